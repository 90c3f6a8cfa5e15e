#!/usr/bin/env python3
"""test-catalogue-tool.py TOOL: po/catalogue.py finds what has no Albanian, loses no translation and keeps the parts
apart. Each case has a small source tree of its own."""

import gettext
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = sys.argv.pop(1)

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"Language: sq\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)


def entry(text, translation, context=None, flag=None):
    lines = [f"#, {flag}"] if flag else []
    lines += [f'msgctxt "{context}"'] if context else []
    return "\n".join(lines + [f'msgid "{text}"', f'msgstr "{translation}"', "", ""])


class CatalogueTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write("po/sq.po", HEADER)
        self.write("po/parts/README.md", "")
        self.write("src/a.c", 'ura_tr (l, "Plan");\n')

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name="po/sq.po"):
        return (self.root / name).read_text(encoding="utf-8")

    def run_tool(self, *arguments):
        return subprocess.run(
            [sys.executable, TOOL, "--root", self.root, *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def complaints(self):
        result = self.run_tool("check")
        self.assertEqual(result.returncode != 0, bool(result.stderr))
        self.assertNotIn("Traceback", result.stderr)
        return result.stderr

    def compile(self):
        output = self.root / "sq.mo"
        result = self.run_tool("compile", output, "--depfile", self.root / "sq.mo.d")
        self.assertEqual(result.returncode, 0, result.stderr)
        with output.open("rb") as file:
            return gettext.GNUTranslations(file), result.stderr


class Check(CatalogueTest):
    def test_every_way_to_mark_a_text_is_seen(self):
        texts = {
            "src/a.c": 'N_ ("T1"); NC_ ("c", "T2"); ura_tr (l, "T3"); ura_trc (l, "c", "T4"); '
            'ura_trn (l, "T5", "T5s", 2);',
            "src/ui/b.c": '_("T6"); C_("c", "T7"); _n ("T8", "T8s", 2);',
            "src/ui/b.h": '#define TEXT N_("T9")',
            "ui/plan/c.ui": '<interface><object class="GtkLabel"><property name="label" translatable="yes">T10'
            '</property><property name="name">no text</property></object></interface>',
            "data/d.desktop.in": "[Desktop Entry]\nName=T11\nExec=no text\n",
            "data/e.metainfo.xml.in": '<component type="desktop-application"><id>no text</id><summary>T12</summary>'
            "</component>",
        }
        for name, text in texts.items():
            self.write(name, text)
        said = self.complaints()
        for number in range(1, 13):
            self.assertIn(f"“T{number}”", said)
        self.assertNotIn("no text", said)

    def test_a_complete_catalogue_passes(self):
        self.write("po/sq.po", HEADER + entry("Plan", "Plani"))
        self.assertEqual(self.complaints(), "")

    def test_a_missing_text_is_found(self):
        self.assertIn("no Albanian for src/a.c: “Plan”", self.complaints())

    def test_an_empty_translation_is_found(self):
        self.write("po/sq.po", HEADER + entry("Plan", ""))
        self.assertIn("“Plan”", self.complaints())

    def test_a_fuzzy_translation_is_found(self):
        self.write("po/sq.po", HEADER + entry("Plan", "Plani", flag="fuzzy"))
        self.assertIn("“Plan”", self.complaints())

    def test_an_unused_translation_does_not_count(self):
        self.write("po/sq.po", HEADER + entry("Plans", "Planet"))
        self.assertIn("“Plan”", self.complaints())

    def test_the_context_counts(self):
        self.write("src/a.c", 'ura_trc (l, "noun", "Plan");')
        self.write("po/sq.po", HEADER + entry("Plan", "Plani"))
        self.assertIn("noun | “Plan”", self.complaints())
        self.write("po/sq.po", HEADER + entry("Plan", "Plani", context="noun"))
        self.assertEqual(self.complaints(), "")

    def test_both_plural_forms_are_needed(self):
        self.write("src/a.c", 'ura_trn (l, "%d plan", "%d plans", n);')
        plural = 'msgid "%d plan"\nmsgid_plural "%d plans"\nmsgstr[0] "%d plan"\n'
        self.write("po/sq.po", HEADER + plural + 'msgstr[1] ""\n')
        self.assertIn("“%d plan”", self.complaints())
        self.write("po/sq.po", HEADER + plural + 'msgstr[1] "%d plane"\n')
        self.assertEqual(self.complaints(), "")

    def test_a_wrong_format_is_found(self):
        self.write("src/a.c", 'g_strdup_printf (ura_tr (l, "Plan %s"), name);')
        self.write("po/sq.po", HEADER + entry("Plan %s", "Plani %d"))
        self.assertIn("Plan", self.complaints())
        self.write("po/parts/x.po", "")
        self.write("po/sq.po", HEADER + entry("Plan %s", "Plani %s"))
        self.assertEqual(self.complaints(), "")

    def test_a_macro_inside_a_text_is_found(self):
        self.write("po/sq.po", HEADER + entry("%", "%") + entry("%<PRIu64> plans", "%<PRIu64> plane"))
        self.write("src/a.c", '\nura_tr (l,\n "%" G_GUINT64_FORMAT " plans");')
        self.assertIn("src/a.c:3: a macro inside a text", self.complaints())
        self.write("src/a.c", '#include <inttypes.h>\nura_trn (l, "a", "%" PRIu64 " plans", 2);')
        self.assertIn("src/a.c:2: a macro inside a text", self.complaints())

    def test_a_macro_beside_a_text_is_fine(self):
        self.write("po/sq.po", HEADER + entry("Plan", "Plani") + entry("Plans", "Planet"))
        self.write("src/a.c", 'f (ura_tr (l, "Plan"), "x" G_GUINT64_FORMAT); g (_("Plan" "s"), PRIVATE);')
        self.assertEqual(self.complaints(), "")

    def test_another_plural_rule_is_found(self):
        self.write("po/sq.po", HEADER.replace("n != 1", "n > 1") + entry("Plan", "Plani"))
        self.assertIn("nplurals=2; plural=(n != 1);", self.complaints())

    def test_a_part_counts(self):
        self.write("po/parts/x.po", entry("Plan", "Plani"))
        self.assertEqual(self.complaints(), "")

    def test_a_broken_part_is_found(self):
        self.write("po/parts/x.po", 'msgid "Plan\nmsgstr "Plani"\n')
        self.assertIn("po/parts/x.po", self.complaints())

    def test_a_file_with_albanian_of_its_own_is_left_alone(self):
        self.write("po/sq.po", HEADER + entry("Plan", "Plani"))
        self.write("data/d.desktop.in", "[Desktop Entry]\nComment=Text\nComment[sq]=Tekst\n")
        self.assertEqual(self.complaints(), "")


class Update(CatalogueTest):
    def update(self):
        result = self.run_tool("update")
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stderr

    def test_parts_are_folded_in(self):
        self.write("po/parts/x.po", entry("Plan", "Plani") + entry("Later", "Më vonë"))
        self.assertEqual(self.update(), "")
        self.assertFalse((self.root / "po/parts/x.po").exists())
        self.assertTrue((self.root / "po/parts/README.md").exists())
        self.assertIn('#: src/a.c\nmsgid "Plan"\nmsgstr "Plani"\n', self.read())
        self.assertEqual(self.complaints(), "")

    def test_what_no_source_says_yet_is_kept(self):
        self.write("po/parts/x.po", entry("Later", "Më vonë"))
        self.update()
        self.assertIn('#~ msgid "Later"', self.read())
        self.write("src/a.c", 'ura_tr (l, "Later");')
        self.assertEqual(self.complaints(), "")
        self.update()
        self.assertIn('#: src/a.c\nmsgid "Later"\nmsgstr "Më vonë"\n', self.read())

    def test_new_texts_wait_for_their_translation(self):
        self.assertIn("“Plan”", self.update())
        self.assertIn('msgid "Plan"\nmsgstr ""\n', self.read())
        self.write("po/parts/x.po", entry("Plan", "Plani"))
        self.assertEqual(self.update(), "")
        self.assertIn('msgid "Plan"\nmsgstr "Plani"\n', self.read())

    def test_what_stands_stays_and_differences_are_told(self):
        self.write("po/sq.po", HEADER + entry("Plan", "Plani"))
        self.write("po/parts/x.po", entry("Plan", "Projekti"))
        said = self.update()
        self.assertIn("Projekti", said)
        self.assertIn("Plani", said)
        self.assertIn('msgstr "Plani"', self.read())

    def test_a_second_update_changes_nothing(self):
        self.write("po/parts/x.po", entry("Plan", "Plani") + entry("Later", "Më vonë"))
        self.update()
        first = self.read()
        self.update()
        self.assertEqual(self.read(), first)
        self.assertNotIn("POT-Creation-Date", first)

    def test_a_broken_part_stops_it(self):
        self.write("po/parts/x.po", 'msgid "Plan"\nmsgstr "Plani\n')
        before = self.read()
        self.assertNotEqual(self.run_tool("update").returncode, 0)
        self.assertEqual(self.read(), before)
        self.assertTrue((self.root / "po/parts/x.po").exists())


class Compile(CatalogueTest):
    def test_parts_are_in_it(self):
        self.write("po/sq.po", HEADER + entry("Plan", "Plani"))
        self.write("po/parts/x.po", entry("Plan", "Projekti") + entry("May", "maj", context="month"))
        texts, _ = self.compile()
        self.assertEqual(texts.gettext("Plan"), "Plani")
        self.assertEqual(texts.pgettext("month", "May"), "maj")

    def test_a_broken_part_is_left_out_and_told(self):
        self.write("po/sq.po", HEADER + entry("Plan", "Plani"))
        self.write("po/parts/x.po", 'msgid "May\n')
        texts, said = self.compile()
        self.assertEqual(texts.gettext("Plan"), "Plani")
        self.assertIn("po/parts/x.po", said)

    def test_the_build_knows_what_it_read(self):
        self.write("po/parts/x.po", entry("Plan", "Plani"))
        self.compile()
        needed = self.read("sq.mo.d")
        for name in ("po/sq.po", "po/parts/x.po", "po/parts"):
            self.assertIn(str(self.root.resolve() / name), needed.split())


if __name__ == "__main__":
    unittest.main()
