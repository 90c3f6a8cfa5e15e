/* The linker sends the report's calls of the library here first (--wrap), because nobody else knows
 * every cell that the writer decides on. Figures of formats do not matter: a cell holds the number
 * of its format alone. */

#include "config.h"

#include "cells.h"

#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

typedef enum
{
  CALL_SHEET,
  CALL_STRING,
  CALL_NUMBER,
  CALL_BLANK,
  CALL_FORMULA_NUMBER,
  CALL_FORMULA_TEXT,
  CALL_ROW,
  CALL_COLUMN,
  CALL_MERGE,
} CallKind;

/* A call; @n_text bytes of text follow it, and @n_more of a second one. */
typedef struct
{
  double number;
  guint32 row;
  guint32 last_row;
  guint32 n_text;
  guint32 n_more;
  guint16 kind;
  guint16 column;
  guint16 last_column;
  guint16 sheet;
  guint16 format; /* 0: none */
} Call;

static struct
{
  FILE *file; /* NULL: nothing is noted */
  GHashTable *sheets;
  GHashTable *formats;
} noted;

void
cells_start (const char *path)
{
  noted.file = fopen (path, "w");
  if (noted.file == NULL)
    g_error ("%s cannot be written", path);
  noted.sheets = g_hash_table_new (NULL, NULL);
  noted.formats = g_hash_table_new (NULL, NULL);
}

void
cells_stop (void)
{
  if (fclose (g_steal_pointer (&noted.file)) != 0)
    g_error ("The cells were not noted");
  g_clear_pointer (&noted.sheets, g_hash_table_unref);
  g_clear_pointer (&noted.formats, g_hash_table_unref);
}

/* The number of @key, from 1 on; 0 for NULL. */
static guint16
number_of (GHashTable *numbers, gconstpointer key)
{
  guint number;

  if (key == NULL)
    return 0;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));
  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, (gpointer) key, GUINT_TO_POINTER (number));
    }
  return (guint16) number;
}

static void
note (Call call, lxw_worksheet *sheet, lxw_format *format, const char *text, const char *more)
{
  if (noted.file == NULL)
    return;
  call.sheet = number_of (noted.sheets, sheet);
  call.format = number_of (noted.formats, format);
  call.n_text = text == NULL ? 0 : (guint32) strlen (text) + 1;
  call.n_more = more == NULL ? 0 : (guint32) strlen (more) + 1;
  fwrite (&call, sizeof call, 1, noted.file);
  fwrite (text, 1, call.n_text, noted.file);
  fwrite (more, 1, call.n_more, noted.file);
}

/* Each is what the program calls, and the library's own behind it. */
#define WRAP(type, name, ...)                                                                      \
  type __real_##name (__VA_ARGS__);                                                                \
  type __wrap_##name (__VA_ARGS__);                                                                \
  type __wrap_##name (__VA_ARGS__)

WRAP (lxw_worksheet *, workbook_add_worksheet, lxw_workbook *workbook, const char *name)
{
  lxw_worksheet *sheet = __real_workbook_add_worksheet (workbook, name);

  note ((Call){ .kind = CALL_SHEET, .row = workbook->options.constant_memory }, sheet, NULL, name,
        NULL);
  return sheet;
}

WRAP (lxw_error,
      worksheet_write_string,
      lxw_worksheet *sheet,
      lxw_row_t row,
      lxw_col_t column,
      const char *text,
      lxw_format *format)
{
  note ((Call){ .kind = CALL_STRING, .row = row, .column = column }, sheet, format, text, NULL);
  return __real_worksheet_write_string (sheet, row, column, text, format);
}

WRAP (lxw_error,
      worksheet_write_number,
      lxw_worksheet *sheet,
      lxw_row_t row,
      lxw_col_t column,
      double number,
      lxw_format *format)
{
  note ((Call){ .kind = CALL_NUMBER, .row = row, .column = column, .number = number }, sheet,
        format, NULL, NULL);
  return __real_worksheet_write_number (sheet, row, column, number, format);
}

WRAP (lxw_error,
      worksheet_write_blank,
      lxw_worksheet *sheet,
      lxw_row_t row,
      lxw_col_t column,
      lxw_format *format)
{
  note ((Call){ .kind = CALL_BLANK, .row = row, .column = column }, sheet, format, NULL, NULL);
  return __real_worksheet_write_blank (sheet, row, column, format);
}

WRAP (lxw_error,
      worksheet_write_formula_num,
      lxw_worksheet *sheet,
      lxw_row_t row,
      lxw_col_t column,
      const char *formula,
      lxw_format *format,
      double number)
{
  note ((Call){ .kind = CALL_FORMULA_NUMBER, .row = row, .column = column, .number = number },
        sheet, format, formula, NULL);
  return __real_worksheet_write_formula_num (sheet, row, column, formula, format, number);
}

WRAP (lxw_error,
      worksheet_write_formula_str,
      lxw_worksheet *sheet,
      lxw_row_t row,
      lxw_col_t column,
      const char *formula,
      lxw_format *format,
      const char *text)
{
  note ((Call){ .kind = CALL_FORMULA_TEXT, .row = row, .column = column }, sheet, format, formula,
        text);
  return __real_worksheet_write_formula_str (sheet, row, column, formula, format, text);
}

WRAP (lxw_error,
      worksheet_set_row,
      lxw_worksheet *sheet,
      lxw_row_t row,
      double height,
      lxw_format *format)
{
  note ((Call){ .kind = CALL_ROW, .row = row, .number = height }, sheet, format, NULL, NULL);
  return __real_worksheet_set_row (sheet, row, height, format);
}

WRAP (lxw_error,
      worksheet_set_column,
      lxw_worksheet *sheet,
      lxw_col_t first,
      lxw_col_t last,
      double width,
      lxw_format *format)
{
  note ((Call){ .kind = CALL_COLUMN, .column = first, .last_column = last, .number = width }, sheet,
        format, NULL, NULL);
  return __real_worksheet_set_column (sheet, first, last, width, format);
}

WRAP (lxw_error,
      worksheet_merge_range,
      lxw_worksheet *sheet,
      lxw_row_t first_row,
      lxw_col_t first_column,
      lxw_row_t last_row,
      lxw_col_t last_column,
      const char *text,
      lxw_format *format)
{
  note ((Call){ .kind = CALL_MERGE,
                .row = first_row,
                .last_row = last_row,
                .column = first_column,
                .last_column = last_column },
        sheet, format, text, NULL);
  return __real_worksheet_merge_range (sheet, first_row, first_column, last_row, last_column, text,
                                       format);
}

/* Writing again */

typedef struct
{
  lxw_workbook *workbook;
  GPtrArray *sheets;
  GPtrArray *formats;
} Book;

static lxw_format *
get_format (Book *book, guint number)
{
  if (number == 0)
    return NULL;
  while (book->formats->len < number)
    {
      lxw_format *format = workbook_add_format (book->workbook);

      format_set_font_size (format, 8 + book->formats->len);
      format_set_border (format, LXW_BORDER_THIN);
      format_set_text_wrap (format);
      g_ptr_array_add (book->formats, format);
    }
  return g_ptr_array_index (book->formats, number - 1);
}

static void
add_sheet (Book *book, const Call *call, const char *name)
{
  book->workbook->options.constant_memory = call->row != 0;
  g_ptr_array_add (book->sheets, __real_workbook_add_worksheet (book->workbook, name));
  g_assert (book->sheets->len == call->sheet);
}

static lxw_error
make_call (Book *book, const Call *call, const char *text, const char *more)
{
  lxw_worksheet *sheet;
  lxw_format *format = get_format (book, call->format);

  if (call->kind == CALL_SHEET)
    add_sheet (book, call, text);
  sheet = g_ptr_array_index (book->sheets, call->sheet - 1);
  switch ((CallKind) call->kind)
    {
    case CALL_SHEET:
      break;
    case CALL_STRING:
      return __real_worksheet_write_string (sheet, call->row, call->column, text, format);
    case CALL_NUMBER:
      return __real_worksheet_write_number (sheet, call->row, call->column, call->number, format);
    case CALL_BLANK:
      return __real_worksheet_write_blank (sheet, call->row, call->column, format);
    case CALL_FORMULA_NUMBER:
      return __real_worksheet_write_formula_num (sheet, call->row, call->column, text, format,
                                                 call->number);
    case CALL_FORMULA_TEXT:
      return __real_worksheet_write_formula_str (sheet, call->row, call->column, text, format,
                                                 more);
    case CALL_ROW:
      return __real_worksheet_set_row (sheet, call->row, call->number, format);
    case CALL_COLUMN:
      return __real_worksheet_set_column (sheet, call->column, call->last_column, call->number,
                                          format);
    case CALL_MERGE:
      return __real_worksheet_merge_range (sheet, call->row, call->column, call->last_row,
                                           call->last_column, text, format);
    }
  return LXW_NO_ERROR;
}

static void
read_text (GString *text, guint size, FILE *file)
{
  g_string_set_size (text, size);
  if (fread (text->str, 1, size, file) != size)
    g_error ("The cells end in the middle of a text");
}

void
cells_write (const char *cells, const char *path)
{
  lxw_workbook_options options = { .tmpdir = (char *) g_get_user_runtime_dir () };
  Book book = { workbook_new_opt (path, &options), g_ptr_array_new (), g_ptr_array_new () };
  FILE *file = fopen (cells, "r");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) more = g_string_new (NULL);
  Call call;

  if (file == NULL)
    g_error ("%s cannot be read", cells);
  while (fread (&call, sizeof call, 1, file) == 1)
    {
      lxw_error result;

      read_text (text, call.n_text, file);
      read_text (more, call.n_more, file);
      result = make_call (&book, &call, text->str, more->str);
      if (result != LXW_NO_ERROR)
        g_error ("%s", lxw_strerror (result));
    }
  fclose (file);
  if (workbook_close (book.workbook) != LXW_NO_ERROR)
    g_error ("The workbook was not closed");
  g_ptr_array_unref (book.sheets);
  g_ptr_array_unref (book.formats);
}
