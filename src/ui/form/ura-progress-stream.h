/* A stream that tells a task how far it has been read. */

#pragma once

#include "ura-task.h"

G_BEGIN_DECLS

#define URA_TYPE_PROGRESS_STREAM (ura_progress_stream_get_type ())
G_DECLARE_FINAL_TYPE (
    UraProgressStream, ura_progress_stream, URA, PROGRESS_STREAM, GFilterInputStream)

/* @length: of the whole content, 0 when it is not known. */
GInputStream *ura_progress_stream_new (GInputStream *content, gint64 length, UraTask *task);

G_END_DECLS
