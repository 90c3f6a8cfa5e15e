#!/usr/bin/env python3
"""Keeps the Albanian texts complete: what the sources say, what sq.po and its parts answer.

  catalogue.py update                          fold new messages and parts/*.po into sq.po
  catalogue.py check                           fail when a message has no Albanian
  catalogue.py compile OUTPUT --depfile FILE   sq.po and the parts to a .mo file

A part is a PO file without header entry, in which work under way keeps its translations, so that
several people need not edit sq.po at once. Where a part and sq.po differ, sq.po stands.
"""

import argparse
import ast
import pathlib
import re
import subprocess
import sys
import tempfile

HEADER = """msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLURAL_FORMS = 2
PLURAL_RULE = "nplurals=2; plural=(n != 1);"
KEYWORDS = ["N_", "NC_:1c,2", "ura_tr:2", "ura_trn:2,3", "ura_trc:2c,3", "_", "C_:1c,2", "_n:1,2"]
# A macro after a literal ends the text for xgettext: then it is not what the program asks for.
LITERAL = r'"(?:[^"\\]|\\.)*"'
BROKEN_TEXT = re.compile(
    rf'\b(?:N_|NC_|C_|_|_n|ura_tr[nc]?)\s*\((?:[^()"]|{LITERAL})*{LITERAL}\s*[A-Za-z_]')
FORMATS = ["g_strdup_printf:1", "g_string_printf:2", "g_string_append_printf:2", "g_set_error:4",
           "g_print:1", "g_printerr:1"]
PASS_FORMATS = ["ura_tr:2", "ura_trn:2", "ura_trn:3", "ura_trc:3", "_:1", "C_:2", "_n:1", "_n:2"]


class CatalogueError(Exception):
    """What is wrong with the texts, for whoever has to mend it."""


class Message:
    """One entry of a PO file."""

    def __init__(self):
        self.texts = {}
        self.flags = set()
        self.places = []
        self.obsolete = False

    @property
    def key(self):
        return self.texts.get("msgctxt"), self.texts["msgid"]

    @property
    def translations(self):
        if "msgid_plural" in self.texts:
            return [self.texts.get(f"msgstr[{form}]", "") for form in range(PLURAL_FORMS)]
        return [self.texts.get("msgstr", "")]

    @property
    def complete(self):
        return all(self.translations) and "fuzzy" not in self.flags

    def __str__(self):
        context, text = self.key
        text = text.replace("\n", "\\n")
        place = self.places[0] + ": " if self.places else ""
        return f'{place}{context + " | " if context else ""}“{text}”'


def read_messages(path):
    """The entries of a PO file as the gettext tools write it, header left out."""
    messages, message, field = [], Message(), None
    for line in path.read_text("utf-8").splitlines() + [""]:
        if not line.strip():
            if "msgid" in message.texts and message.texts["msgid"]:
                messages.append(message)
            message, field = Message(), None
            continue
        if line.startswith("#~"):
            message.obsolete = True
            line = line[2:].lstrip("| ")
        if line.startswith("#,"):
            message.flags.update(flag.strip() for flag in line[2:].split(","))
        elif line.startswith("#:"):
            message.places += line[2:].split()
        elif match := re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+(".*")$', line):
            field = match[1]
            message.texts[field] = ast.literal_eval(match[2])
        elif line.startswith('"') and field:
            message.texts[field] += ast.literal_eval(line)
    return messages


def run(*command, text=None):
    """Runs one of the gettext tools; what it complains of is the error."""
    result = subprocess.run([str(word) for word in command], input=text, capture_output=True,
                            encoding="utf-8", check=False)
    if result.returncode != 0:
        raise CatalogueError(result.stderr.strip())


class Catalogue:
    """The sources, sq.po and its parts under one root, with a folder for what lies between."""

    def __init__(self, root, scratch):
        self.root = root
        self.scratch = scratch
        self.po = root / "po/sq.po"
        self.parts = sorted((root / "po/parts").glob("*.po"))

    def find(self, folder, *patterns):
        found = {path for pattern in patterns for path in (self.root / folder).rglob(pattern)}
        return sorted(str(path.relative_to(self.root)) for path in found)

    def speaks_albanian(self, file):
        """Launcher and description may carry their Albanian themselves; then that is its place."""
        return re.search(r'^\w+\[sq\]=|xml:lang="sq"', (self.root / file).read_text("utf-8"), re.M)

    def extract(self):
        """All messages of the sources, as a template."""
        template = self.scratch / "messages.pot"
        data = [file for file in self.find("data", "*.desktop.in", "*.xml.in")
                if not self.speaks_albanian(file)]
        common = ["xgettext", "--directory", self.root, "--from-code=UTF-8", "--join-existing",
                  "--add-location=file", "--add-comments=TRANSLATORS:", "--sort-by-file",
                  "--package-name=Ura", "--files-from=-", "--output", template]
        options = ["--keyword"] + [f"--keyword={word}" for word in KEYWORDS]
        options += [f"--flag={word}:c-format" for word in FORMATS]
        options += [f"--flag={word}:pass-c-format" for word in PASS_FORMATS]
        template.write_text(HEADER, "utf-8")
        for files, extra in ((self.find("src", "*.c", "*.h"), ["--language=C"] + options),
                             (self.find("ui", "*.ui"), []), (data, [])):
            if files:
                run(*common, *extra, text="\n".join(files))
        # The time would make every update a change.
        text = re.sub(r'^"(?:POT-Creation-Date|Report-Msgid-Bugs-To):.*\n', "",
                      template.read_text("utf-8"), flags=re.M)
        template.write_text(text, "utf-8")
        return template

    def broken_texts(self):
        for file in self.find("src", "*.c", "*.h"):
            text = (self.root / file).read_text("utf-8")
            for match in BROKEN_TEXT.finditer(text):
                line = text.count("\n", 0, match.end()) + 1
                yield f"{file}:{line}: a macro inside a text: format the number apart and write %s"

    def part_with_header(self, part):
        copy = self.scratch / part.name
        text = part.read_text("utf-8")
        if not re.search(r'^msgid ""\s*\nmsgstr', text, re.M):
            text = HEADER + text
        copy.write_text(text, "utf-8")
        return copy

    def readable_part(self, part):
        copy = self.part_with_header(part)
        try:
            run("msgfmt", "--output", self.scratch / "part.mo", copy)
        except CatalogueError as error:
            raise CatalogueError(f"{part.relative_to(self.root)}: {error}") from error
        return copy

    def select(self, name, *options):
        selected = self.scratch / name
        run("msgattrib", "--force-po", *options, "--output", selected, self.po)
        return selected

    def combine(self, parts):
        """sq.po with the parts (copies with headers) added to it: what is unsure or unused there
        stands behind what a part says."""
        combined = self.scratch / "combined.po"
        run("msgcat", "--use-first", "--force-po", "--output", combined,
            self.select("sure.po", "--no-obsolete", "--translated", "--no-fuzzy"), *parts,
            self.select("unsure.po", "--no-obsolete", "--only-fuzzy"))
        return combined

    def merge(self, template):
        """The template with every translation there is, and the unused ones at the end."""
        combined = self.combine([self.readable_part(part) for part in self.parts])
        everything = self.scratch / "everything.po"
        merged = self.scratch / "merged.po"
        run("msgcat", "--use-first", "--force-po", "--output", everything, combined,
            self.select("unused.po", "--only-obsolete", "--clear-obsolete"))
        run("msgmerge", "--quiet", "--no-fuzzy-matching", "--sort-by-file", "--width=100",
            "--add-location=file", "--output", merged, everything, template)
        return merged


def problems_of(messages):
    for message in messages:
        if message.obsolete:
            continue
        if not message.complete:
            yield f"no Albanian for {message}"


def check(catalogue):
    """Every message of the sources is translated, and every format fits."""
    merged = catalogue.merge(catalogue.extract())
    problems = list(catalogue.broken_texts()) + list(problems_of(read_messages(merged)))
    if PLURAL_RULE not in catalogue.po.read_text("utf-8"):
        problems.append(f"sq.po does not say “{PLURAL_RULE}”, the rule that the program knows")
    try:
        run("msgfmt", "--check-format", "--check-domain", "--output", catalogue.scratch / "sq.mo",
            merged)
    except CatalogueError as error:
        problems.append(str(error))
    if problems:
        raise CatalogueError("\n".join(problems))


def differences(catalogue):
    """Where a part says something else than sq.po or a part before it."""
    said = {message.key: message for message in read_messages(catalogue.po) if message.complete}
    for part in catalogue.parts:
        for message in read_messages(catalogue.part_with_header(part)):
            first = said.setdefault(message.key, message)
            if first.translations != message.translations:
                yield (f"{part.name}: {message} is {message.translations}, "
                       f"but {first.translations} stands")


def update(catalogue):
    """Brings sq.po up to date and removes the parts that went into it."""
    before = {part: part.read_bytes() for part in catalogue.parts}
    for difference in differences(catalogue):
        print(difference, file=sys.stderr)
    merged = catalogue.merge(catalogue.extract())
    missing = [message for message in read_messages(merged)
               if not message.obsolete and not message.complete]
    text = merged.read_text("utf-8")
    if text != catalogue.po.read_text("utf-8"):
        catalogue.po.write_text(text, "utf-8")
    for part, content in before.items():
        if part.read_bytes() == content:
            part.unlink()
    for message in missing:
        print(f"no Albanian for {message}", file=sys.stderr)


def compile_catalogue(catalogue, output, depfile):
    """A part that cannot be read is left out of the program; `check` reports it."""
    parts = []
    for part in catalogue.parts:
        try:
            parts.append(catalogue.readable_part(part))
        except CatalogueError as error:
            print(f"left out: {error}", file=sys.stderr)
    run("msgfmt", "--output", output, catalogue.combine(parts))
    if depfile:
        needed = [pathlib.Path(__file__).resolve(), catalogue.po, catalogue.root / "po/parts"]
        names = [str(path).replace(" ", "\\ ") for path in needed + catalogue.parts]
        depfile.write_text(f'{output}: {" ".join(names)}\n', "utf-8")


def main():
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parent.parent)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update")
    commands.add_parser("check")
    compiling = commands.add_parser("compile")
    compiling.add_argument("output", type=pathlib.Path)
    compiling.add_argument("--depfile", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        catalogue = Catalogue(arguments.root.resolve(), pathlib.Path(scratch))
        try:
            if arguments.command == "update":
                update(catalogue)
            elif arguments.command == "check":
                check(catalogue)
            else:
                compile_catalogue(catalogue, arguments.output, arguments.depfile)
        except CatalogueError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
