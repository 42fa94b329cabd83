#!/usr/bin/env python3
"""Shows that a run that is killed at any moment leaves whole feeds: each the old one or the new one.

    interrupted.py PROGRAM ARTICLES

First the articles are built under one title; then, again and again, under another one, and the program
is stopped or killed in the middle of writing: when the first file of its own appears, when many have,
and when they are on their way to become feeds.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import environment, run, tree

FEEDS = ("rss.xml", "atom.xml", "feed.json", "index.html", "feeds.opml", "feed.css")
MOMENTS = {  # by the number of files that are no feeds, the most there ever were, and that of feeds
    "at the first file": lambda now, most, feeds: now > 0,
    "with half of the files": lambda now, most, feeds: now > feeds / 2,
    "while files become feeds": lambda now, most, feeds: now < most,
}


def main():
    feedgen, articles = (Path(argument).resolve() for argument in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="interrupted-") as temporary:
        old, new, feeds = (Path(temporary, name) for name in ("old", "new", "feeds"))
        build(feedgen, articles, old, "Old")
        build(feedgen, articles, new, "New")
        old_files, new_files = tree(old), tree(new)
        problems, killed = [], 0
        for moment, is_now in MOMENTS.items():
            for number in (signal.SIGTERM, signal.SIGKILL):
                shutil.rmtree(feeds, ignore_errors=True)
                shutil.copytree(old, feeds)
                ended = interrupt(feedgen, articles, feeds, number, is_now)
                killed += ended != 0
                state = f"{number.name} {moment}"
                problems += [f"{state}: {problem}" for problem in judge(tree(feeds), old_files, new_files)]
                build(feedgen, articles, feeds, "New")
                if {path: data for path, data in tree(feeds).items() if path in new_files} != new_files:
                    problems.append(f"{state}: the next run does not finish the work")
    for problem in problems:
        print(problem)
    print(f"{len(old_files)} feeds, {2 * len(MOMENTS)} runs, {killed} of them killed, {len(problems)} problems")
    return 1 if problems or not killed else 0


def build(feedgen, articles, feeds, title):
    done = run(feedgen, articles, "-o", feeds, "--title", title, folder=feeds.parent)
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}\n{done.stderr}")


def interrupt(feedgen, articles, feeds, number, is_now):
    """The exit code of a run under the new title that gets the signal when `is_now`."""
    process = subprocess.Popen([feedgen, articles, "-o", feeds, "--title", "New"], env=environment(),
                               cwd=feeds.parent, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        names = [name for _, _, files in os.walk(feeds) for name in files]
        others = sum(name not in FEEDS for name in names)
        most = max(most, others)
        if is_now(others, most, len(names) - others):
            process.send_signal(number)
            break
    return process.wait()


def is_document(path):
    return re.search(r"(^|/)archive/(rss|atom|feed)-[-0-9a-f]{23}\.(xml|json)$", path) is not None


def judge(files, old, new):
    """What the killed run left. Files of its own may be left, for nobody can tidy up after SIGKILL,
    but no server and no reader must take them for a feed."""
    for path in sorted(old.keys() | new.keys() | files.keys()):
        name = os.path.basename(path)
        if name not in FEEDS and not is_document(path):
            if not name.startswith(".") or name.endswith((".xml", ".json")):
                yield f"{path} is left, and looks like something to read"
        elif files.get(path) not in (old.get(path), new.get(path)):
            yield f"{path} is neither the old one nor the new one"


if __name__ == "__main__":
    sys.exit(main())
