/* How long Ura takes to show a plan, and how much memory of its own it then has, beside an empty
 * window: both started in turn, in the same session and with the same renderer. startup.sh prepares
 * session and workspace. */

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

#define N_ROUNDS 11

enum
{
  PAINTED_MS,
  ROWS_MS,
  CPU_MS,
  MAIN_MS,
  DIRTY_MB,
  PSS_MB,
  N_FIGURES
};

typedef struct
{
  const char *name;
  char *const *arguments;
  gboolean rows; /* wait until the list has its rows */
  GArray *figures[N_FIGURES];
} Program;

static void
become (const Program *program, const char *probe, int out, gboolean drawn_by_processor)
{
  g_autofree char *fd = g_strdup_printf ("%d", out);
  g_autofree char *now = NULL;

  g_setenv ("LD_PRELOAD", probe, TRUE);
  g_setenv ("URA_BENCH_OUT", fd, TRUE);
  if (program->rows)
    g_setenv ("URA_BENCH_ROWS", "1", TRUE);
  if (drawn_by_processor)
    {
      g_setenv ("GSK_RENDERER", "cairo", TRUE);
      g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
    }
  else
    {
      g_unsetenv ("GSK_RENDERER");
      g_unsetenv ("GDK_DEBUG");
    }
  now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_setenv ("URA_BENCH_BEGUN", now, TRUE);
  execv (program->arguments[0], program->arguments);
  g_error ("%s: %s", program->arguments[0], g_strerror (errno));
}

static void
start (Program *program, const char *probe, gboolean drawn_by_processor, gboolean count)
{
  int ends[2];
  int status;
  pid_t child;
  FILE *in;
  double figures[N_FIGURES];

  if (pipe (ends) != 0)
    g_error ("%s", g_strerror (errno));
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      become (program, probe, ends[1], drawn_by_processor);
    }
  close (ends[1]);
  in = fdopen (ends[0], "r");
  for (guint i = 0; i < N_FIGURES; i++)
    if (fscanf (in, "%lf", &figures[i]) != 1)
      g_error ("%s ended without having painted", program->name);
  fclose (in);
  waitpid (child, &status, 0);
  for (guint i = 0; count && i < N_FIGURES; i++)
    bench_note (program->figures[i], figures[i]);
}

static void
print_program (const Program *program)
{
  g_print ("  %-12s first frame %4.0f ms, what is waited for %4.0f ms (%.0f to %.0f), CPU until "
           "then %3.0f ms, of the main thread %3.0f ms; private dirty %5.1f MB, PSS %5.1f MB\n",
           program->name, bench_median (program->figures[PAINTED_MS]),
           bench_median (program->figures[ROWS_MS]),
           bench_percentile (program->figures[ROWS_MS], 0.0),
           bench_percentile (program->figures[ROWS_MS], 1.0),
           bench_median (program->figures[CPU_MS]), bench_median (program->figures[MAIN_MS]),
           bench_median (program->figures[DIRTY_MB]), bench_median (program->figures[PSS_MB]));
}

static double
ratio (const Program *ura, const Program *empty, guint figure)
{
  return bench_median (ura->figures[figure]) / bench_median (empty->figures[figure]);
}

static void
measure (Program *ura, Program *empty, const char *probe, gboolean drawn_by_processor)
{
  for (guint i = 0; i < N_FIGURES; i++)
    {
      ura->figures[i] = g_array_new (FALSE, FALSE, sizeof (double));
      empty->figures[i] = g_array_new (FALSE, FALSE, sizeof (double));
    }
  for (guint i = 0; i <= N_ROUNDS; i++)
    {
      /* The first round fills the caches of the system. */
      start (empty, probe, drawn_by_processor, i > 0);
      start (ura, probe, drawn_by_processor, i > 0);
    }
  g_print ("%s\n", drawn_by_processor ? "The processor draws, no search for a graphics card:"
                                      : "Nothing set, as from the desktop:");
  print_program (empty);
  print_program (ura);
  g_print (
      "  time %.2f times, CPU %.2f times, private dirty memory %.2f times the empty window's\n",
      ratio (ura, empty, ROWS_MS), ratio (ura, empty, CPU_MS), ratio (ura, empty, DIRTY_MB));
  for (guint i = 0; i < N_FIGURES; i++)
    {
      g_array_unref (ura->figures[i]);
      g_array_unref (empty->figures[i]);
    }
}

int
main (int argc, char *argv[])
{
  if (argc != 5)
    {
      g_printerr ("Usage: startup PROBE EMPTY URA WORKSPACE\n");
      return EXIT_FAILURE;
    }
  {
    char *empty_arguments[] = { argv[2], NULL };
    char *ura_arguments[] = { argv[3], argv[4], NULL };
    Program empty = { .name = "empty window", .arguments = empty_arguments };
    Program ura = { .name = "Ura", .arguments = ura_arguments, .rows = TRUE };

    measure (&ura, &empty, argv[1], TRUE);
    measure (&ura, &empty, argv[1], FALSE);
  }
  return EXIT_SUCCESS;
}
