#!/usr/bin/python3
"""test-figures.py URA-CLI: every figure of indicators and areas, counted again from the database, on twenty practice
workspaces as they are made and on the same ones made untidy."""

import os
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

import disturb
import recount
import recount_figures
import tap

CLI = sys.argv[1]
SEEDS = range(1, int(os.environ.get("URA_TEST_SEEDS", 20)) + 1)
TODAY = "2026-11-21"
PERIODS = {"2022-1": ("2022-01-01", "2022-06-30"), "2023-2": ("2023-07-01", "2023-12-31"),
           "2025-2": ("2025-07-01", "2025-12-31"), "2022": ("2022-01-01", "2022-12-31"),
           "2023-Q2": ("2023-04-01", "2023-06-30")}
BANDS = {"✓": "on_track", "◐": "near", "✗": "below", "□": "no_data"}


class Setting:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data-home"), URA_TODAY=TODAY)

    def cli(self, *arguments):
        done = subprocess.run([CLI, *map(str, arguments)], env=self.env, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, (arguments, done.returncode, done.stderr)

    def workspaces(self):
        for seed in SEEDS:
            workspace = self.folder / f"S{seed}.ura"
            if not workspace.exists():
                self.cli("practice", "--seed", seed, "--records", 300, workspace)
            yield seed, workspace

    def books(self, workspace):
        for plan in ("KO", "PKV", "FR"):
            for key, (start, end) in PERIODS.items():
                path = self.folder / "report.xlsx"
                path.unlink(missing_ok=True)
                self.cli("report", "--plan", plan, "--period", key, "--output", path, workspace)
                yield plan, start, end, openpyxl.load_workbook(path, data_only=True)


def rows(sheet):
    """The rows of its table, by the headers."""
    found = [row for row in sheet.iter_rows(values_only=True)]
    top = next(i for i, row in enumerate(found) if row[0] == "Kodi")
    return [dict(zip(found[top], row)) for row in found[top + 1:] if row[0] is not None]


def same(shown, counted):
    if counted is None:
        return shown in (None, "", "–")
    return isinstance(shown, (int, float)) and abs(shown - counted) <= 1e-9 * max(1, abs(shown), abs(counted))


def compare_indicators(database, plan, start, end, book):
    figures = recount_figures.indicators(database, plan, start, end)
    n = 0
    for row in rows(book["Treguesit"]):
        if row["Kodi"] not in figures:
            continue
        counted = figures[row["Kodi"]]
        where = (plan, start, row, counted)
        n += 1
        assert BANDS[row["Statusi"][0]] == counted["band"], where
        assert same(row["Fakti deri tani"], counted["actual"]), where
        assert same(row["Realizimi pa kufi"], counted["achievement"]), where
        assert same(row["Ndaj synimit deri tani"], counted["pace"] if counted["achievement"] is not None else None), where
        if counted["so_far"] is not None:
            assert same(row["Synimi deri tani"], counted["so_far"]), where
    assert n == len(figures), (plan, n, len(figures))
    return recount_figures.mean_achievement(figures)


def key_figures(book):
    shown = {}
    for row in book["Përmbledhje"].iter_rows(values_only=True):
        cells = [cell for cell in row if cell is not None]
        if len(cells) > 1 and isinstance(cells[0], str):
            shown.setdefault(cells[0].lstrip("✓◐►○✗»□▲ "), cells[1])
    return shown


def compare_areas(database, plan, start, end, book, mean):
    counts = recount_figures.areas(database, plan, start, end, TODAY)
    for row in rows(book["Përmbledhje"]):
        count = counts.get("" if row["Kodi"] == "–" else row["Kodi"])
        if count is None:
            continue
        where = (plan, start, row, count)
        for header, name in (("Masat", "total"), ("Priteshin", "due"), ("U kryen", "done"), ("Me vonesë", "overdue"),
                             ("Të zbatuara", "state implemented"), ("Të zbatuara pjesërisht", "state partly"),
                             ("Aktive në periudhë", "active")):
            assert row[header] == count[name], (header, where)
        assert same(row["Progresi mesatar"], count["progress"] / count["active"] / 100 if count["active"] else None), where
    whole = counts[None]
    shown = key_figures(book)
    share = lambda part, of: whole[part] / whole[of] if whole[of] else None
    for label, value in (("Masa në plan", whole["total"]), ("Priteshin në periudhë", whole["due"]),
                         ("Prej tyre, u kryen", whole["done"]), ("Shkalla e zbatimit", share("done", "due")),
                         ("Shkalla e rreptë e zbatimit", share("strict", "due")), ("Me vonesë", whole["overdue"]),
                         ("Shkalla e zbatimit që nga fillimi i planit", share("done_total", "due_total")),
                         ("Realizimi mesatar i treguesve", mean)):
        assert same(shown[label], value), (plan, start, label, shown[label], value)


def compare(setting, workspace, seed):
    for plan, start, end, book in setting.books(workspace):
        try:
            mean = compare_indicators(workspace / "workspace.db", plan, start, end, book)
            compare_areas(workspace / "workspace.db", plan, start, end, book, mean)
        except AssertionError as error:
            raise AssertionError(("seed", seed, error)) from error


def test_practice_workspaces_count_the_same_twice(setting):
    for seed, workspace in setting.workspaces():
        compare(setting, workspace, seed)


def test_the_two_recounts_agree(setting):
    for seed, workspace in setting.workspaces():
        for plan in ("KO", "PKV", "FR"):
            for start, end in [PERIODS[key] for key in ("2022-1", "2023-2", "2025-2")]:
                first, _ = recount.recount(workspace / "workspace.db", plan, start, end, TODAY)
                second = recount_figures.areas(workspace / "workspace.db", plan, start, end, TODAY)[None]
                for name in ("total", "due", "done", "strict", "overdue"):
                    assert first[name] == second[name], (seed, plan, start, name, first[name], second[name])


def test_untidy_workspaces_count_the_same_twice(setting):
    for seed, workspace in setting.workspaces():
        disturb.disturb(workspace / "workspace.db", seed)
        compare(setting, workspace, seed)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        tap.run(dict(globals()), Setting(temporary))
