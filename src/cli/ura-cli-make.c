/* ura-cli create and practice: new workspaces. */

#include "config.h"

#include "ura-cli.h"
#include "ura-plan-import.h"
#include "ura-practice.h"

UraCliExit
ura_cli_create (UraCli *cli, int argc, char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *function = NULL;
  g_auto (GStrv) plans = NULL;
  const GOptionEntry entries[] = {
    { "user", 'u', 0, G_OPTION_ARG_STRING, &name, N_ ("name of the first user"), "NAME" },
    { "function", 'f', 0, G_OPTION_ARG_STRING, &function, N_ ("function of the first user"),
      "TEXT" },
    { "plan", 'p', 0, G_OPTION_ARG_STRING_ARRAY, &plans,
      N_ ("bring in a shipped plan; may be repeated"), "ID" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (UraStore) store = NULL;
  g_autoptr (GError) error = NULL;
  UraCliExit exit = URA_CLI_DONE;

  if (!ura_cli_parse (cli, entries, &argc, &argv))
    return URA_CLI_USAGE;
  if (argc != 2)
    return ura_cli_usage (cli, "create [--user NAME] [--function TEXT] [--plan ID]… WORKSPACE");
  store = ura_cli_make (cli, argv[1], name, function, &exit);
  if (store == NULL)
    return exit;
  for (char **id = plans; id != NULL && *id != NULL && exit == URA_CLI_DONE; id++)
    {
      g_autoptr (UraPlanImport) import = ura_plan_import_shipped (store, *id, NULL, &error);

      if (import == NULL)
        exit = ura_cli_fail (cli, error);
    }
  ura_store_close (store);
  if (exit == URA_CLI_DONE)
    g_print ("%s\n", argv[1]);
  return exit;
}

UraCliExit
ura_cli_practice (UraCli *cli, int argc, char **argv)
{
  gint64 seed = 1;
  int records = URA_PRACTICE_RECORDS;
  const GOptionEntry entries[] = {
    { "seed", 's', 0, G_OPTION_ARG_INT64, &seed,
      N_ ("the same number gives the same records (usually 1)"), "N" },
    { "records", 'n', 0, G_OPTION_ARG_INT, &records, N_ ("about how many records (usually 2000)"),
      "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (UraStore) store = NULL;
  g_autoptr (GError) error = NULL;
  UraCliExit exit = URA_CLI_DONE;

  if (!ura_cli_parse (cli, entries, &argc, &argv))
    return URA_CLI_USAGE;
  if (argc != 2 || records < 0)
    return ura_cli_usage (cli, "practice [--seed N] [--records N] WORKSPACE");
  store = ura_cli_make (cli, argv[1], "Drita Shembulli", "Specialiste e migracionit dhe diasporës",
                        &exit);
  if (store == NULL)
    return exit;
  if (!ura_practice_fill (store, (guint64) seed, (guint) records, NULL, &error))
    exit = ura_cli_fail (cli, error);
  ura_store_close (store);
  if (exit == URA_CLI_DONE)
    g_print ("%s\n", argv[1]);
  return exit;
}
