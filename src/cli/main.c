/* ura-cli: what Ura does without a window. */

#include "config.h"

#include <locale.h>
#include <stdio.h>

#include "ura-cli.h"

static const struct
{
  const char *name;
  UraCliCommand run;
  const char *synopsis;
  const char *summary;
} commands[] = {
  { "plan", ura_cli_plan, "list|import|export …", N_ ("list, read and write plans") },
  { "report", ura_cli_report, "WORKSPACE", N_ ("write the half-year workbook") },
  { "create", ura_cli_create, "WORKSPACE", N_ ("make a workspace") },
  { "practice", ura_cli_practice, "WORKSPACE",
    N_ ("make a practice workspace with invented records") },
  { "check", ura_cli_check, "WORKSPACE", N_ ("check that a workspace is whole") },
  { "backup", ura_cli_backup, "WORKSPACE [FILE]", N_ ("write a backup and check it") },
  { "restore", ura_cli_restore, "FILE WORKSPACE", N_ ("make a workspace from a backup") },
};

static void
print_help (UraCli *cli)
{
  g_print ("%s\n\n  ura-cli [--messages sq|en] %s\n\n", ura_tr (cli->language, N_ ("Usage:")),
           ura_tr (cli->language, N_ ("COMMAND [OPTION…] [ARGUMENT…]")));
  g_print ("%s\n", ura_tr (cli->language, N_ ("Commands:")));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-9s %-22s %s\n", commands[i].name, commands[i].synopsis,
             ura_tr (cli->language, commands[i].summary));
  g_print ("\n%s\n",
           ura_tr (cli->language, N_ ("“ura-cli COMMAND --help” tells the options of a command; "
                                      "the manual is in “man ura-cli”.")));
}

/* Takes "--messages CODE" or "--messages=CODE" from the front. FALSE when the language is unknown.
 */
static gboolean
take_language (UraCli *cli, int *argc, char ***argv)
{
  const char *code = NULL;
  int used = 0;

  if (*argc > 1 && g_str_has_prefix ((*argv)[1], "--messages="))
    {
      code = (*argv)[1] + strlen ("--messages=");
      used = 1;
    }
  else if (*argc > 2 && g_str_equal ((*argv)[1], "--messages"))
    {
      code = (*argv)[2];
      used = 2;
    }
  if (used == 0)
    return TRUE;
  *argc -= used;
  *argv += used;
  cli->language = ura_language_get (code);
  return g_str_equal (ura_language_code (cli->language), code);
}

int
main (int argc, char **argv)
{
  UraCli cli = { .language = ura_language_get (NULL) };

  /* Only for UTF-8 output; no feature depends on the locale. */
  setlocale (LC_CTYPE, "C.UTF-8");
  g_set_prgname ("ura-cli");
  if (!take_language (&cli, &argc, &argv))
    {
      g_printerr ("ura-cli: %s\n", ura_tr (cli.language, N_ ("The language is sq or en.")));
      return URA_CLI_USAGE;
    }
  if (argc > 1 && g_str_equal (argv[1], "--version"))
    {
      g_print ("ura-cli %s\n", URA_VERSION);
      return URA_CLI_DONE;
    }
  if (argc < 2 || g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help (&cli);
      return argc < 2 ? URA_CLI_USAGE : URA_CLI_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      return commands[i].run (&cli, argc - 1, argv + 1);
  g_printerr (ura_tr (cli.language,
                      N_ ("ura-cli: there is no command “%s”; “ura-cli --help” lists them.\n")),
              argv[1]);
  return URA_CLI_USAGE;
}
