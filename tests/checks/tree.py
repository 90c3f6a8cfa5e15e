"""Finds the files of the source tree for the checks, without git: a release archive is checked too."""

import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files(*tops):
    """Every file below the named tops (all when none), but for build folders and what git and editors keep."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        first = parts[0]
        if first.startswith(("_", "build")) or first in (".git", ".flatpak-builder", ".vscode", ".idea"):
            continue
        if "__pycache__" in parts or path.name.endswith(("~", ".swp", ".orig", ".rej")):
            continue
        if path.is_file() and not path.is_symlink() and (not tops or first in tops):
            yield path


def name(path):
    return path.relative_to(ROOT).as_posix()


def report(problems, sentence):
    """Prints the problems and ends the program: status 0 when there are none."""
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem(s). {sentence}")
    raise SystemExit(1 if problems else 0)
