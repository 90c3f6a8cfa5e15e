#!/usr/bin/python3
"""Asks LibreOffice about the sample workbook: libreoffice.py SAMPLE_REPORT.

It calculates every formula anew, chooses the height of every row itself, and prints all pages; what the writer
said beforehand must hold."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

import openpyxl

SAMPLE = pathlib.Path(sys.argv.pop(1)).resolve()
SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
TOLERANCE = 0.6  # points: a pixel is 0.75


class LibreOffice(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.sample = cls.path / "sample.xlsx"
        cls.texts = cls.path / "texts.xlsx"
        cls.environment = {**os.environ, "XDG_RUNTIME_DIR": cls.folder.name, "HOME": cls.folder.name}
        subprocess.run([SAMPLE, cls.sample], check=True, env=cls.environment)
        subprocess.run([SAMPLE, cls.texts, "texts"], check=True, env=cls.environment)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def convert(self, source, kind):
        out = self.path / kind
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(self.path / 'profile').as_uri()}", "--headless",
             "--convert-to", kind, "--outdir", out, source],
            check=True, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return out / source.with_suffix("." + kind).name

    def without(self, source, name, pattern):
        """A copy of @source, from whose sheets @pattern is taken out."""
        copy = self.path / name
        count = 0
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy, "w") as new:
            for part in old.namelist():
                data = old.read(part)
                if SHEET.fullmatch(part):
                    text, n = re.subn(pattern, "", data.decode())
                    data, count = text.encode(), count + n
                new.writestr(part, data)
        self.assertGreater(count, 0)
        return copy

    def test_formulas_give_the_values_they_carry(self):
        copy = self.without(self.sample, "uncalculated.xlsx", r"(?<=</f>)<v>[^<]*</v>")
        formulas = openpyxl.load_workbook(self.sample)
        carried = openpyxl.load_workbook(self.sample, data_only=True)
        calculated = openpyxl.load_workbook(self.convert(copy, "xlsx"), data_only=True)
        count = 0
        for sheet in formulas.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    count += 1
                    before = carried[sheet.title][cell.coordinate].value
                    after = calculated[sheet.title][cell.coordinate].value
                    with self.subTest(sheet=sheet.title, cell=cell.coordinate, formula=cell.value):
                        if isinstance(before, str):
                            self.assertEqual(before, after)
                        else:
                            self.assertAlmostEqual(before, after, places=9)
        self.assertGreater(count, 40)

    def fitted(self, source):
        """@source with heights of LibreOffice's own: it makes them for flat files that have none."""
        flat = self.convert(source, "fods")
        text, n = re.subn(r'style:row-height="[^"]*"', "", flat.read_text(encoding="utf-8"))
        self.assertGreater(n, 0)
        text = text.replace('style:use-optimal-row-height="false"', 'style:use-optimal-row-height="true"')
        flat.write_text(text, encoding="utf-8")
        return self.convert(flat, "xlsx")

    def check_heights(self, source):
        given = openpyxl.load_workbook(source)
        chosen = openpyxl.load_workbook(self.fitted(source))
        checked, spare = 0, 0
        for sheet in given.worksheets:
            merged = {row for cells in sheet.merged_cells.ranges
                      for row in range(cells.min_row, cells.max_row + 1)}
            for row in range(1, sheet.max_row + 1):
                if row in merged or not any(cell.value for cell in sheet[row]):
                    continue  # nobody fits rows to merged cells
                have = sheet.row_dimensions[row].height or 15
                need = chosen[sheet.title].row_dimensions[row].height or 15
                checked += 1
                spare += have / need
                with self.subTest(sheet=sheet.title, row=row, values=[cell.value for cell in sheet[row]]):
                    self.assertGreaterEqual(have + TOLERANCE, need)
                    self.assertLessEqual(have, 409)
        return checked, spare / checked

    def test_rows_are_high_enough(self):
        checked, _ = self.check_heights(self.sample)
        self.assertGreater(checked, 40)

    def test_rows_of_any_text_are_high_enough(self):
        checked, spare = self.check_heights(self.texts)
        self.assertGreater(checked, 400)
        self.assertLess(spare, 1.7)  # and not much higher than that

    def test_pages_show_everything(self):
        pdf = self.convert(self.sample, "pdf")
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True,
                              text=True).stdout
        pages = text.rstrip("\f").split("\f")
        self.assertGreater(len(pages), 5)
        for number, page in enumerate(pages, 1):
            self.assertIn(f"Faqja {number} / {len(pages)}", page)
            self.assertIn("R-2024-1/3 · 4f1c9a7be0d2", page)
        self.assertNotIn("###", text)
        self.assertNotIn("Err:", text)
        for part in ("40 000 000", "-1 316 192", "Ecuria e zbatimit", "gjashtëmujorin II, kur miratohet",
                     "Arta Shembulli", "✓ Zbatuar"):
            self.assertIn(part, text)


if __name__ == "__main__":
    unittest.main()
