/* What a list is sorted by: Albanian order for texts, the list's own order for choices, the title
 * for references. Missing values come last in either direction. */

#include "config.h"

#include "ura-query-compiler.h"

typedef struct
{
  const UraExpression *expression;
  gboolean descending;
  GString *terms;
} Order;

static gboolean sort_by_field (UraCompiler *self,
                               const UraPlace *place,
                               const UraField *field,
                               const Order *order,
                               GError **error);

static void
add_term (const Order *order, const char *sql)
{
  g_string_append_printf (order->terms, "%s%s%s NULLS LAST", order->terms->len > 0 ? ", " : "", sql,
                          order->descending ? " DESC" : "");
}

/* A value without a stored key. */
static void
add_value (UraCompiler *self, const Order *order, const char *sql, const UraSqlType *type)
{
  g_autoptr (GString) term = g_string_new (NULL);

  if (type->type == URA_FIELD_CHOICE && type->list != NULL)
    {
      ura_compiler_append_item (self, "position", type->list, sql, term);
      add_term (order, term->str);
      add_term (order, sql);
      return;
    }
  if (type->type == URA_FIELD_MONEY)
    g_string_append_printf (term, "ura_amount (%s)", sql);
  else if ((type->type == URA_FIELD_TEXT || type->type == URA_FIELD_LONG_TEXT) &&
           type->target == NULL)
    g_string_append_printf (term, "ura_sort_key (%s)", sql);
  else
    g_string_append (term, sql);
  add_term (order, term->str);
}

static gboolean
sort_by_title (UraCompiler *self, const UraPlace *place, const Order *order, GError **error)
{
  const UraField *const *fields = ura_schema_title_fields (self->connection->schema,
                                                           place->description->id);

  if (!ura_compiler_enter (self, place->description->id, error))
    return FALSE;
  for (guint i = 0; fields[i] != NULL; i++)
    if (!sort_by_field (self, place, fields[i], order, error))
      return FALSE;
  ura_compiler_leave (self);
  return TRUE;
}

static gboolean
sort_by_derived (UraCompiler *self,
                 const UraPlace *place,
                 const UraField *field,
                 const Order *order,
                 GError **error)
{
  g_autoptr (UraExpression) expression = NULL;

  if (!ura_compiler_enter (self, field->id, error))
    return FALSE;
  expression = ura_compiler_parse (self, field->derived, error);
  if (expression == NULL ||
      !ura_compiler_compile_sort (self, place, expression, order->descending, order->terms, error))
    return FALSE;
  ura_compiler_leave (self);
  return TRUE;
}

static gboolean
sort_by_field (UraCompiler *self,
               const UraPlace *place,
               const UraField *field,
               const Order *order,
               GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  UraSqlType type = { 0 };

  /* An order by what must not be seen would show it. */
  if (!ura_apply_visibility (self->connection, field))
    return TRUE;
  if (field->derived != NULL)
    return sort_by_derived (self, place, field, order, error);
  if (field->type == URA_FIELD_REFERENCE && ura_compiler_can_join (place))
    {
      UraPlace target;

      return ura_compiler_join (self, place, field, &target, error) &&
             sort_by_title (self, &target, order, error);
    }
  if (ura_compiler_is_common_field (field))
    {
      if (!ura_compiler_compile_field (self, place, field, sql, &type, error))
        return FALSE;
      add_term (order, sql->str);
      return TRUE;
    }
  if (ura_field_has_sort_key (field) && ura_compiler_can_join (place))
    {
      UraPlace keys = *place;

      keys.alias = ura_compiler_join_sort_keys (self, place);
      ura_compiler_append_column (&keys, field->id, sql);
      add_term (order, sql->str);
      return TRUE;
    }
  if (!ura_compiler_compile_field (self, place, field, sql, &type, error) ||
      !ura_compiler_check_single (self, order->expression, &type, error))
    return FALSE;
  add_value (self, order, sql->str, &type);
  return TRUE;
}

/* The terms go to @end->data: where this runs every hop was a join. */
static gboolean
compile_sort_end (UraCompiler *self,
                  const UraPlace *place,
                  char **steps,
                  const UraPathEnd *end,
                  GString *sql,
                  UraSqlType *type,
                  GError **error)
{
  const UraField *field = ura_compiler_find_field (self, place->description, *steps);

  return sort_by_field (self, place, field, end->data, error);
}

static gboolean
has_room_for_path (const UraPlace *place)
{
  return !place->scope->closed &&
         g_hash_table_size (place->scope->aliases) + URA_COMPILER_MAX_HOPS < URA_COMPILER_MAX_JOINS;
}

static gboolean
sort_by_path (UraCompiler *self,
              const UraPlace *place,
              const UraExpression *path,
              const Order *order,
              GError **error)
{
  g_auto (GStrv) steps = g_strsplit (path->name, ".", -1);
  UraPathEnd end = { compile_sort_end, path->column, order };
  g_autoptr (GString) unused = g_string_new (NULL);
  UraSqlType type = { 0 };

  return ura_compiler_find_end (self, place->description, steps, path->column, error) != NULL &&
         ura_compiler_walk (self, place, steps, g_strv_length (steps) - 1, &end, unused, &type,
                            error);
}

static gboolean
sort_by_value (UraCompiler *self, const UraPlace *place, const Order *order, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  UraSqlType type = { 0 };

  if (!ura_compiler_compile_value (self, place, order->expression, sql, &type, error) ||
      !ura_compiler_check_single (self, order->expression, &type, error))
    return FALSE;
  add_value (self, order, sql->str, &type);
  return TRUE;
}

/* label (choice) and title (reference) sort as the choice and the reference do. */
static const UraExpression *
unwrap (const UraExpression *expression)
{
  if (expression->kind == URA_EXPRESSION_CALL && expression->arguments != NULL &&
      expression->arguments->len == 1 &&
      (g_str_equal (expression->name, "label") || g_str_equal (expression->name, "title")))
    {
      const UraExpression *argument = g_ptr_array_index (expression->arguments, 0);

      if (argument->kind == URA_EXPRESSION_PATH)
        return argument;
    }
  return expression;
}

static gboolean
sort_by_row (UraCompiler *self, const UraPlace *place, const Order *order, GError **error)
{
  const UraExpression *expression = unwrap (order->expression);

  if (expression->kind == URA_EXPRESSION_PATH && has_room_for_path (place))
    return sort_by_path (self, place, expression, order, error);
  if (expression->kind == URA_EXPRESSION_CALL && g_str_equal (expression->name, "title") &&
      expression->arguments == NULL)
    return sort_by_title (self, place, order, error);
  return sort_by_value (self, place, order, error);
}

gboolean
ura_compiler_compile_sort (UraCompiler *self,
                           const UraPlace *place,
                           const UraExpression *expression,
                           gboolean descending,
                           GString *terms,
                           GError **error)
{
  Order order = { expression, descending, terms };
  GPtrArray *groups;
  gboolean done;

  if (self->groups == NULL)
    return sort_by_row (self, place, &order, error);
  if (!ura_compiler_is_group (self, expression) &&
      !ura_compiler_is_group (self, unwrap (expression)))
    return sort_by_value (self, place, &order, error);
  groups = g_steal_pointer (&self->groups);
  done = sort_by_row (self, place, &order, error);
  self->groups = groups;
  return done;
}
