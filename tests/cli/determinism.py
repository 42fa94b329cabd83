#!/usr/bin/env python3
"""Shows that the same articles give the same bytes, whatever the machine they are built on.

    determinism.py --feedgen PROGRAM --articles FOLDER [--config FILE] [-- MORE ARGUMENTS]

Builds the articles with one thread and with eight, in other time zones and locales, and from a copy
whose files were created in reverse order, and compares every file that comes out.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import run, tree

VARIATIONS = (  # what is varied, more arguments, environment
    ("eight threads", ["--jobs", "8"], {}),
    ("eight threads, Tokyo's time and a Turkish locale", ["--jobs", "8"],
     {"TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}),
    ("two threads, New York's time and the C locale", ["--jobs", "2"],
     {"TZ": "America/New_York", "LANG": "C", "LC_ALL": "C"}),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--feedgen", type=Path, required=True, help="the program")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--config", type=Path, help="passed on to the program")
    parser.add_argument("more", nargs="*", help="passed on to the program")
    options = parser.parse_args()
    feedgen = options.feedgen.resolve()
    common = [*options.more, *(["--config", options.config.resolve()] if options.config else [])]
    with tempfile.TemporaryDirectory(prefix="determinism-") as temporary:
        return check(feedgen, options.articles.resolve(), common, Path(temporary))


def check(feedgen, articles, common, temporary):
    original = temporary / "original" / "articles"
    reversed_copy = temporary / "reversed" / "articles"
    copy(articles, original, reverse=False)
    copy(articles, reversed_copy, reverse=True)
    first, messages = build(feedgen, original, common, ["--jobs", "1"], {})
    if not first:
        print(f"no feeds came out\n{messages}")
        return 1
    variations = [(name, original, arguments, variables) for name, arguments, variables in VARIATIONS]
    variations.append(("files created in reverse order", reversed_copy, ["--jobs", "2"], {}))
    failed = 0
    for name, folder, arguments, variables in variations:
        files, texts = build(feedgen, folder, common, arguments, variables)
        different = sorted(path for path in first.keys() | files.keys() if first.get(path) != files.get(path))
        for path in different:
            print(f"{name}: {path} differs")
        if texts != messages:
            print(f"{name}: the messages differ\n--- before\n{messages}\n--- now\n{texts}")
        failed += bool(different) or texts != messages
    print(f"{len(first)} files, {len(variations)} variations, {failed} differ")
    return 1 if failed else 0


def copy(source, target, reverse):
    """With the times of the files, and created in the order of their names or against it."""
    files = sorted(path for path in source.rglob("*") if not path.is_dir() or path.is_symlink())
    for path in reversed(files) if reverse else files:
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place, follow_symlinks=False)


def build(feedgen, articles, common, arguments, variables):
    """The feeds, and what was said but the summary, whose elapsed time is true."""
    feeds = articles.parent / "feeds"
    for home in (articles.parent, articles):  # ids that an earlier build has given would hide differences
        shutil.rmtree(home / ".feedgen", ignore_errors=True)
    done = run(feedgen, "articles", "-o", feeds, *common, *arguments, folder=articles.parent, **variables)
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode} with {arguments} {variables}\n{done.stderr}")
    files = tree(feeds)
    shutil.rmtree(feeds)
    lines = [line for line in done.stderr.splitlines() if ": warning: " in line or ": error: " in line]
    return files, "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
