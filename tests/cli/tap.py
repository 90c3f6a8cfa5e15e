"""Tests that print what they found in TAP: functions whose name begins with "test_", in order."""

import sys
import traceback


def run(namespace, *arguments):
    tests = [(name, f) for name, f in namespace.items() if name.startswith("test_") and callable(f)]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, (name, function) in enumerate(tests, 1):
        label = name[5:].replace("_", "-")
        try:
            function(*arguments)
            print(f"ok {number} {label}", flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {label}", flush=True)
    sys.exit(1 if failed else 0)
