#!/usr/bin/env python3
"""manifest.py FILE.json: what flatpak-builder cannot know of Ura's manifest. No permission reaches the network, the
session bus or the whole home folder, and every source that is fetched has its checksum."""

import json
import pathlib
import re
import sys

FORBIDDEN = re.compile(r"--share=network|--socket=(session|system)-bus|--filesystem=(host|home)|--device=all")
SHA256 = re.compile(r"[0-9a-f]{64}")


def problems_of(manifest):
    for argument in manifest["finish-args"]:
        if FORBIDDEN.match(argument):
            yield f"{argument} is more than Ura needs"
    for module in manifest["modules"]:
        for source in module["sources"]:
            if source["type"] != "dir" and not SHA256.fullmatch(source.get("sha256", "")):
                yield f"{module['name']}: a source without sha256"


def main():
    problems = list(problems_of(json.loads(pathlib.Path(sys.argv[1]).read_text())))
    print("\n".join(problems))
    raise SystemExit(1 if problems else 0)


if __name__ == "__main__":
    main()
