/* ura-cli check, backup and restore. */

#include "config.h"

#include "ura-backup.h"
#include "ura-check.h"
#include "ura-cli.h"

UraCliExit
ura_cli_check (UraCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (UraStore) store = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  UraCliExit exit = URA_CLI_FAILED;

  if (!ura_cli_parse (cli, entries, &argc, &argv))
    return URA_CLI_USAGE;
  if (argc != 2)
    return ura_cli_usage (cli, "check WORKSPACE");
  store = ura_cli_open (cli, argv[1], &exit);
  if (store == NULL)
    return exit;
  findings = ura_store_check (store, NULL, &error);
  ura_store_close (store);
  if (findings == NULL)
    return ura_cli_fail (cli, error);
  for (guint i = 0; i < findings->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (findings, i));
  if (findings->len > 0)
    return URA_CLI_FINDINGS;
  g_print ("%s\n", ura_tr (cli->language, N_ ("The workspace is whole.")));
  return URA_CLI_DONE;
}

UraCliExit
ura_cli_backup (UraCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (UraStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  UraCliExit exit = URA_CLI_FAILED;

  if (!ura_cli_parse (cli, entries, &argc, &argv))
    return URA_CLI_USAGE;
  if (argc != 2 && argc != 3)
    return ura_cli_usage (cli, "backup WORKSPACE [FILE]");
  store = ura_cli_open (cli, argv[1], &exit);
  if (store == NULL)
    return exit;
  path = ura_backup_create (store, argc == 3 ? argv[2] : NULL, "manual", NULL, &error);
  ura_store_close (store);
  if (path == NULL)
    return ura_cli_fail (cli, error);
  g_print ("%s\n", path);
  return URA_CLI_DONE;
}

UraCliExit
ura_cli_restore (UraCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;

  if (!ura_cli_parse (cli, entries, &argc, &argv))
    return URA_CLI_USAGE;
  if (argc != 3)
    return ura_cli_usage (cli, "restore FILE WORKSPACE");
  if (!ura_backup_restore (argv[1], argv[2], cli->language, NULL, &error))
    return ura_cli_fail (cli, error);
  g_print ("%s\n", argv[2]);
  return URA_CLI_DONE;
}
