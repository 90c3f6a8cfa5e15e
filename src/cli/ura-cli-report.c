/* ura-cli report: the half-year workbook of a plan. */

#include "config.h"

#include "ura-cli.h"
#include "ura-date.h"
#include "ura-plan-period.h"
#include "ura-semiannual.h"

/* The period asked for, else the one that contains today, else the plan's last. */
static gboolean
choose_period (UraCli *cli,
               UraStore *store,
               const char *plan,
               const char *key,
               UraPeriod *period,
               UraCliExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UraRecord) record = NULL;
  g_autofree char *today = ura_date_today ();

  if (key != NULL)
    {
      if (ura_period_from_key (key, period))
        return TRUE;
      g_printerr (
          ura_tr (
              cli->language,
              N_ ("ura-cli: “%s” is not a period. Half-years are written 2024-1 and 2024-2.\n")),
          key);
      *exit = URA_CLI_USAGE;
      return FALSE;
    }
  record = ura_store_get_record (store, "plan", plan, NULL, &error);
  if (record == NULL)
    {
      *exit = ura_cli_fail (cli, error);
      return FALSE;
    }
  *period = ura_plan_current_period (ura_record_get_text (record, "period_start"),
                                     ura_record_get_text (record, "period_end"),
                                     URA_PERIOD_HALF_YEAR, today);
  return TRUE;
}

/* Where the workbook goes: a file, or a folder that gets the usual name. (transfer full) */
static char *
choose_path (
    UraStore *store, const char *plan, const UraPeriod *period, const char *output, GError **error)
{
  g_autofree char *name = NULL;
  const char *folder = output == NULL ? "." : output;

  if (output != NULL && !g_file_test (output, G_FILE_TEST_IS_DIR))
    return g_strdup (output);
  name = ura_semiannual_file_name (store, plan, period, folder, error);
  return name == NULL ? NULL : g_build_filename (folder, name, NULL);
}

static UraCliExit
write_report (UraCli *cli,
              UraStore *store,
              const char *code,
              const char *key,
              const char *language,
              const char *output)
{
  UraCliExit exit = URA_CLI_FAILED;
  g_autofree char *plan = ura_cli_find_plan (cli, store, code, &exit);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  UraPeriod period;

  if (plan == NULL || !choose_period (cli, store, plan, key, &period, &exit))
    return exit;
  path = choose_path (store, plan, &period, output, &error);
  if (path == NULL ||
      !ura_semiannual_write (store, plan, &period, ura_language_get (language), path, NULL, &error))
    return ura_cli_fail (cli, error);
  g_print ("%s\n", path);
  return URA_CLI_DONE;
}

UraCliExit
ura_cli_report (UraCli *cli, int argc, char **argv)
{
  g_autofree char *plan = NULL;
  g_autofree char *period = NULL;
  g_autofree char *language = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan, N_ ("code of the plan"), "CODE" },
    { "period", 't', 0, G_OPTION_ARG_STRING, &period, N_ ("period: 2024-1, 2024-2, 2024"),
      "PERIOD" },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &language,
      N_ ("language of the workbook: sq (usual) or en"), "CODE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("file or folder to write to"), "PATH" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (UraStore) store = NULL;
  UraCliExit exit = URA_CLI_FAILED;

  if (!ura_cli_parse (cli, entries, &argc, &argv))
    return URA_CLI_USAGE;
  if (argc != 2 || (language != NULL && !g_strv_contains (ura_language_codes (), language)))
    return ura_cli_usage (
        cli, "report [--plan CODE] [--period 2024-1] [--language sq|en] [--output PATH] WORKSPACE");
  store = ura_cli_open (cli, argv[1], &exit);
  if (store == NULL)
    return exit;
  exit = write_report (cli, store, plan, period, language, output);
  ura_store_close (store);
  return exit;
}
