#!/usr/bin/env python3
"""Measures `feedgen check` beside `xmllint --noout`, which only reads: 1,000 feeds of about 100 KB.

    check_run.py --feedgen PROGRAM --tools FOLDER --cache FOLDER [--repetitions 7]

The feeds are RSS and Atom with whole texts, made by feedgen of the invented archive of 10,000 articles, one for each of its categories; feeds
behind these are copies. Each repetition runs both once. The table goes to standard output, in Markdown.
"""

import argparse
import shutil
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from archive import make_archive
from machine import describe_machine
from process import measure

FEEDS = 1000
SIZE = 100_000


def make_feeds(feedgen, tools, cache):
    """The folder: the feeds whose sizes are nearest to 100 KB, cut or not."""
    archive = make_archive(10_000, cache)
    made, folder = cache / "check-built", cache / "check-feeds"
    for old in (made, folder):
        shutil.rmtree(old, ignore_errors=True)
    made.mkdir()
    # A limit of 14 entries gives feeds of about 100 KB.
    measure(tools / "measure", [feedgen, archive, "-o", made / "feeds", "--base-url", "https://bench.example/", "--limit", "14",
                                "--format", "rss,atom", "-q"], made)
    feeds = sorted((made / "feeds").rglob("*.xml"), key=lambda path: (abs(path.stat().st_size - SIZE), path))
    folder.mkdir()
    for number in range(FEEDS):
        source = feeds[number % min(len(feeds), FEEDS // 2)]
        shutil.copyfile(source, folder / f"{number:04}.xml")
    return folder


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--feedgen", type=Path, required=True)
    parser.add_argument("--tools", type=Path, required=True, help="where measure is")
    parser.add_argument("--cache", type=Path, required=True, help="folder for what is made once")
    parser.add_argument("--repetitions", type=int, default=7)
    options = parser.parse_args()
    cache, tools, feedgen = options.cache.resolve(), options.tools.resolve(), options.feedgen.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    folder = make_feeds(feedgen, tools, cache)
    files = sorted(folder.iterdir())
    size = sum(path.stat().st_size for path in files)
    rows = {"xmllint --noout": [shutil.which("xmllint"), "--noout", *files], "feedgen check": [feedgen, "check", folder, "-q"]}
    runs = {name: [] for name in rows}
    for repetition in range(-1, options.repetitions):
        for name, command in rows.items():
            run = measure(tools / "measure", command)
            if repetition >= 0:
                runs[name].append(run)
    print(f"{len(files)} feeds, {size / 1e6:.1f} MB; median of {options.repetitions} repetitions. {describe_machine(cache, cache)}\n")
    print("| what | CPU ms | wall ms | peak MB | CPU: × xmllint |\n| --- | --: | --: | --: | --: |")
    for name, done in runs.items():
        ratio = statistics.median(run.cpu / other.cpu for run, other in zip(done, runs["xmllint --noout"]))
        print(f"| `{name}` | {statistics.median(run.cpu for run in done) * 1e3:.0f} | "
              f"{statistics.median(run.wall for run in done) * 1e3:.0f} | {max(run.peak for run in done) / 1e6:.0f} | {ratio:.2f} |")


main()
