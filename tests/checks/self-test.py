#!/usr/bin/env python3
"""The checks find what they are for: each is given a small tree with one mistake, and one without."""

import contextlib
import importlib
import io
import json
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import tree  # noqa: E402

layers, length, locales, places, manifest, tally = map(
    importlib.import_module, ("layers", "length", "locales", "places", "manifest", "tally")
)


class TreeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(setattr, tree, "ROOT", tree.ROOT)
        tree.ROOT = pathlib.Path(folder.name).resolve()
        self.write("src/base/ura-text.h", "#include <glib.h>\n")
        self.write("src/store/ura-store.h", '#include <sqlite3.h>\n#include "ura-text.h"\n')

    def write(self, name, text):
        path = tree.ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def complaints(self, check):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), self.assertRaises(SystemExit) as end:
            check.main()
        self.assertEqual(bool(end.exception.code), bool(output.getvalue()))
        return output.getvalue()


class Layers(TreeTest):
    def test_arrows_that_go_down_pass(self):
        self.write("src/ui/ura-window.c", '#include <adwaita.h>\n#include "ura-store.h"\n')
        self.write("src/cli/main.c", '#include "ura-store.h"\n')
        self.assertEqual(self.complaints(layers), "")

    def test_an_arrow_that_goes_up_is_found(self):
        self.write("src/base/ura-date.c", '#include "ura-store.h"\n')
        self.assertIn("base includes ura-store.h of store", self.complaints(layers))

    def test_nothing_may_see_the_window(self):
        self.write("src/ui/ura-window.h", "")
        self.write("src/cli/main.c", '#include "ura-window.h"\n')
        self.assertIn("cli includes ura-window.h of ui", self.complaints(layers))

    def test_a_library_of_another_layer_is_found(self):
        self.write("src/plan/ura-rate.c", "\n#  include <sqlite3.h>\n")
        self.write("src/report/ura-page.c", "#include <gtk/gtk.h>\n#include <cairo-pdf.h>\n")
        said = self.complaints(layers)
        self.assertIn("src/plan/ura-rate.c:2: plan includes sqlite3.h; only store may", said)
        self.assertIn("report includes gtk/gtk.h; only ui may", said)
        self.assertNotIn("cairo", said)

    def test_a_private_header_stays_private(self):
        self.write("src/store/ura-store-private.h", "")
        self.write("src/ui/ura-window.c", '#include "ura-store-private.h"\n')
        self.assertIn("is private to store", self.complaints(layers))

    def test_an_unknown_folder_is_found(self):
        self.write("src/extra/ura-extra.c", "")
        self.assertIn("not a layer", self.complaints(layers))


class Length(TreeTest):
    def test_only_the_line_after_the_limit_counts(self):
        self.write("src/base/ura-long.c", "\n" * 800)
        self.assertEqual(self.complaints(length), "")
        self.write("src/base/ura-long.c", "\n" * 801)
        self.assertIn("ura-long.c: 801 lines", self.complaints(length))


class Locales(TreeTest):
    def test_what_asks_no_locale_passes(self):
        self.write("src/base/a.c", 'g_ascii_strtod (a, b); g_ascii_formatd (c, 9, "%.15g", d); x ("5 % e g %s");\n')
        self.assertEqual(self.complaints(locales), "")

    def test_what_asks_the_locale_is_found(self):
        self.write("src/base/a.c", 'x = strtod (a, b);\ng_strdup_printf ("%.2f lekë", x);\n')
        said = self.complaints(locales)
        self.assertIn("a.c:1: strtod", said)
        self.assertIn("a.c:2: a number", said)


class Places(TreeTest):
    def test_what_is_needed_passes(self):
        self.write("README.md", "See /usr/share, /proc/self, ${home}/x and http" + "://www.w3.org/2000/svg.\n")
        self.write("data/plans/a.plan", "source: http" + "://municipality.al/plan\n")
        self.write("tests/a.c", '"http' + '://www.example.com/"\n')
        self.assertEqual(self.complaints(places), "")

    def test_a_folder_of_one_machine_is_found(self):
        self.write("src/base/ura-text.c", 'open ("/ho' + 'me/somebody/x");\n')
        self.assertIn("a place on one machine", self.complaints(places))

    def test_an_unknown_host_is_found(self):
        self.write("HACKING.md", "http" + "s://files.somewhere.net/x\n")
        self.assertIn("HACKING.md:1: files.somewhere.net", self.complaints(places))


class Manifest(unittest.TestCase):
    GOOD = {
        "finish-args": ["--socket=wayland"],
        "modules": [{"name": "m", "sources": [{"type": "archive", "sha256": "0" * 64}, {"type": "dir"}]}],
    }

    def test_the_good_one_passes(self):
        self.assertEqual(list(manifest.problems_of(self.GOOD)), [])

    def test_network_and_missing_checksums_are_found(self):
        bad = json.loads(json.dumps(self.GOOD))
        bad["finish-args"].append("--share=network")
        del bad["modules"][0]["sources"][0]["sha256"]
        self.assertEqual(len(list(manifest.problems_of(bad))), 2)


class Tally(unittest.TestCase):
    def counts(self, *tests, status=0):
        passed, failures = tally.tally(tests, status)
        return passed, len(failures)

    @staticmethod
    def program(stdout, result="OK"):
        return {"name": "t", "result": result, "stdout": stdout}

    def test_cases_of_tap_count_one_by_one(self):
        self.assertEqual(self.counts(self.program("TAP version 13\n1..2\nok 1 /a\n# x\nok 2 /b\n")), (2, 0))

    def test_a_program_without_tap_counts_once(self):
        self.assertEqual(self.counts(self.program("all is ok\n"), self.program("", "FAIL"), status=1), (1, 1))

    def test_failed_and_skipped_cases_are_failures(self):
        said = "1..4\nok 1 /a\nnot ok 2 /b\nok 3 /c # SKIP no tool\nok 4 /d # TODO later\n"
        self.assertEqual(self.counts(self.program(said, "FAIL"), status=1), (1, 3))

    def test_a_whole_program_skipped_is_a_failure(self):
        self.assertEqual(self.counts(self.program("1..0 # SKIP no display\n", "SKIP")), (0, 1))

    def test_a_crash_after_good_cases_is_a_failure(self):
        self.assertEqual(self.counts(self.program("1..3\nok 1 /a\nok 2 /b\n", "ERROR"), status=1), (2, 1))
        self.assertEqual(self.counts(self.program("1..1\nok 1 /a\n", "FAIL"), status=1), (1, 1))

    def test_a_run_that_only_ends_badly_is_a_failure(self):
        self.assertEqual(self.counts(status=1), (0, 1))


if __name__ == "__main__":
    unittest.main()
