#!/usr/bin/python3
"""test-workbook.py URA-CLI: the rules of the half-year workbook, on every shipped plan, several kinds of periods, both
languages, plans with nothing in them and reports longer than any cell."""

import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile

import openpyxl

import tap
import workbook_rules

CLI = sys.argv[1]
WORDS = ("zbatimi i masës përfundoi në bashkëpunim me organizatat e shoqërisë civile dhe institucionet mbështetëse; "
         "ç’është më e rëndësishmja, të dhënat u përditësuan çdo muaj").split()
LONG_FIELDS = ("description", "achievements", "reason_text", "corrective_action", "next_steps")

EMPTY_PLAN = "ura-plan 1\n[plan B0]\ntitle: Plan bosh\nlevel: municipality\nstart: 2022\nend: 2025\n"
PLAN_WITHOUT_INDICATORS = """ura-plan 1
[plan B1]
title: Plan pa tregues
level: region
start: 2022
end: 2025
lead: PREF
[institution PREF]
name: Institucioni i Prefektit & “Ura” <x>
kind: prefecture
[area A]
text: Fusha e parë
result: Rezultati i fushës
[objective A.1]
text: Objektivi
[measure A.1.a]
text: Masa me nënmasa
deadline: 2022-2024
responsible: PREF
[submeasure A.1.a.1]
text: Nënmasa e parë
deadline: çdo 3 muaj
[submeasure A.1.a.2]
text: Nënmasa e dytë
deadline: 2022
[measure B]
parent: A
text: Masë nën fushë, pa objektiv
deadline: 2 herë në vit
"""


def sentences(source, length):
    text = ""
    while len(text) < length:
        text += " ".join(source.choice(WORDS) for _ in range(12)).capitalize() + ". "
    return text[:length - 1] + "."


class Setting:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data-home"), URA_TODAY="2026-11-21")
        self.version = self.cli("--version").split()[-1]
        self.practice = self.folder / "Praktike.ura"
        self.cli("practice", "--seed", 11, "--records", 600, self.practice)
        self.bare = self.folder / "Bosh.ura"
        self.cli("create", "--user", "Prova", self.bare)
        for name, text in (("b0", EMPTY_PLAN), ("b1", PLAN_WITHOUT_INDICATORS)):
            path = self.folder / f"{name}.plan"
            path.write_text(text, encoding="utf-8")
            self.cli("plan", "import", self.bare, path)

    def cli(self, *arguments):
        done = subprocess.run([CLI, *map(str, arguments)], env=self.env, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, (arguments, done.returncode, done.stdout, done.stderr)
        return done.stdout.strip()

    def check(self, workspace, plan, period, language="sq"):
        path = self.folder / f"{plan}-{period}-{language}.xlsx"
        self.cli("report", "--plan", plan, "--period", period, "--language", language, "--output", path, workspace)
        return workbook_rules.check(path, language, self.version)


def test_every_shipped_plan_keeps_the_rules(setting):
    for plan, measures, indicators in (("KO", 33, 16), ("PKV", 55, 65), ("FR", 26, 34)):
        for period, language in (("2022-1", "sq"), ("2023-Q2", "en"), ("2022", "sq"), ("2025-2", "en")):
            _, statuses, formulas = setting.check(setting.practice, plan, period, language)
            assert statuses == 2 * measures + indicators, (plan, period, statuses)
            assert formulas > 60, (plan, period, formulas)


def test_plans_with_nothing_to_say_keep_the_rules(setting):
    for language in ("sq", "en"):
        book, statuses, _ = setting.check(setting.bare, "B0", "2022-1", language)
        assert statuses == 0
        book, statuses, _ = setting.check(setting.bare, "B1", "2022-1", language)
        assert statuses == 6, statuses
        assert "2022-1" == workbook_rules.meta(book)["period"]


def test_the_expected_result_of_an_area_is_printed(setting):
    book, _, _ = setting.check(setting.bare, "B1", "2022-2")
    texts = [row[0] for row in book["Zbatimi i masave"].iter_rows(values_only=True) if isinstance(row[0], str)]
    assert "Rezultatet e pritshme: Rezultati i fushës" in texts, texts


def test_reports_of_five_thousand_characters_are_there_in_full(setting):
    workspace = setting.folder / "Gjate.ura"
    setting.cli("practice", "--seed", 3, "--records", 300, workspace)
    source = random.Random(5)
    with sqlite3.connect(workspace / "workspace.db") as database:
        for (row,) in database.execute("SELECT id FROM measure_report").fetchall():
            database.execute(f"UPDATE measure_report SET {', '.join(f'{name} = ?' for name in LONG_FIELDS)} WHERE id = ?",
                             [sentences(source, 5000) for _ in LONG_FIELDS] + [row])
    database.close()
    book, _, _ = setting.check(workspace, "KO", "2024-1")
    sheet = book["Zbatimi i masave"]
    cells = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str))
    database = sqlite3.connect(workspace / "workspace.db")
    told = database.execute(
        f"SELECT {', '.join('m.' + name for name in LONG_FIELDS)} FROM measure_report m JOIN node n ON n.uid = m.node"
        " JOIN plan p ON p.uid = n.plan JOIN period q ON q.uid = m.period WHERE p.code = 'KO' AND q.key = '2024-1'").fetchall()
    database.close()
    assert len(told) > 20
    flat = re.sub(r"\s+", " ", cells)
    for row in told:
        for text in row:
            # What no row is high enough for stands below the table too, in rows of its own.
            assert re.sub(r"\s+", " ", text) in flat, text[:60]
    assert max(sheet.row_dimensions[row].height or 0 for row in range(1, sheet.max_row + 1)) <= 409


def test_file_names_follow_the_rule(setting):
    folder = setting.folder / "Dalja ë ç"
    folder.mkdir()
    for number in (1, 2):
        path = setting.cli("report", "--plan", "KO", "--period", "2024-2", "--output", folder, setting.practice)
        assert pathlib.Path(path).name == f"Raport_6M_Korce_KO_2024-2_v{number}.xlsx", path
    for period, name in (("2024", "12M_Korce_KO_2024"), ("2024-Q1", "3M_Korce_KO_2024-Q1"), ("2024-03", "1M_Korce_KO_2024-03")):
        path = setting.cli("report", "--plan", "KO", "--period", period, "--output", folder, setting.practice)
        assert pathlib.Path(path).name == f"Raport_{name}_v1.xlsx", path
    properties = openpyxl.load_workbook(path).properties
    assert properties.creator and properties.title, properties


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        tap.run(dict(globals()), Setting(temporary))
