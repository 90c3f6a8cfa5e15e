/* What benchmarks share. Machines change their speed from one second to the next, so every figure
 * is a ratio to something measured in turn with it, and a median. */

#pragma once

#include "ura-store.h"

G_BEGIN_DECLS

typedef struct
{
  double seconds; /* of the processor, all threads */
  double memory;  /* largest, MB */
} BenchCost;

/* Runs @function in a process of its own, so that its processor time and its largest memory are its
 * own too. Ends the program when that fails. */
BenchCost bench_run (void (*function) (gpointer data), gpointer data);

/* Both sort. @fraction: 0.5 for the median, 0.99 for what only one in a hundred exceeds. */
double bench_median (GArray *values);
double bench_percentile (GArray *values, double fraction);

/* Of an array of double. */
#define bench_note(values, value)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    double noted = (value);                                                                        \
    g_array_append_val (values, noted);                                                            \
  }                                                                                                \
  G_STMT_END

/* A folder of the benchmark's own; it goes with everything in it. (transfer full) */
char *bench_folder_new (void);
void bench_folder_remove (const char *folder);

/* Makes or opens a workspace, or ends the program. (transfer full) */
UraStore *bench_create (const char *path);
UraStore *bench_open (const char *path);
/* Applies and frees @edit, or ends the program. */
void bench_apply (UraStore *store, UraEdit *edit);

G_END_DECLS
