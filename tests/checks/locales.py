#!/usr/bin/env python3
"""No function that asks the system's locale stands in src/. GTK sets it, and under an Albanian one numbers have a
decimal comma: files would come out wrong, or be read wrong, on just the computers Ura is for."""

import re

import tree

# What to write instead.
FUNCTIONS = {
    "strtod": "g_ascii_strtod",
    "strtof": "g_ascii_strtod",
    "g_strtod": "g_ascii_strtod",
    "atof": "g_ascii_strtod",
    "strcoll": "ura_text_sort_key",
    "g_utf8_collate": "ura_text_sort_key",
    "g_utf8_collate_key": "ura_text_sort_key",
    "strftime": "ura_date_format",
    "g_date_strftime": "ura_date_format",
    "localeconv": "ura_text_format_number",
    "gettext": "ura_tr",
    "dgettext": "ura_tr",
    "isalpha": "g_ascii_isalpha",
    "isalnum": "g_ascii_isalnum",
    "isspace": "g_ascii_isspace",
    "tolower": "g_ascii_tolower",
    "toupper": "g_ascii_toupper",
}
CALL = re.compile(r"\b(" + "|".join(FUNCTIONS) + r")\s*\(")
# A printed number with a point; g_ascii_formatd, which takes such a format, is the one way to write it.
PRINTED = re.compile(r'"[^"\n]*%[-+#0]*[0-9*]*(?:\.[0-9*]+)?[aefgAEFG](?![a-zA-Z])[^"\n]*"')
ASCII = re.compile(r"g_ascii_formatd|formats?\[\] =")


def problems_of(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{tree.name(path)}:{number}"
        for match in CALL.finditer(line):
            yield f"{where}: {match.group(1)} asks the locale; use {FUNCTIONS[match.group(1)]}"
        if PRINTED.search(line) and not ASCII.search(line):
            yield f"{where}: a number printed with the locale's comma; use g_ascii_formatd or ura_text_format_number"


def main():
    sources = [path for path in tree.files("src") if path.suffix in (".c", ".h")]
    tree.report([problem for path in sources for problem in problems_of(path)], "See HACKING.md.")


if __name__ == "__main__":
    main()
