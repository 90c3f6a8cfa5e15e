/* Random edits, creations, deletions, undo and redo against a model in memory that knows nothing of
 * logs: a list of steps, each with what it changed from what to what. At the end the log must make
 * the same tables again.
 *
 * --seeds N, --steps N: how much; a failing run names its seed, which --first repeats. */

#include "config.h"

#include "ura-test-workspace.h"

#include <stdlib.h>
#include <string.h>

static gint n_seeds = 2;
static gint n_steps = 300;
static gint first_seed = 1;

typedef struct
{
  const char *register_id;
  const char *fields[6];
} Kind;

/* Texts, a number, a choice and references; "node" is a tree. */
static const Kind kinds[] = {
  { "document", { "title", "note", "date", "kind", "protocol_no" } },
  { "institution", { "name", "short_name", "address", "active", "parent" } },
  { "node", { "text", "note", "position", "parent", "recurrence_count" } },
};

#define MAX_FIELDS 5

typedef struct
{
  char *uid;
  const Kind *kind;
  gboolean deleted;
  char *values[MAX_FIELDS]; /* "" = missing */
} Record;

/* One thing that a step changed; field −1: whether the record is in the bin. */
typedef struct
{
  Record *record;
  int field;
  char *before;
  char *after;
} Change;

typedef struct
{
  UraTestWorkspace *workspace;
  GRand *random;
  char *plan;
  GPtrArray *records; /* Record */
  GPtrArray *done;    /* GPtrArray of Change: steps that undo takes back */
  GPtrArray *undone;  /* the same for redo */
} Model;

static void
record_free (gpointer data)
{
  Record *record = data;

  for (guint i = 0; i < MAX_FIELDS; i++)
    g_free (record->values[i]);
  g_free (record->uid);
  g_free (record);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static guint
dice (Model *self, guint sides)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) sides);
}

static gboolean
is_in (const char *field, const char *const *names)
{
  return g_strv_contains (names, field);
}

/* A record of the same kind that is not in the bin; NULL when there is none. */
static Record *
any_record (Model *self, const Kind *kind, gboolean with_deleted)
{
  for (guint tries = 0; tries < 20 && self->records->len > 0; tries++)
    {
      Record *record = g_ptr_array_index (self->records, dice (self, self->records->len));

      if ((kind == NULL || record->kind == kind) && (with_deleted || !record->deleted))
        return record;
    }
  return NULL;
}

static char *
random_value (Model *self, const Kind *kind, const char *field)
{
  static const char *const texts[] = { "",
                                       "një",
                                       "dy",
                                       "ëçËÇ “thonjëza” 'x' \"y\"",
                                       "a\nb\n\nc",
                                       "{\"title\":\"x\"}",
                                       "%s%n\\u0000",
                                       "title/note" };
  static const char *const numbers[] = { "", "1", "2", "7", "12" };
  static const char *const dates[] = { "", "2022", "2022-03", "2022-03-05" };
  static const char *const codes[] = { "", "foto", "manual", "vendim" };
  static const char *const flags[] = { "", "0", "1" };
  const char *const number_fields[] = { "position", "recurrence_count", NULL };

  if (g_str_equal (field, "parent"))
    {
      Record *parent = dice (self, 3) == 0 ? NULL : any_record (self, kind, FALSE);

      return g_strdup (parent == NULL ? "" : parent->uid);
    }
  if (is_in (field, number_fields))
    return g_strdup (numbers[dice (self, G_N_ELEMENTS (numbers))]);
  if (g_str_equal (field, "active"))
    return g_strdup (flags[dice (self, G_N_ELEMENTS (flags))]);
  if (g_str_equal (field, "date"))
    return g_strdup (dates[dice (self, G_N_ELEMENTS (dates))]);
  if (g_str_equal (field, "kind"))
    return g_strdup (codes[dice (self, G_N_ELEMENTS (codes))]);
  return g_strdup (texts[dice (self, G_N_ELEMENTS (texts))]);
}

static void
set_field (UraEdit *edit, const Record *record, const char *field, const char *value)
{
  const char *const integers[] = { "position", "recurrence_count", "active", NULL };
  g_auto (UraValue) missing = URA_VALUE_INIT;

  if (*value == '\0')
    ura_edit_set (edit, record->kind->register_id, record->uid, field, &missing);
  else if (is_in (field, integers))
    ura_edit_set_integer (edit, record->kind->register_id, record->uid, field,
                          g_ascii_strtoll (value, NULL, 10));
  else
    ura_edit_set_text (edit, record->kind->register_id, record->uid, field, value);
}

/* Whether the step makes an item stand below itself. */
static gboolean
closes_circle (Model *self, const Record *record)
{
  const Record *at = record;

  for (guint steps = 0; at != NULL && steps < 1000; steps++)
    {
      const char *parent = at->values[record->kind == &kinds[2] ? 3 : 4];

      at = NULL;
      for (guint i = 0; *parent != '\0' && i < self->records->len && at == NULL; i++)
        {
          const Record *other = g_ptr_array_index (self->records, i);

          if (g_str_equal (other->uid, parent))
            at = other;
        }
      if (at == record)
        return TRUE;
    }
  return FALSE;
}

static void
change_to (const Change *change, const char *value)
{
  if (change->field < 0)
    {
      change->record->deleted = g_str_equal (value, "1");
      return;
    }
  g_free (change->record->values[change->field]);
  change->record->values[change->field] = g_strdup (value);
}

/* Takes a step in the model: what has changed when all of it is done. */
static void
note (GPtrArray *step, Record *record, int field, const char *after)
{
  const char *before = field < 0 ? (record->deleted ? "1" : "0") : record->values[field];
  Change *change = NULL;

  for (guint i = 0; i < step->len && change == NULL; i++)
    {
      Change *earlier = g_ptr_array_index (step, i);

      if (earlier->record == record && earlier->field == field)
        change = earlier;
    }
  if (change == NULL)
    {
      change = g_new0 (Change, 1);
      change->record = record;
      change->field = field;
      change->before = g_strdup (before);
      g_ptr_array_add (step, change);
    }
  g_free (change->after);
  change->after = g_strdup (after);
  change_to (change, after);
  if (g_str_equal (change->before, change->after))
    g_ptr_array_remove (step, change);
}

static void
take_back (GPtrArray *step)
{
  for (guint i = step->len; i > 0; i--)
    {
      const Change *change = g_ptr_array_index (step, i - 1);

      change_to (change, change->before);
    }
}

static void
take_again (GPtrArray *step)
{
  for (guint i = 0; i < step->len; i++)
    {
      const Change *change = g_ptr_array_index (step, i);

      change_to (change, change->after);
    }
}

static void
create_one (Model *self, UraEdit *edit, GPtrArray *step)
{
  Record *record = g_new0 (Record, 1);

  record->kind = &kinds[dice (self, G_N_ELEMENTS (kinds))];
  record->uid = g_strdup (ura_edit_create (edit, record->kind->register_id, NULL));
  record->deleted = TRUE;
  for (guint i = 0; i < MAX_FIELDS; i++)
    record->values[i] = g_strdup ("");
  note (step, record, -1, "0");
  if (record->kind == &kinds[2])
    {
      g_autofree char *code = g_strdup_printf ("N%u", self->records->len);

      ura_edit_set_text (edit, "node", record->uid, "plan", self->plan);
      ura_edit_set_text (edit, "node", record->uid, "type", "mase");
      ura_edit_set_text (edit, "node", record->uid, "code", code);
    }
  for (guint i = 0; i < MAX_FIELDS; i++)
    if (dice (self, 2) == 0)
      {
        g_autofree char *value = random_value (self, record->kind, record->kind->fields[i]);

        set_field (edit, record, record->kind->fields[i], value);
        /* The fields of a creation are part of it: undoing it leaves them in the bin. */
        g_free (record->values[i]);
        record->values[i] = g_steal_pointer (&value);
      }
  g_ptr_array_add (self->records, record);
}

static gboolean
edit_one (Model *self, UraEdit *edit, GPtrArray *step)
{
  Record *record = any_record (self, NULL, FALSE);
  guint field = dice (self, MAX_FIELDS);
  g_autofree char *value = NULL;

  if (record == NULL)
    return TRUE;
  value = random_value (self, record->kind, record->kind->fields[field]);
  set_field (edit, record, record->kind->fields[field], value);
  note (step, record, (int) field, value);
  return record->kind != &kinds[2] || !closes_circle (self, record);
}

/* An item with items below it cannot be deleted. */
static gboolean
has_parts (Model *self, const Record *record)
{
  for (guint i = 0; record->kind == &kinds[2] && i < self->records->len; i++)
    {
      const Record *other = g_ptr_array_index (self->records, i);

      if (!other->deleted && other->kind == record->kind &&
          g_str_equal (other->values[3], record->uid))
        return TRUE;
    }
  return FALSE;
}

static gboolean
bin_one (Model *self, UraEdit *edit, GPtrArray *step)
{
  Record *record = any_record (self, NULL, TRUE);

  if (record == NULL)
    return TRUE;
  if (record->deleted)
    ura_edit_restore (edit, record->kind->register_id, record->uid);
  else
    ura_edit_bin (edit, record->kind->register_id, record->uid);
  note (step, record, -1, record->deleted ? "0" : "1");
  return !record->deleted || !has_parts (self, record);
}

/* A batch of one to four things. What would close a circle is refused, and nothing changes. */
static void
do_something (Model *self)
{
  g_autoptr (UraEdit) edit = ura_edit_new ("Edit");
  g_autoptr (GPtrArray) step = g_ptr_array_new_with_free_func (change_free);
  g_autoptr (GError) error = NULL;
  gboolean allowed = TRUE;

  if (dice (self, 5) == 0)
    create_one (self, edit, step);
  else if (dice (self, 5) == 0)
    allowed = bin_one (self, edit, step);
  else
    for (guint n = 1 + dice (self, 3); n > 0 && allowed; n--)
      allowed = edit_one (self, edit, step);

  if (ura_edit_is_empty (edit))
    return;
  if (!ura_store_apply (self->workspace->store, edit, NULL, NULL, &error))
    {
      if (allowed)
        g_test_message ("%s", error->message);
      g_assert_false (allowed);
      g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_REFUSED);
      take_back (step);
      return;
    }
  g_assert_true (allowed);
  if (step->len == 0)
    return;
  g_ptr_array_add (self->done, g_steal_pointer (&step));
  g_ptr_array_set_size (self->undone, 0);
}

static void
go_back (Model *self, gboolean redo)
{
  GPtrArray *from = redo ? self->undone : self->done;
  GPtrArray *to = redo ? self->done : self->undone;
  UraStore *store = self->workspace->store;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = redo ? ura_store_redo (store, FALSE, &error)
                                : ura_store_undo (store, FALSE, &error);
  GPtrArray *step;

  if (from->len == 0)
    {
      g_assert_null (label);
      g_assert_error (error, URA_STORE_ERROR, URA_STORE_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  g_assert_nonnull (label);
  step = g_ptr_array_steal_index (from, from->len - 1);
  if (redo)
    take_again (step);
  else
    take_back (step);
  g_ptr_array_add (to, step);
}

static void
compare (Model *self)
{
  UraStore *store = self->workspace->store;

  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = g_ptr_array_index (self->records, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (UraRecord) found = ura_store_get_record (store, record->kind->register_id,
                                                          record->uid, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (ura_record_is_deleted (found), ==, record->deleted);
      for (guint f = 0; f < MAX_FIELDS; f++)
        {
          g_autofree char *value = ura_value_to_string (
              ura_record_get_value (found, record->kind->fields[f]));

          g_assert_cmpstr (value, ==, record->values[f]);
        }
    }
}

static void
walk (Model *self)
{
  for (gint i = 0; i < n_steps; i++)
    {
      guint what = dice (self, 100);

      if (what < 60)
        do_something (self);
      else if (what < 82)
        go_back (self, FALSE);
      else if (what < 99)
        go_back (self, TRUE);
      else
        ura_test_workspace_reopen (self->workspace);
      if (i % 50 == 0)
        compare (self);
    }
  compare (self);
}

static char *
make_plan (UraStore *store)
{
  UraEdit *edit = ura_edit_new ("Add a plan");
  char *uid = g_strdup (ura_edit_create (edit, "plan", NULL));

  ura_edit_set_text (edit, "plan", uid, "title", "Plani i provës");
  ura_edit_set_text (edit, "plan", uid, "code", "P");
  ura_edit_set_text (edit, "plan", uid, "level", "bashki");
  ura_edit_set_text (edit, "plan", uid, "period_start", "2022");
  ura_edit_set_text (edit, "plan", uid, "period_end", "2025");
  ura_edit_set_final (edit);
  ura_test_apply (store, edit);
  return uid;
}

static void
test_walk (gconstpointer data)
{
  guint32 seed = GPOINTER_TO_UINT (data);
  Model self = {
    .workspace = ura_test_workspace_new (),
    .random = g_rand_new_with_seed (seed),
    .records = g_ptr_array_new_with_free_func (record_free),
    .done = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
    .undone = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  self.plan = make_plan (self.workspace->store);
  walk (&self);
  g_test_message ("%u records, %u steps to undo, %u to redo", self.records->len, self.done->len,
                  self.undone->len);
  ura_test_check (self.workspace->store);
  before = ura_test_dump (self.workspace->store);
  ura_test_rebuild (self.workspace->store);
  after = ura_test_dump (self.workspace->store);
  g_assert_cmpstr (before, ==, after);
  ura_test_workspace_reopen (self.workspace);
  compare (&self);
  ura_test_check (self.workspace->store);
  /* All the way back: nothing is left but what could not be undone. */
  while (self.done->len > 0)
    go_back (&self, FALSE);
  go_back (&self, FALSE);
  compare (&self);

  g_ptr_array_unref (self.undone);
  g_ptr_array_unref (self.done);
  g_ptr_array_unref (self.records);
  g_rand_free (self.random);
  g_free (self.plan);
  ura_test_workspace_free (self.workspace);
}

int
main (int argc, char *argv[])
{
  const GOptionEntry options[] = {
    { "seeds", 0, 0, G_OPTION_ARG_INT, &n_seeds, NULL, NULL },
    { "steps", 0, 0, G_OPTION_ARG_INT, &n_steps, NULL, NULL },
    { "first", 0, 0, G_OPTION_ARG_INT, &first_seed, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_test_init (&argc, &argv, NULL);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL))
    return EXIT_FAILURE;
  for (gint seed = first_seed; seed < first_seed + n_seeds; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/store/undo/random/%d", seed);

      g_test_add_data_func (path, GINT_TO_POINTER (seed), test_walk);
    }
  return g_test_run ();
}
