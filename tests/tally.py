#!/usr/bin/env python3
"""Counts test cases for `./dev test`: tally.py EXIT-STATUS TESTLOG.json, where both come from one `meson test`.

Prints "PASSED FAILED". A program that speaks TAP counts once for each of its cases, any other counts once. A skipped
case is a failure: a tool that is missing must not look like a test that passed. So is a program that ends badly though
its cases were all right, one that plans more cases than it ran, and a run that failed without saying where.
"""

import json
import pathlib
import re
import sys

CASE = re.compile(r"^\s*(not )?ok\b(?: +\d+)?(.*)$")
PLAN = re.compile(r"^1\.\.(\d+)(?:\s*# *(skip.*))?", re.IGNORECASE)
SKIP = re.compile(r"# *(skip|todo)\b", re.IGNORECASE)


def tap_cases(output):
    """The names of the passed and of the failed cases, and how many were planned (None: no plan, so not TAP)."""
    passed, failed, planned = [], [], None
    for line in output.splitlines():
        plan = PLAN.match(line)
        case = CASE.match(line)
        if plan:
            planned = int(plan.group(1))
        elif case and not line.startswith(" "):
            name = case.group(2).strip(" -")
            bad = case.group(1) or SKIP.search(name)
            (failed if bad else passed).append(name)
    return passed, failed, planned


def tally(tests, status):
    passed, failures = 0, []
    for test in tests:
        name, good = test["name"], test["result"] in ("OK", "EXPECTEDFAIL")
        cases, bad, planned = tap_cases(test.get("stdout") or "")
        if planned is None:
            passed += good
            failures += [] if good else [f"{name}: {test['result']}"]
            continue
        passed += len(cases)
        failures += [f"{name}: {case}" for case in bad]
        if not bad and (not good or len(cases) != planned or planned == 0):
            failures.append(f"{name}: {test['result']}, {len(cases)} of {planned} cases passed")
    if status != 0 and not failures:
        failures.append(f"meson test ended with status {status}")
    return passed, failures


def main():
    status, log = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    tests = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    passed, failures = tally(tests, status)
    for failure in failures:
        print("FAILED", failure, file=sys.stderr)
    print(passed, len(failures))


if __name__ == "__main__":
    main()
