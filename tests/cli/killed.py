#!/usr/bin/env python3
"""Shows that a run that is killed (SIGKILL) at any instant does no harm, and that the next one finishes the work.

    killed.py PROGRAM [--runs 30] [--seed N] [--folder FOLDER]

Again and again articles are edited, and the run that follows is killed after a random part of the time that
it takes: one run in three is a first build, without feeds and without a state. Then every feed is the one of before
or the one that was to come; and after a normal run the folder holds what `--full` makes of a copy of the
articles and of the state that the killed run left, and nothing else.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent))

from interrupted import judge
from program import environment, memory, run, tree

ARTICLES = 300
PLACES, BELOW, LEAVES = ("News", "文化", "Boats", "A&B"), ("Local", "Misc", "晨报"), ("One", "Two")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("program", type=lambda path: Path(path).resolve())
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", default=memory(), help="where the site is made (default: in memory, if there is some)")
    options = parser.parse_args()
    problems = []
    with tempfile.TemporaryDirectory(prefix="killed-", dir=options.folder) as folder:
        site = Site(Path(folder, "site"), options.program, random.Random(options.seed))
        for number in range(options.runs):
            problems += (f"run {number}, {site.last}: {problem}" for problem in site.attempt(first=number % 3 == 0))
    for problem in problems:
        print(problem)
    print(f"{options.runs} runs, {site.killed} of them killed before their end, {len(problems)} problems")
    return 1 if problems or site.killed < options.runs // 2 else 0


class Site:
    def __init__(self, folder, program, chance):
        self.folder, self.program, self.chance = folder, program, chance
        self.articles, self.feeds, self.state = folder / "articles", folder / "feeds", folder / ".feedgen"
        self.texts = {}  # path to number of the version
        self.lengths = {}  # seconds that runs took that were not killed
        self.killed = 0
        self.last = ""
        self.articles.mkdir(parents=True)
        (folder / "feedgen.yaml").write_text("base_url: https://site.example/\ntimezone: UTC\narchives: 50\n")
        for number in range(ARTICLES):
            self.write(f"{number}.md")
        for kind in ("first build", "renewal"):
            self.edit()
            self.build(kind)

    def attempt(self, first):
        """The problems."""
        kind = "first build" if first else "renewal"
        if first:
            shutil.rmtree(self.feeds)
            shutil.rmtree(self.state)
        old = tree(self.feeds)
        self.edit()
        self.kill(kind)
        found = tree(self.feeds)
        copy = self.copy()
        said = self.build("run after a killed one")
        new = tree(self.feeds)
        yield from judge(found, old, new)
        if "warning" in said or "error" in said:
            yield f"the next run says: {said}"
        full = self.full_build(copy)
        different = sorted(path for path in new.keys() | full.keys() if new.get(path) != full.get(path))
        if different:
            yield f"after the next run {len(different)} files are not those of a full build: {different[:5]}"

    def kill(self, kind):
        delay = self.chance.random() * median(self.lengths[kind])
        self.last = f"{kind} killed after {1000 * delay:.1f} ms"
        process = subprocess.Popen([self.program, *ARGUMENTS], cwd=self.folder, env=environment(),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.kill()
        self.killed += process.wait() != 0

    def build(self, kind):
        begin = time.monotonic()
        said = checked(run(self.program, *ARGUMENTS, folder=self.folder))
        self.lengths.setdefault(kind, []).append(time.monotonic() - begin)
        return said

    def copy(self):
        """Of everything but the feeds."""
        copy = self.folder.with_name("copy")
        shutil.copytree(self.folder, copy, ignore=lambda folder, names: {"feeds"} & set(names))
        return copy

    def full_build(self, copy):
        checked(run(self.program, *ARGUMENTS, "--full", folder=copy, FEEDGEN_ADOPT_STATE="1"))
        files = tree(copy / "feeds")
        shutil.rmtree(copy)
        return files

    def edit(self):
        """Some articles are written anew, some come, some go; categories come and go with them."""
        for path in self.chance.sample(sorted(self.texts), 12):
            self.write(path)
        for path in self.chance.sample(sorted(self.texts), 4):
            (self.articles / path).unlink()
            del self.texts[path]
        for _ in range(ARTICLES - len(self.texts)):
            self.write(f"{max(int(path[:-3]) for path in self.texts) + 1}.md")

    def write(self, path):
        self.texts[path] = self.texts.get(path, 0) + 1
        depth = self.chance.choice((1, 2, 3, 3))
        levels = "".join(f"  - {self.chance.choice(names)}\n" for names in (PLACES, BELOW, LEAVES)[:depth])
        if self.chance.random() < 0.02:
            levels += f"  - Rare {path}\n"
        day, hour = self.chance.randint(1, 28), self.chance.randint(10, 23)
        (self.articles / path).write_text(
            f"---\ntitle: Article {path}, version {self.texts[path]}\ndate: 2021-{self.chance.randint(10, 12)}-{day:02} "
            f"{hour}:01:16\ncategories:\n{levels}---\nThe text of {path} as it stands in version {self.texts[path]}, which "
            "is long enough to tell it from that of every other article.\n", encoding="utf-8")


ARGUMENTS = ("articles", "-o", "feeds", "--jobs", "2")


def checked(done):
    if done.returncode != 0:
        sys.exit(f"exit code {done.returncode}\n{done.stderr}")
    return done.stderr


if __name__ == "__main__":
    sys.exit(main())
