#include "config.h"

#include "plan-test.h"

#include <string.h>

char *
plan_test_text (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".plan", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "plans", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

UraPlanFile *
plan_test_read (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  UraPlanFile *file = ura_plan_file_read (bytes, ura_language_get ("en"), NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}
