/* Names and paths: fields of a row, and of the rows it refers to. */

#include "config.h"

#include "ura-query-compiler.h"
#include "ura-rule.h"

#include <string.h>

/* Known in every register; the last two in trees only. */
static const UraField common_fields[] = {
  { "uid", NULL, URA_FIELD_TEXT },
  { "created_at", NULL, URA_FIELD_TEXT },
  { "created_by", NULL, URA_FIELD_REFERENCE, .target = "user" },
  { "updated_at", NULL, URA_FIELD_TEXT },
  { "updated_by", NULL, URA_FIELD_REFERENCE, .target = "user" },
  { "version", NULL, URA_FIELD_INTEGER },
  { "deleted_at", NULL, URA_FIELD_TEXT },
  { "incomplete", NULL, URA_FIELD_BOOL },
  { "path", NULL, URA_FIELD_TEXT },
  { "depth", NULL, URA_FIELD_INTEGER },
};
#define N_COMMON_FIELDS G_N_ELEMENTS (common_fields)
#define N_TREE_FIELDS   2

gboolean
ura_compiler_is_common_field (const UraField *field)
{
  return field >= common_fields && field < common_fields + N_COMMON_FIELDS;
}

const UraField *
ura_compiler_find_field (UraCompiler *self, const UraRegister *description, const char *name)
{
  const UraField *field = ura_schema_field (self->connection->schema, description->id, name);
  guint n_common = N_COMMON_FIELDS - (description->tree_parent != NULL ? 0 : N_TREE_FIELDS);

  for (guint i = 0; field == NULL && i < n_common; i++)
    if (g_str_equal (common_fields[i].id, name))
      field = &common_fields[i];
  return field;
}

static const UraField *
require_field (UraCompiler *self,
               const UraRegister *description,
               const char *name,
               guint column,
               GError **error)
{
  const UraLanguage *language = ura_compiler_language (self);
  const UraField *field = ura_compiler_find_field (self, description, name);

  if (field == NULL && ura_schema_child (self->connection->schema, description->id, name) != NULL)
    g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                 ura_tr (language, N_ ("“%s” (position %u) are several records; ask for count (…), "
                                       "sum (…), last (…) or the like of them.")),
                 name, column);
  else if (field == NULL)
    g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                 /* Translators: a name in an expression, its place, a register. */
                 ura_tr (language, N_ ("“%s” (position %u) is not a field of “%s”.")), name, column,
                 ura_tr (language, description->label));
  return field;
}

/* A field that can be followed to another record. */
static const UraField *
require_reference (UraCompiler *self,
                   const UraRegister *description,
                   const char *name,
                   guint column,
                   GError **error)
{
  const UraField *field = require_field (self, description, name, column, error);

  if (field == NULL)
    return NULL;
  if (field->type != URA_FIELD_REFERENCE || field->target == NULL)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("“%s” (position %u) does not refer to one record, so nothing can "
                               "follow it.")),
                   name, column);
      return NULL;
    }
  return field;
}

const UraField *
ura_compiler_find_end (
    UraCompiler *self, const UraRegister *description, char **steps, guint column, GError **error)
{
  for (; steps[1] != NULL; steps++)
    {
      const UraField *field = require_reference (self, description, *steps, column, error);

      if (field == NULL)
        return NULL;
      description = ura_compiler_open_register (self, field->target, error);
      if (description == NULL)
        return NULL;
    }
  return require_field (self, description, *steps, column, error);
}

gboolean
ura_compiler_can_join (const UraPlace *place)
{
  return !place->scope->closed &&
         g_hash_table_size (place->scope->aliases) < URA_COMPILER_MAX_JOINS;
}

gboolean
ura_compiler_join (UraCompiler *self,
                   const UraPlace *place,
                   const UraField *field,
                   UraPlace *joined,
                   GError **error)
{
  UraScope *scope = place->scope;
  g_autofree char *key = g_strdup_printf ("%s.%s", place->alias, field->id);
  const UraRegister *target = ura_compiler_open_register (self, field->target, error);
  const char *alias = g_hash_table_lookup (scope->aliases, key);
  g_autoptr (GString) source = g_string_new (NULL);
  UraSqlType type = { 0 };

  if (target == NULL)
    return FALSE;
  if (alias == NULL)
    {
      if (!ura_compiler_compile_field (self, place, field, source, &type, error))
        return FALSE;
      alias = ura_compiler_new_alias (self, 'r');
      g_string_append (scope->joins, " LEFT JOIN ");
      ura_compiler_append_name (target->table, scope->joins);
      g_string_append_printf (scope->joins, " AS %s ON %s.uid = %s", alias, alias, source->str);
      g_hash_table_insert (scope->aliases, g_steal_pointer (&key), (gpointer) alias);
    }
  *joined = (UraPlace){ scope, target, alias };
  return TRUE;
}

const char *
ura_compiler_join_sort_keys (UraCompiler *self, const UraPlace *place)
{
  UraScope *scope = place->scope;
  g_autofree char *key = g_strdup_printf ("%s_sort", place->alias);
  g_autofree char *table = g_strdup_printf ("%s_sort", place->description->table);
  const char *alias = g_hash_table_lookup (scope->aliases, key);

  if (alias != NULL)
    return alias;
  alias = ura_compiler_new_alias (self, 's');
  g_string_append (scope->joins, " LEFT JOIN ");
  ura_compiler_append_name (table, scope->joins);
  g_string_append_printf (scope->joins, " AS %s ON %s.id = %s.id", alias, alias, place->alias);
  g_hash_table_insert (scope->aliases, g_steal_pointer (&key), (gpointer) alias);
  return alias;
}

/* The rest of a path where nothing can be joined: a subquery with the one record referred to. */
static gboolean
walk_in_subquery (UraCompiler *self,
                  const UraPlace *place,
                  const UraField *field,
                  char **steps,
                  guint n_hops,
                  const UraPathEnd *end,
                  GString *sql,
                  UraSqlType *type,
                  GError **error)
{
  const UraRegister *target = ura_compiler_open_register (self, field->target, error);
  g_auto (UraScope) scope = { 0 };
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) source = g_string_new (NULL);
  UraSqlType source_type = { 0 };
  UraPlace inner;

  if (target == NULL ||
      !ura_compiler_compile_field (self, place, field, source, &source_type, error))
    return FALSE;
  ura_scope_init (&scope);
  inner = (UraPlace){ &scope, target, ura_compiler_new_alias (self, 'r') };
  if (!ura_compiler_walk (self, &inner, steps, n_hops, end, value, type, error))
    return FALSE;
  g_string_append_printf (sql, "(SELECT %s FROM ", value->str);
  ura_compiler_append_name (target->table, sql);
  g_string_append_printf (sql, " AS %s%s WHERE %s.uid = %s)", inner.alias, scope.joins->str,
                          inner.alias, source->str);
  return TRUE;
}

gboolean
ura_compiler_walk (UraCompiler *self,
                   const UraPlace *place,
                   char **steps,
                   guint n_hops,
                   const UraPathEnd *end,
                   GString *sql,
                   UraSqlType *type,
                   GError **error)
{
  const UraField *field;
  UraPlace next;

  if (n_hops == 0)
    return end->compile (self, place, steps, end, sql, type, error);
  if (n_hops > URA_COMPILER_MAX_HOPS)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("The path that begins with “%s” (position %u) is too long: at most "
                               "%d references can be followed.")),
                   *steps, end->column, URA_COMPILER_MAX_HOPS);
      return FALSE;
    }
  field = require_reference (self, place->description, *steps, end->column, error);
  if (field == NULL)
    return FALSE;
  if (!ura_compiler_can_join (place))
    return walk_in_subquery (self, place, field, steps + 1, n_hops - 1, end, sql, type, error);
  return ura_compiler_join (self, place, field, &next, error) &&
         ura_compiler_walk (self, &next, steps + 1, n_hops - 1, end, sql, type, error);
}

static gboolean
compile_last_step (UraCompiler *self,
                   const UraPlace *place,
                   char **steps,
                   const UraPathEnd *end,
                   GString *sql,
                   UraSqlType *type,
                   GError **error)
{
  const UraField *field = require_field (self, place->description, *steps, end->column, error);

  return field != NULL && ura_compiler_compile_field (self, place, field, sql, type, error);
}

gboolean
ura_compiler_compile_path (UraCompiler *self,
                           const UraPlace *place,
                           const UraExpression *expression,
                           GString *sql,
                           UraSqlType *type,
                           GError **error)
{
  g_auto (GStrv) steps = g_strsplit (expression->name, ".", -1);
  UraPathEnd end = { compile_last_step, expression->column, NULL };

  return ura_compiler_walk (self, place, steps, g_strv_length (steps) - 1, &end, sql, type, error);
}

/* A field as a value */

static gboolean
compile_derived (UraCompiler *self,
                 const UraPlace *place,
                 const UraField *field,
                 GString *sql,
                 UraSqlType *type,
                 GError **error)
{
  g_autoptr (UraExpression) expression = NULL;
  UraSqlType own = { 0 };
  gboolean done;

  if (!ura_compiler_enter (self, field->id, error))
    return FALSE;
  expression = ura_compiler_parse (self, field->derived, error);
  done = expression != NULL &&
         ura_compiler_compile_value (self, place, expression, sql, &own, error);
  ura_compiler_leave (self);
  if (!done)
    {
      g_prefix_error (error, "%s.%s: ", place->description->id, field->id);
      return FALSE;
    }
  type->list = type->list != NULL ? type->list : own.list;
  type->target = type->target != NULL ? type->target : own.target;
  return TRUE;
}

void
ura_compiler_append_links (UraCompiler *self,
                           const UraPlace *place,
                           const UraField *field,
                           const char *alias,
                           GString *sql)
{
  g_string_append_printf (sql, " FROM link AS %s WHERE %s.register = ", alias, alias);
  ura_compiler_append_text (self, place->description->id, sql);
  g_string_append_printf (sql, " AND %s.uid = %s.uid AND %s.field = ", alias, place->alias, alias);
  ura_compiler_append_text (self, field->id, sql);
}

/* Several references as one value: a JSON array of uids, missing when there are none. */
static void
append_link_array (UraCompiler *self, const UraPlace *place, const UraField *field, GString *sql)
{
  const char *alias = ura_compiler_new_alias (self, 'l');

  g_string_append_printf (sql,
                          "(SELECT CASE WHEN count (*) > 0 THEN json_group_array (target) END "
                          "FROM (SELECT %s.target AS target",
                          alias);
  ura_compiler_append_links (self, place, field, alias, sql);
  g_string_append (sql, " ORDER BY target))");
}

/* What the rules found missing when the record was last saved or touched. */
static void
append_incomplete (const UraPlace *place, GString *sql)
{
  g_string_append_printf (
      sql, "EXISTS (SELECT 1 FROM issue WHERE issue.uid = %s.uid AND issue.level = %d)",
      place->alias, URA_ISSUE_INCOMPLETE);
}

gboolean
ura_compiler_compile_field (UraCompiler *self,
                            const UraPlace *place,
                            const UraField *field,
                            GString *sql,
                            UraSqlType *type,
                            GError **error)
{
  *type = (UraSqlType){ .type = field->type, .list = field->list, .target = field->target };
  if (ura_compiler_is_common_field (field) && g_str_equal (field->id, "uid"))
    type->target = place->description->id;

  if (ura_compiler_is_common_field (field) && g_str_equal (field->id, "incomplete"))
    {
      append_incomplete (place, sql);
      return TRUE;
    }
  if (!ura_apply_visibility (self->connection, field))
    g_string_append (sql, "NULL");
  else if (field->derived != NULL)
    return compile_derived (self, place, field, sql, type, error);
  else if (field->type == URA_FIELD_REFERENCES)
    append_link_array (self, place, field, sql);
  else if ((field->flags & URA_FIELD_CUSTOM) != 0)
    {
      g_autofree char *path = g_strdup_printf ("$.\"%s\"", field->id);

      g_string_append_printf (sql, "json_extract (%s.extra, ", place->alias);
      ura_compiler_append_text (self, path, sql);
      g_string_append_c (sql, ')');
    }
  else
    ura_compiler_append_column (place, field->id, sql);
  return TRUE;
}
