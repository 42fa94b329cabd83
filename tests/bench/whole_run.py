#!/usr/bin/env python3
"""Measures whole runs of feedgen on an invented archive, in multiples of reading its files.

    whole_run.py --feedgen PROGRAM --tools FOLDER --cache FOLDER [--articles 10000]
                 [--repetitions 5] [--jobs 1,2] [--against REV] [--out FOLDER]

Everything is in the page cache. Each repetition runs everything once, one after the other, so that
whatever else the machine does weighs on all alike; each ratio is taken within its repetition, and
the tables show medians. `--against REV` builds that revision of this repository and measures it
in the same repetitions. Feeds go below the cache, on the disk; `--out` on a tmpfs shows what remains
without one. The tables go to standard output, in Markdown.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent))

from archive import make_archive, list_of
from machine import describe_machine
from process import measure
from revision import build_revision

BUILD_ARGUMENTS = ["--base-url", "https://bench.example/", "--json"]
STAGES = ("scan", "read", "select", "ids", "render", "publish")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--feedgen", type=Path, required=True, help="the program")
    parser.add_argument("--tools", type=Path, required=True, help="where read_files and measure are")
    parser.add_argument("--cache", type=Path, required=True, help="folder for what is made once")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--jobs", type=lambda text: [int(jobs) for jobs in text.split(",")],
                        default=[1, 2], help="numbers of threads, separated by commas")
    parser.add_argument("--against", metavar="REV", help="a revision to measure beside this one")
    parser.add_argument("--out", type=Path, help="where feeds are written: a folder that is there")
    options = parser.parse_args()
    if min(options.articles, options.repetitions, *options.jobs) < 1:
        parser.error("numbers are 1 or more")

    archive = make_archive(options.articles, options.cache)
    programs = {"feedgen": options.feedgen.resolve()}
    if options.against:
        programs[options.against] = build_revision(options.against, options.cache)
    out = options.out or options.cache
    machine = describe_machine(options.cache, out)
    with tempfile.TemporaryDirectory(prefix="out-", dir=out) as feeds:
        bench = Bench(options.tools.resolve(), programs, archive, Path(feeds))
        rounds = [bench.round(options.jobs, number) for number in range(-1, options.repetitions)]
    del rounds[0]  # it warmed the caches

    print(f"{bench.files} articles, {bench.bytes / 1e6:.1f} MB; median of {len(rounds)} repetitions. {machine}\n")
    print(runs_table(rounds, options))
    print()
    print(stages_table(rounds, options))


class Bench:
    """Runs everything once per round; what it returns is keyed by (program, what, jobs)."""

    def __init__(self, tools, programs, archive, out):
        self.read_files, self.measure = tools / "read_files", tools / "measure"
        self.programs, self.archive, self.out = programs, archive, out
        self.outputs = 0
        self.list, self.files, self.bytes = list_of(archive)

    def round(self, jobs, number):
        runs = {("", "walk", 1): self.count([self.read_files, "walk", self.archive])}
        for threads in jobs:
            runs["", "read", threads] = self.count([self.read_files, "read", self.list, str(threads)])
            # Who comes first may have it better or worse: they take turns.
            for name in list(self.programs)[::1 if number % 2 else -1]:
                runs[name, "full", threads], runs[name, "again", threads] = self.builds(name, threads)
        return runs

    def count(self, command):
        run = measure(self.measure, command)
        wanted = f"{self.files} files, {self.bytes} bytes\n"
        if run.output != wanted:
            sys.exit(f"{command[1]} says {run.output!r}, not {wanted!r}")
        return run

    def builds(self, name, threads):
        """Into an empty folder, and once more with nothing changed. What was written before is removed
        at the end only: some file systems are slow where much was removed a moment ago."""
        self.outputs += 1
        home = self.out / str(self.outputs)  # of the state, too
        home.mkdir()
        out = home / "feeds"
        os.sync()
        command = [self.programs[name], self.archive.resolve(), "-o", out, *BUILD_ARGUMENTS, "--jobs", str(threads)]
        runs, before = [], {}
        for _ in range(2):
            run = measure(self.measure, command, home)
            after = snapshot(out)
            run.written = sum(after[path] != before.get(path) for path in after)
            run.report = run.json()
            if run.report["articles"]["read"] != self.files:
                sys.exit(f"{name} read {run.report['articles']} of {self.files} articles")
            runs.append(run)
            before = after
        return runs


def snapshot(folder):
    """What tells a file that was written from one that was left alone."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            status = os.stat(os.path.join(place, name))
            found[os.path.join(place, name)] = (status.st_ino, status.st_mtime_ns)
    return found


WHAT = {
    "walk": "look at every file (readdir, stat)",
    "read": "read every file (open, read, close)",
    "full": "full build into an empty folder",
    "again": "full build, nothing changed",
}


def runs_table(rounds, options):
    heads = ["what", "threads", "wall ms", "CPU ms", "wall: × reading", "CPU: × reading", "peak MB", "files written"]
    if options.against:
        heads += [f"wall: × {options.against}", f"CPU: × {options.against}"]
    rows = []
    for key in rounds[0]:
        name, what, jobs = key
        if name not in ("", "feedgen"):
            continue
        runs = [one[key] for one in rounds]
        written = {run.written for run in runs}
        rows.append([
            WHAT[what], str(jobs), f"{1000 * median(run.wall for run in runs):.0f}",
            f"{1000 * median(run.cpu for run in runs):.0f}",
            ratio(rounds, key, ("", "read", jobs), "wall") if jobs in options.jobs else "",
            ratio(rounds, key, ("", "read", jobs), "cpu") if jobs in options.jobs else "",
            f"{median(run.peak for run in runs) / 1e6:.0f}", "" if written == {None} else " or ".join(str(count) for count in sorted(written)),
        ])
        if options.against:
            other = (options.against, what, jobs)
            rows[-1] += [ratio(rounds, key, other, "wall"), ratio(rounds, key, other, "cpu")] if name else ["", ""]
    return markdown(heads, rows)


def stages_table(rounds, options):
    rows = []
    for key in rounds[0]:
        name, what, jobs = key
        if name != "feedgen":
            continue
        times = [one[key].report["timings_us"] for one in rounds]
        rows.append([WHAT[what], str(jobs),
                     *(f"{median(time[stage] for time in times) / 1000:.0f}" for stage in STAGES)])
    return markdown(["wall ms by stage", "threads", *STAGES], rows)


def ratio(rounds, key, to, what):
    """The median and, where several repetitions say how sure it is, the least and the largest."""
    if key == to:
        return "1"
    ratios = sorted(getattr(one[key], what) / getattr(one[to], what) for one in rounds)
    spread = f" ({ratios[0]:.2f}–{ratios[-1]:.2f})" if len(ratios) > 1 else ""
    return f"{median(ratios):.2f}{spread}"


def markdown(heads, rows):
    lines = [heads, ["---" if column == 0 else "--:" for column in range(len(heads))], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    main()
