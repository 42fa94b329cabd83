#!/usr/bin/env python3
"""Writes the tables of docs/comparison.md: the generators' feeds beside feedgen's, made of the same sites.

    tables.py --tools FOLDER --feedgen PROGRAM [--print]

Each table stands between two comments that name it; what is around them is written by hand. With --print the tables
go to standard output instead.
"""

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

import body_sites
import breakages
import changes
import columns
import compare_bodies
import findings
import hexo
import hugo
import jekyll
import judge
import pelican
import sites

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "comparison.md"


def versions(tools):
    return ["- " + generator.origin(tools).split(";")[0] for generator in (hexo, jekyll, hugo, pelican)]


def of_rules(generators, feedgen):
    """How many entries break each rule. feedgen's column adds up its sites."""
    judged = [_judge(column) for column in generators]
    ours = [_judge(column) for column in feedgen]
    yield _row("", *(column.name for column in generators), "feedgen")
    yield _row(*["---"] * (len(generators) + 2))
    yield _row("entries", *(each.entries for each in judged), sum(each.entries for each in ours))
    yield _row("the feed is well-formed", *(_yes(not each.problem) for each in judged),
               _yes(not any(each.problem for each in ours)))
    for rule in judge.RULES:
        yield _row(rule, *(len(each.broken[rule]) or "–" for each in judged),
                   sum(len(each.broken[rule]) for each in ours) or "–")


def _judge(column):
    site = _site(column)
    with columns.copy_of(site) as place:
        heads = columns.heads_by_title(site, place)
    return judge.Judgement(column.unchanged(site).document, heads)


def of_findings(program, generators, feedgen):
    """What `feedgen check` says of the site's feed. feedgen's column adds up its sites."""
    theirs = [findings.of_feed(program, column.unchanged(_site(column)).text) for column in generators]
    ours = Counter()
    for column in feedgen:
        ours += findings.of_feed(program, column.unchanged(_site(column)).text)
    columns_of_all = [*theirs, ours]
    yield _row("", *(column.name for column in generators), "feedgen")
    yield _row(*["---"] * (len(generators) + 2))
    for severity in ("error", "warning"):
        yield _row(f"{severity}s", *(sum(number for key, number in each.items() if key[0] == severity) or "–"
                                     for each in columns_of_all))
    for key in sorted({key for each in columns_of_all for key in each}):
        yield _row(f"{key[0]} {key[1]} `{key[2]}`", *(each[key] or "–" for each in columns_of_all))


def of_categories(generators, feedgen):
    """Files of feeds, and what becomes of two categories of one name below different parents."""
    yield _row("", *(column.name for column in generators), *(f"feedgen ({each.generator})" for each in feedgen))
    yield _row(*["---"] * (len(generators) + len(feedgen) + 1))
    builds = [column.unchanged(_site(column)) for column in [*generators, *feedgen]]
    yield _row("feeds", *(len(build.files) for build in builds))
    yield _row("of them named `misc`", *(sum("misc/" in path.lower() for path in build.files) for build in builds))


def of_changes(generators, feedgen):
    """What subscribers see again."""
    yield _row("changed", *(column.name for column in generators), *(f"feedgen ({each.generator})" for each in feedgen))
    yield _row(*["---"] * (len(generators) + len(feedgen) + 1))
    for change in changes.CHANGES:
        yield _row(change, *(changes.outcome(column, _site(column), change) for column in [*generators, *feedgen]))


def of_breakages(generators, feedgen):
    yield _row("added to the site", "generator", "its feed", "feedgen's feed")
    yield _row(*["---"] * 4)
    ours = {column.generator: column for column in feedgen}
    for breaking in sites.breaking():
        theirs = next(column for column in generators if column.generator == breaking.generator)
        described = [breakages.describe(column, _site(column), breaking) for column in (theirs, ours[theirs.generator])]
        yield _row(f"`{breaking.name}`", theirs.name, *described)


def of_bodies(program):
    """How many bodies a reader sees as the generator shows them."""
    yield _row("settings of", "bodies", "seen alike", "otherwise, on purpose")
    yield _row(*["---"] * 4)
    for site in body_sites.all_sites():
        truth, found = body_sites.read_truth(site.truth), compare_bodies.seen_of(program, site)
        alike = sum(compare_bodies.is_alike(site, lines, found.get(name, [])) for name, lines in truth.items())
        yield _row(f"`{site.name}`", len(truth), alike, len(truth) - alike or "–")


def _site(column):
    return next(site for site in sites.whole() if site.generator == column.generator)


def _yes(value):
    return "yes" if value else "**no**"


def _row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def put(document, name, lines):
    """The document with the table of that name replaced."""
    pattern = re.compile(f"(<!-- {name} -->\n).*?(<!-- end of {name} -->)", re.DOTALL)
    if not pattern.search(document):
        sys.exit(f"{DOCUMENT.name} has no place for the table '{name}'")
    return pattern.sub(lambda found: found[1] + "\n" + "\n".join(lines) + "\n\n" + found[2], document)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--tools", type=Path, required=True)
    options.add_argument("--feedgen", type=Path, required=True)
    options.add_argument("--print", action="store_true")
    chosen = options.parse_args()
    generators, feedgen = columns.of_generators(chosen.tools), columns.of_feedgen(chosen.feedgen.resolve())
    tables = {"versions": versions(chosen.tools)}
    for name, table in (("rules", of_rules), ("categories", of_categories), ("changes", of_changes),
                        ("breakages", of_breakages)):
        tables[name] = list(table(generators, feedgen))
        print(f"tables.py: {name}", file=sys.stderr)
    tables["findings"] = list(of_findings(chosen.feedgen.resolve(), generators, feedgen))
    tables["bodies"] = list(of_bodies(chosen.feedgen.resolve()))
    if chosen.print:
        print("\n\n".join("\n".join(lines) for lines in tables.values()))
        return
    document = DOCUMENT.read_text(encoding="utf-8")
    for name, lines in tables.items():
        document = put(document, name, lines)
    DOCUMENT.write_text(document, encoding="utf-8")


if __name__ == "__main__":
    main()
