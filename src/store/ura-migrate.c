/* Numbered migrations, each one transaction; PRAGMA user_version says how far a file has come. */

#include "config.h"

#include "ura-connection.h"

#include <gio/gio.h>

#define MIGRATIONS "/al/ura/Ura/migrations/"

static GBytes *
read_migration (int number)
{
  g_autofree char *path = g_strdup_printf (MIGRATIONS "%04d.sql", number);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

int
ura_migrate_newest (void)
{
  int number = 0;

  while (TRUE)
    {
      g_autoptr (GBytes) sql = read_migration (number + 1);

      if (sql == NULL)
        return number;
      number++;
    }
}

gboolean
ura_migrate (UraDb *db, const UraLanguage *language, int from, GError **error)
{
  int newest = ura_migrate_newest ();

  for (int number = from + 1; number <= newest; number++)
    {
      g_autoptr (GBytes) sql = read_migration (number);
      g_autofree char *mark = g_strdup_printf (
          "PRAGMA user_version = %d; PRAGMA application_id = %d;", number, URA_DATABASE_ID);

      if (!ura_db_begin (db, error))
        return FALSE;
      /* Resource data are followed by a NUL byte. */
      if (!ura_db_execute (db, g_bytes_get_data (sql, NULL), error) ||
          !ura_db_execute (db, mark, error))
        {
          ura_db_rollback (db);
          return FALSE;
        }
      if (!ura_db_commit (db, error))
        return FALSE;
    }
  return TRUE;
}
