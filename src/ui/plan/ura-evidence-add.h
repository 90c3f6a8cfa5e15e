/* Evidence in one step: a file becomes a document of the workspace that proves a measure. */

#pragma once

#include <adwaita.h>

#include "ura-plan-context.h"

G_BEGIN_DECLS

/* In all of them: @widget stands in the window that shows progress and errors; @node is the
 * measure,
 * @verification the means of verification that the evidence belongs to, or NULL. The evidence is
 * filed under the period of the page. */

/* Asks for files. */
void ura_evidence_choose_files (GtkWidget *widget,
                                UraPlanContext *context,
                                const char *node,
                                const char *verification);
/* @files: (element-type GFile). Each becomes a document named like the file; all of it is one step
 * of undo. */
void ura_evidence_add_files (GtkWidget *widget,
                             UraPlanContext *context,
                             const char *node,
                             const char *verification,
                             GListModel *files);
/* A document that the workspace has already. */
void ura_evidence_add_document (GtkWidget *widget,
                                UraPlanContext *context,
                                const char *node,
                                const char *verification,
                                const char *document);

G_END_DECLS
