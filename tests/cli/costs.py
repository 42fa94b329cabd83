#!/usr/bin/env python3
"""Measures what hostile files cost, and reports those that take too much time or memory.

    costs.py FEEDGEN [--known] [--size BYTES] [--most SECONDS] [--seconds N] [--seed N] [--jobs N] [--only PART]

Builds a folder with each file of the tables in costly_bodies.py and costly_files.py, checks each feed of the one in
costly_feeds.py, then builds for N seconds with bodies that are made of the first table by chance. None of them may take more than a second of CPU time or 300 MB for each MB
(a smaller file as much as a MB), whether it is shown or refused; the exit code is 1 if one does. With --known, those
alone that once took ten seconds and more: with a generous --most, a test that no slow machine fails.
"""

import argparse
import concurrent.futures
import itertools
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import costly_bodies
import costly_feeds
import costly_files
from program import environment, memory

MB = 1024 * 1024
MOST_MEMORY = 300 * MB  # for each MB
PATIENCE = 20  # times the most, then the run is ended


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("feedgen", type=Path)
    parser.add_argument("--size", type=int, default=MB, help="of a body, in bytes")
    parser.add_argument("--known", action="store_true")
    parser.add_argument("--most", type=float, default=1.0, help="seconds of CPU time for each MB")
    parser.add_argument("--seconds", type=int, default=0, help="how long bodies are made by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", default="", help="of the table, what has this in its name")
    options = parser.parse_args()
    feedgen = options.feedgen.resolve()
    megabytes = max(1.0, options.size / MB)
    most = options.most * megabytes

    def measure_one(costly):
        """What takes too long is measured once more, since other programs make it take longer."""
        seconds, used, said = measure(feedgen, costly, options.size, int(PATIENCE * most))
        if seconds is not None and seconds > most:
            seconds = min(seconds, measure(feedgen, costly, options.size, int(PATIENCE * most))[0] or seconds)
        return costly, seconds, used, said

    count = failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        bodies = chosen(options)
        while some := list(itertools.islice(bodies, 8 * options.jobs)):
            for costly, seconds, used, said in pool.map(measure_one, some):
                count += 1
                complaint = judge(seconds, used, most, MOST_MEMORY * megabytes)
                if complaint:
                    failed += 1
                    print(f"{costly}: {complaint}; {said}", flush=True)
    print(f"{count} files of up to {options.size} bytes, {failed} cost too much")
    return 1 if failed else 0


def chosen(options):
    tables = (costly_bodies, costly_files, costly_feeds)
    known = itertools.chain.from_iterable(table.KNOWN for table in tables)
    all_of_them = itertools.chain.from_iterable(table.table() for table in tables)
    yield from (costly for costly in (known if options.known else all_of_them) if options.only in str(costly))
    bodies = costly_bodies.by_chance(random.Random(options.seed))
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        yield next(bodies)


def judge(seconds, used, most_seconds, most_memory):
    if seconds is None:
        return f"more than {PATIENCE * most_seconds:.0f} s, or a crash"
    if seconds > most_seconds:
        return f"{seconds:.2f} s"
    return f"{used // MB} MB" if used > most_memory else ""


def measure(feedgen, costly, size, patience):
    """The seconds of CPU time (None: it did not end well), the most memory in bytes, and what was said."""
    with tempfile.TemporaryDirectory(prefix="costs-", dir=memory()) as folder:
        articles = Path(folder, costly.kind.articles)
        articles.mkdir(parents=True)
        (articles / "2021-07-09-b.md").write_text(costly_bodies.FRONT + "Text.\n", encoding="utf-8")
        for path, text in (*costly.kind.beside, (costly.kind.path, costly.text(size))):
            Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, path).write_text(text, encoding="utf-8")
        words = [*costly.kind.command, costly.kind.path] if costly.kind.command else [articles, "-o", "feeds", "--jobs", "1"]
        with open(Path(folder, "said"), "wb+") as said:
            child = subprocess.Popen([feedgen, *words], cwd=folder, env=environment(), stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (patience, patience)))
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            lines = [line for line in said.read().decode(errors="replace").splitlines() if costly.kind.path in line]
    ended = child.returncode in (0, 1, 2)
    return (usage.ru_utime + usage.ru_stime if ended else None), usage.ru_maxrss * 1024, (lines or ["nothing was said"])[0]


if __name__ == "__main__":
    sys.exit(main())
