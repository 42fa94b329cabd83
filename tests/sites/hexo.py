"""Runs Hexo with one of its feed plugins, and records what it made of each file."""

import json
import os
import subprocess

import feeds
import truth

PLUGINS = ("hexo-generator-feed", "hexo-feed")
_RENDERERS = ("hexo-renderer-ejs", "hexo-renderer-marked")
# A variant's file that names the zone of the machine that builds it.
MACHINE = "machine-zone"
_SETTINGS = "_truth.yml"
_SCRIPT = "scripts/truth.js"
_LISTING = "_truth.json"
# Bodies are left out, for one `]]>` in one of them costs the whole feed.
_ALL_OF_THEM = "feed: {type: atom, path: truth.xml, limit: 0, content: false, content_limit: 1}\n"
_LIST = """
const {writeFileSync} = require('fs'), {join} = require('path'), {encodeURL} = require('hexo-util');
hexo.extend.generator.register('truth', locals => {
  const rows = kind => page => [join('%%source%%', page.source), kind, encodeURL(page.permalink)];
  writeFileSync(join(hexo.base_dir, '%s'), JSON.stringify(
    [...locals.posts.toArray().map(rows('post')), ...locals.pages.toArray().map(rows('page'))]));
  return [];
});
""" % _LISTING


def origin(tools):
    def version(name):
        return name + " " + json.loads((tools / "node_modules" / name / "package.json").read_text())["version"]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return ", ".join(map(version, ("hexo", *PLUGINS))) + f", Node.js {node}; in the site's zone, or machine-zone's"


def build(place, tools, plugin=PLUGINS[0], settings=("_config.yml",), zone=None):
    """The finished process; the site lies in public. `zone` is the machine's: Hexo's addresses have its days and hours,
    whatever the site's `timezone` is. Without one it is the site's, as on its author's desk."""
    link_tools(place, tools)
    used = {name: "*" for name in ("hexo", plugin, *_RENDERERS)}
    (place / "package.json").write_text(json.dumps({"name": "site", "hexo": {"version": ""}, "dependencies": used}))
    environment = {**os.environ, "TZ": zone or _setting(place, "timezone") or "UTC", "LANG": "C.UTF-8", "NO_COLOR": "1"}
    return subprocess.run(
        ["node_modules/.bin/hexo", "generate", "--bail", "--config", ",".join(settings)],
        cwd=place, env=environment, capture_output=True, text=True)


_BODIES = """
const Hexo = require('hexo'), {writeFileSync} = require('fs');
const hexo = new Hexo(process.cwd(), {silent: true});
hexo.init().then(() => hexo.load()).then(() => writeFileSync('%s', JSON.stringify(
  hexo.locals.get('posts').toArray().map(post => [post.source, post.permalink, post.content]))));
""" % _LISTING


def bodies(place, tools):
    """(source, address, HTML) of each article. No page is made, so a theme's own layouts need nothing."""
    link_tools(place, tools)
    theme = _setting(place, "theme")
    packages = json.loads((place / "package.json").read_text()) if (place / "package.json").exists() else {}
    used = packages.get("dependencies") or {"hexo-renderer-marked": "*"}
    used = {"hexo": "*", "hexo-renderer-ejs": "*", **used, **({f"hexo-theme-{theme}": "*"} if theme else {})}
    (place / "package.json").write_text(json.dumps({"name": "site", "hexo": {"version": ""}, "dependencies": used}))
    (place / "_bodies.js").write_text(_BODIES, encoding="utf-8")
    done = subprocess.run(["node", "_bodies.js"], cwd=place, env={**os.environ, "TZ": "UTC", "LANG": "C.UTF-8"},
                          capture_output=True, text=True)
    if not (place / _LISTING).exists():
        raise RuntimeError(f"hexo failed: {done.stdout}{done.stderr}")
    return json.loads((place / _LISTING).read_text(encoding="utf-8"))


def link_tools(place, tools):
    if not (place / "node_modules").exists():
        (place / "node_modules").symlink_to(tools.resolve() / "node_modules")


def feed_files(place):
    return sorted(path for path in (place / "public").rglob("*.xml"))


def record(site, place, tools):
    """The rows of a fresh copy of the site."""
    sources = [each for each in site.sources(place) if each.startswith(_source_folder(place) + "/")]
    (place / _SETTINGS).write_text(_ALL_OF_THEM, encoding="utf-8")
    (place / "scripts").mkdir(exist_ok=True)
    (place / _SCRIPT).write_text(_LIST.replace("%source%", _source_folder(place)), encoding="utf-8")
    elsewhere = place / MACHINE
    zone = elsewhere.read_text(encoding="utf-8").strip() if elsewhere.exists() else None
    done = build(place, tools, settings=("_config.yml", _SETTINGS), zone=zone)
    listing, feed = place / _LISTING, place / "public/truth.xml"
    if done.returncode or not listing.exists() or not feed.exists():
        raise RuntimeError(f"{site.name}: hexo failed: {done.stdout}{done.stderr}")
    entries = feeds.read(feed.read_text(encoding="utf-8")).entries
    made = {source: (kind, address) for source, kind, address in json.loads(listing.read_text(encoding="utf-8"))}
    return [_row(source, made.get(source), entries) for source in sources]


def _source_folder(place):
    return _setting(place, "source_dir") or "source"


def _setting(place, name):
    """One plain line of the configuration, or None."""
    for line in (place / "_config.yml").read_text(encoding="utf-8").splitlines():
        if line.startswith(name + ":"):
            return line.split(":", 1)[1].strip()
    return None


def _row(source, made, entries):
    if made is None:
        return truth.Row(source, "hidden")
    kind, address = made
    same = [entry for entry in entries if entry.address == address] if kind == "post" else []
    if not same:
        return truth.Row(source, "page", address)
    entry = same[0]
    entries.remove(entry)
    return truth.Row(source, "entry", entry.address, entry.id, entry.title, truth.instant(entry.published),
                     truth.instant(entry.updated), entry.authors, entry.categories)
