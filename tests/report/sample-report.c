/* Writes the sample report to the file it is given, to be looked at. */

#include "config.h"

#include "sample.h"
#include "ura-xlsx-writer.h"

int
main (int argc, char **argv)
{
  g_autoptr (UraReport) report = sample_report_new ();
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: %s FILE.xlsx\n", argv[0]);
      return 2;
    }
  if (!ura_xlsx_writer_write (report, argv[1], NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
