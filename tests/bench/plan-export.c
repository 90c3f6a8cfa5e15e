/* What the half-year workbook of a plan costs, beside the same cells written by libxlsxwriter
 * alone: plans of 1,000, 10,000 and 100,000 measures, each reported on in two half-years. The whole
 * is what the button does: opening the workspace, reading the plan, writing, reading back. */

#include "config.h"

#include <stdlib.h>

#include "bench.h"
#include "cells.h"
#include "ura-plan-import.h"
#include "ura-plan-period.h"
#include "ura-plan-picture.h"
#include "ura-semiannual.h"

#define N_ROUNDS           5
#define MEASURES_PER_AREA  1000
#define MEASURES_PER_GROUP 100
#define REPORTS_PER_BATCH  1000
#define PERIOD             "2023-2"

typedef struct
{
  char *workspace;
  char *cells;
  char *workbook;
  guint n_measures;
  UraPeriod period;
} Bench;

static const char *const texts[] = {
  "Hartimi dhe miratimi i përshkrimit të punës për specialistët e strukturës",
  "Ngritja e sportelit të informimit për të rikthyerit në njësitë administrative",
  "Trajnimi i punonjësve të bashkisë për trajtimin e kërkesave të diasporës",
  "Krijimi i regjistrit të bizneseve të themeluara nga emigrantët e kthyer",
};
static const char *const results[] = {
  "Përshkrime pune të hartuara dhe të miratuara",
  "Sportel funksional, me personel të trajnuar",
  "Të paktën dy trajnime në vit, me listë pjesëmarrësish",
};
static const char *const done[] = {
  "U zhvilluan takime me njësitë administrative dhe u mblodhën nevojat e tyre për informim.",
  "Puna vijoi sipas planit; dokumentacioni është depozituar në drejtorinë përgjegjëse.",
  "U përgatit drafti i parë dhe u dërgua për mendim në institucionet mbështetëse.",
};
static const char *const statuses[] = { "e_zbatuar", "ne_proces", "e_pafilluar", "e_pazbatuar",
                                        "e_vazhdueshme" };

/* The plan */

static void
add_measure (UraPlanFile *file, const char *objective, guint area, guint number)
{
  g_autofree char *code = g_strdup_printf ("%s.%u", objective, number % MEASURES_PER_GROUP + 1);
  UraPlanFileNode *node = ura_plan_file_add_node (file, "measure", code);

  node->parent = (int) file->nodes->len - 2 - (int) (number % MEASURES_PER_GROUP);
  node->printed = g_strdup_printf ("%u)", number % MEASURES_PER_GROUP + 1);
  node->text = g_strdup_printf ("%s %u", texts[number % G_N_ELEMENTS (texts)], number);
  node->result = g_strdup (results[number % G_N_ELEMENTS (results)]);
  node->deadline = g_strdup (number % 3 == 0 ? "2022-2025" : "2023");
  node->responsible = g_strdup ("SMD");
  node->supporting = g_strdup (number % 2 == 0 ? "DSHS" : "DSHS, SMD");
  ura_plan_file_add_verification (node, NULL, "Vendim i kryetarit");
  ura_plan_file_add_verification (node, NULL, "Foto, listëprezenca");
}

static UraPlanFile *
make_plan (guint n_measures)
{
  UraPlanFile *file = ura_plan_file_new ();
  UraPlanFilePlan *plan = ura_plan_file_set_plan (file, "PROVA");
  g_autofree char *objective = NULL;
  int area = -1;

  plan->title = g_strdup ("Plan prove");
  plan->level = g_strdup ("municipality");
  plan->start = g_strdup ("2022");
  plan->end = g_strdup ("2025");
  ura_plan_file_add_institution (file, "SMD")->name = g_strdup ("Struktura e migracionit");
  ura_plan_file_add_institution (file, "DSHS")->name = g_strdup ("Drejtoria sociale");
  for (guint i = 0; i < n_measures; i++)
    {
      guint number = i / MEASURES_PER_AREA + 1;

      if (i % MEASURES_PER_AREA == 0)
        {
          g_autofree char *code = g_strdup_printf ("%u", number);
          UraPlanFileNode *node = ura_plan_file_add_node (file, "area", code);

          area = (int) file->nodes->len - 1;
          node->parent = -1;
          node->text = g_strdup_printf ("Fusha %u", number);
        }
      if (i % MEASURES_PER_GROUP == 0)
        {
          UraPlanFileNode *node;

          g_free (objective);
          objective = g_strdup_printf ("%u.%u", number,
                                       i % MEASURES_PER_AREA / MEASURES_PER_GROUP + 1);
          node = ura_plan_file_add_node (file, "objective", objective);
          node->parent = area;
          node->text = g_strdup_printf ("Objektivi %s, për zhvillim", objective);
        }
      add_measure (file, objective, number, i);
    }
  return file;
}

static char *
import_plan (UraStore *store, guint n_measures)
{
  g_autoptr (UraPlanFile) file = make_plan (n_measures);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanImport) import = ura_plan_import_prepare (store, file, NULL, &error);

  if (import == NULL || !ura_plan_import_apply (store, import, NULL, &error))
    g_error ("%s", error->message);
  return g_strdup (import->plan);
}

/* The reports */

static void
add_report (UraEdit *edit, const char *node, const char *period, guint number)
{
  const char *report = ura_edit_create (edit, "measure_report", NULL);
  const char *status = statuses[number % G_N_ELEMENTS (statuses)];

  ura_edit_set_text (edit, "measure_report", report, "node", node);
  ura_edit_set_text (edit, "measure_report", report, "period", period);
  ura_edit_set_text (edit, "measure_report", report, "status", status);
  ura_edit_set_integer (edit, "measure_report", report, "progress",
                        number % G_N_ELEMENTS (statuses) == 0 ? 100 : number % 20 * 5);
  ura_edit_set_text (edit, "measure_report", report, "description",
                     done[number % G_N_ELEMENTS (done)]);
  ura_edit_set_text (edit, "measure_report", report, "reported_on", "2023-12-20");
  if (number % G_N_ELEMENTS (statuses) == 3)
    {
      ura_edit_set_text (edit, "measure_report", report, "deviation_reasons",
                         "[\"mungese_fondesh\",\"mungese_stafi\"]");
      ura_edit_set_text (edit, "measure_report", report, "reason_text",
                         "Fondet u rialokuan gjatë vitit.");
      ura_edit_set_text (edit, "measure_report", report, "corrective_action",
                         "Kërkesë për fonde në buxhetin e vitit pasardhës");
    }
  else if (number % G_N_ELEMENTS (statuses) != 0)
    ura_edit_set_text (edit, "measure_report", report, "next_steps", "Vijon sipas planit");
}

static void
report_on (UraStore *store, const char *plan, const char *key)
{
  g_autoptr (UraQuery) query = ura_query_new ("node");
  g_autoptr (UraResult) measures = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *period_uid = NULL;
  UraEdit *edit = ura_edit_new ("Reports");
  UraPeriod period;

  ura_query_select (query, "uid");
  ura_query_where (query, "plan = :plan and meaning (type) = 'measure'");
  ura_query_set_parameter_text (query, "plan", plan);
  ura_query_sort (query, "path", FALSE);
  measures = ura_store_query (store, query, NULL, &error);
  ura_period_from_key (key, &period);
  period_uid = measures == NULL ? NULL : ura_period_record (store, edit, &period, NULL, &error);
  if (period_uid == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < ura_result_get_n_rows (measures); i++)
    {
      add_report (edit, ura_result_get_text (measures, i, 0), period_uid, i);
      if ((i + 1) % REPORTS_PER_BATCH != 0)
        continue;
      bench_apply (store, edit);
      edit = ura_edit_new ("Reports");
    }
  bench_apply (store, edit);
}

static void
make_workspace (gpointer data)
{
  Bench *bench = data;
  g_autoptr (UraStore) store = bench_create (bench->workspace);
  g_autofree char *plan = import_plan (store, bench->n_measures);

  report_on (store, plan, "2023-1");
  report_on (store, plan, PERIOD);
}

/* What is measured */

static char *
find_plan (UraStore *store)
{
  g_autoptr (UraQuery) query = ura_query_new ("plan");
  g_autoptr (UraResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ura_query_select (query, "uid");
  result = ura_store_query (store, query, NULL, &error);
  if (result == NULL || ura_result_get_n_rows (result) != 1)
    g_error ("The workspace has no plan");
  return g_strdup (ura_result_get_text (result, 0, 0));
}

static void
read_plan (gpointer data)
{
  Bench *bench = data;
  g_autoptr (UraStore) store = bench_open (bench->workspace);
  g_autofree char *plan = find_plan (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (UraPlanPicture)
      picture = ura_plan_picture_new (store, plan, &bench->period, NULL, NULL, &error);

  if (picture == NULL)
    g_error ("%s", error->message);
}

static void
write_report (gpointer data)
{
  Bench *bench = data;
  g_autoptr (UraStore) store = bench_open (bench->workspace);
  g_autofree char *plan = find_plan (store);
  g_autoptr (GError) error = NULL;

  if (!ura_semiannual_write (store, plan, &bench->period, NULL, bench->workbook, NULL, &error))
    g_error ("%s", error->message);
}

static void
note_cells (gpointer data)
{
  Bench *bench = data;

  cells_start (bench->cells);
  write_report (bench);
  cells_stop ();
}

static void
write_cells (gpointer data)
{
  Bench *bench = data;

  cells_write (bench->cells, bench->workbook);
}

static void
measure (const char *folder, guint n_measures)
{
  Bench bench = {
    .workspace = g_build_filename (folder, "Prova.ura", NULL),
    .cells = g_build_filename (folder, "cells", NULL),
    .workbook = g_build_filename (folder, "Raport.xlsx", NULL),
    .n_measures = n_measures,
  };
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) reading = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));
  BenchCost alone, read, whole;

  ura_period_from_key (PERIOD, &bench.period);
  bench_run (make_workspace, &bench);
  bench_run (note_cells, &bench);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      alone = bench_run (write_cells, &bench);
      read = bench_run (read_plan, &bench);
      whole = bench_run (write_report, &bench);
      bench_note (ratios, whole.seconds / alone.seconds);
      bench_note (reading, read.seconds / alone.seconds);
      bench_note (seconds, whole.seconds);
    }
  g_print ("%7u measures: %5.2f s CPU, %.2f times the library alone (%.2f to %.2f); "
           "of that, reading the plan %.2f\n"
           "                  peak memory %.0f MB, the library alone %.0f MB, reading %.0f MB\n",
           n_measures, bench_median (seconds), bench_median (ratios),
           bench_percentile (ratios, 0.0), bench_percentile (ratios, 1.0), bench_median (reading),
           whole.memory, alone.memory, read.memory);
  g_free (bench.workspace);
  g_free (bench.cells);
  g_free (bench.workbook);
}

int
main (int argc, char *argv[])
{
  const guint sizes[] = { 1000, 10000, 100000 };
  guint largest = argc > 1 ? (guint) atoi (argv[1]) : 100000;

  for (guint i = 0; i < G_N_ELEMENTS (sizes) && sizes[i] <= largest; i++)
    {
      g_autofree char *folder = bench_folder_new ();

      measure (folder, sizes[i]);
      bench_folder_remove (folder);
    }
  return EXIT_SUCCESS;
}
