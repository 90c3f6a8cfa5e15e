/* The pages of the window: a new one is a line here. */

#include "config.h"

#include "ura-pages.h"

#include "ura-language.h"
#include "ura-plan-page.h"

static const UraPage pages[] = {
  { "plan", N_ ("Plans"), "view-list-bullet-symbolic", ura_plan_page_new },
  { 0 },
};

const UraPage *
ura_pages (void)
{
  return pages;
}
