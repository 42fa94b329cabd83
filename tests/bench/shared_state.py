#!/usr/bin/env python3
"""Prints what a build costs whose state is shared on a PostgreSQL of this machine, beside one whose state is here alone.

    shared_state.py PROGRAM [ARTICLES] [--archives N] [--rounds N]

The rounds take turns. Each line has the middle of the rounds: the first build, --full, and one changed article with
--changed-since (nine times a round).
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "shared"), str(TESTS / "cli")]

import postgres
import program

GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "gc.auto=0", "-c", "commit.gpgsign=false"]


class Site:
    def __init__(self, feedgen, folder, count, archives):
        self.feedgen, self.folder, self.count = feedgen, folder, count
        for number in range(count):
            self.write(f"articles/{number // 1000:04}/a{number}.md",
                       f"---\ntitle: Article {number}\ndate: {2000 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}"
                       f" {number % 24:02}:{number % 60:02}:00\ncategories: [C{number % 40}]\n---\n"
                       + f"The text number {number} of this article. " * 40 + "\n")
        self.write("feedgen.yaml", "base_url: https://site.example/\ntitle: A\ntimezone: UTC\narticles: articles\n"
                   f"output: feeds\n{f'archives: {archives}' if archives else ''}\n")
        self.write(".gitignore", ".feedgen\nfeeds\n")
        self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "all")

    def write(self, path, text):
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)

    def git(self, *words):
        subprocess.run([*GIT, *words], cwd=self.folder, check=True, capture_output=True)

    def run(self, state, *words):
        """Seconds by the clock."""
        variables = program.environment(FEEDGEN_STATE=state)
        variables.pop("SOURCE_DATE_EPOCH", None)
        begin = time.perf_counter()
        done = subprocess.run([self.feedgen, *words], cwd=self.folder, env=variables, capture_output=True, text=True)
        seconds = time.perf_counter() - begin
        if done.returncode:
            sys.exit(done.stderr)
        return seconds

    def edit(self, mark):
        path = self.folder / f"articles/{self.count // 2 // 1000:04}/a{self.count // 2}.md"
        path.write_text(path.read_text() + f"\n{mark}\n")
        self.git("commit", "-q", "-a", "-m", mark)

    def round(self, state, mark):
        for name in (".feedgen", "feeds"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        yield "first build", self.run(state)
        yield "--full", self.run(state, "--full")
        for number in range(9):
            self.edit(f"{mark} {number}")
            yield "one article", self.run(state, "--changed-since", "HEAD~1")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", type=lambda path: Path(path).resolve())
    parser.add_argument("articles", type=int, nargs="?", default=100_000)
    parser.add_argument("--archives", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if postgres.programs() is None:
        sys.exit("there is no PostgreSQL here")
    cluster = postgres.Cluster()
    times = defaultdict(list)
    try:
        with tempfile.TemporaryDirectory(prefix="shared-state-") as folder:
            site = Site(options.program, Path(folder), options.articles, options.archives)
            for number in range(options.rounds):
                cluster.sql("DROP SCHEMA IF EXISTS site CASCADE; CREATE SCHEMA site")
                shared = cluster.url_at(cluster.folder, options="-csearch_path%3Dsite")
                for name, state in (("alone", "none"), ("shared", shared)):
                    for what, seconds in site.round(state, f"{number} {name}"):
                        times[what, name].append(seconds)
    finally:
        cluster.close()
    for what in ("first build", "--full", "one article"):
        alone, shared = (statistics.median(times[what, name]) for name in ("alone", "shared"))
        print(f"{what}: {alone * 1000:.0f} ms alone, {shared * 1000:.0f} ms shared, {shared / alone:.2f} times, "
              f"{(shared - alone) * 1000:+.0f} ms")


if __name__ == "__main__":
    main()
