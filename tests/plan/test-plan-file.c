/* The plan format: the shipped files counted, errors with their places, hostile input, and that
 * what was written reads back the same. */

#include "config.h"

#include <string.h>

#include "plan-test.h"

#define HEAD "ura-plan 1\n[plan X]\ntitle: A plan\nlevel: region\nstart: 2022\nend: 2023\n"

static const char *const shipped[] = { "korce-2022-2025", "pkv-2021-2023", "fier-krat-2022" };

static guint
count_type (const UraPlanFile *file, const char *type)
{
  guint n = 0;

  for (guint i = 0; i < file->nodes->len; i++)
    n += g_str_equal (((UraPlanFileNode *) file->nodes->pdata[i])->type, type);
  return n;
}

static const UraPlanFileNode *
find_node (const UraPlanFile *file, const char *code)
{
  for (guint i = 0; i < file->nodes->len; i++)
    if (g_str_equal (((UraPlanFileNode *) file->nodes->pdata[i])->code, code))
      return file->nodes->pdata[i];
  g_assert_not_reached ();
}

static const UraPlanFileIndicator *
find_indicator (const UraPlanFile *file, const char *code)
{
  for (guint i = 0; i < file->indicators->len; i++)
    if (g_str_equal (((UraPlanFileIndicator *) file->indicators->pdata[i])->code, code))
      return file->indicators->pdata[i];
  g_assert_not_reached ();
}

static gboolean
warns (const UraPlanFile *file, const char *part)
{
  for (guint i = 0; i < file->warnings->len; i++)
    if (strstr (((UraPlanProblem *) file->warnings->pdata[i])->sentence, part) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_korce (void)
{
  g_autofree char *text = plan_test_text ("korce-2022-2025");
  g_autoptr (UraPlanFile) file = plan_test_read (text);
  const UraPlanFileNode *measure = find_node (file, "C.3.2.d");
  const UraPlanFileNode *parent;

  g_assert_cmpstr (file->plan->code, ==, "KO");
  g_assert_cmpuint (count_type (file, "area"), ==, 5);
  g_assert_cmpuint (count_type (file, "objective"), ==, 12);
  g_assert_cmpuint (count_type (file, "measure"), ==, 33);
  g_assert_cmpuint (file->nodes->len, ==, 50);
  g_assert_cmpuint (file->indicators->len, ==, 16);
  g_assert_cmpuint (file->terms->len, ==, 2);
  g_assert_cmpuint (file->institutions->len, ==, 20);
  g_assert_cmpstr (measure->supporting, ==, "");
  g_assert_true (warns (file, "“supporting”"));
  parent = file->nodes->pdata[measure->parent];
  g_assert_cmpstr (parent->code, ==, "C.3.2");
  parent = file->nodes->pdata[parent->parent];
  g_assert_cmpstr (parent->code, ==, "C");
  g_assert_cmpint (parent->parent, ==, -1);
  g_assert_cmpuint (find_node (file, "A.1.2.a")->verifications->len, ==, 2);
}

static void
test_pkv (void)
{
  g_autofree char *text = plan_test_text ("pkv-2021-2023");
  g_autoptr (UraPlanFile) file = plan_test_read (text);
  const UraPlanFileIndicator *indicator;
  const UraPlanFileSplit *split;
  gboolean survey = FALSE;

  g_assert_cmpuint (count_type (file, "policy_goal"), ==, 3);
  g_assert_cmpuint (count_type (file, "specific_objective"), ==, 5);
  g_assert_cmpuint (count_type (file, "measure"), ==, 55);
  for (guint i = 0; i < file->indicators->len; i++)
    {
      indicator = file->indicators->pdata[i];
      g_assert_cmpuint (indicator->baselines->len, ==, 1);
      g_assert_cmpuint (indicator->targets->len, ==, 3);
      if (g_str_has_prefix (((UraPlanFileFigure *) indicator->baselines->pdata[0])->text, "N/A\n"))
        survey = TRUE;
    }
  g_assert_true (survey);
  split = find_indicator (file, "1.1.3-1")->splits->pdata[0];
  g_assert_cmpstr (split->dimension, ==, "çështjet e trajnimeve");
  g_assert_cmpuint (split->items->len, ==, 0);
  g_assert_true (warns (file, "“DPAP” twice"));
  g_assert_true (warns (file, "“MKR” twice"));
}

static void
test_fier (void)
{
  g_autofree char *text = plan_test_text ("fier-krat-2022");
  g_autoptr (UraPlanFile) file = plan_test_read (text);
  const UraPlanFileNode *node = find_node (file, "2.2.12");

  g_assert_cmpuint (count_type (file, "policy_goal"), ==, 2);
  g_assert_cmpuint (count_type (file, "specific_objective"), ==, 3);
  g_assert_cmpuint (count_type (file, "measure"), ==, 26);
  g_assert_cmpuint (file->indicators->len, ==, 34);
  g_assert_cmpstr (((UraPlanFileNode *) file->nodes->pdata[node->parent])->code, ==, "2.1");
  g_assert_cmpstr (((UraPlanFileLink *) node->links->pdata[0])->node, ==, "2.1.12");
}

static void
assert_same (const char *text)
{
  g_autoptr (UraPlanFile) first = plan_test_read (text);
  g_autofree char *written = ura_plan_file_write (first);
  g_autoptr (UraPlanFile) second = plan_test_read (written);
  g_autofree char *again = ura_plan_file_write (second);

  g_assert_cmpstr (again, ==, written);
  g_assert_cmpuint (second->nodes->len, ==, first->nodes->len);
  g_assert_cmpuint (second->indicators->len, ==, first->indicators->len);
  g_assert_cmpuint (second->institutions->len, ==, first->institutions->len);
  g_assert_cmpuint (second->warnings->len, ==, first->warnings->len);
  for (guint i = 0; i < first->nodes->len; i++)
    {
      const UraPlanFileNode *a = first->nodes->pdata[i];
      const UraPlanFileNode *b = second->nodes->pdata[i];

      g_assert_cmpstr (a->code, ==, b->code);
      g_assert_cmpint (a->parent, ==, b->parent);
      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpstr (a->supporting, ==, b->supporting);
      g_assert_cmpstr (a->result, ==, b->result);
    }
}

static void
test_write (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shipped); i++)
    {
      g_autofree char *text = plan_test_text (shipped[i]);

      assert_same (text);
    }
  assert_same (HEAD "goal: first\n\n  second\n   \n  fourth\n"
                    "[area A]\ntext: a\n[measure M]\ntext: m\ncontinues: Y 1\nimplements: Z 2\n"
                    "continues: Y 3\n[indicator i]\nof: M\nof: A\nname: n\nsplit: sex:\n"
                    "split: age: 0-17; 18+\n");
}

/* A text of several lines with an empty one keeps it; comments and empty lines between mean
 * nothing. */
static void
test_continuation (void)
{
  g_autoptr (UraPlanFile) file = plan_test_read (HEAD "goal: first\n\n  second\n# no\n   \n"
                                                      "\t fourth \nvision:\n  only\n  \n");

  g_assert_cmpstr (file->plan->goal, ==, "first\nsecond\n\nfourth");
  g_assert_cmpstr (file->plan->vision, ==, "only");
}

static void
test_line_ends (void)
{
  g_autoptr (UraPlanFile)
      file = plan_test_read ("\xef\xbb\xbfura-plan 1\r\n[plan X]\r\ntitle: A\r\n  B\r\n"
                             "level: region\r\nstart: 2022\r\nend: 2022");

  g_assert_cmpstr (file->plan->title, ==, "A\nB");
  g_assert_cmpstr (file->plan->end, ==, "2022");
}

static void
test_parents (void)
{
  g_autoptr (UraPlanFile) file = plan_test_read (
      HEAD "[measure m0]\ntext: t\n[area A]\ntext: t\n[measure mA]\ntext: t\n"
           "[objective O]\ntext: t\n[measure m1]\ntext: t\n[submeasure s]\ntext: t\n"
           "[measure m2]\nparent: A\ntext: t\n[submeasure s2]\ntext: t\n[measure m3]\ntext: t\n"
           "[area B]\ntext: t\n[measure mB]\ntext: t\n");
  static const struct
  {
    const char *code;
    const char *parent;
  } expected[] = {
    { "m0", NULL }, { "A", NULL },  { "mA", "A" }, { "O", "A" },  { "m1", "O" }, { "s", "m1" },
    { "m2", "A" },  { "s2", "m2" }, { "m3", "O" }, { "B", NULL }, { "mB", "B" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const UraPlanFileNode *node = find_node (file, expected[i].code);

      if (expected[i].parent == NULL)
        g_assert_cmpint (node->parent, ==, -1);
      else
        g_assert_cmpstr (((UraPlanFileNode *) file->nodes->pdata[node->parent])->code, ==,
                         expected[i].parent);
    }
}

typedef struct
{
  const char *text;
  guint line;
  guint column;
  const char *part;
} Wrong;

static const Wrong wrong[] = {
  { HEAD "[area A]\ntext: t\n[area A]\ntext: t\n", 9, 7, "used twice" },
  { HEAD "[area A]\ntext: t\n[measure A]\ntext: t\n", 9, 10, "used twice" },
  { HEAD "[area A]\n", 7, 0, "“text” is missing" },
  { HEAD "[area A]\ntext:\n", 7, 0, "“text” is missing" },
  { HEAD "[area A]\ntext: t\ncolour: red\n", 9, 1, "no “colour”" },
  { HEAD "[area A]\ntext: t\ntext: u\n", 9, 1, "stands twice" },
  { HEAD "[area A]\ntext (x): t\n", 8, 1, "parentheses" },
  { HEAD "[area A]\nparent: A\ntext: t\n", 7, 0, "must stand above" },
  { HEAD "[area A]\ntext: t\n[objective O]\nparent: P\ntext: t\n[objective P]\nparent: O\n"
         "text: t\n",
    9, 0, "must stand above" },
  { HEAD "[area A]\ntext: t\n[area B]\nparent: A\ntext: t\n", 9, 0, "cannot belong" },
  { HEAD "[submeasure S]\ntext: t\n", 7, 0, "no measure" },
  { HEAD "[objective O]\nparent: nowhere\ntext: t\n", 7, 0, "no item “nowhere”" },
  { HEAD "[area A]\ntext: t\nstart: 31.12.2022\n", 9, 8, "not a date" },
  { HEAD "[area A]\ntext: t\nverification (poem): t\n", 9, 1, "“poem”" },
  { HEAD "[area A]\ntext: t\nimplements: PKV\n", 9, 13, "“PKV 2.1.6”" },
  { HEAD "[area A]\ntext: t\nimplements: X B\n", 9, 0, "no item “B”" },
  { HEAD "[area A]\ntext: t\nimplements: X A\n", 9, 0, "linked to itself" },
  { HEAD "[area A]\ntext: t\n[indicator i]\nof: B\nname: n\n", 9, 0, "no item “B”" },
  { HEAD "[area A]\ntext: t\n[indicator i]\nname: n\n", 9, 0, "“of” is missing" },
  { HEAD "[area A]\ntext: t\n[indicator i]\nof: A\nname: n\nbaseline next: 1\n", 12, 1,
    "“next” is none" },
  { HEAD "[area A]\ntext: t\n[indicator i]\nof: A\nname: n\nbaseline each year: 1\n", 12, 1,
    "“each year” is none" },
  { HEAD "[area A]\ntext: t\n[indicator i]\nof: A\nname: n\ntarget 2022: 1\ntarget 2022: 2\n", 13,
    1, "stands twice" },
  { HEAD "[area A]\ntext: t\n[indicator i]\nof: A\nname: n\ntarget: 1\n", 12, 1, "no “target”" },
  { HEAD "[area A]\ntext: t\n[indicator i]\nof: A\nname: n\nsplit: women; men\n", 12, 8,
    "sex: women; men" },
  { HEAD "[area A]\ntext: t\n[indicator i]\nof: A\nname: n\nsame as: i\n", 9, 0, "leads back" },
  { HEAD "[area A]\ntext: t\n[indicator i]\nof: A\nname: n\nsame as: j\n"
         "[indicator j]\nof: A\nname: n\nsame as: i\n",
    13, 0, "leads back" },
  { HEAD "[institution I]\nname: n\nkind: circus\n", 9, 7, "“circus”" },
  { HEAD "[circus C]\n", 7, 2, "no kind of record called “circus”" },
  { HEAD "[plan Y]\n", 7, 1, "only one plan" },
  { HEAD "[area]\n", 7, 1, "[measure A.1]" },
  { HEAD "[area A\ntext: t\n", 7, 1, "[measure A.1]" },
  { HEAD "[area A B]\ntext: t\n", 7, 1, "[measure A.1]" },
  { HEAD "just words\n", 7, 1, "key: text" },
  { HEAD "goal: a\001b\n", 7, 8, "control character" },
  { "ura-plan 1\n  text\n", 2, 1, "continues" },
  { "ura-plan 1\ntitle: t\n", 2, 1, "before the first record" },
  { "ura-plan 1\n[area A]\ntext: t\n", 2, 1, "first record is the plan" },
  { "ura-plan 1\n", 1, 0, "no plan in this file" },
  { "ura-plan 1\n[plan X]\ntitle: t\nlevel: galaxy\nstart: 2022\nend: 2022\n", 4, 8, "“galaxy”" },
  { "ura-plan 1\n[plan X]\ntitle: t\nlevel: region\nstart: 2023\nend: 2022\n", 2, 0,
    "ends before it begins" },
  { "ura-plan 1\n[plan X/Y]\ntitle: t\nlevel: region\nstart: 2022\nend: 2022\n", 2, 7, "slash" },
};

static void
test_errors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (wrong[i].text, strlen (wrong[i].text));
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (UraPlanFile) file = NULL;
      const UraPlanProblem *first;

      file = ura_plan_file_read (bytes, ura_language_get ("en"), &problems, &error);
      g_assert_null (file);
      g_assert_error (error, URA_PLAN_FILE_ERROR, URA_PLAN_FILE_ERROR_REFUSED);
      g_assert_cmpuint (problems->len, >, 0);
      first = problems->pdata[0];
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (first->sentence, wrong[i].part));
      g_assert_cmpuint (first->line, ==, wrong[i].line);
      g_assert_cmpuint (first->column, ==, wrong[i].column);
    }
}

static void
assert_refused (const char *text, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanFile)
      file = ura_plan_file_read (bytes, ura_language_get ("sq"), &problems, &error);

  g_assert_null (file);
  g_assert_error (error, URA_PLAN_FILE_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_foreign (void)
{
  g_autofree char *large = g_malloc (URA_PLAN_FILE_MAX_SIZE + 1);
  g_autoptr (GString) line = g_string_new (HEAD "goal: ");
  g_autoptr (GString) text = g_string_new (HEAD "goal: x\n");

  memset (large, '\n', URA_PLAN_FILE_MAX_SIZE + 1);
  assert_refused (large, URA_PLAN_FILE_MAX_SIZE + 1, URA_PLAN_FILE_ERROR_TOO_LARGE);
  assert_refused ("", 0, URA_PLAN_FILE_ERROR_NOT_A_PLAN);
  assert_refused ("PK\003\004", 4, URA_PLAN_FILE_ERROR_NOT_A_PLAN);
  assert_refused ("ura-plan 2\n", 11, URA_PLAN_FILE_ERROR_NOT_A_PLAN);
  assert_refused ("ura-plan 1\n\0", 12, URA_PLAN_FILE_ERROR_NOT_TEXT);
  assert_refused ("ura-plan 1\n\xff\xfe", 13, URA_PLAN_FILE_ERROR_NOT_TEXT);
  assert_refused (HEAD "goal: \xc3", strlen (HEAD) + 7, URA_PLAN_FILE_ERROR_NOT_TEXT);
  for (guint i = 0; i < URA_PLAN_FILE_MAX_LINE; i++)
    g_string_append_c (line, 'x');
  assert_refused (line->str, line->len, URA_PLAN_FILE_ERROR_REFUSED);
  for (guint i = 0; i < URA_PLAN_FILE_MAX_LINE / 100 + 1; i++)
    g_string_append_printf (text, " %0100u\n", i);
  assert_refused (text->str, text->len, URA_PLAN_FILE_ERROR_REFUSED);
}

static double
seconds_to_read (guint n)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (UraPlanFile) file = NULL;
  gint64 start;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "[measure m%u]\ntext: Masa %u\nresponsible: A/B\n"
                            "duplicates: X m%u\n[indicator i%u]\nof: m%u\nname: n\nsame as: i%u\n",
                            i, i, (i + 1) % n, i, i, i + 1);
  g_string_append_printf (text, "[indicator i%u]\nof: m0\nname: last\n", n);
  start = g_get_monotonic_time ();
  file = plan_test_read (text->str);
  g_assert_cmpuint (file->nodes->len, ==, n);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Twenty times as much may take twenty times as long, not four hundred times. */
static void
test_linear (void)
{
  double small = seconds_to_read (5000);
  double large = seconds_to_read (100000);

  g_test_message ("5,000: %.3f s, 100,000: %.3f s", small, large);
  g_assert_cmpfloat (large, <, MAX (small, 0.01) * 100);
}

/* Bytes of the shipped files changed, dropped, doubled, mixed: a plan or an error, never more. What
 * is read can be written and read again. */
static void
mutate (GRand *random, GByteArray *bytes)
{
  static const char *const pieces[] = { "[",        "]",    ":",    "\n",       " ",   "#",
                                        "(",        "\r\n", "\n\n", "target ",  "\n ", "same as: ",
                                        "parent: ", "\xc3", "of: ", "[measure " };

  for (int n = g_rand_int_range (random, 1, 12); n > 0 && bytes->len > 100; n--)
    {
      guint at = (guint) g_rand_int_range (random, 0, (gint32) bytes->len - 60);
      guint length = (guint) g_rand_int_range (random, 1, 50);
      const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          bytes->data[at] = (guint8) g_rand_int_range (random, 0, 256);
          break;
        case 1:
          g_byte_array_remove_range (bytes, at, length);
          break;
        case 2:
          memcpy (bytes->data + at, piece, strlen (piece));
          break;
        default:
          memmove (bytes->data + at,
                   bytes->data + g_rand_int_range (random, 0, (gint32) bytes->len - 60), length);
          break;
        }
    }
}

static void
test_fuzz (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20221103);
  guint read = 0;
  guint rounds = g_test_slow () ? 20000 : 2000;

  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *text = plan_test_text (shipped[i % G_N_ELEMENTS (shipped)]);
      g_autoptr (GByteArray) changed = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (UraPlanFile) file = NULL;

      g_byte_array_append (changed, (const guint8 *) text, (guint) strlen (text));
      mutate (random, changed);
      bytes = g_bytes_new_static (changed->data, changed->len);
      file = ura_plan_file_read (bytes, ura_language_get ("sq"), &problems, &error);
      g_assert_true ((file == NULL) == (error != NULL));
      if (file != NULL)
        {
          g_autofree char *written = ura_plan_file_write (file);

          assert_same (written);
          read++;
        }
    }
  g_test_message ("%u of %u could still be read", read, rounds);
  g_assert_cmpuint (read, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/file/korce", test_korce);
  g_test_add_func ("/plan/file/pkv", test_pkv);
  g_test_add_func ("/plan/file/fier", test_fier);
  g_test_add_func ("/plan/file/write-reads-back-the-same", test_write);
  g_test_add_func ("/plan/file/continuation-lines", test_continuation);
  g_test_add_func ("/plan/file/line-ends-and-bom", test_line_ends);
  g_test_add_func ("/plan/file/parents", test_parents);
  g_test_add_func ("/plan/file/errors-with-places", test_errors);
  g_test_add_func ("/plan/file/foreign-and-oversized", test_foreign);
  g_test_add_func ("/plan/file/linear-time", test_linear);
  g_test_add_func ("/plan/file/random-changes", test_fuzz);
  return g_test_run ();
}
