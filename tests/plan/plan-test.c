#include "config.h"

#include "plan-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ura-check.h"
#include "ura-plan-import.h"

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

UraStore *
plan_test_open (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ura-plan-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "Test.ura", NULL);
  UraSession session = { .language = ura_language_get ("en"), .user_name = "Arta Shembulli" };
  UraStore *store = ura_store_create (path, &session, &error);

  g_assert_no_error (error);
  return store;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
plan_test_close (UraStore *store)
{
  g_autofree char *folder = g_path_get_dirname (ura_store_get_path (store));

  ura_store_close (store);
  g_object_unref (store);
  g_assert_true (strstr (folder, "ura-plan-") != NULL);
  remove_tree (folder);
}

char *
plan_test_import (UraStore *store, const char *text)
{
  g_autoptr (UraPlanFile) file = plan_test_read (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanImport) import = ura_plan_import_prepare (store, file, NULL, &error);

  g_assert_no_error (error);
  ura_plan_import_apply (store, import, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (import->plan);
}

gint64
plan_test_count (UraStore *store, const char *register_id, const char *where)
{
  g_autoptr (UraQuery) query = ura_query_new (register_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = NULL;

  ura_query_set_aggregate (query);
  ura_query_select (query, "count ()");
  if (where != NULL)
    ura_query_where (query, where);
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  return ura_result_get_integer (result, 0, 0, -1);
}

char *
plan_test_text_of (UraStore *store, const char *register_id, const char *where, const char *column)
{
  g_autoptr (UraQuery) query = ura_query_new (register_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraResult) result = NULL;

  ura_query_select (query, column);
  ura_query_where (query, where);
  result = ura_store_query (store, query, NULL, &error);
  g_assert_no_error (error);
  return ura_result_get_n_rows (result) == 0 ? NULL
                                             : ura_value_to_string (ura_result_get (result, 0, 0));
}

char *
plan_test_uid (UraStore *store, const char *register_id, const char *where)
{
  g_assert_cmpint (plan_test_count (store, register_id, where), ==, 1);
  return plan_test_text_of (store, register_id, where, "uid");
}

void
plan_test_apply (UraStore *store, UraEdit *edit)
{
  g_autoptr (GError) error = NULL;

  ura_store_apply (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
plan_test_check (UraStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = ura_store_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}
