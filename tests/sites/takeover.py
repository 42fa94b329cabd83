#!/usr/bin/env python3
"""Runs each generator with its feeds, then feedgen into the same folder, and says what subscribers would notice.

    takeover.py --tools FOLDER --feedgen PROGRAM [--print] [--keep FOLDER] [SITE…]

For each site of takeover_sites.py: every feed file of the generator must still be there after feedgen, in its format;
its `self` must be its address, its entries must be the generator's, in the generator's order and with its ids; and
once the generator and feedgen have run again, no byte of any feed may differ. The table goes into docs/comparison.md,
or with --print, or with names of sites, to standard output.
"""

import argparse
import fnmatch
import hashlib
import html
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
import tables
import takeover_sites

_ATOM = feeds.ATOM
_GENERATORS = {"hugo": "Hugo", "jekyll": "jekyll-feed", "pelican": "Pelican"}
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
                    _text(title),
                    tuple(entry.id or entry.address for entry in document.entries))


def _text(title):
    if title is None:
        return ""
    text = "".join(title.itertext()).strip()
    return html.unescape(text) if title.get("type") == "html" else text


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
    """What came of one site; `problems` are what subscribers would notice, `notes` what they may see and lose nothing by."""
    site: takeover_sites.Site
    before: dict  # feeds by path
    after: dict
    kept: list  # paths of those that are byte for byte the generator's
    problems: list
    notes: list


def take_over(site, place, tools, program):
    site.write_to(place)
    build(site, place, tools)
    output = place / site.output
    before = feeds_below(output)
    written = digests(output, before)
    pages = digests(output, [path.relative_to(output).as_posix() for path in output.rglob("*.html")])
    done = run_feedgen(program, site, place)
    after = feeds_below(output)
    problems = [f"feedgen ends with {done.returncode}: {done.stdout}{done.stderr}"] if done.returncode else []
    problems += [f"{path}: {problem}" for path, old in before.items() for problem in differences(path, old, after.get(path))]
    problems += [f"{path}: a page is another" for path, digest in digests(output, pages).items() if pages[path] != digest]
    kept = [path for path, digest in digests(output, before).items() if written[path] == digest]
    problems += [f"{path}: it is still the generator's" for path in kept if not _may_stay(site, path)]
    notes = [f"{path}: {note}" for path in before.keys() & after.keys() for note in remarks(before[path], after[path])]
    first = digests(output, after)
    build(site, place, tools)
    run_feedgen(program, site, place)
    second = digests(output, feeds_below(output))
    problems += [f"{path}: other bytes after a second run" for path in sorted(first.keys() | second.keys())
                 if first.get(path) != second.get(path)]
    return Outcome(site, before, after, kept, problems, sorted(notes))


def _may_stay(site, path):
    return any(fnmatch.fnmatch(path, pattern) for pattern in site.kept)


def differences(path, old, new):
    if new is None:
        yield "it is gone"
        return
    if new.format != old.format:
        yield f"it is {new.format}, was {old.format}"
    # An address that the generator gave the feed, because the server has another name for the file, is the subscribers'.
    address = old.self_address or f"{takeover_sites.ADDRESS}/{path}"
    if unquote(new.self_address) != unquote(address) and new != old:
        yield f"its self is {new.self_address or 'missing'}, not {address}"
    known = set(new.ids)
    both = known & set(old.ids)
    # Where feedgen has fewer entries, the oldest are missing, and no others.
    newest = old.ids[:len(new.ids)]
    lost = [each for each in newest if each not in known]
    if lost:
        yield f"{len(lost)} of {len(newest)} entries are gone or have another id, as {lost[0]}"
    if [each for each in old.ids if each in both] != [each for each in new.ids if each in both]:
        yield "its entries have another order"
    if len(new.ids) > len(known):
        yield "an id is there twice"
    strange = [each for each in new.ids[:len(old.ids)] if each not in old.ids]
    if strange:
        yield f"{len(strange)} entries were not in it, as {strange[0]}"


def remarks(old, new):
    if old.title.casefold() != new.title.casefold():
        yield f"the title {old.title!r} is {new.title!r}"
    if len(old.ids) > len(new.ids):
        yield f"the newest {len(new.ids)} of its {len(old.ids)} entries"


def table(outcomes):
    yield "| generator | its settings | its feeds | replaced | subscribers notice | added |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for each in outcomes:
        noticed = "; ".join([*each.problems, *_summed(each.notes)]).replace("|", "\\|") or "nothing"
        yield (f"| {each.site.plugin or _GENERATORS[each.site.generator]} | {each.site.shows} | {len(each.before)} "
               f"| {len(each.before) - len(each.kept)} | {noticed} | {len(each.after.keys() - each.before.keys())} |")


def _summed(notes):
    """One of a kind, and how many there are."""
    titles = [note.split(": the title ")[1] for note in notes if ": the title " in note]
    cut = [note for note in notes if "the newest" in note]
    if titles:
        yield f"{len(titles)} titles, as {titles[0]}" if len(titles) > 1 else f"the title {titles[0]}"
    if cut:
        yield "; ".join(cut)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--tools", type=Path, required=True)
    options.add_argument("--feedgen", type=Path, required=True)
    options.add_argument("--print", action="store_true")
    options.add_argument("--keep", type=Path, help="an empty folder in which the sites stay")
    options.add_argument("sites", nargs="*")
    chosen = options.parse_args()
    outcomes = []
    for site in takeover_sites.SITES:
        if chosen.sites and site.name not in chosen.sites:
            continue
        with tempfile.TemporaryDirectory() as folder:
            place = (chosen.keep or Path(folder)) / site.name
            place.mkdir(parents=True)
            outcomes.append(take_over(site, place, chosen.tools.resolve(), chosen.feedgen.resolve()))
        for line in [*outcomes[-1].problems, *outcomes[-1].notes]:
            print(f"{site.name}: {line}", file=sys.stderr)
    lines = list(table(outcomes))
    if chosen.print or chosen.sites:
        print("\n".join(lines))
    else:
        document = tables.put(tables.DOCUMENT.read_text(encoding="utf-8"), "takeover", lines)
        tables.DOCUMENT.write_text(document, encoding="utf-8")
    sys.exit(any(outcome.problems for outcome in outcomes))


if __name__ == "__main__":
    main()
