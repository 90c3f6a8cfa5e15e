/* Everything a half-year report has: cover, key figures with charts, a matrix with groups and
 * subtotals, indicators, several tables on one sheet, an empty section and a hidden sheet. */

#include "config.h"

#include <math.h>

#include "sample.h"

#define N_MEASURES 18

typedef struct
{
  UraReportStatus status;
  const char *label;
} Status;

static const Status statuses[] = {
  { URA_REPORT_STATUS_DONE, "Zbatuar" },        { URA_REPORT_STATUS_PARTLY, "Pjesërisht" },
  { URA_REPORT_STATUS_ACTIVE, "Në proces" },    { URA_REPORT_STATUS_WAITING, "Pa filluar" },
  { URA_REPORT_STATUS_FAILED, "Nuk u zbatua" }, { URA_REPORT_STATUS_LATE, "Me vonesë" },
  { URA_REPORT_STATUS_POSTPONED, "Shtyrë" },    { URA_REPORT_STATUS_NO_DATA, "Pa të dhëna" },
};

static const char *const areas[] = {
  "A. Migracioni dhe zhvillimi vendor",
  "B. Angazhimi i diasporës",
  "C. Ri-integrimi i të rikthyerve",
};

static const char *const measures[] = {
  "Ngritja e një baze të dhënash për emigrantët dhe të rikthyerit, në bashkëpunim me njësitë "
  "administrative dhe me zyrën e punës",
  "Organizimi i fushatave informuese për migracionin e rregullt në shkollat e mesme",
  "Trajnimi i stafit të bashkisë",
  "Nënshkrimi i marrëveshjeve të bashkëpunimit me qytete që presin komunitete nga bashkia",
  "Krijimi i një fondi të përbashkët për projekte me vlerë kulturore dhe sociale, me rregullore të "
  "miratuar nga këshilli bashkiak dhe me raportim publik çdo gjashtë muaj",
  "Konferenca vjetore e diasporës",
};

static const char *const results[] = {
  "Baza e të dhënave funksionon dhe përditësohet çdo tre muaj.",
  "Të paktën 4 aktivitete në vit; 1 200 nxënës të informuar për rrugët e rregullta të migracionit, "
  "për "
  "rreziqet e trafikimit dhe për shërbimet e zyrës së migracionit në bashki.",
  "12 punonjës të trajnuar",
  "Dy marrëveshje të nënshkruara",
};

static const char *const reports[] = {
  "U mblodhën të dhëna nga 9 njësi administrative; 3 njësi nuk kanë dërguar formularin. Formulari "
  "u "
  "thjeshtua pas takimit të muajit mars.\nHapi tjetër: verifikimi me gjendjen civile.",
  "U zhvilluan 3 takime me nxënës.",
  "Në pritje të miratimit të buxhetit.",
  "",
};

static void
add_cover (UraReport *report)
{
  UraReportSheet *sheet = ura_report_add_sheet (report, "Kopertina", URA_REPORT_SHEET_PORTRAIT);

  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_TITLE,
                             "Raport gjashtëmujor për zbatimin e planit vendor të veprimit për "
                             "migracionin dhe diasporën");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_SUBTITLE, "Gjashtëmujori I 2024");
  ura_report_sheet_add_pair (sheet, "Bashkia", "Bashkia Lumëbardhë");
  ura_report_sheet_add_pair (sheet, "Plani", "Plani vendor i veprimit 2022–2025");
  ura_report_sheet_add_pair (sheet, "Akti i miratimit",
                             "Vendim i këshillit bashkiak nr. 112, datë 14.12.2021");
  ura_report_sheet_add_pair (sheet, "Marrësi", "Ministria e Brendshme, Drejtoria e Migracionit");
  ura_report_sheet_add_pair (sheet, "Nr. i raportit", "R-2024-1/3");
  ura_report_sheet_add_pair (sheet, "Data", "12.07.2024");
  ura_report_sheet_add_pair (
      sheet, "Shënim për cilësinë e të dhënave",
      "Tre njësi administrative nuk kanë dërguar të dhëna për muajin qershor; "
      "shifrat e tyre mungojnë dhe janë shënuar si të tilla.");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_HEADING, "Përmbajtja");
  ura_report_sheet_add_contents (sheet);
  ura_report_sheet_add_signature (sheet, "Përgatiti: specialisti i migracionit", "Arta Shembulli");
  ura_report_sheet_add_signature (sheet, "Miratoi: drejtori", "Besnik Provani");
}

static void
add_figure (UraReportSheet *sheet,
            const char *id,
            const char *label,
            UraReportType type,
            UraReportStatus status,
            const char *explanation,
            UraReportFormula *formula)
{
  UraReportFigure figure = { .id = id,
                             .label = label,
                             .explanation = explanation,
                             .type = type,
                             .value = NAN,
                             .status = status,
                             .formula = formula };

  ura_report_sheet_add_figure (sheet, &figure);
}

static void
add_summary_table (UraReportSheet *sheet)
{
  UraReportTable *table = ura_report_sheet_add_table (sheet, "sipas_fushave",
                                                      "Zbatimi sipas fushave");
  guint name = ura_report_table_add_column (
      table, &(UraReportColumn){ .id = "fusha", .header = "Fusha", .width = 46 });
  guint due = ura_report_table_add_column (
      table, &(UraReportColumn){ .id = "pritej",
                                 .header = "Masa që priteshin",
                                 .type = URA_REPORT_TYPE_INTEGER,
                                 .total = ura_report_formula_sum (NULL, "pritej") });
  guint done = ura_report_table_add_column (
      table, &(UraReportColumn){ .id = "zbatuar",
                                 .header = "Masa të zbatuara",
                                 .type = URA_REPORT_TYPE_INTEGER,
                                 .total = ura_report_formula_sum (NULL, "zbatuar") });
  guint share = ura_report_table_add_column (
      table, &(UraReportColumn){
                 .id = "perqind",
                 .header = "Shkalla e zbatimit",
                 .type = URA_REPORT_TYPE_PERCENT,
                 .total = ura_report_formula_ratio (ura_report_formula_sum (NULL, "zbatuar"),
                                                    ura_report_formula_sum (NULL, "pritej")) });
  g_autoptr (UraReportFormula) ratio = ura_report_formula_ratio (
      ura_report_formula_cell ("zbatuar"), ura_report_formula_cell ("pritej"));

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      UraReportRow *row = ura_report_table_add_row (table);

      ura_report_row_set_text (row, name, areas[i]);
      ura_report_row_set_number (row, due, 6 - i);
      ura_report_row_set_number (row, done, 4 - i * 2);
      ura_report_row_set_formula (row, share, ratio);
    }
}

static void
add_trend_table (UraReportSheet *sheet)
{
  UraReportTable *table = ura_report_sheet_add_table (sheet, "ecuria",
                                                      "Ecuria e katër gjashtëmujorëve");
  static const double rates[] = { 0.31, 0.38, 0.52, 0.47 };
  static const char *const periods[] = { "II 2022", "I 2023", "II 2023", "I 2024" };
  guint period = ura_report_table_add_column (
      table, &(UraReportColumn){ .id = "periudha", .header = "Gjashtëmujori" });
  guint rate = ura_report_table_add_column (table,
                                            &(UraReportColumn){ .id = "shkalla",
                                                                .header = "Shkalla e zbatimit",
                                                                .type = URA_REPORT_TYPE_PERCENT });

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      UraReportRow *row = ura_report_table_add_row (table);

      ura_report_row_set_text (row, period, periods[i]);
      ura_report_row_set_number (row, rate, rates[i]);
    }
}

static void
add_summary_charts (UraReportSheet *sheet)
{
  static const char *const ids[] = { "DONE",   "PARTLY", "ACTIVE",    "WAITING",
                                     "FAILED", "LATE",   "POSTPONED", NULL };
  UraReportChart *chart = ura_report_sheet_add_chart (sheet, URA_REPORT_CHART_DONUT,
                                                      "Masat sipas statusit");

  ura_report_chart_add_figures (chart, "Masa", ids);
  ura_report_chart_set_description (chart, "Numri i masave për secilin status");
  chart = ura_report_sheet_add_chart (sheet, URA_REPORT_CHART_BAR,
                                      "Shkalla e zbatimit sipas fushave");
  ura_report_chart_add_series (chart, "Shkalla e zbatimit", "sipas_fushave", "fusha", "perqind",
                               URA_REPORT_STATUS_NONE);
  chart = ura_report_sheet_add_chart (sheet, URA_REPORT_CHART_LINE, "Ecuria e zbatimit");
  ura_report_chart_add_series (chart, "Shkalla e zbatimit", "ecuria", "periudha", "shkalla",
                               URA_REPORT_STATUS_NONE);
  ura_report_chart_set_axes (chart, "Gjashtëmujori", "Pjesa e masave të zbatuara");
  chart = ura_report_sheet_add_chart (sheet, URA_REPORT_CHART_COLUMN,
                                      "Buxheti i planifikuar dhe i shpenzuar");
  ura_report_chart_add_series (chart, "Planifikuar", "buxheti", "burimi", "planifikuar",
                               URA_REPORT_STATUS_NONE);
  ura_report_chart_add_series (chart, "Shpenzuar", "buxheti", "burimi", "shpenzuar",
                               URA_REPORT_STATUS_NONE);
}

static void
add_summary (UraReport *report)
{
  UraReportSheet *sheet = ura_report_add_sheet (report, "Përmbledhje", URA_REPORT_SHEET_DEFAULT);
  static const char *const ids[] = { "DONE",   "PARTLY", "ACTIVE",    "WAITING",
                                     "FAILED", "LATE",   "POSTPONED", "NO_DATA" };

  ura_report_sheet_set_description (sheet, "Treguesit kryesorë, grafikët, arritjet dhe problemet");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_TITLE, "Përmbledhje");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_SUBTITLE,
                             "Bashkia Lumëbardhë · Gjashtëmujori I 2024");
  add_figure (sheet, "total", "Masa gjithsej", URA_REPORT_TYPE_INTEGER, URA_REPORT_STATUS_NONE,
              "Të gjitha masat e planit", ura_report_formula_count ("masat", "kodi"));
  add_figure (sheet, "rate", "Shkalla e zbatimit", URA_REPORT_TYPE_PERCENT, URA_REPORT_STATUS_NONE,
              "Masa të zbatuara / masa që priteshin në periudhë. Masat e përsëritura numërohen të "
              "zbatuara kur janë brenda grafikut të tyre.",
              ura_report_formula_ratio (ura_report_formula_figure ("DONE"),
                                        ura_report_formula_figure ("total")));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    add_figure (sheet, ids[i], statuses[i].label, URA_REPORT_TYPE_INTEGER, statuses[i].status, NULL,
                ura_report_formula_count_status ("masat", "statusi", statuses[i].status));
  add_figure (sheet, "gap", "Hendeku financiar (lekë)", URA_REPORT_TYPE_MONEY,
              URA_REPORT_STATUS_NONE, "Planifikuar minus shpenzuar",
              ura_report_formula_subtract (ura_report_formula_sum ("buxheti", "shpenzuar"),
                                           ura_report_formula_sum ("buxheti", "planifikuar")));
  ura_report_sheet_add_figure (sheet, &(UraReportFigure){ .id = "referrals",
                                                          .label = "Referime të përfunduara",
                                                          .missing = "nuk është raportuar",
                                                          .value = NAN });
  add_summary_charts (sheet);
  add_summary_table (sheet);
  add_trend_table (sheet);
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_HEADING, "Problemet kryesore");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_PARAGRAPH,
                             "1. Tre njësi administrative nuk kanë person kontakti për "
                             "migracionin, prandaj të dhënat e tyre "
                             "mbërrijnë me vonesë dhe të paplota.\n2. Buxheti i fushatave "
                             "informuese u miratua vetëm në maj.");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_NOTE,
                             "Shkalla e zbatimit llogaritet sipas metodës SIGMA.");
}

typedef struct
{
  guint position;
  guint area;
  gboolean heading_given;
} MeasureRows;

static gpointer
measures_open (gpointer data, GError **error)
{
  return g_new0 (MeasureRows, 1);
}

static void
fill_measure (UraReportRow *row, guint i)
{
  const Status *status = &statuses[(i * 5) % G_N_ELEMENTS (statuses)];
  g_autofree char *code = g_strdup_printf ("%c.%u", 'A' + (char) (i / 6), i % 6 + 1);
  g_autofree char *deadline = g_strdup_printf ("2024-%02u-%02u", i % 12 + 1, (i * 7) % 28 + 1);

  ura_report_row_set_text (row, 0, code);
  ura_report_row_set_text (row, 1, measures[i % G_N_ELEMENTS (measures)]);
  ura_report_row_set_date (row, 2, i % 5 == 4 ? "2025" : deadline);
  ura_report_row_set_text (row, 3, i % 2 ? "DSHS" : "Drejtoria e Shërbimeve Sociale");
  ura_report_row_set_text (row, 4, i % 3 ? "Zyra e punës; njësitë administrative" : NULL);
  ura_report_row_set_text (row, 5, results[i % G_N_ELEMENTS (results)]);
  ura_report_row_set_status (row, 6, status->status, status->label);
  ura_report_row_set_number (row, 7, (double) ((i * 13) % 101) / 100.0);
  ura_report_row_set_text (row, 8, reports[i % G_N_ELEMENTS (reports)]);
  if (i % 4 == 3)
    ura_report_row_set_missing (row, 9, "pa kostim");
  else
    ura_report_row_set_number (row, 9, 12500.0 * (i + 1) * (i % 3 == 0 ? 100 : 1));
}

static gboolean
measures_next (gpointer iteration, UraReportRow *row, GError **error)
{
  MeasureRows *self = iteration;

  if (self->area == G_N_ELEMENTS (areas))
    return FALSE;
  if (!self->heading_given)
    {
      ura_report_row_set_group (row, 1, areas[self->area]);
      self->heading_given = TRUE;
      return TRUE;
    }
  if (self->position == (self->area + 1) * N_MEASURES / G_N_ELEMENTS (areas))
    {
      ura_report_row_set_subtotal (row, 1, "Gjithsej për fushën");
      self->area++;
      self->heading_given = FALSE;
      return TRUE;
    }
  fill_measure (row, self->position++);
  return TRUE;
}

static void
add_matrix (UraReport *report)
{
  static const UraReportRowSource source = { measures_open, measures_next, g_free };
  UraReportSheet *sheet = ura_report_add_sheet (report, "Zbatimi i masave",
                                                URA_REPORT_SHEET_DEFAULT);
  UraReportTable *table;
  UraReportColumn columns[] = {
    { "kodi", "Kodi", URA_REPORT_TYPE_TEXT, 7, NULL },
    { "masa", "Masa", URA_REPORT_TYPE_LONG_TEXT, 40, NULL },
    { "afati", "Afati", URA_REPORT_TYPE_DATE, 0, NULL },
    { "pergjegjes", "Institucioni përgjegjës", URA_REPORT_TYPE_TEXT, 18, NULL },
    { "mbeshtetes", "Institucioni mbështetës", URA_REPORT_TYPE_TEXT, 18, NULL },
    { "rezultati", "Rezultati i pritshëm", URA_REPORT_TYPE_LONG_TEXT, 34, NULL },
    { "statusi", "Statusi", URA_REPORT_TYPE_STATUS, 15,
      ura_report_formula_count_status (NULL, "statusi", URA_REPORT_STATUS_DONE) },
    { "progresi", "Progresi", URA_REPORT_TYPE_PERCENT, 0,
      ura_report_formula_ratio (ura_report_formula_sum (NULL, "progresi"),
                                ura_report_formula_count (NULL, "progresi")) },
    { "pershkrimi", "Përshkrimi i zbatimit në periudhë", URA_REPORT_TYPE_LONG_TEXT, 40, NULL },
    { "kosto", "Kostoja (lekë)", URA_REPORT_TYPE_MONEY, 0, ura_report_formula_sum (NULL, "kosto") },
  };

  ura_report_sheet_set_description (sheet, "Matrica e plotë e masave me status, progres dhe arsye");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_TITLE, "Zbatimi i masave");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_SUBTITLE, "Gjashtëmujori I 2024");
  table = ura_report_sheet_add_table (sheet, "masat", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    ura_report_table_add_column (table, &columns[i]);
  ura_report_table_set_source (table, &source, NULL, NULL, N_MEASURES);
  ura_report_sheet_keep_in_view (sheet, table, 2);
}

static void
add_budget (UraReport *report)
{
  static const char *const sources[] = { "Buxheti i bashkisë", "Donatorë", "Buxheti i shtetit" };
  UraReportSheet *sheet = ura_report_add_sheet (report, "Buxheti", URA_REPORT_SHEET_DEFAULT);
  UraReportTable *table;
  UraReportColumn columns[] = {
    { "burimi", "Burimi", URA_REPORT_TYPE_TEXT, 40, NULL },
    { "planifikuar", "Planifikuar", URA_REPORT_TYPE_MONEY, 0,
      ura_report_formula_sum (NULL, "planifikuar") },
    { "shpenzuar", "Shpenzuar", URA_REPORT_TYPE_MONEY, 0,
      ura_report_formula_sum (NULL, "shpenzuar") },
    { "hendeku", "Hendeku", URA_REPORT_TYPE_MONEY, 0, ura_report_formula_sum (NULL, "hendeku") },
    { "perqind", "%", URA_REPORT_TYPE_PERCENT, 0,
      ura_report_formula_ratio (ura_report_formula_sum (NULL, "shpenzuar"),
                                ura_report_formula_sum (NULL, "planifikuar")) },
  };
  g_autoptr (UraReportFormula) gap = ura_report_formula_subtract (
      ura_report_formula_cell ("shpenzuar"), ura_report_formula_cell ("planifikuar"));
  g_autoptr (UraReportFormula) share = ura_report_formula_min (
      ura_report_formula_ratio (ura_report_formula_cell ("shpenzuar"),
                                ura_report_formula_cell ("planifikuar")),
      ura_report_formula_number (1));

  ura_report_sheet_set_description (sheet, "Fondet sipas burimit, në lekë");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_TITLE, "Buxheti");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_SUBTITLE, "Në lekë");
  table = ura_report_sheet_add_table (sheet, "buxheti", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    ura_report_table_add_column (table, &columns[i]);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      UraReportRow *row = ura_report_table_add_row (table);

      ura_report_row_set_text (row, 0, sources[i]);
      ura_report_row_set_number (row, 1, i == 2 ? 0.0 : 1234500.0 * (i + 1));
      ura_report_row_set_number (row, 2, i == 2 ? 0.0 : 987654.0 + 412000.0 * i);
      ura_report_row_set_formula (row, 3, gap);
      ura_report_row_set_formula (row, 4, share);
    }
}

static void
add_returnees (UraReport *report)
{
  static const char *const countries[] = { "Greqi", "Itali", "Gjermani", "Francë",
                                           "Britani e Madhe" };
  UraReportSheet *sheet = ura_report_add_sheet (report, "Të rikthyerit", URA_REPORT_SHEET_DEFAULT);
  UraReportTable *table;
  UraReportChart *chart;
  UraReportColumn columns[] = {
    { "vendi", "Vendi pritës", URA_REPORT_TYPE_TEXT, 30, NULL },
    { "gra", "Gra", URA_REPORT_TYPE_INTEGER, 0, ura_report_formula_sum (NULL, "gra") },
    { "burra", "Burra", URA_REPORT_TYPE_INTEGER, 0, ura_report_formula_sum (NULL, "burra") },
    { "gjithsej", "Gjithsej", URA_REPORT_TYPE_INTEGER, 0,
      ura_report_formula_sum (NULL, "gjithsej") },
  };
  g_autoptr (UraReportFormula) both = ura_report_formula_add (ura_report_formula_cell ("gra"),
                                                              ura_report_formula_cell ("burra"));

  ura_report_sheet_set_description (sheet, "Regjistrimet e reja sipas vendit dhe gjinisë");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_TITLE, "Të rikthyerit");
  ura_report_sheet_add_text (sheet, URA_REPORT_TEXT_SUBTITLE, "Regjistrime të reja në periudhë");
  table = ura_report_sheet_add_table (sheet, "rikthyer_vendi", "Sipas vendit pritës dhe gjinisë");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    ura_report_table_add_column (table, &columns[i]);
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      UraReportRow *row = ura_report_table_add_row (table);

      ura_report_row_set_text (row, 0, countries[i]);
      ura_report_row_set_number (row, 1, 31 - 6.0 * i);
      ura_report_row_set_number (row, 2, 44 - 9.0 * i);
      ura_report_row_set_formula (row, 3, both);
    }
  chart = ura_report_sheet_add_chart (sheet, URA_REPORT_CHART_BAR,
                                      "Të rikthyer sipas vendit pritës");
  ura_report_chart_add_series (chart, "Gra", "rikthyer_vendi", "vendi", "gra",
                               URA_REPORT_STATUS_NONE);
  ura_report_chart_add_series (chart, "Burra", "rikthyer_vendi", "vendi", "burra",
                               URA_REPORT_STATUS_NONE);
  ura_report_chart_set_stacked (chart, TRUE);
  ura_report_chart_set_width (chart, 1.0);
  table = ura_report_sheet_add_table (sheet, "rikthyer_nevoja", "Sipas nevojave");
  ura_report_table_add_column (table, &(UraReportColumn){ .id = "nevoja", .header = "Nevoja" });
  ura_report_table_add_column (
      table,
      &(UraReportColumn){ .id = "persona", .header = "Persona", .type = URA_REPORT_TYPE_INTEGER });
  ura_report_table_set_empty_reason (
      table, "vlerësimi i nevojave nis në gjashtëmujorin II, kur miratohet formulari");
}

UraReport *
sample_report_new (void)
{
  UraReportInfo info = {
    .title = "Raport gjashtëmujor, gjashtëmujori I 2024",
    .institution = "Bashkia Lumëbardhë",
    .version = "0.1.0",
    .number = "R-2024-1/3",
    .hash = "4f1c9a7be0d25f88aa61",
    .footer = "Zyra e migracionit & diasporës",
    .created = 1720776000, /* 12 July 2024 */
  };
  UraReport *report = ura_report_new (&info, ura_language_get ("sq"));
  UraReportSheet *meta;

  add_cover (report);
  add_summary (report);
  add_matrix (report);
  add_budget (report);
  add_returnees (report);
  meta = ura_report_add_sheet (report, "_meta", URA_REPORT_SHEET_HIDDEN);
  ura_report_sheet_add_pair (meta, "template", "half-year-1");
  return report;
}

UraReport *
sample_texts_new (void)
{
  static const char *const words[] = {
    "dhe",
    "bashkëpunimi",
    "i",
    "MINISTRIA",
    "të",
    "rikthyerve",
    "për",
    "ri-integrimin",
    "çdo",
    "12.07.2024",
    "në",
    "njësitë",
    "WWW",
    "administrative",
    "me",
    "shkallë",
    "përgjegjëse/mbështetëse",
    "një",
    "(vendimi",
    "nr. 112)",
    "lllliiii",
    "mmmmwwww",
    "–",
    "fundi.\n",
  };
  static const double widths[] = { 6, 9, 14, 20, 33, 44, 60 };
  UraReport *report = ura_report_new (&(UraReportInfo){ .title = "Texts" },
                                      ura_language_get ("sq"));
  UraReportSheet *sheet = ura_report_add_sheet (report, "Tekste", URA_REPORT_SHEET_DEFAULT);
  UraReportTable *table = ura_report_sheet_add_table (sheet, "tekste", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (2024);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *id = g_strdup_printf ("column%u", i + 1);

      ura_report_table_add_column (table, &(UraReportColumn){ .id = id, .width = widths[i] });
    }
  for (guint i = 0; i < 400; i++)
    {
      UraReportRow *row = ura_report_table_add_row (table);
      guint column = i % G_N_ELEMENTS (widths);
      g_autoptr (GString) text = g_string_new (NULL);

      for (int n = g_rand_int_range (random, 1, (int) (3 + widths[column] * 1.5)); n > 0; n--)
        g_string_append_printf (text, "%s ",
                                words[g_rand_int_range (random, 0, (int) G_N_ELEMENTS (words))]);
      ura_report_row_set_text (row, column, g_strchomp (text->str));
    }
  return report;
}
