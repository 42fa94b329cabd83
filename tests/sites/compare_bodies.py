#!/usr/bin/env python3
"""Compares what a reader sees of feedgen's bodies with what he sees of the real generators'.

    compare_bodies.py --feedgen PROGRAM [--show] [SITE…]

Every line of each body must be the truth's (outline.py); of themes' tags the words, links and pictures. What differs on
purpose stands in fixtures/sites/bodies/deviations.tsv with its reason; a line there that nothing needs any more is a
difference too. --show prints both for each body that differs.
"""

import argparse
import difflib
import fnmatch
import json
import sys
import tempfile
from pathlib import Path

import body_sites
import feedgen
import outline

DEVIATIONS = body_sites.FOLDER / "deviations.tsv"


def seen_of(program, site):
    """Lists of lines by the names of the bodies."""
    seen = outline.words_of if site.has_words_alone else outline.lines_of
    with tempfile.TemporaryDirectory(prefix="feedgen-site-") as folder:
        place = Path(folder) / "site"
        site.copy_to(place)
        done = feedgen.run(program, site, place, articles=feedgen.articles_of(site, place))
        if done.returncode:
            sys.exit(f"{site.name}: feedgen ended with {done.returncode}: {done.stderr}")
        items = json.loads((place / "out/feed.json").read_text(encoding="utf-8"))["items"]
    titles = {name.replace("-", " ").capitalize(): name for name, *_ in site.bodies()}
    return {titles[item["title"]]: seen(item.get("content_html", ""), item["url"]) for item in items}


def is_alike(site, theirs, ours):
    return ours == theirs or site.has_words_alone and _unordered(ours) == _unordered(theirs)


def _unordered(lines):
    """Some themes show the titles of all tabs first."""
    return sorted(word for line in lines for word in line.split())


def read_deviations():
    lines = DEVIATIONS.read_text(encoding="utf-8").splitlines()[1:] if DEVIATIONS.exists() else []
    return [tuple(line.split("\t")) for line in lines if line]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--feedgen", type=Path, required=True)
    options.add_argument("--show", action="store_true")
    options.add_argument("sites", nargs="*")
    chosen = options.parse_args()
    deviations, used, count, bodies = read_deviations(), set(), 0, 0
    for site in body_sites.all_sites():
        if chosen.sites and site.name not in chosen.sites:
            continue
        truth, found = body_sites.read_truth(site.truth), seen_of(chosen.feedgen.resolve(), site)
        for name, lines in truth.items():
            bodies += 1
            ours = found.get(name, ["(nothing)"])
            if is_alike(site, lines, ours):
                continue
            covering = {each for each in deviations
                        if fnmatch.fnmatchcase(site.name, each[0]) and fnmatch.fnmatchcase(name, each[1])}
            used |= covering
            if covering:
                continue
            count += 1
            print(f"{site.name}: {name}: another than the generator's")
            if chosen.show:
                print("".join("    " + line.rstrip() + "\n" for line in difflib.ndiff(lines, ours)
                              if not line.startswith("? ")))
    for each in [each for each in deviations if each not in used and not chosen.sites]:
        count += 1
        print(f"deviations.tsv: {each[0]}: {each[1]}: does not deviate any more; remove the line")
    if chosen.show:
        print(f"{bodies - count} of {bodies} are seen alike")
    sys.exit(1 if count else 0)


if __name__ == "__main__":
    main()
