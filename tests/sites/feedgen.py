"""Runs feedgen on a copy of a site, as somebody would who comes from the generator, and reads what it made."""

import json
import os
import re
import subprocess

import truth

# What is given to feedgen: the folder that the generator takes its articles from.
_ARTICLES = {"jekyll": ".", "hexo": "source", "hugo": "content", "pelican": "content"}
_MARK = re.compile(r"made-of-(\d+)-here")


def run(program, site, place, *options, articles=None, clock=truth.CLOCK):
    """The finished process; the feeds lie in out/, with all articles in the site's."""
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(place.parent), "LANG": "C.UTF-8", "TZ": "UTC",
                   "SOURCE_DATE_EPOCH": str(int(clock.timestamp())), "NO_COLOR": "1"}
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return subprocess.run(
        [program, articles or articles_of(site, place), "-o", "out", "--limit", "100000", *options], cwd=place,
        env=environment | kept, capture_output=True, text=True, errors="backslashreplace")


def articles_of(site, place):
    """Below the site's folder: `source`, `content`, or what the configuration calls them."""
    for path in sorted(place.glob("*.*")):
        if path.stem in ("_config", "hugo", "config") and path.is_file():
            named = re.search(r'^\s*"?(?:source_dir|contentDir)"?\s*[=:]\s*"?([^",\n]+)', path.read_text("utf-8"),
                              re.MULTILINE)
            if named:
                return named[1].strip()
    return _ARTICLES[site.generator]


def items_by_source(place, sources):
    """The JSON Feed's items, by the file they were made of; and those that nobody can tell."""
    items = json.loads((place / "out/feed.json").read_text(encoding="utf-8"))["items"]
    found, strays = {}, []
    for item in items:
        marks = _MARK.findall(item.get("content_html", ""))
        if len(marks) == 1:
            found[sources[int(marks[0])]] = item
        else:
            strays.append(item)
    return found, strays
