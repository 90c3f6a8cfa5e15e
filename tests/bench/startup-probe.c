/* Looks at a program that starts, from inside and without the program's knowing: the loader puts
 * this library before it (LD_PRELOAD). When the first window has painted what is waited for, it
 * tells how long that took from just before exec, later how much memory is the process's own, and
 * ends the process. */

#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Until the program has come to rest. */
#define REST_MS 1500

static gint64 begun; /* CLOCK_MONOTONIC, microseconds */
static double painted_ms;
static double rows_ms;
static double cpu_ms;
static double main_ms;

static double
processor_ms (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* MB; what smaps_rollup calls @key. */
static double
memory_of (const char *key)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0.0;
  line = strstr (text, key);
  return line == NULL ? 0.0 : (double) g_ascii_strtoull (line + strlen (key), NULL, 10) / 1024.0;
}

static gboolean
at_rest_cb (gpointer data)
{
  FILE *out = fdopen (atoi (g_getenv ("URA_BENCH_OUT")), "w");

  fprintf (out, "%.2f %.2f %.2f %.2f %.2f %.2f\n", painted_ms, rows_ms, cpu_ms, main_ms,
           memory_of ("Private_Dirty:"), memory_of ("\nPss:"));
  fclose (out);
  _exit (0);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A stack that is still moving from one page to the next shows neither. */
static gboolean
is_settled (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_STACK (widget) && gtk_stack_get_transition_running (GTK_STACK (widget)))
      return FALSE;
  return TRUE;
}

/* The rows have their texts, and stand in the window. */
static gboolean
has_rows (GtkWidget *window)
{
  GtkWidget *list = find_list (window);
  GtkSelectionModel *model = list == NULL ? NULL : gtk_list_view_get_model (GTK_LIST_VIEW (list));
  g_autoptr (GObject) row = NULL;
  gboolean loaded = FALSE;

  if (model == NULL || g_list_model_get_n_items (G_LIST_MODEL (model)) == 0 || !is_settled (list))
    return FALSE;
  row = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_object_get (row, "loaded", &loaded, NULL);
  return loaded;
}

static void
after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
  double ms = (double) (g_get_monotonic_time () - begun) / 1000.0;

  if (painted_ms == 0.0)
    painted_ms = ms;
  if (rows_ms != 0.0 || (g_getenv ("URA_BENCH_ROWS") != NULL && !has_rows (window)))
    return;
  rows_ms = ms;
  cpu_ms = processor_ms (CLOCK_PROCESS_CPUTIME_ID);
  main_ms = processor_ms (CLOCK_THREAD_CPUTIME_ID);
  g_timeout_add (REST_MS, at_rest_cb, NULL);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    window);
}

static gboolean
window_added_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  GtkWidget *window = g_value_get_object (&values[1]);

  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
  return FALSE;
}

__attribute__ ((constructor)) static void
watch (void)
{
  const char *stamp = g_getenv ("URA_BENCH_BEGUN");
  GTypeClass *application;

  if (stamp == NULL)
    return;
  begun = g_ascii_strtoll (stamp, NULL, 10);
  application = g_type_class_ref (GTK_TYPE_APPLICATION);
  g_signal_add_emission_hook (g_signal_lookup ("window-added", GTK_TYPE_APPLICATION), 0,
                              window_added_cb, NULL, NULL);
  g_type_class_unref (application);
}
