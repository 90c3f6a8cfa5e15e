/* Values as people read them: labels of choices, titles of records. */

#include "config.h"

#include "ura-query-compiler.h"

/* Value items: the register behind every list. */
#define ITEM_REGISTER "value_item"

static const char *
item_table (UraCompiler *self)
{
  const UraRegister *items = ura_schema_register (self->connection->schema, ITEM_REGISTER);

  g_assert (items != NULL);
  ura_compiler_add_register (self, ITEM_REGISTER);
  return items->table;
}

/* FROM the items of a list AS alias WHERE … code = */
static void
append_item_source (
    UraCompiler *self, const char *alias, const char *list, const char *code_sql, GString *sql)
{
  g_string_append (sql, " FROM ");
  ura_compiler_append_name (item_table (self), sql);
  g_string_append_printf (sql, " AS %s WHERE %s.list = ", alias, alias);
  ura_compiler_append_text (self, list, sql);
  g_string_append_printf (sql, " AND %s.code = %s", alias, code_sql);
}

void
ura_compiler_append_item (
    UraCompiler *self, const char *column, const char *list, const char *code_sql, GString *sql)
{
  const char *alias = ura_compiler_new_alias (self, 'v');

  g_string_append_printf (sql, "(SELECT %s.%s", alias, column);
  append_item_source (self, alias, list, code_sql, sql);
  g_string_append_c (sql, ')');
}

/* The label in the session's language, else in the other one, else the code: nothing that is
 * recorded may look empty. */
static void
append_label (UraCompiler *self, const char *list, const char *code_sql, GString *sql)
{
  const char *alias = ura_compiler_new_alias (self, 'v');
  gboolean english = g_str_equal (ura_language_code (ura_compiler_language (self)), "en");

  g_string_append_printf (sql, "coalesce ((SELECT coalesce (%s.%s, %s.%s)", alias,
                          english ? "label_en" : "label_sq", alias,
                          english ? "label_sq" : "label_en");
  append_item_source (self, alias, list, code_sql, sql);
  g_string_append_printf (sql, "), %s)", code_sql);
}

/* Several choices: their labels in the order of the list, one a line. */
static void
append_labels (UraCompiler *self, const char *list, const char *codes_sql, GString *sql)
{
  const char *alias = ura_compiler_new_alias (self, 'j');
  g_autofree char *code = g_strdup_printf ("%s.value", alias);

  g_string_append (sql, "(SELECT group_concat (label, char (10)) FROM (SELECT ");
  append_label (self, list, code, sql);
  g_string_append_printf (sql,
                          " AS label FROM json_each (CASE WHEN json_valid (%s) THEN %s END) AS %s "
                          "ORDER BY ",
                          codes_sql, codes_sql, alias);
  ura_compiler_append_item (self, "position", list, code, sql);
  g_string_append_printf (sql, " NULLS LAST, %s))", code);
}

gboolean
ura_compiler_compile_label (UraCompiler *self,
                            const char *code_sql,
                            const UraSqlType *type,
                            GString *sql)
{
  if (type->list == NULL)
    return FALSE;
  if (type->type == URA_FIELD_CHOICE)
    append_label (self, type->list, code_sql, sql);
  else if (type->type == URA_FIELD_CHOICES)
    append_labels (self, type->list, code_sql, sql);
  else
    return FALSE;
  return TRUE;
}

/* Titles */

static gboolean append_title (UraCompiler *self,
                              const UraPlace *place,
                              GString *sql,
                              GError **error);

/* The title of the record whose uid is @uid_sql. */
static gboolean
append_title_of (
    UraCompiler *self, const char *register_id, const char *uid_sql, GString *sql, GError **error)
{
  const UraRegister *target = ura_compiler_open_register (self, register_id, error);
  g_auto (UraScope) scope = { 0 };
  g_autoptr (GString) title = g_string_new (NULL);
  UraPlace place;

  if (target == NULL)
    return FALSE;
  ura_scope_init (&scope);
  place = (UraPlace){ &scope, target, ura_compiler_new_alias (self, 'r') };
  if (!append_title (self, &place, title, error))
    return FALSE;
  g_string_append_printf (sql, "(SELECT %s FROM ", title->str);
  ura_compiler_append_name (target->table, sql);
  g_string_append_printf (sql, " AS %s%s WHERE %s.uid = %s)", place.alias, scope.joins->str,
                          place.alias, uid_sql);
  return TRUE;
}

/* "register:uid": whichever register it is. */
static gboolean
append_title_of_any (UraCompiler *self, const char *value_sql, GString *sql, GError **error)
{
  const char *alias = ura_compiler_new_alias (self, 'k');
  g_autofree char *uid = g_strdup_printf ("%s.uid", alias);

  g_string_append_printf (sql, "(SELECT CASE %s.register", alias);
  for (const UraRegister *const *r = ura_registers (); *r != NULL; r++)
    {
      g_string_append (sql, " WHEN ");
      ura_compiler_append_text (self, (*r)->id, sql);
      g_string_append (sql, " THEN ");
      if (!append_title_of (self, (*r)->id, uid, sql, error))
        return FALSE;
    }
  g_string_append_printf (sql,
                          " END FROM (SELECT substr (value, 1, instr (value, ':') - 1) AS register,"
                          " substr (value, instr (value, ':') + 1) AS uid"
                          " FROM (SELECT %s AS value)) AS %s)",
                          value_sql, alias);
  return TRUE;
}

/* The titles of all records of a REFERENCES field, in order, one a line. */
static gboolean
append_titles (
    UraCompiler *self, const UraPlace *place, const UraField *field, GString *sql, GError **error)
{
  const char *alias = ura_compiler_new_alias (self, 'l');
  g_autofree char *uid = g_strdup_printf ("%s.target", alias);

  if (!ura_apply_visibility (self->connection, field))
    {
      g_string_append (sql, "NULL");
      return TRUE;
    }
  g_string_append (sql, "(SELECT group_concat (title, char (10)) FROM (SELECT ");
  if (!append_title_of (self, field->target, uid, sql, error))
    return FALSE;
  g_string_append (sql, " AS title");
  ura_compiler_append_links (self, place, field, alias, sql);
  g_string_append (sql, " ORDER BY ura_sort_key (title)))");
  return TRUE;
}

/* Around a column: the function that writes it for people, NULL for none. */
static const char *
text_function (UraFieldType type)
{
  if (type == URA_FIELD_DATE)
    return "ura_date_text";
  if (type == URA_FIELD_MONEY)
    return "ura_money_text";
  if (type == URA_FIELD_DECIMAL)
    return "ura_number_text";
  return NULL;
}

gboolean
ura_compiler_compile_field_text (
    UraCompiler *self, const UraPlace *place, const UraField *field, GString *sql, GError **error)
{
  g_autoptr (GString) value = g_string_new (NULL);
  UraSqlType type = { 0 };

  if (field->type == URA_FIELD_REFERENCES)
    return append_titles (self, place, field, sql, error);
  if (field->type == URA_FIELD_REFERENCE && ura_compiler_can_join (place))
    {
      UraPlace target;

      return ura_compiler_join (self, place, field, &target, error) &&
             append_title (self, &target, sql, error);
    }
  if (!ura_compiler_compile_field (self, place, field, value, &type, error))
    return FALSE;
  if (field->type == URA_FIELD_REFERENCE)
    return append_title_of (self, field->target, value->str, sql, error);
  if (ura_compiler_compile_label (self, value->str, &type, sql))
    return TRUE;
  if (text_function (type.type) != NULL)
    g_string_append_printf (sql, "%s (%s)", text_function (type.type), value->str);
  else
    g_string_append (sql, value->str);
  return TRUE;
}

/* The title of the row at @place: its title fields, those that are there, with spaces between. */
static gboolean
append_title (UraCompiler *self, const UraPlace *place, GString *sql, GError **error)
{
  const UraField *const *fields = ura_schema_title_fields (self->connection->schema,
                                                           place->description->id);

  if (!ura_compiler_enter (self, place->description->id, error))
    return FALSE;
  g_string_append (sql, "nullif (rtrim (");
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_string_append (sql, i == 0 ? "coalesce (" : " || coalesce (");
      if (!ura_compiler_compile_field_text (self, place, fields[i], sql, error))
        return FALSE;
      g_string_append (sql, " || ' ', '')");
    }
  g_string_append (sql, "), '')");
  ura_compiler_leave (self);
  return TRUE;
}

/* The end of title (path): the record is joined, as for any other path through it. */
static gboolean
compile_title_of_path (UraCompiler *self,
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

static gboolean
compile_title_of_value (UraCompiler *self,
                        const UraPlace *place,
                        const UraExpression *argument,
                        GString *sql,
                        GError **error)
{
  g_autoptr (GString) value = g_string_new (NULL);
  UraSqlType type = { 0 };

  if (!ura_compiler_compile (self, place, argument, value, &type, error))
    return FALSE;
  if (type.type == URA_FIELD_ANY_RECORD)
    return append_title_of_any (self, value->str, sql, error);
  if (type.target != NULL && type.type != URA_FIELD_REFERENCES)
    return append_title_of (self, type.target, value->str, sql, error);
  g_set_error (error, URA_STORE_ERROR, URA_STORE_ERROR_QUERY,
               ura_tr (ura_compiler_language (self),
                       N_ ("title (…) needs a reference to a record (position %u).")),
               argument->column);
  return FALSE;
}

gboolean
ura_compiler_compile_title (UraCompiler *self,
                            const UraPlace *place,
                            const UraExpression *expression,
                            GString *sql,
                            UraSqlType *type,
                            GError **error)
{
  const UraExpression *argument;
  const UraField *field;
  g_auto (GStrv) steps = NULL;
  UraPathEnd end = { compile_title_of_path, 0, NULL };

  *type = (UraSqlType){ .type = URA_FIELD_TEXT };
  if (!ura_compiler_check_n_arguments (self, expression, 0, 1, error))
    return FALSE;
  if (expression->arguments == NULL)
    return ura_compiler_check_row (self, expression, error) &&
           append_title (self, place, sql, error);
  argument = g_ptr_array_index (expression->arguments, 0);
  if (argument->kind != URA_EXPRESSION_PATH || self->groups != NULL)
    return compile_title_of_value (self, place, argument, sql, error);

  steps = g_strsplit (argument->name, ".", -1);
  field = ura_compiler_find_end (self, place->description, steps, argument->column, error);
  if (field == NULL)
    return FALSE;
  if (field->type != URA_FIELD_REFERENCE && field->type != URA_FIELD_REFERENCES)
    return compile_title_of_value (self, place, argument, sql, error);
  end.column = argument->column;
  return ura_compiler_walk (self, place, steps, g_strv_length (steps) - 1, &end, sql, type, error);
}
