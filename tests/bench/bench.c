/* Processes, medians and workspaces for the benchmarks. A benchmark that cannot do its work has
 * nothing to say: it ends. */

#include "config.h"

#include "bench.h"

#include "ura-file.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double
to_seconds (struct timeval time)
{
  return (double) time.tv_sec + (double) time.tv_usec / 1e6;
}

BenchCost
bench_run (void (*function) (gpointer data), gpointer data)
{
  struct rusage usage;
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      function (data);
      _exit (EXIT_SUCCESS);
    }
  if (wait4 (child, &status, 0, &usage) != child || !WIFEXITED (status) ||
      WEXITSTATUS (status) != EXIT_SUCCESS)
    g_error ("A run failed");
  return (BenchCost){ to_seconds (usage.ru_utime) + to_seconds (usage.ru_stime),
                      (double) usage.ru_maxrss / 1024.0 };
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0.0) - (difference < 0.0);
}

double
bench_percentile (GArray *values, double fraction)
{
  g_assert (values->len > 0);
  g_array_sort (values, compare);
  return g_array_index (values, double, (guint) (fraction * (values->len - 1) + 0.5));
}

double
bench_median (GArray *values)
{
  return bench_percentile (values, 0.5);
}

char *
bench_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("ura-bench-XXXXXX", &error);

  if (folder == NULL)
    g_error ("%s", error->message);
  return folder;
}

void
bench_folder_remove (const char *folder)
{
  ura_file_remove_tree (folder);
}

static UraStore *
started (UraStore *store, const GError *error)
{
  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

UraStore *
bench_create (const char *path)
{
  const UraSession session = { .user_name = "Arta Prova" };
  g_autoptr (GError) error = NULL;

  return started (ura_store_create (path, &session, &error), error);
}

UraStore *
bench_open (const char *path)
{
  const UraSession session = { 0 };
  g_autoptr (GError) error = NULL;

  return started (ura_store_open (path, &session, &error), error);
}

void
bench_apply (UraStore *store, UraEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (!ura_store_apply (store, edit, NULL, NULL, &error))
    g_error ("%s", error->message);
  ura_edit_free (edit);
}
