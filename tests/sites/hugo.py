"""Runs Hugo with its own RSS, and records what it made of each file."""

import json
import os
import re
import subprocess

import feeds
import truth

PACKAGES = ("hugo",)
_HOME = "layouts/index.html"
# The page of the site, made into a listing of all pages: source, kind, address.
_LIST = """{{- $rows := slice -}}
{{- range $page := .Site.Pages -}}{{- with $page.File -}}
{{- $rows = $rows | append (dict "source" .Path "kind" $page.Kind "address" $page.Permalink "date" (time.Format "2006-01-02T15:04:05Z07:00" $page.Date)) -}}
{{- end -}}{{- end -}}
{{- $rows | jsonify | safeHTML -}}
"""


_BODIES = """{{- $rows := slice -}}
{{- range $page := .Site.RegularPages -}}
{{- $rows = $rows | append (dict "source" .File.Path "address" $page.Permalink "html" (string $page.Content)) -}}
{{- end -}}
{{- $rows | jsonify | safeHTML -}}
"""


def bodies(place, tools):
    """(source, address, HTML) of each article."""
    (place / "layouts/_default").mkdir(parents=True, exist_ok=True)
    (place / _HOME).write_text(_BODIES, encoding="utf-8")
    (place / "layouts/_default/single.html").write_text("{{ .Content }}", encoding="utf-8")
    done = build(place, tools)
    if done.returncode:
        raise RuntimeError(f"hugo failed: {done.stdout}{done.stderr}")
    listed = json.loads((place / "public/index.html").read_text(encoding="utf-8"))
    return [(page["source"], page["address"], page["html"]) for page in listed]


def origin(tools):
    version = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout
    return "hugo " + re.search(r"v([0-9.]+\S*)", version)[1] + " (Debian); in UTC"


def build(place, tools, environment=(), clock=truth.CLOCK):
    """The finished process; the site lies in public."""
    return subprocess.run(
        ["hugo", "--clock", truth.instant(clock), "--environment", "production"],
        cwd=place, env={**os.environ, "TZ": "UTC", "LANG": "C.UTF-8", **dict(environment)}, capture_output=True,
        text=True)


def feed_files(place):
    return sorted(path for path in (place / "public").rglob("*.xml") if path.name != "sitemap.xml")


def record(site, place, tools):
    """The rows of a fresh copy of the site."""
    folder = _content_folder(place)
    sources = [each for each in site.sources(place) if each.startswith(folder + "/")]
    (place / _HOME).write_text(_LIST, encoding="utf-8")
    done = build(place, tools, {"HUGO_SERVICES_RSS_LIMIT": "-1"})
    if done.returncode:
        raise RuntimeError(f"{site.name}: hugo failed: {done.stdout}{done.stderr}")
    entries = feeds.read((place / "public/index.xml").read_text(encoding="utf-8")).entries
    listed = json.loads((place / "public/index.html").read_text(encoding="utf-8"))
    made = {f"{folder}/{page['source']}": page for page in listed}
    return [_row(source, made.get(source), entries) for source in sources]


def _content_folder(place):
    for path in sorted([*place.glob("hugo.*"), *place.glob("config.*")]):
        named = re.search(r'^\s*"?contentDir"?\s*[=:]\s*"?([^",\n]+)', path.read_text(encoding="utf-8"), re.MULTILINE)
        if named:
            return named[1]
    return "content"


def _row(source, made, entries):
    if made is None:
        return truth.Row(source, "hidden")
    place = (made["address"], feeds.moment(made["date"]))
    same = [entry for entry in entries if (entry.address, entry.published) == place] if made["kind"] == "page" else []
    if not same:
        return truth.Row(source, "page", made["address"])
    entry = same[0]
    entries.remove(entry)
    published = truth.instant(entry.published) if entry.published else ""
    return truth.Row(source, "entry", entry.address, entry.id, entry.title, published, "", entry.authors,
                     entry.categories)
