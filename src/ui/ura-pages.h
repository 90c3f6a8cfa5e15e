/* The pages of the window, in the order of the sidebar. A page is made when it is first shown. */

#pragma once

#include <adwaita.h>

#include "ura-store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;    /* never shown; the name in the stack and of win.show-page */
  const char *title; /* msgid */
  const char *icon;  /* symbolic */
  GtkWidget *(*make) (UraStore *store);
} UraPage;

/* Ends with an empty one. A page may have these readable properties: "title", a string that the
 * header bar shows while the page is on top; "header-start" and "header-end", widgets of the page
 * that stand in the header bar meanwhile; "ready", a boolean that becomes
 * TRUE when there is something to show. */
const UraPage *ura_pages (void);

G_END_DECLS
