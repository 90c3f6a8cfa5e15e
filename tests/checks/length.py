#!/usr/bin/env python3
"""No file of code is longer than 800 lines: it would be several concerns in one place."""

import tree

LIMIT = 800
CODE = {".c", ".h", ".ui", ".css", ".py", ".sh", ".build", ".sql"}


def main():
    problems = []
    for path in tree.files():
        if path.suffix not in CODE and path.name not in ("dev", "run"):
            continue
        lines = len(path.read_bytes().splitlines())
        if lines > LIMIT:
            problems.append(f"{tree.name(path)}: {lines} lines")
    tree.report(problems, f"Split by concern; {LIMIT} lines is the limit.")


if __name__ == "__main__":
    main()
