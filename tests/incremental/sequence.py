"""Plays a list of edits and runs on a site, and shows after each run that it is as good as a full build.

An operation is ("edit", name, seed), ("commit",) or ("run", "walk" or "since"). Each edit has a seed of its own, so
that a list without some of its operations is still much the same story.
"""

import random
import shutil
import sqlite3
from contextlib import closing

from edits import EDITS
from site_folder import Site, stamps
from program import tree


class Failure(Exception):
    pass


def invent(seed):
    """The operations of one sequence."""
    chance = random.Random(f"operations {seed}")
    names = sorted(EDITS)
    operations = [("run", "walk")]
    for _ in range(chance.randint(3, 6)):
        for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 8))):
            operations.append(("edit", chance.choice(names), chance.getrandbits(32)))
        committed = chance.random() < 0.5
        operations += [("commit",)] * committed
        operations.append(("run", "since" if committed and chance.random() < 0.8 else "walk"))
    return operations


def play(operations, seed, feedgen, folder):
    """Raises Failure. The folder is there, and empty."""
    site = Site(folder, feedgen, seed)
    for number, (kind, *rest) in enumerate(operations, 1):
        if kind == "edit":
            name, edit_seed = rest
            EDITS[name](site, random.Random(edit_seed))
            site.is_committed = False
        elif kind == "commit":
            site.commit()
        else:
            check_run(site, rest[0], f"operation {number}: ")


def check_run(site, how, place):
    """What is known, and the feeds, are put aside meanwhile for a full build that starts from the same knowledge."""
    known = Aside(site, "before")
    if site.state.exists():
        shutil.copytree(site.state, known.state)
    before, before_stamps = tree(site.feeds), stamps(site.feeds)
    run(site, how, place)

    incremental = Aside(site, "incremental")
    incremental.take()
    known.give_back()
    finish(site.build("--full"), place + "full build: ")
    wanted = tree(site.feeds)
    check_companions(site, wanted, place)
    full = Aside(site, "full")
    full.take()
    incremental.give_back()

    site.foreign = {path: data for path, data in site.foreign.items() if path not in wanted}
    wanted |= site.foreign
    compare(tree(site.feeds), wanted, place + f"{how}: ")
    check_untouched(before, before_stamps, wanted, stamps(site.feeds), place)
    compare(ids(site.state), ids(full.state), place + "the ledger: ")


def ids(state):
    """The ledger (docs/state-format.md): each id to what is known of its article."""
    with closing(sqlite3.connect(state / "state.db")) as database:
        return {row[0]: row[1:] for row in database.execute("SELECT id, path, title, published, state FROM ids")}


class Aside:
    """A place for the state and the feeds of one run, beside the site's own."""

    def __init__(self, site, name):
        self.site = site
        self.folder = site.folder / f".{name}"
        self.state, self.feeds = self.folder / "state", self.folder / "feeds"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()

    def take(self):
        for here, there in ((self.site.state, self.state), (self.site.feeds, self.feeds)):
            if here.exists():
                here.rename(there)

    def give_back(self):
        for here, there in ((self.site.state, self.state), (self.site.feeds, self.feeds)):
            if there.exists():
                there.rename(here)


def run(site, how, place):
    """By git's word only where git knows everything that was done since the last run."""
    arguments = []
    if how == "since" and site.is_committed and site.commit_of_last_run and site.git_knows:
        arguments = ["--changed-since", site.commit_of_last_run]
    finish(site.build(*arguments), place + " ".join(arguments))
    site.commit_of_last_run = site.head() if site.is_committed else None
    site.git_knows = True


def finish(done, place):
    if done.returncode != 0:
        raise Failure(f"{place}exit code {done.returncode}: {done.stderr[-2000:]}")


def compare(found, wanted, place):
    problems = [f"{path} {'is missing' if path not in found else 'is left' if path not in wanted else 'differs'}"
                for path in sorted(found.keys() | wanted.keys()) if found.get(path) != wanted.get(path)]
    if problems:
        raise Failure(f"{place}{len(problems)} of {len(wanted)} are not those of a full build: "
                      + "; ".join(problems[:6]))


def check_companions(site, made, place):
    """So that they are among what is compared."""
    for name, setting in (("index.html", "pages"), ("feeds.opml", "opml")):
        if (name in made) != (site.settings.get(setting) != "false") and name not in site.foreign:
            raise Failure(f"{place}{setting} is {site.settings.get(setting)}, and {name} is {'there' if name in made else 'missing'}")


def check_untouched(before, before_stamps, after, after_stamps, place):
    for path, data in before.items():
        if after.get(path) == data and after_stamps[path] != before_stamps[path]:
            raise Failure(f"{place}{path} was written though its bytes are the same")

