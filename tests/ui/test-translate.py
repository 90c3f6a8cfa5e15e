#!/usr/bin/env python3
"""ui/translate.py puts every text in both languages into the resources, and refuses what is no template."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = ROOT / "ui" / "translate.py"

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Close"
msgstr "Mbyll & <dil>"

msgctxt "verb"
msgid "Open"
msgstr "Hap"
"""

TEMPLATE = """<interface>
  <!-- a note -->
  <menu id="m"><item><attribute name="label" translatable="yes">Close</attribute></item></menu>
  <object class="GtkLabel" id="a"><property name="label" translatable="yes" context="verb">Open</property></object>
  <object class="GtkLabel" id="b"><property name="label">Close</property></object>
  <object class="GtkLabel" id="c"><property name="label" translatable="yes">Unknown</property></object>
  <object class="GtkBuilderListItemFactory"><property name="bytes"><![CDATA[
    <interface><template class="GtkListItem"><property name="child"><object class="GtkLabel">
    <property name="label" translatable="yes">Close</property></object></property></template></interface>
  ]]></property></object>
</interface>
"""


class Translate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "page").mkdir()
        (self.folder / "sq.po").write_text(CATALOGUE, encoding="utf-8")
        subprocess.run(["msgfmt", "-o", self.folder / "sq.mo", self.folder / "sq.po"], check=True)

    def translate(self, template):
        (self.folder / "page" / "a.ui").write_text(template, encoding="utf-8")
        return subprocess.run(
            [sys.executable, TOOL, "--catalogue", self.folder / "sq.mo", "--templates", self.folder,
             "--template", "page/a.ui", "--file", f"note.md={TOOL}", "--depfile", self.folder / "out.d",
             self.folder / "out.c"], capture_output=True, encoding="utf-8", check=False)

    def resource(self, path):
        """The content of one resource, through the compiled C file's own description."""
        library = self.folder / "out.so"
        if not library.exists():
            flags = subprocess.run(["pkg-config", "--cflags", "--libs", "gio-2.0"], capture_output=True,
                                   encoding="utf-8", check=True).stdout.split()
            subprocess.run(["cc", "-shared", "-fPIC", self.folder / "out.c", "-o", library, *flags], check=True)
        return subprocess.run(["gresource", "extract", library, "/al/ura/Ura/" + path], capture_output=True,
                              check=True).stdout.decode()

    def test_both_languages(self):
        self.assertEqual(self.translate(TEMPLATE).stderr, "")
        albanian = self.resource("ui/sq/page/a.ui")
        english = self.resource("ui/en/page/a.ui")
        self.assertIn(">Mbyll &amp; &lt;dil&gt;</attribute>", albanian)
        self.assertIn(">Hap</property>", albanian)
        self.assertIn('id="b"><property name="label">Close<', albanian)
        self.assertIn(">Unknown<", albanian)
        self.assertIn(">Close</attribute>", english)
        self.assertIn(">Open</property>", english)
        for text in (albanian, english):
            self.assertNotIn("translatable", text)
            self.assertNotIn("context", text)

    def test_templates_inside_templates(self):
        self.translate(TEMPLATE)
        # Escaped once as text of the outer template.
        self.assertIn("Mbyll &amp;amp; &amp;lt;dil&amp;gt;", self.resource("ui/sq/page/a.ui"))

    def test_other_files_and_dependencies(self):
        self.translate(TEMPLATE)
        self.assertEqual(self.resource("note.md"), TOOL.read_text(encoding="utf-8"))
        needed = (self.folder / "out.d").read_text(encoding="utf-8")
        self.assertIn("page/a.ui", needed)
        self.assertIn(str(TOOL), needed)

    def test_broken_template(self):
        result = self.translate("<interface><object></interface>")
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("page/a.ui", result.stderr)


if __name__ == "__main__":
    unittest.main()
