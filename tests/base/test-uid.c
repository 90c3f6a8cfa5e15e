/* Identifiers: unique, increasing, and the same everywhere for shipped records. */

#include "config.h"

#include "ura-uid.h"

#include <string.h>

#define N_THREADS    4
#define N_EACH       20000
#define RANDOM_CASES 20000

static void
test_new_is_version_7 (void)
{
  gint64 before = g_get_real_time () / 1000;
  g_autofree char *uid = ura_uid_new ();
  gint64 after = g_get_real_time () / 1000;
  g_autofree char *digits = g_strdup_printf ("%.8s%.4s", uid, uid + 9);
  gint64 millisecond = g_ascii_strtoll (digits, NULL, 16);

  g_assert_true (ura_uid_is_valid (uid));
  g_assert_cmpint (uid[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", uid[19]));
  g_assert_cmpint (millisecond, >=, before);
  g_assert_cmpint (millisecond, <=, after + 100); /* a full counter borrows from the future */
}

static void
test_new_increases (void)
{
  g_autofree char *last = ura_uid_new ();

  for (int i = 0; i < 10 * N_EACH; i++)
    {
      char *next = ura_uid_new ();

      g_assert_cmpstr (last, <, next);
      g_free (last);
      last = next;
    }
}

/* The last 62 bits are random: each of them is seen both ways. */
static void
test_new_is_random (void)
{
  guint64 ones = 0;
  guint64 zeros = 0;

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *uid = ura_uid_new ();
      g_autofree char *digits = g_strdup_printf ("%.4s%s", uid + 19, uid + 24);
      guint64 bits = g_ascii_strtoull (digits, NULL, 16);

      ones |= bits;
      zeros |= ~bits;
    }
  g_assert_cmphex (ones & G_GUINT64_CONSTANT (0x3fffffffffffffff), ==, 0x3fffffffffffffff);
  g_assert_cmphex (zeros & G_GUINT64_CONSTANT (0x3fffffffffffffff), ==, 0x3fffffffffffffff);
}

static gpointer
make_uids (gpointer data)
{
  GPtrArray *uids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_EACH; i++)
    g_ptr_array_add (uids, ura_uid_new ());
  return uids;
}

static void
test_threads (void)
{
  GThread *threads[N_THREADS];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("uids", make_uids, NULL);
  for (int i = 0; i < N_THREADS; i++)
    {
      g_autoptr (GPtrArray) uids = g_thread_join (threads[i]);

      for (guint j = 0; j < uids->len; j++)
        {
          const char *uid = g_ptr_array_index (uids, j);

          g_assert_true (j == 0 || strcmp (g_ptr_array_index (uids, j - 1), uid) < 0);
          g_assert_true (g_hash_table_add (seen, g_strdup (uid)));
        }
    }
}

static void
assert_shipped (const char *kind, const char *code, const char *expected)
{
  g_autofree char *uid = ura_uid_for (kind, code);

  g_assert_cmpstr (uid, ==, expected);
  g_assert_true (ura_uid_is_valid (uid));
}

/* Computed by another program. They may never change. */
static void
test_shipped (void)
{
  assert_shipped ("place", "AL-06", "bc4b2032-eeae-54f7-8f11-7e311a4b48a7");
  assert_shipped ("institution", "bashkia-korçë", "6fd18654-bc80-5296-befd-6de9df6f65d6");
  assert_shipped ("list", "a/b", "128c3600-622b-5c51-b312-fa941c07dbdd");
  assert_shipped ("x", "", "4d39036f-231f-54d9-82dd-43555b5f78d8");
}

static void
test_valid (void)
{
  const char *const bad[] = { "",
                              "0190163d-8694-739b-aea5-966c26f8ad9",
                              "0190163d-8694-739b-aea5-966c26f8ad911",
                              "0190163D-8694-739B-AEA5-966C26F8AD91",
                              "0190163d-8694-039b-aea5-966c26f8ad91",
                              "0190163d-8694-939b-aea5-966c26f8ad91",
                              "0190163d-8694-739b-cea5-966c26f8ad91",
                              "0190163d-8694-739b-7ea5-966c26f8ad91",
                              "0190163d08694-739b-aea5-966c26f8ad91",
                              "0190163d-8694-739b-aea5_966c26f8ad91",
                              "0190163d-8694-739b-aea5-966c26f8ad9g",
                              "{190163d-8694-739b-aea5-966c26f8ad9}",
                              "00000000-0000-0000-0000-000000000000" };

  g_assert_true (ura_uid_is_valid ("0190163d-8694-739b-aea5-966c26f8ad91"));
  g_assert_true (ura_uid_is_valid ("886313e1-3b8a-5372-9b90-0c9aee199e5d"));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ura_uid_is_valid (bad[i]));
  g_assert_false (ura_uid_is_valid (NULL));
}

/* A wrong byte anywhere is found, unless it makes another identifier. */
static void
test_damaged (void)
{
  for (int i = 0; i < RANDOM_CASES; i++)
    {
      g_autofree char *uid = ura_uid_new ();
      int position = g_test_rand_int_range (0, 36);
      char byte = (char) g_test_rand_int_range (1, 256);
      gboolean hex = byte != '\0' && strchr ("0123456789abcdef", byte) != NULL;

      uid[position] = byte;
      if (position == 8 || position == 13 || position == 18 || position == 23)
        g_assert_cmpint (ura_uid_is_valid (uid), ==, byte == '-');
      else if (!hex)
        g_assert_false (ura_uid_is_valid (uid));
      else if (position != 14 && position != 19)
        g_assert_true (ura_uid_is_valid (uid));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/uid/new-is-version-7", test_new_is_version_7);
  g_test_add_func ("/base/uid/new-increases", test_new_increases);
  g_test_add_func ("/base/uid/new-is-random", test_new_is_random);
  g_test_add_func ("/base/uid/threads", test_threads);
  g_test_add_func ("/base/uid/shipped", test_shipped);
  g_test_add_func ("/base/uid/valid", test_valid);
  g_test_add_func ("/base/uid/damaged", test_damaged);

  return g_test_run ();
}
