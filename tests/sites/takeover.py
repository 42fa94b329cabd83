#!/usr/bin/env python3
"""Runs each generator with its feeds, then feedgen into the same folder, and says what subscribers would notice.

    takeover.py --tools FOLDER --feedgen PROGRAM [--print] [--keep FOLDER] [SITE…]

For each site of takeover_sites.py: every feed file of the generator must still be there after feedgen, in its format;
its `self` must be its address, its entries must be the generator's, in the generator's order and with its ids; and
once the generator and feedgen have run again, no byte of any feed may differ. The table goes into docs/comparison.md,
or with --print, or with names of sites, to standard output.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import unquote

import feeds
import hexo
import hugo
import jekyll
import pelican
import takeover_sites

_ATOM = feeds.ATOM
_CLOCK = datetime(2026, 7, 1, tzinfo=timezone.utc)


@dataclass(frozen=True)
class FeedFile:
    format: str  # rss, atom, json
    self_address: str
    title: str
    ids: tuple


def read_feed(path):
    """None for what is no feed."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if text.lstrip().startswith("{"):
        return _json_feed(text)
    document = feeds.read(text)
    if document.root is None or document.root.tag not in (_ATOM + "feed", "rss"):
        return None
    top = document.root.find("channel") if document.root.tag == "rss" else document.root
    links = [link.get("href", "") for link in top.findall(_ATOM + "link") if link.get("rel") == "self"]
    title = top.find("title" if document.root.tag == "rss" else _ATOM + "title")
    return FeedFile("rss" if document.root.tag == "rss" else "atom", links[0] if links else "",
                    "".join(title.itertext()).strip() if title is not None else "",
                    tuple(entry.id or entry.address for entry in document.entries))


def _json_feed(text):
    try:
        feed = json.loads(text, strict=False)
    except ValueError:
        return None
    if not isinstance(feed, dict) or "jsonfeed" not in str(feed.get("version")):
        return None
    return FeedFile("json", feed.get("feed_url", ""), feed.get("title", ""), tuple(item.get("id") for item in feed["items"]))


def feeds_below(folder):
    """By path; what the generator's pages are is left out."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".html", ".css", ".js", ".md"):
            feed = read_feed(path)
            if feed:
                found[path.relative_to(folder).as_posix()] = feed
    return found


def build(site, place, tools):
    if site.generator == "hexo":
        done = hexo.build(place, tools, site.plugin)
    elif site.generator == "pelican":
        done = pelican_build(place)
    else:
        done = {"jekyll": jekyll, "hugo": hugo}[site.generator].build(place, tools, clock=_CLOCK)
    if done.returncode:
        raise RuntimeError(f"{site.name}: {site.generator} failed: {done.stdout}{done.stderr}")


def pelican_build(place):
    return subprocess.run(["pelican", "-s", "publishconf.py", "-o", "output", "content"], cwd=place,
                          env={**os.environ, "TZ": "UTC", "LANG": "C.UTF-8"}, capture_output=True, text=True)


def run_feedgen(program, site, place):
    return subprocess.run([program, "-o", site.output], cwd=place,
                          env={**os.environ, "TZ": "UTC", "LANG": "C.UTF-8"}, capture_output=True, text=True)


def digests(folder, paths):
    return {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in paths if (folder / path).exists()}


@dataclass
class Outcome:
    site: takeover_sites.Site
    files: int
    problems: list
    notes: list


def take_over(site, place, tools, program):
    site.write_to(place)
    build(site, place, tools)
    output = place / site.output
    before = feeds_below(output)
    done = run_feedgen(program, site, place)
    problems, notes = [], []
    if done.returncode:
        problems.append(f"feedgen ends with {done.returncode}: {done.stdout}{done.stderr}")
    after = feeds_below(output)
    for path, old in before.items():
        for problem in differences(path, old, after.get(path)):
            problems.append(f"{path}: {problem}")
        if path in after and old.title != after[path].title:
            notes.append(f"{path}: title {old.title!r} is {after[path].title!r}")
        if path in after and len(old.ids) != len(after[path].ids):
            notes.append(f"{path}: {len(old.ids)} entries are {len(after[path].ids)}")
    notes.append(f"also: {', '.join(sorted(set(after) - set(before)))}")
    first = digests(output, after)
    build(site, place, tools)
    run_feedgen(program, site, place)
    second = digests(output, feeds_below(output))
    problems += [f"{path}: other bytes after a second run" for path in sorted(first.keys() | second.keys())
                 if first.get(path) != second.get(path)]
    return Outcome(site, len(before), problems, notes)


def differences(path, old, new):
    if new is None:
        yield "gone"
        return
    if new.format != old.format:
        yield f"is {new.format}, was {old.format}"
    address = f"{takeover_sites.ADDRESS}/{path}"
    if unquote(new.self_address) != address:
        yield f"self is {new.self_address}"
    if old.self_address and unquote(old.self_address) != address:
        yield f"(its own self was {old.self_address})"
    lost = [each for each in old.ids if each not in new.ids][:3]
    if lost:
        yield f"{sum(each not in new.ids for each in old.ids)} of {len(old.ids)} entries are lost or have another id, as {lost[0]}; feedgen's: {new.ids[:2]}"
    both = set(old.ids) & set(new.ids)
    if [each for each in old.ids if each in both] != [each for each in new.ids if each in both]:
        yield "another order"
    if len(new.ids) > len(set(new.ids)):
        yield "an id twice"
    extra = [each for each in new.ids[:len(old.ids)] if each not in old.ids]
    if extra:
        yield f"entries that were not there: {extra[:3]}"


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--tools", type=Path, required=True)
    options.add_argument("--feedgen", type=Path, required=True)
    options.add_argument("--print", action="store_true")
    options.add_argument("--keep", type=Path)
    options.add_argument("sites", nargs="*")
    chosen = options.parse_args()
    for site in takeover_sites.SITES:
        if chosen.sites and site.name not in chosen.sites:
            continue
        with tempfile.TemporaryDirectory() as folder:
            place = (chosen.keep or Path(folder)) / site.name
            place.mkdir(parents=True)
            outcome = take_over(site, place, chosen.tools.resolve(), chosen.feedgen.resolve())
        print(f"== {site.name}: {outcome.files} feeds")
        for line in outcome.problems:
            print("  !", line)
        for line in outcome.notes:
            print("  -", line)
        sys.stdout.flush()


if __name__ == "__main__":
    main()
