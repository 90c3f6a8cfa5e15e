/* Long work: what watchers hear, in which thread, and how often. */

#include "config.h"

#include "ura-task.h"

#include <math.h>

#define N_STEPS 10000

typedef struct
{
  GThread *thread; /* in which notifications are expected */
  int messages;
  int fractions;
  int dones;
} Watch;

static void
notify_cb (UraTask *task, GParamSpec *property, Watch *watch)
{
  g_assert_true (g_thread_self () == watch->thread);
  watch->messages += g_str_equal (property->name, "message");
  watch->fractions += g_str_equal (property->name, "fraction");
  watch->dones += g_str_equal (property->name, "done");
}

static void
watch_task (UraTask *task, Watch *watch)
{
  *watch = (Watch){ .thread = g_thread_self () };
  g_signal_connect (task, "notify", G_CALLBACK (notify_cb), watch);
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
assert_message (UraTask *task, const char *expected)
{
  g_autofree char *message = ura_task_dup_message (task);

  g_assert_cmpstr (message, ==, expected);
}

static void
test_begins_unknown (void)
{
  g_autoptr (UraTask) task = ura_task_new ("Backup");

  g_assert_cmpstr (ura_task_get_title (task), ==, "Backup");
  g_assert_cmpfloat (ura_task_get_fraction (task), ==, -1);
  g_assert_false (ura_task_get_done (task));
  g_assert_false (g_cancellable_is_cancelled (ura_task_get_cancellable (task)));
  assert_message (task, NULL);
}

static void
test_properties (void)
{
  g_autoptr (UraTask) task = g_object_new (URA_TYPE_TASK, "title", "Backup", NULL);
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  double fraction;
  gboolean done;

  ura_task_set_progress (task, 0.5, "Half");
  ura_task_finish (task);
  g_object_get (task, "title", &title, "message", &message, "fraction", &fraction, "done", &done,
                NULL);
  g_assert_cmpstr (title, ==, "Backup");
  g_assert_cmpstr (message, ==, "Half");
  g_assert_cmpfloat (fraction, ==, 0.5);
  g_assert_true (done);
  drain ();
}

static void
test_notifications_are_folded (void)
{
  g_autoptr (UraTask) task = ura_task_new ("Import");
  Watch watch;

  watch_task (task, &watch);
  for (int i = 1; i <= N_STEPS; i++)
    ura_task_set_progress (task, (double) i / N_STEPS, "Reading");
  g_assert_cmpint (watch.fractions, ==, 0);
  drain ();
  g_assert_cmpint (watch.fractions, ==, 1);
  g_assert_cmpint (watch.messages, ==, 1);
  g_assert_cmpint (watch.dones, ==, 0);

  ura_task_set_progress (task, 1, "Reading");
  drain ();
  g_assert_cmpint (watch.fractions, ==, 1);

  ura_task_set_progress (task, 1, "Writing");
  ura_task_finish (task);
  ura_task_finish (task);
  drain ();
  g_assert_cmpint (watch.fractions, ==, 1);
  g_assert_cmpint (watch.messages, ==, 2);
  g_assert_cmpint (watch.dones, ==, 1);
}

static void
test_values_are_bounded (void)
{
  g_autoptr (UraTask) task = ura_task_new ("Export");

  ura_task_set_progress (task, 7, NULL);
  g_assert_cmpfloat (ura_task_get_fraction (task), ==, 1);
  ura_task_set_progress (task, -0.1, NULL);
  g_assert_cmpfloat (ura_task_get_fraction (task), ==, -1);
  ura_task_set_progress (task, NAN, NULL);
  g_assert_cmpfloat (ura_task_get_fraction (task), ==, -1);
  drain ();
}

static void
test_no_message_keeps_message (void)
{
  g_autoptr (UraTask) task = ura_task_new ("Export");

  ura_task_set_progress (task, 0.1, "First");
  ura_task_set_progress (task, 0.2, NULL);
  assert_message (task, "First");
  drain ();
}

static void
test_finished_stays_as_it_is (void)
{
  g_autoptr (UraTask) task = ura_task_new ("Export");

  ura_task_set_progress (task, 0.9, "Last");
  ura_task_finish (task);
  ura_task_set_progress (task, 0.1, "Again");
  g_assert_cmpfloat (ura_task_get_fraction (task), ==, 0.9);
  assert_message (task, "Last");
  drain ();
}

static gpointer
work (gpointer data)
{
  UraTask *task = data;

  for (int i = 0; i <= N_STEPS; i++)
    {
      g_autofree char *message = g_strdup_printf ("Step %d", i);

      ura_task_set_progress (task, (double) i / N_STEPS, message);
    }
  ura_task_finish (task);
  g_object_unref (task);
  return NULL;
}

/* A worker sets, the thread that made the task hears, and in the end it knows the last values. */
static void
test_worker_thread (void)
{
  g_autoptr (UraTask) task = ura_task_new ("Report");
  g_autoptr (GThread) worker = NULL;
  Watch watch;

  watch_task (task, &watch);
  worker = g_thread_new ("worker", work, g_object_ref (task));
  while (watch.dones == 0)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (g_steal_pointer (&worker));
  drain ();
  g_assert_cmpint (watch.dones, ==, 1);
  g_assert_cmpint (watch.fractions, >=, 1);
  g_assert_cmpint (watch.fractions, <=, N_STEPS + 1);
  g_assert_cmpfloat (ura_task_get_fraction (task), ==, 1);
  assert_message (task, "Step 10000");
}

/* A task made where another context is the default one speaks there. */
static void
test_other_context (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (UraTask) task = NULL;
  Watch watch;

  g_main_context_push_thread_default (context);
  task = ura_task_new ("Search");
  g_main_context_pop_thread_default (context);
  watch_task (task, &watch);
  ura_task_finish (task);
  drain ();
  g_assert_cmpint (watch.dones, ==, 0);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_assert_cmpint (watch.dones, ==, 1);
}

/* Letting go of a task whose notification is on its way is safe, and frees it in the end. */
static void
test_freed_after_notification (void)
{
  UraTask *task = ura_task_new ("Search");
  gpointer weak = task;

  g_object_add_weak_pointer (G_OBJECT (task), &weak);
  ura_task_set_progress (task, 0.5, "Half");
  g_object_unref (task);
  g_assert_nonnull (weak);
  drain ();
  g_assert_null (weak);
}

static void
test_cancel (void)
{
  g_autoptr (UraTask) task = ura_task_new ("Search");

  g_cancellable_cancel (ura_task_get_cancellable (task));
  g_assert_true (g_cancellable_is_cancelled (ura_task_get_cancellable (task)));
  g_assert_false (ura_task_get_done (task));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/task/begins-unknown", test_begins_unknown);
  g_test_add_func ("/base/task/properties", test_properties);
  g_test_add_func ("/base/task/notifications-are-folded", test_notifications_are_folded);
  g_test_add_func ("/base/task/values-are-bounded", test_values_are_bounded);
  g_test_add_func ("/base/task/no-message-keeps-message", test_no_message_keeps_message);
  g_test_add_func ("/base/task/finished-stays-as-it-is", test_finished_stays_as_it_is);
  g_test_add_func ("/base/task/worker-thread", test_worker_thread);
  g_test_add_func ("/base/task/other-context", test_other_context);
  g_test_add_func ("/base/task/freed-after-notification", test_freed_after_notification);
  g_test_add_func ("/base/task/cancel", test_cancel);

  return g_test_run ();
}
