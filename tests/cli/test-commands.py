#!/usr/bin/python3
"""test-commands.py URA-CLI: the commands as a shell sees them: what they print, what they leave, how they end."""

import os
import pathlib
import subprocess
import sys
import tempfile

import tap

CLI = sys.argv[1]


class Setting:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data-home"), URA_TODAY="2026-11-21")
        self.workspace = self.folder / "Korça.ura"
        self.run("create", "--user", "Prova Shembulli", "--plan", "korce-2022-2025", self.workspace)

    def run(self, *arguments, status=0, **environment):
        done = subprocess.run([CLI, *map(str, arguments)], env=dict(self.env, **environment), capture_output=True,
                              text=True, encoding="utf-8")
        assert done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
        return done

    def plan(self, text, name="plan.plan"):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


def test_shipped_plans_are_listed(setting):
    lines = setting.run("plan", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["korce-2022-2025", "pkv-2021-2023", "fier-krat-2022"], lines


def test_the_three_plans_have_their_counts(setting):
    workspace = setting.folder / "Tre.ura"
    setting.run("create", "--user", "P", "--plan", "korce-2022-2025", "--plan", "pkv-2021-2023", "--plan", "fier-krat-2022",
                workspace)
    listed = setting.run("--messages", "en", "plan", "list", workspace).stdout
    for counts in ("areas and goals 5, objectives 12, measures 33", "areas and goals 3, objectives 5, measures 55",
                   "areas and goals 2, objectives 3, measures 26, indicators 34"):
        assert counts in listed, (counts, listed)


def test_export_and_import_give_the_same_plan(setting):
    first = setting.folder / "first.plan"
    setting.run("plan", "export", setting.workspace, "KO", first)
    empty = setting.folder / "Bosh.ura"
    setting.run("create", "--user", "P", empty)
    setting.run("plan", "import", empty, first)
    second = setting.folder / "second.plan"
    setting.run("plan", "export", empty, "KO", second)
    assert first.read_text() == second.read_text()
    assert first.read_text().count("[measure ") == 33


def test_a_malformed_plan_names_line_and_column_and_imports_nothing(setting):
    before = setting.run("plan", "list", setting.workspace).stdout
    bad = ["", "ura-plan 2\n", "ura-plan 1\n[plan X]\ntitle: a\n", "ura-plan 1\n[plan A B]\n",
           "ura-plan 1\n[plan X]\ntitle: a\nlevel: galaxy\nstart: 2024\nend: 2025\n",
           "ura-plan 1\n[plan X]\ntitle: a\nlevel: region\nstart: 2024\nend: 2025\n[measure 1]\ntext: x\n[measure 1]\ntext: y\n",
           "ura-plan 1\n[plan X]\ntitle: a\nlevel: region\nstart: 2024\nend: 2025\n[indicator 1]\nof: 9\nname: x\n",
           b"\xff\xfe\x00garbage", b"ura-plan 1\n[plan X]\ntitle: \xc3\x28\n", "PK\x03\x04zip"]
    for text in bad:
        done = setting.run("plan", "import", setting.workspace, setting.plan(text), status=3)
        assert "plan.plan" in done.stderr and "asgjë" in done.stderr, (text, done.stderr)
    assert setting.run("plan", "list", setting.workspace).stdout == before
    done = setting.run("plan", "import", setting.workspace, setting.plan(bad[4]), status=3)
    assert ":4:" in done.stderr, done.stderr


def test_a_workspace_open_elsewhere_is_left_alone(setting):
    import fcntl

    with open(setting.workspace / "lock", "r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        done = setting.run("check", setting.workspace, status=4)
        assert done.stderr.strip(), done
    setting.run("check", setting.workspace)


def test_backup_and_restore_keep_everything(setting):
    backup = pathlib.Path(setting.run("backup", setting.workspace).stdout.strip())
    assert backup.is_file() and str(setting.folder) in str(backup)
    restored = setting.folder / "Kthyer.ura"
    setting.run("restore", backup, restored)
    setting.run("check", restored)
    assert setting.run("plan", "list", restored).stdout == setting.run("plan", "list", setting.workspace).stdout
    done = setting.run("restore", backup, restored, status=1)
    assert done.stderr.strip()


def test_damage_is_found(setting):
    import sqlite3

    broken = setting.folder / "Prishur.ura"
    setting.run("create", "--user", "P", "--plan", "korce-2022-2025", broken)
    with sqlite3.connect(broken / "workspace.db") as db:
        db.execute("UPDATE op SET content = replace (content, 'SMD', 'XYZ') WHERE id = (SELECT max (id) - 3 FROM op WHERE content LIKE '%SMD%')")
        db.execute("UPDATE op SET content = replace (content, 'SMD', 'XYZ') WHERE content LIKE '%SMD%'")
    assert setting.run("check", broken, status=3).stdout.strip()


def test_what_is_not_a_workspace_is_refused_with_a_sentence(setting):
    other = setting.folder / "Tjetër.ura"
    other.mkdir()
    (other / "workspace.db").write_text("kjo nuk është bazë të dhënash" * 100)
    for path in (other, setting.folder / "mungon", setting.plan("x")):
        done = setting.run("plan", "list", path, status=1)
        assert len(done.stderr.split()) > 4, done.stderr
    done = setting.run("create", "--user", "P", setting.workspace, status=1)
    assert done.stderr.strip()


def test_wrong_calls_say_how_to_call(setting):
    for arguments in ((), ("plan",), ("report",), ("fly",), ("backup",), ("report", "--language", "fr", setting.workspace),
                      ("check", setting.workspace, "more"), ("practice", "--records", "many", "x")):
        assert setting.run(*arguments, status=2).stderr or not arguments
    assert "ura-cli" in setting.run("--help").stdout
    done = setting.run("report", "--period", "ndonjëherë", setting.workspace, status=2)
    assert "ndonjëherë" in done.stderr


def test_the_same_seed_gives_the_same_records(setting):
    import sqlite3

    contents = []
    for name in ("Një.ura", "Dy.ura"):
        setting.run("practice", "--seed", 42, "--records", 900, setting.folder / name)
        db = sqlite3.connect(setting.folder / name / "workspace.db")
        contents.append([db.execute(f"SELECT uid, {fields} FROM {table} ORDER BY uid").fetchall() for table, fields in (
            ("measure_report", "node, period, status, progress, description"), ("document", "title, date"),
            ("institution", "name, kind"), ("indicator_value", "value"), ("legal_act", "title"))])
    assert contents[0] == contents[1]
    assert sum(map(len, contents[0])) > 800


def test_the_locale_of_the_system_changes_nothing(setting):
    here = setting.run("plan", "list", setting.workspace, LC_ALL="C.UTF-8").stdout
    for locale in ("C", "POSIX", "de_DE.UTF-8"):
        assert setting.run("plan", "list", setting.workspace, LC_ALL=locale, LANG=locale, LANGUAGE="de").stdout == here


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        tap.run({k: v for k, v in globals().items() if k != "tap"}, Setting(temporary))
