/* Aggregates over the children of a record: count (reports), last (reports.status by period.end).
 */

#include "config.h"

#include "ura-query-compiler.h"

#include <string.h>

/* What the parts of an aggregate over children become. */
typedef struct
{
  const UraExpression *expression;
  UraPlace place; /* of a child */
  GString *value;
  UraSqlType type; /* of the value */
  GString *order;  /* terms, may be empty */
  GString *where;  /* " AND …", may be empty */
} Children;

static void
children_clear (Children *self)
{
  if (self->value != NULL)
    g_string_free (self->value, TRUE);
  if (self->order != NULL)
    g_string_free (self->order, TRUE);
  if (self->where != NULL)
    g_string_free (self->where, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Children, children_clear)

/* Whether the child at @alias names the row at @parent in the child's field. */
static gboolean
append_belongs (UraCompiler *self,
                const UraPlace *parent,
                const UraPlace *child,
                const char *field_id,
                GString *sql,
                GError **error)
{
  const UraField *field = ura_compiler_find_field (self, child->description, field_id);
  UraSqlType type = { 0 };

  g_assert (field != NULL);
  if (!ura_apply_visibility (self->connection, field))
    {
      g_string_append_c (sql, '0');
      return TRUE;
    }
  if (field->type == URA_FIELD_REFERENCES)
    {
      const char *alias = ura_compiler_new_alias (self, 'l');

      g_string_append_printf (sql, "%s.uid IN (SELECT %s.uid FROM link AS %s WHERE %s.register = ",
                              child->alias, alias, alias, alias);
      ura_compiler_append_text (self, child->description->id, sql);
      g_string_append_printf (sql, " AND %s.field = ", alias);
      ura_compiler_append_text (self, field_id, sql);
      g_string_append_printf (sql, " AND %s.target = %s.uid)", alias, parent->alias);
      return TRUE;
    }
  if (!ura_compiler_compile_field (self, child, field, sql, &type, error))
    return FALSE;
  g_string_append (sql, " = ");
  if (field->type == URA_FIELD_ANY_RECORD)
    {
      g_autofree char *prefix = g_strdup_printf ("%s:", parent->description->id);

      ura_compiler_append_text (self, prefix, sql);
      g_string_append (sql, " || ");
    }
  g_string_append_printf (sql, "%s.uid", parent->alias);
  return TRUE;
}

/* FROM the children … WHERE …; those in the bin never count. */
static gboolean
append_source (UraCompiler *self,
               const UraPlace *parent,
               const Children *children,
               const char *field_id,
               GString *sql,
               GError **error)
{
  const UraPlace *place = &children->place;
  g_autoptr (GString) belongs = g_string_new (NULL);

  /* Before the joins are written down: it may add one. */
  if (!append_belongs (self, parent, place, field_id, belongs, error))
    return FALSE;
  g_string_append (sql, " FROM ");
  ura_compiler_append_name (place->description->table, sql);
  g_string_append_printf (sql, " AS %s%s WHERE %s AND %s.deleted_at IS NULL%s", place->alias,
                          place->scope->joins->str, belongs->str, place->alias,
                          children->where->str);
  return TRUE;
}

static gboolean
compile_text_end (UraCompiler *self,
                  const UraPlace *place,
                  char **steps,
                  const UraPathEnd *end,
                  GString *sql,
                  UraSqlType *type,
                  GError **error)
{
  const UraField *field = ura_compiler_find_field (self, place->description, *steps);

  return ura_compiler_compile_field_text (self, place, field, sql, error);
}

/* What join (…) writes: the value for people. */
static gboolean
compile_text (UraCompiler *self,
              const UraPlace *place,
              char **steps,
              guint column,
              GString *sql,
              GError **error)
{
  UraPathEnd end = { compile_text_end, column, NULL };
  UraSqlType type = { 0 };

  return ura_compiler_find_end (self, place->description, steps, column, error) != NULL &&
         ura_compiler_walk (self, place, steps, g_strv_length (steps) - 1, &end, sql, &type, error);
}

static gboolean
needs_value (const char *function)
{
  return !g_str_equal (function, "count") && !g_str_equal (function, "exists");
}

static gboolean
is_end (const char *function)
{
  return g_str_equal (function, "first") || g_str_equal (function, "last");
}

static gboolean
compile_value (UraCompiler *self, Children *children, char **steps, GError **error)
{
  const UraExpression *expression = children->expression;
  g_autofree char *name = g_strjoinv (".", steps);
  UraExpression path = { .kind = URA_EXPRESSION_PATH, .name = name, .column = expression->column };

  if (g_str_equal (expression->name, "join"))
    return compile_text (self, &children->place, steps, expression->column, children->value, error);
  if (!ura_compiler_compile_value (self, &children->place, &path, children->value, &children->type,
                                   error) ||
      !ura_compiler_check_single (self, &path, &children->type, error))
    return FALSE;
  if (children->type.type == URA_FIELD_MONEY && !is_end (expression->name))
    {
      g_string_prepend (children->value, "ura_amount (");
      g_string_append_c (children->value, ')');
      children->type = (UraSqlType){ .type = URA_FIELD_INTEGER };
    }
  return TRUE;
}

static gboolean
compile_parts (UraCompiler *self, Children *children, char **value_steps, GError **error)
{
  const UraExpression *expression = children->expression;
  gboolean last = g_str_equal (expression->name, "last");
  UraSqlType type = { 0 };

  if (*value_steps != NULL && !compile_value (self, children, value_steps, error))
    return FALSE;
  if (expression->where != NULL)
    {
      g_string_append (children->where, " AND ");
      if (!ura_compiler_compile (self, &children->place, expression->where, children->where, &type,
                                 error) ||
          !ura_compiler_check_single (self, expression->where, &type, error))
        return FALSE;
    }
  return expression->by == NULL ||
         ura_compiler_compile_sort (self, &children->place, expression->by, last, children->order,
                                    error);
}

/* Puts the parts together, the child's place being complete with its joins. */
static gboolean
assemble (UraCompiler *self,
          const UraPlace *parent,
          const Children *children,
          const char *field_id,
          GString *sql,
          UraSqlType *type,
          GError **error)
{
  const char *function = children->expression->name;
  const char *value = children->value->str;
  const char *alias = children->place.alias;
  gboolean join = g_str_equal (function, "join");

  if (g_str_equal (function, "exists"))
    g_string_append (sql, "EXISTS (SELECT 1");
  else if (g_str_equal (function, "count"))
    g_string_append (sql, "(SELECT count (*)");
  else if (join)
    g_string_append_printf (sql, "(SELECT group_concat (v, char (10)) FROM (SELECT %s AS v", value);
  else if (is_end (function))
    g_string_append_printf (sql, "(SELECT %s", value);
  else
    g_string_append_printf (sql, "(SELECT %s (%s)",
                            g_str_equal (function, "mean") ? "avg" : function, value);
  if (!append_source (self, parent, children, field_id, sql, error))
    return FALSE;
  /* Records made later have greater uids. */
  if (join || is_end (function))
    g_string_append_printf (sql, " ORDER BY %s%s%s.uid%s", children->order->str,
                            children->order->len > 0 ? ", " : "", alias,
                            g_str_equal (function, "last") ? " DESC" : "");
  g_string_append (sql, join ? "))" : is_end (function) ? " LIMIT 1)" : ")");

  *type = children->type;
  if (g_str_equal (function, "exists"))
    *type = (UraSqlType){ .type = URA_FIELD_BOOL };
  else if (g_str_equal (function, "count"))
    *type = (UraSqlType){ .type = URA_FIELD_INTEGER };
  else if (join)
    *type = (UraSqlType){ .type = URA_FIELD_TEXT };
  else if (g_str_equal (function, "sum") || g_str_equal (function, "mean"))
    *type = (UraSqlType){ .type = URA_FIELD_DECIMAL };
  return TRUE;
}

/* At the record whose children are meant: @steps are the child and the path of the value. */
static gboolean
compile_children_end (UraCompiler *self,
                      const UraPlace *place,
                      char **steps,
                      const UraPathEnd *end,
                      GString *sql,
                      UraSqlType *type,
                      GError **error)
{
  const UraChild *child = ura_schema_child (self->connection->schema, place->description->id,
                                            *steps);
  const UraRegister *target = ura_compiler_open_register (self, child->target, error);
  g_auto (UraScope) scope = { 0 };
  g_auto (Children) children = { .expression = end->data };

  if (target == NULL)
    return FALSE;
  ura_scope_init (&scope);
  children.place = (UraPlace){ &scope, target, ura_compiler_new_alias (self, 'c') };
  children.value = g_string_new (NULL);
  children.order = g_string_new (NULL);
  children.where = g_string_new (NULL);
  return compile_parts (self, &children, steps + 1, error) &&
         assemble (self, place, &children, child->field, sql, type, error);
}

/* The place of the first step that names children, after references only; -1 when none does. */
static int
find_child_step (UraCompiler *self, const UraRegister *description, char **steps)
{
  const UraSchema *schema = self->connection->schema;

  for (int i = 0; description != NULL && steps[i] != NULL; i++)
    {
      const UraField *field;

      if (ura_schema_child (schema, description->id, steps[i]) != NULL)
        return i;
      field = ura_compiler_find_field (self, description, steps[i]);
      if (field == NULL || field->type != URA_FIELD_REFERENCE)
        return -1;
      description = ura_schema_register (schema, field->target);
    }
  return -1;
}

/* sum (plan.cost): what the parser takes for children may be a path over the rows of a group. */
static gboolean
compile_path_of_rows (UraCompiler *self,
                      const UraPlace *place,
                      const UraExpression *expression,
                      char *name,
                      GString *sql,
                      UraSqlType *type,
                      GError **error)
{
  UraExpression path = { .kind = URA_EXPRESSION_PATH, .name = name, .column = expression->column };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  UraExpression call = { .kind = URA_EXPRESSION_CALL,
                         .name = expression->name,
                         .arguments = arguments,
                         .column = expression->column };

  g_ptr_array_add (arguments, &path);
  return ura_compiler_compile_set_function (self, place, &call, sql, type, error);
}

static gboolean
fail_not_children (UraCompiler *self,
                   const UraPlace *place,
                   const UraExpression *expression,
                   GError **error)
{
  const UraLanguage *language = ura_compiler_language (self);

  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
               /* Translators: a function, its place, a name, a register. */
               ura_tr (language, N_ ("“%s” (position %u) needs records that belong to one; “%s” of "
                                     "“%s” are none.")),
               expression->name, expression->column, expression->child,
               ura_tr (language, place->description->label));
  return FALSE;
}

static gboolean
check_value (UraCompiler *self, const UraExpression *expression, gboolean value, GError **error)
{
  const UraLanguage *language = ura_compiler_language (self);

  if (needs_value (expression->name) && !value)
    g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                 ura_tr (language, N_ ("“%s” (position %u) needs a value of “%s”, after a point.")),
                 expression->name, expression->column, expression->child);
  else if (!needs_value (expression->name) && value)
    g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
                 ura_tr (language, N_ ("“%s” (position %u) counts records, not their values.")),
                 expression->name, expression->column);
  else
    return TRUE;
  return FALSE;
}

gboolean
ura_compiler_compile_children (UraCompiler *self,
                               const UraPlace *place,
                               const UraExpression *expression,
                               GString *sql,
                               UraSqlType *type,
                               GError **error)
{
  const UraExpression *rest = expression->arguments == NULL
                                  ? NULL
                                  : g_ptr_array_index (expression->arguments, 0);
  g_autofree char *name = rest == NULL ? g_strdup (expression->child)
                                       : g_strdup_printf ("%s.%s", expression->child, rest->name);
  g_auto (GStrv) steps = g_strsplit (name, ".", -1);
  int n_hops = find_child_step (self, place->description, steps);
  UraPathEnd end = { compile_children_end, expression->column, expression };

  if (n_hops < 0 && self->groups != NULL && rest != NULL && expression->where == NULL &&
      expression->by == NULL && ura_compiler_is_set_function (expression->name))
    return compile_path_of_rows (self, place, expression, name, sql, type, error);
  if (n_hops < 0)
    return fail_not_children (self, place, expression, error);
  return check_value (self, expression, steps[n_hops + 1] != NULL, error) &&
         ura_compiler_check_row (self, expression, error) &&
         ura_compiler_walk (self, place, steps, n_hops, &end, sql, type, error);
}
