#!/usr/bin/env python3
"""Reads every #include in src/ against the layers of HACKING.md: headers found by the compiler prove nothing, since
Debian's compile without flags."""

import re

import tree

# What each layer may include of the project, besides itself.
ORDER = ["base", "catalog", "store", "plan", "report", "exchange", "ui"]
BELOW = {layer: set(ORDER[: ORDER.index(layer)]) for layer in ORDER}
BELOW["cli"] = set(ORDER) - {"ui"}

# Headers of libraries that only these layers may see.
LIBRARIES = [
    (re.compile(r"sqlite3"), {"store"}),
    (re.compile(r"gtk/|gdk/|gsk/|adwaita"), {"ui"}),
    (re.compile(r"xlsxwriter"), {"report"}),
    (re.compile(r"cairo|pango/"), {"report", "ui"}),
    (re.compile(r"unicode/"), {"base"}),
    (re.compile(r"libical|archive|expat"), {"exchange"}),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def layer_of(path):
    parts = path.relative_to(tree.ROOT / "src").parts
    return parts[0] if len(parts) > 1 else None


def problems_of(path, homes):
    layer = layer_of(path)
    if layer not in BELOW:
        return [f"{tree.name(path)}: src/{layer or ''} is not a layer that tests/checks/layers.py knows"]
    found = []
    text = path.read_text(encoding="utf-8")
    for match in INCLUDE.finditer(text):
        where = f"{tree.name(path)}:{text.count(chr(10), 0, match.start(1)) + 1}"
        header = match.group(2)
        home = homes.get(header.rsplit("/", 1)[-1]) if match.group(1) == '"' else None
        if home and home != layer and home not in BELOW[layer]:
            found.append(f"{where}: {layer} includes {header} of {home}")
        if home and home != layer and header.endswith("-private.h"):
            found.append(f"{where}: {header} is private to {home}")
        found += [
            f"{where}: {layer} includes {header}; only {' and '.join(sorted(allowed))} may"
            for library, allowed in LIBRARIES
            if not home and library.match(header) and layer not in allowed
        ]
    return found


def main():
    sources = [path for path in tree.files("src") if path.suffix in (".c", ".h")]
    homes, problems = {}, []
    for path in sources:
        if path.suffix != ".h":
            continue
        if homes.setdefault(path.name, layer_of(path)) != layer_of(path):
            problems.append(f"{tree.name(path)}: another layer has a header of this name")
    for path in sources:
        problems += problems_of(path, homes)
    if not sources:
        problems.append("src/ has no C files: nothing was checked")
    tree.report(problems, "Arrows go down only: see HACKING.md.")


if __name__ == "__main__":
    main()
