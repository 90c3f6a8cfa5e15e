/* The value lists that come with the program, as shipped records: an item that staff renamed keeps
 * its name, a new one is added.
 *
 * The file: "[list]" begins a list; then one item a line, code | meaning | Albanian | English. */

#include "config.h"

#include "ura-connection.h"
#include "ura-uid.h"

#include <gio/gio.h>
#include <string.h>

#define VALUE_LISTS "/al/ura/Ura/lists/value-lists.txt"

static void
add_item (UraEdit *edit, const char *list, char **parts, int position)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", list, parts[0]);
  g_autofree char *uid = ura_uid_for ("value_item", key);

  ura_edit_create (edit, "value_item", uid);
  ura_edit_set_text (edit, "value_item", uid, "list", list);
  ura_edit_set_text (edit, "value_item", uid, "code", parts[0]);
  ura_edit_set_text (edit, "value_item", uid, "meaning", parts[1]);
  ura_edit_set_text (edit, "value_item", uid, "label_sq", parts[2]);
  ura_edit_set_text (edit, "value_item", uid, "label_en", parts[3]);
  ura_edit_set_integer (edit, "value_item", uid, "position", position);
  ura_edit_set_integer (edit, "value_item", uid, "active", 1);
}

static UraEdit *
read_lists (const char *text, const char *source)
{
  UraEdit *edit = ura_edit_new (N_ ("Value lists of the program"));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *list = NULL;
  int position = 0;

  ura_edit_set_shipped (edit, source);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) parts = NULL;

      g_strstrip (*line);
      if (**line == '\0' || **line == '#')
        continue;
      if (**line == '[')
        {
          g_free (list);
          list = g_strndup (*line + 1, strlen (*line) - 2);
          position = 0;
          continue;
        }
      parts = g_strsplit (*line, "|", -1);
      g_assert (g_strv_length (parts) == 4 && list != NULL);
      for (char **part = parts; *part != NULL; part++)
        g_strstrip (*part);
      add_item (edit, list, parts, ++position);
    }
  return edit;
}

gboolean
ura_shipped_load (UraConnection *connection, GError **error)
{
  g_autoptr (GBytes)
      bytes = g_resources_lookup_data (VALUE_LISTS, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *hash = NULL;
  g_autofree char *source = NULL;
  g_autofree char *known = NULL;
  g_autoptr (UraEdit) edit = NULL;
  g_autoptr (UraOutcome) outcome = NULL;

  if (bytes == NULL)
    return FALSE;
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  source = g_strdup_printf ("value-lists/%.12s", hash);
  known = ura_db_get_meta (connection->db, "value-lists");
  if (g_strcmp0 (known, source) == 0)
    return TRUE;
  edit = read_lists (g_bytes_get_data (bytes, NULL), source);
  outcome = ura_outcome_new ();
  return ura_connection_apply (connection, edit, outcome, error) &&
         ura_db_set_meta (connection->db, "value-lists", source, error);
}
