/* What the commands of ura-cli share. */

#pragma once

#include "ura-store.h"
#include "ura-task.h"

G_BEGIN_DECLS

/* Exit codes, as the manual page says. */
typedef enum
{
  URA_CLI_DONE = 0,
  URA_CLI_FAILED = 1,
  URA_CLI_USAGE = 2,
  URA_CLI_FINDINGS = 3, /* check found something, or a plan's text is refused */
  URA_CLI_LOCKED = 4,   /* the workspace is open elsewhere */
} UraCliExit;

typedef struct
{
  const UraLanguage *language; /* of messages */
} UraCli;

/* A command gets its own words: argv[0] is the command. */
typedef UraCliExit (*UraCliCommand) (UraCli *cli, int argc, char **argv);

UraCliExit ura_cli_plan (UraCli *cli, int argc, char **argv);
UraCliExit ura_cli_report (UraCli *cli, int argc, char **argv);
UraCliExit ura_cli_create (UraCli *cli, int argc, char **argv);
UraCliExit ura_cli_practice (UraCli *cli, int argc, char **argv);
UraCliExit ura_cli_check (UraCli *cli, int argc, char **argv);
UraCliExit ura_cli_backup (UraCli *cli, int argc, char **argv);
UraCliExit ura_cli_restore (UraCli *cli, int argc, char **argv);

/* Takes the options out of @argv. FALSE after saying what is wrong. @usage: the words after the
 * command, msgid. */
gboolean ura_cli_parse (UraCli *cli, const GOptionEntry *entries, int *argc, char ***argv);
/* Says how the command is called; returns URA_CLI_USAGE. */
UraCliExit ura_cli_usage (UraCli *cli, const char *synopsis);
/* Says the error on standard error; returns the exit code for it. */
UraCliExit ura_cli_fail (UraCli *cli, const GError *error);
/* Opens a workspace, or says why not and sets @exit. (transfer full) */
UraStore *ura_cli_open (UraCli *cli, const char *path, UraCliExit *exit);
/* A new workspace with its first user; NULL name: the system's user. */
UraStore *ura_cli_make (
    UraCli *cli, const char *path, const char *user, const char *function, UraCliExit *exit);
/* The uid of the plan with this code; NULL @code: the only plan, else the first municipal one.
 * (transfer full) */
char *ura_cli_find_plan (UraCli *cli, UraStore *store, const char *code, UraCliExit *exit);

G_END_DECLS
