#!/usr/bin/env python3
"""Makes the resources of the window: one copy of every template for each language, style sheet, icons, help.

  translate.py --catalogue sq.mo --templates FOLDER --template NAME... --file ALIAS=FILE... --depfile FILE OUTPUT.c

GTK would translate templates at run time through the system's locale; Ura depends on none (a fresh Debian has no
Albanian one), so the texts are put in here. The English of the template is the msgid.
"""

import argparse
import gettext
import pathlib
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

PREFIX = "/al/ura/Ura"
# Help texts are the only large ones.
COMPRESSED = (".md",)


def translate(element, catalogue):
    """Replaces every translatable text below element, and inside templates of list rows, by the catalogue's."""
    for child in element.iter():
        if child.attrib.pop("translatable", "no") in ("yes", "true", "1"):
            context = child.attrib.pop("context", None)
            text = child.text or ""
            if text:
                child.text = catalogue.pgettext(context, text) if context else catalogue.gettext(text)
        child.attrib.pop("comments", None)
        if child.tag == "property" and child.get("name") == "bytes" and (child.text or "").lstrip().startswith("<"):
            inner = ElementTree.fromstring(child.text.strip())
            translate(inner, catalogue)
            child.text = ElementTree.tostring(inner, encoding="unicode")
        if len(child) and child.text and not child.text.strip():
            child.text = None
        if child.tail and not child.tail.strip():
            child.tail = None


def drop_mnemonics(root):
    """A button's text without its mnemonic: of "_Save", GTK 4.8 tells a screen reader "_Save Save"."""
    for button in root.iter("object"):
        if button.get("class") != "GtkButton":
            continue
        own = {child.get("name"): child for child in button.findall("property")}
        if "use-underline" in own and own.get("label") is not None:
            button.remove(own["use-underline"])
            own["label"].text = own["label"].text.replace("_", "")


def write_template(source, target, catalogue):
    try:
        root = ElementTree.parse(source).getroot()
    except ElementTree.ParseError as error:
        sys.exit(f"{source}: {error}")
    translate(root, catalogue)
    drop_mnemonics(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(root).write(target, encoding="UTF-8", xml_declaration=True)


def bundle(files):
    """The description that glib-compile-resources reads, of (alias, file) pairs."""
    root = ElementTree.Element("gresources")
    group = ElementTree.SubElement(root, "gresource", prefix=PREFIX)
    for alias, file in files:
        entry = ElementTree.SubElement(group, "file", alias=alias)
        entry.text = str(file)
        if alias.endswith(COMPRESSED):
            entry.set("compressed", "true")
    return ElementTree.tostring(root, encoding="unicode")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--catalogue", type=pathlib.Path, required=True)
    parser.add_argument("--templates", type=pathlib.Path, required=True)
    parser.add_argument("--template", action="append", default=[])
    parser.add_argument("--file", action="append", default=[])
    parser.add_argument("--depfile", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    return parser.parse_args()


def main():
    asked = arguments()
    with open(asked.catalogue, "rb") as file:
        languages = {"sq": gettext.GNUTranslations(file), "en": gettext.NullTranslations()}
    needed = [asked.templates / name for name in asked.template]
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for code, catalogue in languages.items():
            for name in asked.template:
                copy = pathlib.Path(scratch) / code / name
                write_template(asked.templates / name, copy, catalogue)
                files.append((f"ui/{code}/{name}", copy))
        for pair in asked.file:
            alias, file = pair.split("=", 1)
            files.append((alias, pathlib.Path(file).resolve()))
            needed.append(pathlib.Path(file))
        description = pathlib.Path(scratch) / "ura-ui.gresource.xml"
        description.write_text(bundle(files), encoding="utf-8")
        subprocess.run(["glib-compile-resources", "--generate-source", "--c-name", "ura_ui_resources",
                        "--target", str(asked.output), str(description)], check=True)
    if asked.depfile:
        names = " ".join(str(path).replace(" ", "\\ ") for path in needed)
        asked.depfile.write_text(f"{asked.output}: {names}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
