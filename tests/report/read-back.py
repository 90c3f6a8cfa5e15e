#!/usr/bin/python3
"""Reads the sample workbook as another program does (Debian's Python has openpyxl): read-back.py SAMPLE_REPORT."""

import datetime
import pathlib
import subprocess
import sys
import tempfile
import unittest

import openpyxl
from openpyxl.utils import range_boundaries

SAMPLE = pathlib.Path(sys.argv.pop(1)).resolve()
SYMBOLS = "✓◐►○✗▲»□"


class ReadBack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        path = pathlib.Path(cls.folder.name, "sample.xlsx")
        subprocess.run([SAMPLE, path], check=True, env={"XDG_RUNTIME_DIR": cls.folder.name})
        cls.formulas = openpyxl.load_workbook(path)
        cls.values = openpyxl.load_workbook(path, data_only=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def table(self, name):
        """The sheet and the corners of a table."""
        sheet, cells = next(self.formulas.defined_names[name].destinations)
        return sheet, range_boundaries(cells.replace("$", ""))

    def rows(self, name, book):
        sheet, (left, top, right, bottom) = self.table(name)
        return [
            [cell.value for cell in row]
            for row in book[sheet].iter_rows(top, bottom, left, right)
        ]

    def test_sheets(self):
        self.assertEqual(
            self.formulas.sheetnames,
            ["Kopertina", "Përmbledhje", "Zbatimi i masave", "Buxheti", "Të rikthyerit", "_meta"],
        )
        self.assertEqual(self.formulas["_meta"].sheet_state, "hidden")
        self.assertEqual(self.formulas.active.title, "Kopertina")

    def test_properties(self):
        properties = self.formulas.properties
        self.assertEqual(properties.title, "Raport gjashtëmujor, gjashtëmujori I 2024")
        self.assertEqual(properties.creator, "Bashkia Lumëbardhë")
        self.assertEqual(properties.created, datetime.datetime(2024, 7, 12, 9, 20))

    def test_every_page_is_set_up(self):
        for sheet in self.formulas.worksheets:
            with self.subTest(sheet.title):
                self.assertEqual(sheet.page_setup.paperSize, 9)
                self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
                self.assertEqual(sheet.page_setup.fitToHeight, 0)
                self.assertIn(sheet.page_setup.fitToWidth, (None, 1))
                self.assertIn("Faqja &P / &N", sheet.oddFooter.right.text)
                self.assertEqual(sheet.oddFooter.left.text, "R-2024-1/3 · 4f1c9a7be0d2")

    def test_table_stays_in_view(self):
        sheet = self.formulas["Zbatimi i masave"]
        self.assertEqual(sheet.freeze_panes, "C5")
        self.assertEqual(sheet.print_title_rows, "$4:$4")
        self.assertEqual(sheet.auto_filter.ref, "A4:J28")

    def test_tables_are_names_over_header_and_rows(self):
        names = {name.name for name in self.formulas.defined_names.definedName}
        self.assertEqual(
            names - {"_xlnm._FilterDatabase", "_xlnm.Print_Titles"},
            {"masat", "sipas_fushave", "ecuria", "buxheti", "rikthyer_vendi", "rikthyer_nevoja"},
        )
        self.assertEqual(self.rows("masat", self.values)[0][:3], ["Kodi", "Masa", "Afati"])
        self.assertEqual(len(self.rows("masat", self.values)), 1 + 18 + 2 * 3)
        self.assertEqual(self.rows("rikthyer_nevoja", self.values), [["Nevoja", "Persona"]])

    def test_no_cells_are_merged_in_tables(self):
        for name in ("masat", "sipas_fushave", "ecuria", "buxheti", "rikthyer_vendi"):
            title, (left, top, right, bottom) = self.table(name)
            for merged in self.formulas[title].merged_cells.ranges:
                self.assertTrue(merged.max_row < top or merged.min_row > bottom, merged)

    def test_every_formula_has_its_value(self):
        count = 0
        for sheet in self.formulas.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        count += 1
                        self.assertIsNotNone(self.values[sheet.title][cell.coordinate].value, cell)
        self.assertGreater(count, 40)

    def test_totals_add_up(self):
        rows = [row for row in self.rows("masat", self.values) if str(row[0])[1:2] == "."
                and str(row[0])[2:3].isdigit()]
        self.assertEqual(len(rows), 18)
        cost = sum(row[9] for row in rows if isinstance(row[9], (int, float)))
        sheet, (_, _, _, bottom) = self.table("masat")
        total = self.values[sheet].cell(bottom + 1, 10).value
        self.assertEqual(self.values[sheet].cell(bottom + 1, 1).value, "Gjithsej")
        self.assertAlmostEqual(total, cost)

    def test_dates_are_dates(self):
        sheet, (_, top, _, bottom) = self.table("masat")
        cells = [self.values[sheet].cell(row, 3) for row in range(top + 1, bottom + 1)]
        dates = [cell for cell in cells if cell.is_date]
        self.assertEqual(len(dates), 15)
        self.assertEqual(dates[0].value, datetime.datetime(2024, 1, 1))
        self.assertEqual({cell.number_format for cell in dates}, {"dd.mm.yyyy"})
        self.assertEqual([cell.value for cell in cells].count("2025"), 3)

    def test_status_is_symbol_word_and_colour(self):
        sheet, (_, top, _, bottom) = self.table("masat")
        looks = {}
        for row in range(top + 1, bottom + 1):
            cell = self.values[sheet].cell(row, 7)
            if isinstance(cell.value, str):
                self.assertIn(cell.value[0], SYMBOLS)
                self.assertGreater(len(cell.value), 2)
                looks.setdefault(cell.value, set()).add(cell.fill.start_color.rgb)
        self.assertEqual(len(looks), 8)
        self.assertTrue(all(len(colours) == 1 for colours in looks.values()))
        self.assertEqual(len(set.union(*looks.values())), 8)

    def test_number_formats(self):
        sheet, (_, top, _, _) = self.table("buxheti")
        cells = self.values[sheet]
        self.assertEqual(cells.cell(top + 1, 2).number_format, "[>=1000000]#\\ ###\\ ###\\ ##0;[<0]\\-#\\ ##0;#\\ ##0")
        self.assertEqual(cells.cell(top + 1, 5).number_format, "0%")
        self.assertEqual(cells.cell(top + 3, 5).value, "–")

    def test_links_lead_to_sheets(self):
        links = {cell.hyperlink.location for row in self.formulas["Kopertina"].iter_rows()
                 for cell in row if cell.hyperlink}
        self.assertEqual(links, {f"'{name}'!A1" for name in self.formulas.sheetnames[1:5]})


if __name__ == "__main__":
    unittest.main()
