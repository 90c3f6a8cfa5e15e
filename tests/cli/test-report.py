#!/usr/bin/python3
"""test-report.py URA-CLI: the half-year workbook of a practice workspace, opened by openpyxl and by LibreOffice,
and its figures counted again."""

import os
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

import recount
import tap

CLI = sys.argv[1]
TODAY = "2026-11-21"
ENV = dict(os.environ, URA_TODAY=TODAY)
LABELS = {
    "implemented": "Të zbatuara",
    "partly": "Të zbatuara pjesërisht",
    "not_started": "Të pafilluara",
    "not_implemented": "Të pazbatuara",
    None: "Pa raportim",
}


def cli(*arguments, status=0, **environment):
    done = subprocess.run([CLI, *map(str, arguments)], env=dict(ENV, **environment),
                          capture_output=True, text=True)
    assert done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
    return done.stdout.strip()


class Setting:
    """One workspace and one workbook for all tests."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.workspace = self.folder / "Praktike.ura"
        self.database = self.workspace / "workspace.db"
        os.environ["XDG_DATA_HOME"] = ENV["XDG_DATA_HOME"] = str(self.folder / "data-home")
        cli("practice", "--seed", 7, "--records", 1500, self.workspace)
        self.book = self.report("2024-1")

    def report(self, period, *more, name="raport.xlsx"):
        path = self.folder / name
        cli("report", "--plan", "KO", "--period", period, "--output", path, *more, self.workspace)
        return path


def figures(book):
    """Label to value of the key figures of the second sheet."""
    sheet = openpyxl.load_workbook(book, data_only=True).worksheets[1]
    found = {}
    for row in sheet.iter_rows(values_only=True):
        cells = [cell for cell in row if cell is not None]
        texts = [cell for cell in cells if isinstance(cell, str)]
        numbers = [cell for cell in cells if isinstance(cell, (int, float))]
        if texts and numbers:
            # The symbol of a status stands before its word.
            label = texts[0].split(" ", 1)[1] if len(texts[0].split(" ", 1)[0]) == 1 else texts[0]
            found.setdefault(label, numbers[0])
    return found


def test_sheets_are_those_a_ministry_expects(setting):
    book = openpyxl.load_workbook(setting.book)
    assert book.sheetnames == ["Kopertina", "Përmbledhje", "Zbatimi i masave", "Shkalla e zbatimit",
                               "Treguesit", "_meta"], book.sheetnames
    assert book["_meta"].sheet_state == "hidden"
    assert len(book["Përmbledhje"]._charts) >= 2
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.paperSize == 9, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToWidth in (None, 1), sheet.title
        assert "&P" in (sheet.oddFooter.center.text or "") + (sheet.oddFooter.right.text or ""), sheet.title
    for name in ("Zbatimi i masave", "Shkalla e zbatimit", "Treguesit"):
        sheet = book[name]
        assert sheet.auto_filter.ref and sheet.freeze_panes and sheet.print_title_rows, name
    assert len(book.defined_names) >= 4


def test_key_figures_equal_an_independent_count(setting):
    for period, start, end in (("2022-1", "2022-01-01", "2022-06-30"), ("2024-1", "2024-01-01", "2024-06-30"),
                               ("2025-2", "2025-07-01", "2025-12-31")):
        shown = figures(setting.report(period, name=f"{period}.xlsx"))
        counted, _ = recount.recount(setting.database, "KO", start, end, TODAY)
        assert shown["Masa në plan"] == counted["total"] == 33, (period, shown)
        assert shown["Priteshin në periudhë"] == counted["due"], (period, shown, counted)
        assert shown["Prej tyre, u kryen"] == counted["done"], (period, shown, counted)
        assert shown["Prej atyre që priteshin, të zbatuara përfundimisht"] == counted["strict"], (period, counted)
        assert shown["Me vonesë"] == counted["overdue"], (period, shown["Me vonesë"], counted)
        for state, label in LABELS.items():
            assert shown[label] == counted[f"state {state}"], (period, label, shown[label], counted)
        if counted["due"]:
            assert abs(shown["Shkalla e zbatimit"] - counted["done"] / counted["due"]) < 1e-9


def test_every_measure_is_in_the_matrix_with_its_status(setting):
    _, states = recount.recount(setting.database, "KO", "2024-01-01", "2024-06-30", TODAY)
    sheet = openpyxl.load_workbook(setting.book, data_only=True)["Zbatimi i masave"]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True) if row[0] in states}
    assert set(rows) == set(states)
    words = {"implemented": "E zbatuar", "in_progress": "Në proces", "ongoing": "E vazhdueshme",
             "postponed": "E shtyrë", "not_implemented": "E pazbatuar", "not_started": "E pafilluar",
             None: "Pa raportim", "partly": "pjesërisht", "cancelled": "E anuluar"}
    for code, state in states.items():
        assert any(isinstance(cell, str) and words[state] in cell for cell in rows[code]), (code, state, rows[code])


def test_figures_are_live_formulas_with_the_same_values_when_recalculated(setting):
    formulas = openpyxl.load_workbook(setting.book)
    cached = openpyxl.load_workbook(setting.book, data_only=True)
    out = setting.folder / "recalculated"
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{setting.folder}/office", "--convert-to",
                    "xlsx", "--outdir", out, setting.book], check=True, capture_output=True, timeout=180)
    again = openpyxl.load_workbook(out / setting.book.name, data_only=True)
    n = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if not (isinstance(cell.value, str) and cell.value.startswith("=")):
                    continue
                n += 1
                a = cached[sheet.title][cell.coordinate].value
                b = again[sheet.title][cell.coordinate].value
                same = a == b or (a in (None, "") and b in (None, "")) or abs(float(a) - float(b)) < 1e-9
                assert same, (sheet.title, cell.coordinate, cell.value, a, b)
    assert n > 60, n


def test_two_runs_differ_in_nothing(setting):
    assert setting.report("2024-1", name="a.xlsx").read_bytes() == setting.report("2024-1", name="b.xlsx").read_bytes()


def test_english_has_the_same_sheets_and_figures(setting):
    book = setting.report("2024-1", "--language", "en", name="en.xlsx")
    names = openpyxl.load_workbook(book).sheetnames
    assert names == ["Cover", "Summary", "Measures", "Implementation rate", "Indicators", "_meta"], names
    shown = figures(book)
    counted, _ = recount.recount(setting.database, "KO", "2024-01-01", "2024-06-30", TODAY)
    assert shown["Measures in the plan"] == 33 and shown["Due in the period"] == counted["due"]


def test_text_that_looks_like_a_formula_stays_text(setting):
    import sqlite3

    hostile = setting.folder / "Keq.ura"
    cli("create", "--user", "Prova", "--plan", "korce-2022-2025", hostile)
    plan = setting.folder / "keq.plan"
    plan.write_text(
        "ura-plan 1\n\n[plan XX]\ntitle: =HYPERLINK(\"http://x\")\nlevel: municipality\nstart: 2024\nend: 2024\n\n"
        "[area A]\ntext: +1+1\n\n[objective A.1]\ntext: @SUM(A1)\n\n[measure A.1.a]\ntext: =1+1\ndeadline: 2024\n"
        "result: -2+3\n", encoding="utf-8")
    cli("plan", "import", hostile, plan)
    book = setting.folder / "keq.xlsx"
    cli("report", "--plan", "XX", "--period", "2024-1", "--output", book, hostile)
    sheet = openpyxl.load_workbook(book).worksheets[2]
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert cells.get("=1+1") == "s" or cells.get("=1+1") == "inlineStr", cells.get("=1+1")
    assert sqlite3.connect(hostile / "workspace.db").execute("SELECT count(*) FROM node WHERE text = '=1+1'").fetchone()[0] == 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        tap.run({k: v for k, v in globals().items() if k != "tap"}, Setting(temporary))
