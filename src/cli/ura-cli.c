/* Options, errors and opening, the same for every command. */

#include "config.h"

#include "ura-cli.h"

/* GOption translates through a function; ours goes to the language of the messages. */
static const char *
translate (const char *text, gpointer data)
{
  UraCli *cli = data;

  return ura_tr (cli->language, text);
}

gboolean
ura_cli_parse (UraCli *cli, const GOptionEntry *entries, int *argc, char ***argv)
{
  g_autofree char *command = g_strconcat ("ura-cli ", (*argv)[0], NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  GOptionGroup *group = g_option_group_new ("main", NULL, NULL, NULL, NULL);

  g_set_prgname (command);
  g_option_group_add_entries (group, entries);
  g_option_group_set_translate_func (group, translate, cli, NULL);
  g_option_context_set_main_group (context, group);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  g_printerr ("%s: %s\n", command, error->message);
  return FALSE;
}

UraCliExit
ura_cli_usage (UraCli *cli, const char *synopsis)
{
  g_printerr ("%s ura-cli %s\n", ura_tr (cli->language, N_ ("Usage:")), synopsis);
  return URA_CLI_USAGE;
}

UraCliExit
ura_cli_fail (UraCli *cli, const GError *error)
{
  g_printerr ("ura-cli: %s\n", error->message);
  return g_error_matches (error, URA_STORE_ERROR, URA_STORE_ERROR_LOCKED) ? URA_CLI_LOCKED
                                                                          : URA_CLI_FAILED;
}

UraStore *
ura_cli_open (UraCli *cli, const char *path, UraCliExit *exit)
{
  UraSession session = { .language = cli->language };
  g_autoptr (GError) error = NULL;
  UraStore *store = ura_store_open (path, &session, &error);

  if (store == NULL)
    *exit = ura_cli_fail (cli, error);
  return store;
}

UraStore *
ura_cli_make (
    UraCli *cli, const char *path, const char *user, const char *function, UraCliExit *exit)
{
  UraSession session = {
    .language = cli->language,
    .user_name = user != NULL ? user : g_get_real_name (),
    .user_function = function,
  };
  g_autoptr (GError) error = NULL;
  UraStore *store = ura_store_create (path, &session, &error);

  if (store == NULL)
    *exit = ura_cli_fail (cli, error);
  return store;
}

char *
ura_cli_find_plan (UraCli *cli, UraStore *store, const char *code, UraCliExit *exit)
{
  g_autoptr (UraQuery) query = ura_query_new ("plan");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ura_query_select (query, "uid");
  if (code != NULL)
    {
      ura_query_where (query, "code = :code");
      ura_query_set_parameter_text (query, "code", code);
    }
  ura_query_sort (query, "meaning (level) = 'municipality'", TRUE);
  ura_query_sort (query, "code", FALSE);
  result = ura_store_query (store, query, NULL, &error);
  if (result == NULL)
    {
      *exit = ura_cli_fail (cli, error);
      return NULL;
    }
  if (ura_result_get_n_rows (result) > 0)
    return g_strdup (ura_result_get_text (result, 0, 0));
  *exit = URA_CLI_FAILED;
  if (code == NULL)
    g_printerr ("ura-cli: %s\n", ura_tr (cli->language, N_ ("The workspace has no plan yet.")));
  else
    g_printerr (
        ura_tr (cli->language, N_ ("ura-cli: The workspace has no plan with the code “%s”.\n")),
        code);
  return NULL;
}
