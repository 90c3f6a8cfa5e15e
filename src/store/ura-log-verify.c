/* Verifying the chains, and erasing values so that they still verify. */

#include "config.h"

#include "ura-log-hash.h"
#include "ura-log.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What an entry says of its values: content, or content with erased ones. */
typedef struct
{
  JsonObject *content; /* owned by parsers */
  JsonObject *salts;   /* field → base64; only after an erasure */
  JsonObject *erased;  /* field → base64 commitment */
  guint8 seed[URA_LOG_SEED_SIZE];
  gboolean has_seed;
  GPtrArray *parsers;
} Values;

static JsonObject *
parse_object (Values *values, const char *text)
{
  JsonParser *parser;
  JsonNode *root;

  if (text == NULL)
    return NULL;
  parser = json_parser_new ();
  g_ptr_array_add (values->parsers, parser);
  if (!json_parser_load_from_data (parser, text, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
}

static void
values_init (Values *values, sqlite3_stmt *row, int content, int seed, int salts, int erased)
{
  values->parsers = g_ptr_array_new_with_free_func (g_object_unref);
  values->content = parse_object (values, (const char *) sqlite3_column_text (row, content));
  values->salts = parse_object (values, (const char *) sqlite3_column_text (row, salts));
  values->erased = parse_object (values, (const char *) sqlite3_column_text (row, erased));
  values->has_seed = sqlite3_column_bytes (row, seed) == URA_LOG_SEED_SIZE;
  if (values->has_seed)
    memcpy (values->seed, sqlite3_column_blob (row, seed), URA_LOG_SEED_SIZE);
}

static void
values_clear (Values *values)
{
  g_ptr_array_unref (values->parsers);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names of all fields, present and erased, sorted. (transfer container) */
static GPtrArray *
field_names (Values *values)
{
  GPtrArray *names = g_ptr_array_new ();
  JsonObject *objects[] = { values->content, values->erased };

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autoptr (GList) members = objects[i] == NULL ? NULL : json_object_get_members (objects[i]);

      for (GList *l = members; l != NULL; l = l->next)
        g_ptr_array_add (names, l->data);
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
decode (JsonObject *object, const char *field, guint8 *bytes, gsize size)
{
  const char *text = object == NULL
                         ? NULL
                         : json_object_get_string_member_with_default (object, field, NULL);
  g_autofree guint8 *decoded = NULL;
  gsize length = 0;

  if (text == NULL)
    return FALSE;
  decoded = g_base64_decode (text, &length);
  if (length != size)
    return FALSE;
  memcpy (bytes, decoded, size);
  return TRUE;
}

/* The commitment of one field: stored when erased, else computed from salt and value. */
static gboolean
field_commitment (Values *values, const char *field, guint8 commitment[URA_LOG_HASH_SIZE])
{
  guint8 salt[URA_LOG_SALT_SIZE];
  g_autoptr (GString) json = NULL;
  g_auto (UraValue) value = URA_VALUE_INIT;
  g_autofree char *content = NULL;
  JsonNode *node;

  if (decode (values->erased, field, commitment, URA_LOG_HASH_SIZE))
    return TRUE;
  if (values->has_seed)
    ura_log_salt (values->seed, field, salt);
  else if (!decode (values->salts, field, salt, sizeof salt))
    return FALSE;
  node = values->content == NULL ? NULL : json_object_get_member (values->content, field);
  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node))
    {
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        {
          value.kind = URA_VALUE_TEXT;
          value.text = g_strdup (json_node_get_string (node));
        }
      else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
        ura_value_set_real (&value, json_node_get_double (node));
      else
        ura_value_set_integer (&value, json_node_get_int (node));
    }
  json = g_string_new (NULL);
  ura_value_append_json (&value, json);
  ura_log_commitment (salt, json->str, commitment);
  return TRUE;
}

/* Columns of the statements below. */
enum
{
  COLUMN_SITE,
  COLUMN_SEQ,
  COLUMN_CLOCK,
  COLUMN_AUTHOR,
  COLUMN_SCHEMA,
  COLUMN_BATCH,
  COLUMN_KIND,
  COLUMN_REGISTER,
  COLUMN_UID,
  COLUMN_CONTENT,
  COLUMN_BASES,
  COLUMN_SEED,
  COLUMN_SALTS,
  COLUMN_ERASED,
  COLUMN_HASH,
};

#define COLUMNS                                                                                    \
  "site, seq, clock, author, schema, batch, kind, register, uid, content, bases, seed, salts, "    \
  "erased, hash"

static gboolean
verify_entry (sqlite3_stmt *row, const guint8 previous[URA_LOG_HASH_SIZE], guint8 *hash)
{
  UraLogEntry entry = {
    .site = (const char *) sqlite3_column_text (row, COLUMN_SITE),
    .seq = sqlite3_column_int64 (row, COLUMN_SEQ),
    .clock = sqlite3_column_int64 (row, COLUMN_CLOCK),
    .author = (const char *) sqlite3_column_text (row, COLUMN_AUTHOR),
    .schema = sqlite3_column_int64 (row, COLUMN_SCHEMA),
    .batch = (const char *) sqlite3_column_text (row, COLUMN_BATCH),
    .kind = (const char *) sqlite3_column_text (row, COLUMN_KIND),
    .register_id = (const char *) sqlite3_column_text (row, COLUMN_REGISTER),
    .uid = (const char *) sqlite3_column_text (row, COLUMN_UID),
    .bases = (const char *) sqlite3_column_text (row, COLUMN_BASES),
  };
  g_autoptr (GPtrArray) names = NULL;
  Values values;
  gboolean whole = TRUE;

  values_init (&values, row, COLUMN_CONTENT, COLUMN_SEED, COLUMN_SALTS, COLUMN_ERASED);
  names = field_names (&values);
  ura_log_hash_begin (&entry, previous);
  for (guint i = 0; whole && i < names->len; i++)
    {
      guint8 commitment[URA_LOG_HASH_SIZE];

      whole = field_commitment (&values, g_ptr_array_index (names, i), commitment);
      if (whole)
        ura_log_hash_commitment (&entry, g_ptr_array_index (names, i), commitment);
    }
  ura_log_hash_end (&entry, hash);
  values_clear (&values);
  return whole && sqlite3_column_bytes (row, COLUMN_HASH) == URA_LOG_HASH_SIZE &&
         memcmp (hash, sqlite3_column_blob (row, COLUMN_HASH), URA_LOG_HASH_SIZE) == 0;
}

/* @message: an msgid with the site and the number of the entry, both as text. */
static void
add_finding (UraConnection *connection,
             GPtrArray *findings,
             const char *message,
             const char *site,
             gint64 seq)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  g_auto (GStrv) parts = g_strsplit (ura_tr (connection->language, message), "%s", 3);

  g_assert (g_strv_length (parts) == 3);
  g_ptr_array_add (findings, g_strconcat (parts[0], site, parts[1], number, parts[2], NULL));
}

gboolean
ura_log_verify (UraConnection *connection,
                GPtrArray *findings,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db, "SELECT " COLUMNS " FROM op ORDER BY site, seq", error);
  g_autofree char *site = NULL;
  guint8 previous[URA_LOG_HASH_SIZE] = { 0 };
  gint64 seq = 0;
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      guint8 hash[URA_LOG_HASH_SIZE];

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !ura_db_step (connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (g_strcmp0 (site, (const char *) sqlite3_column_text (statement, COLUMN_SITE)) != 0)
        {
          g_free (site);
          site = g_strdup ((const char *) sqlite3_column_text (statement, COLUMN_SITE));
          memset (previous, 0, sizeof previous);
          seq = 0;
        }
      seq++;
      if (sqlite3_column_int64 (statement, COLUMN_SEQ) != seq)
        add_finding (connection, findings, N_ ("The log of %s lacks entries before number %s."),
                     site, sqlite3_column_int64 (statement, COLUMN_SEQ));
      else if (!verify_entry (statement, previous, hash))
        add_finding (connection, findings,
                     N_ ("In the log of %s, entry %s was changed after it was written."), site,
                     seq);
      /* Go on from what is stored, so that one broken entry is one finding. */
      seq = sqlite3_column_int64 (statement, COLUMN_SEQ);
      if (sqlite3_column_bytes (statement, COLUMN_HASH) == URA_LOG_HASH_SIZE)
        memcpy (previous, sqlite3_column_blob (statement, COLUMN_HASH), sizeof previous);
    }
}

static void
set_base64 (JsonObject *object, const char *field, const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_base64_encode (bytes, size);

  json_object_set_string_member (object, field, text);
}

static char *
object_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  if (json_object_get_size (object) == 0)
    return NULL;
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static gboolean
store_erased (UraConnection *connection,
              gint64 id,
              JsonObject *content,
              JsonObject *salts,
              JsonObject *erased,
              GError **error)
{
  sqlite3_stmt *update = ura_db_prepare (
      connection->db, "UPDATE op SET content = ?, seed = NULL, salts = ?, erased = ? WHERE id = ?",
      error);
  g_autofree char *content_text = object_text (content);
  g_autofree char *salts_text = object_text (salts);
  g_autofree char *erased_text = object_text (erased);

  if (update == NULL)
    return FALSE;
  ura_db_bind_text (update, 1, content_text);
  ura_db_bind_text (update, 2, salts_text);
  ura_db_bind_text (update, 3, erased_text);
  sqlite3_bind_int64 (update, 4, id);
  return ura_db_run (connection->db, update, error);
}

static gboolean
erase_entry (UraConnection *connection,
             sqlite3_stmt *row,
             const char *const *fields,
             GError **error)
{
  g_autoptr (JsonObject) content = json_object_new ();
  g_autoptr (JsonObject) salts = json_object_new ();
  g_autoptr (JsonObject) erased = json_object_new ();
  g_autoptr (GPtrArray) names = NULL;
  Values values;
  gboolean stored;

  values_init (&values, row, 1, 2, 3, 4);
  names = field_names (&values);
  for (guint i = 0; i < names->len; i++)
    {
      const char *field = g_ptr_array_index (names, i);
      guint8 commitment[URA_LOG_HASH_SIZE];
      guint8 salt[URA_LOG_SALT_SIZE];
      gboolean gone = fields == NULL || g_strv_contains (fields, field) ||
                      (values.erased != NULL && json_object_has_member (values.erased, field));

      if (gone && field_commitment (&values, field, commitment))
        {
          set_base64 (erased, field, commitment, sizeof commitment);
          continue;
        }
      json_object_set_member (content, field,
                              json_node_copy (json_object_get_member (values.content, field)));
      if (values.has_seed)
        ura_log_salt (values.seed, field, salt);
      else if (!decode (values.salts, field, salt, sizeof salt))
        continue;
      set_base64 (salts, field, salt, sizeof salt);
    }
  values_clear (&values);
  stored = store_erased (connection, sqlite3_column_int64 (row, 0), content, salts, erased, error);
  return stored;
}

gboolean
ura_log_erase (UraConnection *connection,
               const char *uid,
               const char *const *fields,
               GError **error)
{
  g_autoptr (sqlite3_stmt) statement = ura_db_prepare (
      connection->db,
      "SELECT id, content, seed, salts, erased FROM op WHERE uid = ? AND content IS NOT NULL",
      error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  ura_db_bind_text (statement, 1, uid);
  while (TRUE)
    {
      if (!ura_db_step (connection->db, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!erase_entry (connection, statement, fields, error))
        return FALSE;
    }
}
