/* Writes the sample report, or the table of texts, to the file it is given, to be looked at. */

#include "config.h"

#include "sample.h"
#include "ura-xlsx-writer.h"

int
main (int argc, char **argv)
{
  gboolean texts = argc == 3 && g_str_equal (argv[2], "texts");
  g_autoptr (UraReport) report = texts ? sample_texts_new () : sample_report_new ();
  g_autoptr (GError) error = NULL;

  if (argc != 2 && !texts)
    {
      g_printerr ("Usage: %s FILE.xlsx [texts]\n", argv[0]);
      return 2;
    }
  if (!ura_xlsx_writer_write (report, argv[1], NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
