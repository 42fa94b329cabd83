"""Runs Pelican with its own feeds, and records what it made of each file."""

import json
import os
import subprocess
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote

import feeds
import truth

PACKAGES = ("pelican",)
_SETTINGS = "_truth.py"
_LISTING = "_truth.json"
_LIST = """
import json, os, sys
sys.path.append(os.curdir)
from publishconf import *
from pelican import signals

FEED_ALL_ATOM, FEED_MAX_ITEMS = "truth.atom.xml", 100000

class Listing:
    @staticmethod
    def write(generator):
        kinds = {"entry": generator.articles + generator.translations,
                 "hidden": getattr(generator, "drafts", []) + getattr(generator, "drafts_translations", [])
                           + getattr(generator, "hidden_articles", []) + getattr(generator, "hidden_translations", [])}
        rows = [[os.path.relpath(article.source_path), kind, SITEURL + "/" + article.url, article.date.isoformat()]
                for kind, articles in kinds.items() for article in articles]
        json.dump(rows, open("%s", "w"))

    @staticmethod
    def register():
        signals.article_generator_finalized.connect(Listing.write)

PLUGINS = [Listing]
""" % _LISTING
_ALL_OF_THEM = """
import os, sys
sys.path.append(os.curdir)
from publishconf import *

FEED_MAX_ITEMS = 100000
"""


_BODIES = """
import json, os, sys
sys.path.append(os.curdir)
from publishconf import *
from pelican import signals

class Listing:
    @staticmethod
    def write(pelican):
        rows = [[os.path.relpath(article.source_path), SITEURL + "/" + article.url, article.get_content(SITEURL)]
                for article in Listing.generator.articles]
        json.dump(rows, open("%s", "w"))

    @staticmethod
    def register():
        signals.article_generator_finalized.connect(Listing.remember)
        signals.finalized.connect(Listing.write)

    @staticmethod
    def remember(generator):
        Listing.generator = generator

PLUGINS = [Listing]
""" % _LISTING


def bodies(place, tools):
    """(source, address, HTML) of each article."""
    (place / _SETTINGS).write_text(_BODIES, encoding="utf-8")
    done = build(place, tools, _SETTINGS)
    if done.returncode or not (place / _LISTING).exists():
        raise RuntimeError(f"pelican failed: {done.stdout}{done.stderr}")
    return json.loads((place / _LISTING).read_text(encoding="utf-8"))


def origin(tools):
    version = subprocess.run(["pelican", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return f"pelican {version} (Debian); in UTC"


def build(place, tools, settings="publishconf.py"):
    """The finished process; the site lies in output."""
    environment = {**os.environ, "TZ": "UTC", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(["pelican", "content", "-o", "output", "-s", settings, "--ignore-cache"], cwd=place,
                          env=environment, capture_output=True, text=True)


def build_all(place, tools):
    """The same with all entries in the feed."""
    (place / "_all.py").write_text(_ALL_OF_THEM, encoding="utf-8")
    return build(place, tools, "_all.py")


def feed_files(place):
    return sorted(path for path in (place / "output").rglob("*.xml"))


def record(site, place, tools):
    """The rows of a fresh copy of the site."""
    sources = [each for each in site.sources(place) if each.startswith("content/")]
    (place / _SETTINGS).write_text(_LIST, encoding="utf-8")
    done = build(place, tools, _SETTINGS)
    listing, feed = place / _LISTING, place / "output/truth.atom.xml"
    if done.returncode or not listing.exists() or not feed.exists():
        raise RuntimeError(f"{site.name}: pelican failed: {done.stdout}{done.stderr}")
    entries = feeds.read(feed.read_text(encoding="utf-8")).entries
    made = {source: rest for source, *rest in json.loads(listing.read_text(encoding="utf-8"))}
    return [_row(source, made.get(source), entries) for source in sources]


def _row(source, made, entries):
    if made is None or made[0] == "hidden":
        return truth.Row(source, "hidden" if made or _is_no_page(source) else "page")
    _, address, date = made
    published = datetime.fromisoformat(date)
    same = [entry for entry in entries if unquote(entry.address) == unquote(address) and entry.published == published]
    if not same:
        return truth.Row(source, "page", address)
    entry = same[0]
    entries.remove(entry)
    return truth.Row(source, "entry", entry.address, entry.id, entry.title, truth.instant(entry.published),
                     truth.instant(entry.updated), entry.authors, entry.categories)


def _is_no_page(source):
    return "pages" not in PurePosixPath(source).parts
