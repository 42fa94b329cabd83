#!/usr/bin/env python3
"""Compares what feedgen makes of fixtures/sites with what the real generators made, article by article.

    compare.py --feedgen PROGRAM [SITE…]

Address, id and time of publication must be the truth's, and exactly the generator's articles must be shown. What
differs on purpose stands in fixtures/sites/deviations.tsv with its reason; a line there that nothing needs any more is
a difference too. Differences are printed one a line; the exit code is 1 if there are any.
"""

import argparse
import fnmatch
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import feedgen
import feeds
import sites
import truth

DEVIATIONS = sites.FOLDER / "deviations.tsv"


@dataclass(frozen=True)
class Difference:
    site: str
    source: str
    what: str  # shown, address, id or published
    expected: str
    found: str

    def __str__(self):
        return f"{self.site}: {self.source}: {self.what}: {self.expected} expected, {self.found} found"


@dataclass
class Deviation:
    """Site and source are shell patterns."""
    site: str
    source: str
    what: str
    reason: str
    used: bool = False

    def covers(self, difference):
        return (fnmatch.fnmatchcase(difference.site, self.site) and self.what == difference.what
                and (self.source == difference.source or fnmatch.fnmatchcase(difference.source, self.source)))


def differences(site, rows, items):
    """`items` are JSON Feed items by source."""
    for row in rows:
        item = items.get(row.source)
        shown = row.kind == "entry"
        if shown != (item is not None):
            yield Difference(site, row.source, "shown", "yes" if shown else "no", "no" if shown else "yes")
        elif shown:
            yield from _entry_differences(site, row, item)


def _entry_differences(site, row, item):
    published = item.get("date_published", "")
    found = {"address": item.get("url", ""), "id": item["id"],
             "published": truth.instant(feeds.moment(published)) if published else ""}
    for what, value in found.items():
        if value != getattr(row, what):
            yield Difference(site, row.source, what, getattr(row, what), value)


def read_deviations(path):
    lines = path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else []
    return [Deviation(*line.split("\t")) for line in lines]


def unexpected(found, deviations):
    """The differences that no deviation covers; marks the deviations that cover one."""
    left = []
    for difference in found:
        covering = [deviation for deviation in deviations if deviation.covers(difference)]
        for deviation in covering:
            deviation.used = True
        if not covering:
            left.append(difference)
    return left


def compare(program, site):
    rows = truth.read(site.truth)
    sources = [row.source for row in rows]
    with tempfile.TemporaryDirectory(prefix="feedgen-site-") as folder:
        place = Path(folder) / "site"
        site.copy_to(place)
        sites.mark(place, sources)
        done = feedgen.run(program, site, place)
        if done.returncode:
            sys.exit(f"{site.name}: feedgen ended with {done.returncode}: {done.stderr}")
        items, strays = feedgen.items_by_source(place, sources)
    yield from differences(site.name, rows, items)
    for item in strays:
        yield Difference(site.name, item["id"], "shown", "no", "of an unknown file")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--feedgen", type=Path, required=True)
    options.add_argument("sites", nargs="*")
    chosen = options.parse_args()
    known = sites.whole() + sites.variants()
    of_all = not chosen.sites
    deviations = read_deviations(DEVIATIONS)
    left = []
    for site in known:
        if of_all or site.name in chosen.sites:
            left += unexpected(compare(chosen.feedgen.resolve(), site), deviations)
    for difference in left:
        print(difference)
    unused = [each for each in deviations if of_all and not each.used]
    for each in unused:
        print(f"deviations.tsv: {each.site}: {each.source}: {each.what}: does not deviate any more; remove the line")
    sys.exit(1 if left or unused else 0)


if __name__ == "__main__":
    main()
