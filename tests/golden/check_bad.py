#!/usr/bin/env python3
"""Shows that each article in fixtures/bad costs itself only, and says what its README promises.

    check_bad.py --feedgen PROGRAM [--approve] [--source FOLDER]

The messages are compared with fixtures/bad/expected.stderr; --approve writes that file.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from case import MODIFIED, TIMEOUT_SECONDS, environment, normal
from run_case import diff

ROW = re.compile(r"^\| `([^`]+)` \|.*\| ([^|]+) \|$", re.MULTILINE)
FRONT_MATTER = "date: Sat, 10 Jul 2021 13:01:16 GMT"  # stands in most files, and in no text
BASE = "https://example.org/"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--feedgen", type=Path, required=True, help="the program")
    parser.add_argument("--approve", action="store_true", help="write the messages that are expected")
    parser.add_argument("--source", type=Path, default=Path(__file__).resolve().parents[2],
                        help="the project's folder")
    options = parser.parse_args()
    folder = options.source / "fixtures" / "bad"
    expected = folder / "expected.stderr"
    with tempfile.TemporaryDirectory(prefix="bad-") as temporary:
        place = Path(temporary, "case")
        code, messages = build(options.feedgen.resolve(), folder, place)
        problems = [] if code == 0 else [f"ended with {code}"]
        problems += promise_problems(folder, messages, place / "out")
    if options.approve:
        expected.write_text(messages, encoding="utf-8")
    problems += diff(expected.read_text(encoding="utf-8") if expected.exists() else "", messages, "messages")
    print("\n".join(problems) or "every promise is kept")
    return 1 if problems else 0


def build(feedgen, folder, place):
    """Runs the program on a copy of the folder: its exit code and its messages, all of them and no notes."""
    shutil.copytree(folder, place / "bad", ignore=shutil.ignore_patterns("expected.*", ".feedgen"))
    for path in (place / "bad").iterdir():
        os.utime(path, (MODIFIED, MODIFIED))
    done = subprocess.run([feedgen, "bad", "-o", "out", "--base-url", BASE, "--limit", "0", "-v"], cwd=place,
                          env=environment(place), stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=TIMEOUT_SECONDS)
    lines = normal(done.stderr, place).splitlines(keepends=True)
    return done.returncode, "".join(line for line in lines if ": note: " not in line)


def promise_problems(folder, messages, output):
    """What the README's last column promises of each file, and the program did not do."""
    promises = dict(ROW.findall((folder / "README.md").read_text(encoding="utf-8")))
    present = {path.name for path in folder.glob("*.md")} - {"README.md"}
    for name in sorted(present ^ promises.keys()):
        yield f"{name}: is {'not in the table of README.md' if name in present else 'in the table only'}"
    entries, broken = read_feeds(output)
    yield from broken
    for name in sorted(present & promises.keys()):
        entry = entries.get(f"{BASE}{name.removesuffix('.md')}.html")
        said = set(re.findall(rf"^bad/{re.escape(name)}:[\d:]* (error|warning):", messages, re.MULTILINE))
        outcomes = promises[name].split(" or ")
        if not any(kept_as_promised(each, entry, said) for each in outcomes):
            seen = "in the feed" if entry else "not in the feed"
            yield f"{name}: {promises[name]}; but it is {seen}, with {', '.join(sorted(said)) or 'no message'}"
        if entry and FRONT_MATTER in json.dumps(entry):
            yield f"{name}: its front matter is published as text"


def kept_as_promised(outcome, entry, said):
    if outcome.startswith("skipped with an error"):
        return entry is None and said == {"error"}
    if outcome.startswith("left out as undated"):
        return entry is None and "error" not in said
    if outcome.startswith(("kept with a warning", "kept with warnings")):
        return entry is not None and "warning" in said and "error" not in said
    return entry is not None and "error" not in said  # fine, or kept in some other way


def read_feeds(output):
    """The entries of the site's feed by address, and the feeds that are not well-formed."""
    broken = []
    for path in sorted([*output.rglob("rss.xml"), *output.rglob("atom.xml")]):
        try:
            xml.parse(path)
        except xml.ParseError as error:
            broken.append(f"{path.relative_to(output)}: {error}")
    feed = output / "feed.json"
    items = json.loads(feed.read_text(encoding="utf-8"))["items"] if feed.exists() else []
    return {item["url"]: item for item in items}, broken


if __name__ == "__main__":
    sys.exit(main())
