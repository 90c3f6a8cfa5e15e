/* Conditions that look beyond one value: has, under, is missing. */

#include "config.h"

#include "ura-query-compiler.h"

/* The field that a path leads to when it holds several references, else NULL. Errors are left to
 * whoever compiles the path. */
static const UraField *
find_references (UraCompiler *self, const UraPlace *place, const UraExpression *expression)
{
  g_auto (GStrv) steps = NULL;
  const UraField *field;

  if (expression->kind != URA_EXPRESSION_PATH || self->groups != NULL)
    return NULL;
  steps = g_strsplit (expression->name, ".", -1);
  field = ura_compiler_find_end (self, place->description, steps, expression->column, NULL);
  return field != NULL && field->type == URA_FIELD_REFERENCES ? field : NULL;
}

/* EXISTS (a link of the field [to the uid in @end->data]). */
static gboolean
compile_link_exists (UraCompiler *self,
                     const UraPlace *place,
                     char **steps,
                     const UraPathEnd *end,
                     GString *sql,
                     UraSqlType *type,
                     GError **error)
{
  const UraField *field = ura_compiler_find_field (self, place->description, *steps);
  const char *alias = ura_compiler_new_alias (self, 'l');

  if (!ura_apply_visibility (self->connection, field))
    {
      g_string_append (sql, "0");
      return TRUE;
    }
  g_string_append (sql, "EXISTS (SELECT 1");
  ura_compiler_append_links (self, place, field, alias, sql);
  if (end->data != NULL)
    g_string_append_printf (sql, " AND %s.target = %s", alias, (const char *) end->data);
  g_string_append_c (sql, ')');
  return TRUE;
}

static gboolean
walk_to_links (UraCompiler *self,
               const UraPlace *place,
               const UraExpression *path,
               const char *target_sql,
               GString *sql,
               GError **error)
{
  g_auto (GStrv) steps = g_strsplit (path->name, ".", -1);
  UraPathEnd end = { compile_link_exists, path->column, target_sql };
  UraSqlType type = { 0 };

  return ura_compiler_walk (self, place, steps, g_strv_length (steps) - 1, &end, sql, &type, error);
}

static gboolean
compile_operand (UraCompiler *self,
                 const UraPlace *place,
                 const UraExpression *expression,
                 GString *sql,
                 UraSqlType *type,
                 GError **error)
{
  return ura_compiler_compile (self, place, expression, sql, type, error) &&
         ura_compiler_check_single (self, expression, type, error);
}

gboolean
ura_compiler_compile_has (UraCompiler *self,
                          const UraPlace *place,
                          const UraExpression *expression,
                          GString *sql,
                          GError **error)
{
  const UraExpression *left = g_ptr_array_index (expression->arguments, 0);
  const UraExpression *right = g_ptr_array_index (expression->arguments, 1);
  g_autoptr (GString) held = g_string_new (NULL);
  g_autoptr (GString) wanted = g_string_new (NULL);
  UraSqlType held_type = { 0 }, wanted_type = { 0 };
  const char *alias;

  if (!compile_operand (self, place, right, wanted, &wanted_type, error))
    return FALSE;
  if (find_references (self, place, left) != NULL)
    return walk_to_links (self, place, left, wanted->str, sql, error);
  if (!ura_compiler_compile (self, place, left, held, &held_type, error))
    return FALSE;
  if (held_type.type != URA_FIELD_CHOICES && held_type.type != URA_FIELD_REFERENCES)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("“has” (position %u) can be asked of fields with several choices or "
                               "several references only.")),
                   expression->column);
      return FALSE;
    }
  alias = ura_compiler_new_alias (self, 'j');
  g_string_append_printf (sql,
                          "EXISTS (SELECT 1 FROM json_each (CASE WHEN json_valid (%s) THEN %s END) "
                          "AS %s WHERE %s.value = %s)",
                          held->str, held->str, alias, alias, wanted->str);
  return TRUE;
}

/* What has a uid of the tree on its left: uids of the subtree are gathered once. */
gboolean
ura_compiler_compile_under (UraCompiler *self,
                            const UraPlace *place,
                            const UraExpression *expression,
                            GString *sql,
                            GError **error)
{
  const UraExpression *left = g_ptr_array_index (expression->arguments, 0);
  const UraExpression *right = g_ptr_array_index (expression->arguments, 1);
  g_autoptr (GString) top = g_string_new (NULL);
  g_autoptr (GString) table = g_string_new (NULL);
  UraSqlType type = { 0 }, top_type = { 0 };
  const UraRegister *tree;
  const char *a, *b;

  if (!compile_operand (self, place, right, top, &top_type, error))
    return FALSE;
  g_string_append_c (sql, '(');
  if (!compile_operand (self, place, left, sql, &type, error))
    return FALSE;
  tree = ura_schema_register (self->connection->schema, type.target);
  if (tree == NULL || tree->tree_parent == NULL)
    {
      g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                   ura_tr (ura_compiler_language (self),
                           N_ ("“under” (position %u) needs a reference to a record of a tree on "
                               "its left.")),
                   expression->column);
      return FALSE;
    }
  ura_compiler_add_register (self, tree->id);
  ura_compiler_append_name (tree->table, table);
  a = ura_compiler_new_alias (self, 'a');
  b = ura_compiler_new_alias (self, 'b');
  g_string_append_printf (sql,
                          " IN (SELECT %s.uid FROM %s AS %s CROSS JOIN %s AS %s ON "
                          "%s.path >= %s.path AND %s.path < %s.path || '~'",
                          b, table->str, a, table->str, b, b, a, b, a);
  g_string_append_printf (sql, " WHERE %s.uid = %s))", a, top->str);
  return TRUE;
}

gboolean
ura_compiler_compile_missing (UraCompiler *self,
                              const UraPlace *place,
                              const UraExpression *expression,
                              GString *sql,
                              GError **error)
{
  const UraExpression *operand = g_ptr_array_index (expression->arguments, 0);
  UraSqlType type = { 0 };

  if (find_references (self, place, operand) != NULL)
    {
      g_string_append (sql, expression->negated ? "(" : "(NOT ");
      if (!walk_to_links (self, place, operand, NULL, sql, error))
        return FALSE;
      g_string_append_c (sql, ')');
      return TRUE;
    }
  g_string_append_c (sql, '(');
  if (!ura_compiler_compile (self, place, operand, sql, &type, error))
    return FALSE;
  g_string_append (sql, expression->negated ? " IS NOT NULL)" : " IS NULL)");
  return TRUE;
}
