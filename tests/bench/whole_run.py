#!/usr/bin/env python3
"""Measures whole runs of feedgen on invented archives, in multiples of reading and of looking at their files.

    whole_run.py --feedgen PROGRAM --tools FOLDER --cache FOLDER [--articles 10000,100000] [--repetitions 5]
                 [--jobs 1,2] [--rows plain,tags,archive,pages,check,archives] [--against REV] [--peers] [--out FOLDER]

Archives are made once, as git repositories, and kept. 100,000 articles take 1.3 GB of disk and as many
inodes, 1,000,000 ten times as much, and minutes; to stay in the page cache they need 1 GB of memory for
each 100,000. Each repetition runs everything once, one after the other, so that whatever else the machine
does weighs on all alike; each ratio is taken within its repetition, and the tables show medians.
Of the rows, `plain` are the runs without a configuration; the others have feeds of all tags, the site's archive, no pages
for people, and the archives of all feeds. The last ones take as long as all others, and run only when they are named.
`--against REV` builds that revision of this repository and measures what it can do in the same
repetitions. `--peers` measures Hugo, too, on a copy of the archive. Feeds go below the cache, on the disk;
`--out` on a tmpfs shows what remains without one. The tables go to standard output, in Markdown.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench import Bench
from machine import describe_machine
from revision import build_revision
from scenarios import ROWS, USUAL_ROWS, Program
from tables import runs_table, stages_table
from targets import targets_table


def numbers(text):
    values = [int(number) for number in text.split(",")]
    if min(values) < 1:
        raise argparse.ArgumentTypeError("numbers are 1 or more")
    return values


def rows(text):
    names = text.split(",")
    unknown = [name for name in names if name not in ROWS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]}: the rows are {', '.join(ROWS)}")
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0], epilog=__doc__.split("\n\n")[2],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feedgen", type=Path, required=True, help="the program")
    parser.add_argument("--tools", type=Path, required=True, help="where read_files, walk_files and measure are")
    parser.add_argument("--cache", type=Path, required=True, help="folder for what is made once")
    parser.add_argument("--articles", type=numbers, default=[10_000], help="sizes of archives, separated by commas")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--jobs", type=numbers, default=[1, 2], help="numbers of threads, separated by commas")
    parser.add_argument("--rows", type=rows, default=USUAL_ROWS, help="which runs are measured, separated by commas")
    parser.add_argument("--against", metavar="REV", help="a revision to measure beside this one")
    parser.add_argument("--peers", action="store_true", help="measure Hugo, too")
    parser.add_argument("--out", type=Path, help="where feeds are written: a folder that is there")
    options = parser.parse_args()
    if options.repetitions < 1:
        parser.error("--repetitions: at least 1")

    cache = options.cache.resolve()
    programs = [Program("feedgen", options.feedgen.resolve(), options.rows)]
    if options.against:
        programs.append(Program(options.against, build_revision(options.against, cache), options.rows))
    out = (options.out or cache).resolve()
    machine = describe_machine(cache, out)
    with tempfile.TemporaryDirectory(prefix="out-", dir=out) as feeds:
        benches = {count: Bench(count, programs, options.tools.resolve(), cache, Path(feeds), options.peers)
                   for count in options.articles}
        measured = {count: [] for count in benches}
        for number in range(-1, options.repetitions):
            for count, bench in benches.items():
                print(f"{count} articles, {f'repetition {number + 1}' if number >= 0 else 'warming up'}",
                      file=sys.stderr)
                measured[count].append(bench.round(options.jobs if number >= 0 else [max(options.jobs)], number))
    for count, rounds in measured.items():
        del rounds[0]  # it warmed the caches
        print(f"{count} articles, {benches[count].listing.bytes / 1e6:.1f} MB; median of {len(rounds)} "
              f"repetitions. {machine}\n")
        print(runs_table(rounds, options.against))
        print(f"\n{stages_table(rounds)}\n")
    print(targets_table(measured, max(options.jobs)))


if __name__ == "__main__":
    main()
