#!/usr/bin/env python3
"""Shows that a run that is killed at any moment leaves whole feeds: each the old one or the new one.

    interrupted.py PROGRAM ARTICLES

First the articles are built under one title; then, again and again, under another one, and the program
is stopped or killed at another moment each time.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import environment, run, tree

MOMENTS = [0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]  # of the time that a whole run takes
FEEDS = ("rss.xml", "atom.xml", "feed.json")


def main():
    feedgen, articles = (Path(argument).resolve() for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="interrupted-") as temporary:
        old, new, feeds = (Path(temporary, name) for name in ("old", "new", "feeds"))
        build(feedgen, articles, old, "Old")
        seconds = build(feedgen, articles, new, "New")
        old_files, new_files = tree(old), tree(new)
        problems, halfway = [], 0
        for place, part in enumerate(MOMENTS):
            shutil.rmtree(feeds, ignore_errors=True)
            shutil.copytree(old, feeds)
            number = (signal.SIGTERM, signal.SIGKILL)[place % 2]
            ended = interrupt(feedgen, articles, feeds, number, seconds * part)
            files = tree(feeds)
            state = f"{number.name} after {part:.0%}"
            problems += [f"{state}: {problem}" for problem in judge(files, old_files, new_files, number)]
            halfway += ended != 0
            again = build(feedgen, articles, feeds, "New")
            left = {path for path in tree(feeds) if path not in new_files}
            if number == signal.SIGTERM and left:
                problems.append(f"{state}: {len(left)} files are left over after the next run")
            if {path: data for path, data in tree(feeds).items() if path in new_files} != new_files:
                problems.append(f"{state}: the next run ({again:.1f} s) does not finish the work")
    for problem in problems:
        print(problem)
    print(f"{len(MOMENTS)} runs of {seconds:.2f} s, {halfway} of them interrupted, {len(problems)} problems")
    return 1 if problems or not halfway else 0


def build(feedgen, articles, feeds, title):
    """How long it took, in seconds."""
    start = time.monotonic()
    done = run(feedgen, articles, "-o", feeds, "--title", title)
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}\n{done.stderr}")
    return time.monotonic() - start


def interrupt(feedgen, articles, feeds, number, seconds):
    """The exit code of a run under the new title that gets a signal after so many seconds."""
    process = subprocess.Popen([feedgen, articles, "-o", feeds, "--title", "New"], env=environment(),
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(number)
        return process.wait()


def judge(files, old, new, number):
    for path in sorted(old.keys() | new.keys() | files.keys()):
        if os.path.basename(path) not in FEEDS:
            # Nobody can tidy up after SIGKILL; but what is left must not look like a feed.
            if number != signal.SIGKILL or path.endswith((".xml", ".json")):
                yield f"{path} is left"
        elif files.get(path) not in (old.get(path), new.get(path)):
            yield f"{path} is neither the old one nor the new one"


if __name__ == "__main__":
    sys.exit(main())
