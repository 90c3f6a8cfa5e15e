/* ura-cli plan: which plans there are, and plans from and to text. */

#include "config.h"

#include "ura-cli.h"
#include "ura-date.h"
#include "ura-plan-export.h"
#include "ura-plan-import.h"

static UraCliExit
list_shipped (void)
{
  g_autoptr (GPtrArray) shipped = ura_plan_shipped_list ();

  for (guint i = 0; i < shipped->len; i++)
    {
      const UraPlanShipped *plan = g_ptr_array_index (shipped, i);

      g_print ("%-18s %-6s %s\n", plan->id, plan->code, plan->title);
    }
  return URA_CLI_DONE;
}

static UraCliExit
list_plans (UraCli *cli, UraStore *store)
{
  g_autoptr (UraQuery) query = ura_query_new ("plan");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ura_query_select (query, "code");
  ura_query_select (query, "title");
  ura_query_select (query, "period_start");
  ura_query_select (query, "period_end");
  ura_query_select (query, "count (nodes where meaning (type) in ('area', 'policy_goal'))");
  ura_query_select (query,
                    "count (nodes where meaning (type) in ('objective', 'specific_objective'))");
  ura_query_select (query, "count (nodes where meaning (type) in ('measure', 'submeasure'))");
  ura_query_select (query, "count (indicators)");
  ura_query_sort (query, "code", FALSE);
  result = ura_store_query (store, query, NULL, &error);
  if (result == NULL)
    return ura_cli_fail (cli, error);
  for (guint i = 0; i < ura_result_get_n_rows (result); i++)
    {
      g_autofree char *start = ura_date_format (ura_result_get_text (result, i, 2), cli->language);
      g_autofree char *end = ura_date_format (ura_result_get_text (result, i, 3), cli->language);

      g_print ("%s  %s\n", ura_result_get_text (result, i, 0), ura_result_get_text (result, i, 1));
      g_print (
          ura_tr (
              cli->language,
              N_ ("    %s – %s; areas and goals %d, objectives %d, measures %d, indicators %d\n")),
          start, end, (int) ura_result_get_integer (result, i, 4, 0),
          (int) ura_result_get_integer (result, i, 5, 0),
          (int) ura_result_get_integer (result, i, 6, 0),
          (int) ura_result_get_integer (result, i, 7, 0));
    }
  return URA_CLI_DONE;
}

static void
print_problem (const char *name, const UraPlanProblem *problem)
{
  if (problem->line == 0)
    g_printerr ("%s: %s\n", name, problem->sentence);
  else if (problem->column == 0)
    g_printerr ("%s:%u: %s\n", name, problem->line, problem->sentence);
  else
    g_printerr ("%s:%u:%u: %s\n", name, problem->line, problem->column, problem->sentence);
}

static void
print_import (UraCli *cli, const char *name, const UraPlanImport *import)
{
  for (guint i = 0; i < import->warnings->len; i++)
    print_problem (name, g_ptr_array_index (import->warnings, i));
  g_print (ura_tr (cli->language, N_ ("%s  %s: areas and goals %u, objectives %u, measures %u, "
                                      "indicators %u; warnings %u\n")),
           import->code, import->title, import->n_areas, import->n_objectives, import->n_measures,
           import->n_indicators, import->warnings->len);
}

static gboolean
is_shipped (const char *id)
{
  g_autoptr (GBytes) text = ura_plan_shipped_text (id);

  return text != NULL;
}

/* Every error of the text with its place; what cannot be read at all fails otherwise. */
static UraCliExit
refuse_file (UraCli *cli, const char *path, GPtrArray *problems, const GError *error)
{
  if (error->domain != URA_PLAN_FILE_ERROR)
    return ura_cli_fail (cli, error);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    print_problem (path, g_ptr_array_index (problems, i));
  if (problems == NULL || problems->len == 0)
    g_printerr ("%s: %s\n", path, error->message);
  g_printerr ("ura-cli: %s\n", ura_tr (cli->language, N_ ("Nothing was imported.")));
  return URA_CLI_FINDINGS;
}

static UraCliExit
import_file (UraCli *cli, UraStore *store, const char *path)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanFile) file = ura_plan_file_load (path, cli->language, &problems, &error);
  g_autoptr (UraPlanImport) import = NULL;

  if (file == NULL)
    return refuse_file (cli, path, problems, error);
  import = ura_plan_import_prepare (store, file, NULL, &error);
  if (import == NULL || !ura_plan_import_apply (store, import, NULL, &error))
    return ura_cli_fail (cli, error);
  print_import (cli, path, import);
  return URA_CLI_DONE;
}

static UraCliExit
import_plan (UraCli *cli, UraStore *store, const char *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanImport) import = NULL;

  if (!is_shipped (source))
    return import_file (cli, store, source);
  import = ura_plan_import_shipped (store, source, NULL, &error);
  if (import == NULL)
    return ura_cli_fail (cli, error);
  print_import (cli, source, import);
  return URA_CLI_DONE;
}

static UraCliExit
export_plan (UraCli *cli, UraStore *store, const char *code, const char *path)
{
  UraCliExit exit = URA_CLI_DONE;
  g_autofree char *uid = ura_cli_find_plan (cli, store, code, &exit);
  g_autoptr (UraPlanFile) file = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (uid == NULL)
    return exit;
  file = ura_plan_export (store, uid, NULL, &error);
  if (file == NULL)
    return ura_cli_fail (cli, error);
  for (guint i = 0; i < file->warnings->len; i++)
    print_problem (code, g_ptr_array_index (file->warnings, i));
  text = ura_plan_file_write (file);
  if (path == NULL)
    g_print ("%s", text);
  else if (!g_file_set_contents_full (path, text, -1,
                                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                      0644, &error))
    return ura_cli_fail (cli, error);
  return URA_CLI_DONE;
}

UraCliExit
ura_cli_plan (UraCli *cli, int argc, char **argv)
{
  static const char synopsis[] =
      "plan list [WORKSPACE] | plan import WORKSPACE FILE|ID | plan export WORKSPACE CODE [FILE]";
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (UraStore) store = NULL;
  UraCliExit exit = URA_CLI_FAILED;

  if (!ura_cli_parse (cli, entries, &argc, &argv))
    return URA_CLI_USAGE;
  if (argc == 2 && g_str_equal (argv[1], "list"))
    return list_shipped ();
  if (argc < 3)
    return ura_cli_usage (cli, synopsis);
  if (!(g_str_equal (argv[1], "list") && argc == 3) &&
      !(g_str_equal (argv[1], "import") && argc == 4) &&
      !(g_str_equal (argv[1], "export") && (argc == 4 || argc == 5)))
    return ura_cli_usage (cli, synopsis);
  store = ura_cli_open (cli, argv[2], &exit);
  if (store == NULL)
    return exit;
  if (g_str_equal (argv[1], "list"))
    exit = list_plans (cli, store);
  else if (g_str_equal (argv[1], "import"))
    exit = import_plan (cli, store, argv[3]);
  else
    exit = export_plan (cli, store, argv[3], argc == 5 ? argv[4] : NULL);
  ura_store_close (store);
  return exit;
}
