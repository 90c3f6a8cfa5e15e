#!/usr/bin/env python3
"""The repository names no machine and no web address but those it needs: a path of somebody's home or a host that is
asked at build time works on one computer only."""

import re

import tree

# Hosts that may stand in the tree, each with its reason.
HOSTS = {
    "www.w3.org": "names of XML vocabularies, never fetched",
    "schemas.openxmlformats.org": "names of XML vocabularies, never fetched",
    "schemas.microsoft.com": "names of XML vocabularies, never fetched",
    "www.gnu.org": "the licence",
    "fsf.org": "the licence",
    "github.com": "sources of the Flatpak modules",
}
# Wording of official documents is kept as it is; so are test addresses under the reserved names, or of one letter.
QUOTED = ("data/plans/", "data/lists/")
RESERVED = re.compile(r"^[a-z]$|(^|\.)(example|invalid|test|localhost)$|(^|\.)example\.(com|net|org)$")

ADDRESS = re.compile(r"(?i)\b(?:https?|ftp|git|ssh)://(?:[^\s/@\"'<>]+@)?([\w.-]+)")
MACHINE = re.compile(r"(?<![\w.$}*])/(?:home|root|work|Users|tmp/\w+)/[\w.-]+")

TEXT_LIMIT = 4_000_000


def problems_of(path):
    content = path.read_bytes()
    if b"\0" in content[:8192] or len(content) > TEXT_LIMIT:
        return
    quoted = tree.name(path).startswith(QUOTED)
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        where = f"{tree.name(path)}:{number}"
        for match in MACHINE.finditer(line):
            yield f"{where}: {match.group(0)} is a place on one machine"
        for match in ADDRESS.finditer(line):
            host = match.group(1).rstrip(".").lower()
            if not quoted and host not in HOSTS and not RESERVED.search(host):
                yield f"{where}: {host} is not among the hosts of tests/checks/places.py"


def main():
    problems = [problem for path in tree.files() for problem in problems_of(path)]
    tree.report(problems, "Take it out, or give the host its reason in the table.")


if __name__ == "__main__":
    main()
