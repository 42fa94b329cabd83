#!/usr/bin/env python3
"""Shows feeds to real readers and compares what they see: with each other, with the rules of the
formats, and with what the articles say.

    compare.py --feeds DIR [--articles DIR] [--config FILE] [--base-url URL] [--limit N] [--families LIST]
    compare.py --feedgen PROGRAM --articles DIR …    builds the feeds before

Prints one line for each difference, and how much was compared; exits 1 if anything differs. Formats
that a folder does not hold are not missed. SOURCE_DATE_EPOCH, where set, is the instant at which
the feeds were built: later articles are not expected in them.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import expectations
import quirks
from atom_rules import atom_problems
from json_rules import NotJson, json_problems, read_json
from read_json_feed import json_reading
from read_with_feedparser import NotRead, feedparser_reading
from read_with_newsboat import NewsboatFailed, newsboat_readings
from reading import differences
from rss_rules import rss_problems
from xml_document import NotWellFormed, XmlDocument

SCHEMA = Path(__file__).resolve().parent / "atom.rng"
FILES = ("feed.json", "atom.xml", "rss.xml")  # the reference is the first that is there


@dataclass
class Judged:
    """One folder of feeds: what is wrong, and what each reader saw."""
    folder: str
    problems: list = field(default_factory=list)
    readings: list = field(default_factory=list)  # the reference first
    other_ids: dict = field(default_factory=dict)  # Atom's ids that are the reference's in other words


def main():
    options = read_options()
    if not options.feedgen:
        return judge_feeds(options)
    with tempfile.TemporaryDirectory(prefix="feeds-") as temporary:
        options.feeds = Path(temporary, "feeds").resolve()
        build_feeds(options, Path(temporary))
        return judge_feeds(options)


def judge_feeds(options):
    """Prints what is wrong; returns the exit code."""
    folders = find_folders(options.feeds)
    if not folders:
        print(f"{options.feeds}: no feeds")
        return 1
    # Copies with plain names: neither spaces nor Unicode in a path are what is tested here.
    with tempfile.TemporaryDirectory(prefix="feeds-") as temporary:
        copies = copy_feeds(options.feeds, folders, Path(temporary))
        with ProcessPoolExecutor() as pool:
            judged = list(pool.map(judge_folder, [options.feeds] * len(folders), folders, chunksize=8))
        problems = [problem for one in judged for problem in one.problems]
        problems += schema_problems(copies, options.feeds)
        problems += newsboat_problems(judged, copies, options.feeds)
    if options.articles:
        problems += expectations.problems(
            {one.folder: one.readings[0] for one in judged if one.readings}, options)
    for problem in problems:
        print(problem)
    feeds = sum(1 for _ in copies)
    entries = sum(len(reading.entries) for one in judged for reading in one.readings)
    print(f"{len(folders)} folders, {feeds} feeds, {entries} entries read; {len(problems)} differences")
    return 1 if problems else 0


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--feeds", type=Path, help="the output folder")
    which.add_argument("--feedgen", type=Path, help="the program that makes the feeds")
    parser.add_argument("--articles", type=Path, help="what they are made from")
    parser.add_argument("--config", type=Path, help="the feedgen.yaml that was used")
    parser.add_argument("--base-url", help="the --base-url that was used")
    parser.add_argument("--limit", type=int, help="the --limit that was used")
    parser.add_argument("--families", default="", help="families that have feeds beside site and categories: tags,authors,…")
    options = parser.parse_args()
    if options.feedgen and not options.articles:
        parser.error("--feedgen needs --articles")
    options.families = [family for family in options.families.split(",") if family]
    options.feeds = options.feeds and options.feeds.resolve()
    options.now = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    return options


def build_feeds(options, folder):
    """In `folder`, where the state is kept too: beside a configuration that is copied there."""
    passed_on = [text for option in ("base_url", "limit") if getattr(options, option) is not None
                 for text in (f"--{option.replace('_', '-')}", str(getattr(options, option)))]
    if options.config:
        config = Path(shutil.copy(options.config, folder))
        if options.families:
            config.write_text(config.read_text(encoding="utf-8")
                              + f"\nfeeds: [site, categories, {', '.join(options.families)}]\n", encoding="utf-8")
        passed_on += ["--config", config]
    subprocess.run([options.feedgen.resolve(), options.articles.resolve(), "-o", options.feeds, "-q", *passed_on],
                   cwd=folder, check=True, stdin=subprocess.DEVNULL)


def find_folders(feeds):
    """The folders with a feed in them, relative, '' for the site's own."""
    found = []
    for folder, _, files in os.walk(feeds):
        if set(FILES) & set(files):
            relative = os.path.relpath(folder, feeds)
            found.append("" if relative == "." else relative)
    return sorted(found)


def copy_feeds(feeds, folders, temporary):
    """Maps each feed's path, relative, to a copy of it."""
    copies = {}
    for number, folder in enumerate(folders):
        for file in FILES:
            source = feeds / folder / file
            if source.exists():
                target = temporary / str(number)
                target.mkdir(exist_ok=True)
                copies[f"{folder}/{file}".lstrip("/")] = shutil.copy(source, target / file)
    return copies


def judge_folder(feeds, folder):
    """The formats' rules, feedparser's and json's readings, and how they differ."""
    judged = Judged(folder)
    for file in FILES:
        path = feeds / folder / file
        if not path.exists():
            continue
        shown = f"{folder}/{file}".lstrip("/")
        try:
            read, problems = judge_file(path.read_bytes(), shown)
            judged.problems += [f"{path}: {problem}" for problem in problems]
            judged.readings.append(read())
        except (NotJson, NotWellFormed, NotRead) as error:
            judged.problems.append(f"{path}: {type(error).__name__}: {error}")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            judged.problems.append(f"{path}: could not be compared: {error!r}")
    if judged.readings:
        reference = judged.readings[0]
        for other in judged.readings[1:]:
            judged.other_ids.update(quirks.atom_ids(reference, other))
            shown = with_habits(quirks.from_feedparser, reference, renamed(other, judged.other_ids))
            judged.problems += [f"{feeds / folder}: {line}" for line in differences(reference, shown)]
    return judged


def judge_file(data, path):
    """How to get the file's reading, and what the rules find wrong with it."""
    if path.endswith(".json"):
        feed = read_json(data)
        return partial(json_reading, feed), list(json_problems(feed, path))
    is_rss = path.endswith("rss.xml")
    rules = rss_problems if is_rss else atom_problems
    return partial(feedparser_reading, data, is_rss), list(rules(XmlDocument(data), path))


def with_habits(normalise, reference, reading):
    known = reference.by_id()
    return replace(reading, entries=[
        normalise(known[entry.id], entry) if entry.id in known else entry for entry in reading.entries])


def renamed(reading, other_ids):
    return replace(reading, entries=[
        replace(entry, id=other_ids.get(entry.id, entry.id)) for entry in reading.entries])


def schema_problems(copies, feeds):
    """xmllint's judgement: well-formed, and Atom by its grammar."""
    for suffix, extra in (("atom.xml", ["--relaxng", str(SCHEMA)]), ("rss.xml", [])):
        paths = {str(copy): path for path, copy in copies.items() if path.endswith(suffix)}
        if not paths:
            continue
        done = subprocess.run(["xmllint", "--noout", "--nonet", *extra, *paths],
                              capture_output=True, text=True, errors="replace")
        for line in done.stderr.splitlines():
            copy, _, rest = line.partition(":")
            if copy in paths and not rest.strip() == "validates":
                yield f"{feeds / paths[copy]}: xmllint: {rest.strip()}"
            elif line.endswith(" fails to validate"):
                yield f"{feeds / paths[line.removesuffix(' fails to validate')]}: xmllint: not valid"


def newsboat_problems(judged, copies, feeds):
    """How Newsboat's view differs. It keeps no order, so it is shown the reference's."""
    folders = {one.folder: one for one in judged if one.readings}
    wanted = {}
    for path, copy in copies.items():
        folder = os.path.dirname(path)
        if path.endswith(".xml") and folder in folders:
            wanted[str(copy)] = (path, folders[folder].readings[0], folders[folder].other_ids)
    try:
        seen = newsboat_readings({
            copy: [entry.id for entry in reference.entries] for copy, (_, reference, _) in wanted.items()})
    except NewsboatFailed as error:
        yield f"newsboat failed: {error}"
        return
    for copy, (path, reference, other_ids) in wanted.items():
        if copy not in seen:
            yield f"{feeds / path}: newsboat can't read it"
            continue
        shown = with_habits(quirks.from_newsboat, reference, renamed(seen[copy], other_ids))
        order = {entry.id: place for place, entry in enumerate(reference.entries)}
        shown.entries.sort(key=lambda entry: order.get(entry.id, len(order)))
        for line in differences(reference, shown):
            yield f"{feeds / path}: {line}"


if __name__ == "__main__":
    sys.exit(main())
