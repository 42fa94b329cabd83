"""Runs Jekyll with jekyll-feed, and records what it made of each file."""

import json
import os
import subprocess

import feeds
import truth

PACKAGES = ("jekyll", "ruby-jekyll-feed", "faketime")
_SETTINGS = "_truth.yml"
_PLUGIN = "_plugins/truth.rb"
_LISTING = "_truth.json"
# Bodies are left out, for one `]]>` in one of them costs the whole feed.
_ALL_OF_THEM = "feed: {posts_limit: 100000, excerpt_only: true}\n"
_LIST = """
Jekyll::Hooks.register :site, :post_write do |site|
  address = Liquid::Template.parse("{{ url | absolute_url }}")
  list = (site.documents + site.pages).map do |page|
    [page.relative_path, page.url && address.render({"url" => page.url}, registers: {site: site}),
     page.respond_to?(:id) ? page.id && address.render({"url" => page.id}, registers: {site: site}) : "",
     page.respond_to?(:date) ? page.date.xmlschema : ""]
  end
  File.write(File.join(site.source, "%s"), JSON.generate(list))
end
""" % _LISTING


_BODIES = """
Jekyll::Hooks.register :site, :post_write do |site|
  address = Liquid::Template.parse("{{ url | absolute_url }}")
  list = site.posts.docs.map do |page|
    [page.relative_path, address.render({"url" => page.url}, registers: {site: site}), page.content]
  end
  File.write(File.join(site.source, "%s"), JSON.generate(list))
end
""" % _LISTING


def bodies(place, tools):
    """(source, address, HTML) of each article."""
    (place / "_plugins").mkdir(exist_ok=True)
    (place / _PLUGIN).write_text(_BODIES, encoding="utf-8")
    done = build(place, tools)
    if done.returncode:
        raise RuntimeError(f"jekyll failed: {done.stdout}{done.stderr}")
    return json.loads((place / _LISTING).read_text(encoding="utf-8"))


def origin(tools):
    versions = subprocess.run(["dpkg-query", "-W", "-f", "${Version} ", "jekyll", "ruby-jekyll-feed"],
                              capture_output=True, text=True, check=True).stdout.split()
    return "jekyll {}, jekyll-feed {} (Debian); in UTC".format(*versions)


def build(place, tools, settings=("_config.yml",), clock=truth.CLOCK):
    """The finished process; the site lies in _site."""
    environment = {**os.environ, "TZ": "UTC", "LANG": "C.UTF-8", "JEKYLL_ENV": "production"}
    return subprocess.run(
        ["faketime", "-f", clock.strftime("@%Y-%m-%d %H:%M:%S"), "jekyll", "build", "--config", ",".join(settings)],
        cwd=place, env=environment, capture_output=True, text=True)


def feed_files(place):
    return sorted(path for path in (place / "_site").rglob("*.xml"))


def record(site, place, tools):
    """The rows of a fresh copy of the site."""
    sources = site.sources(place)
    (place / _SETTINGS).write_text(_ALL_OF_THEM, encoding="utf-8")
    (place / "_plugins").mkdir(exist_ok=True)
    (place / _PLUGIN).write_text(_LIST, encoding="utf-8")
    done = build(place, tools, ("_config.yml", _SETTINGS))
    if done.returncode:
        raise RuntimeError(f"{site.name}: jekyll failed: {done.stderr}")
    entries = [entry for path in feed_files(place) for entry in feeds.read(path.read_text(encoding="utf-8")).entries]
    listed = json.loads((place / _LISTING).read_text(encoding="utf-8"))
    made = {source: (address, identity, feeds.moment(date)) for source, address, identity, date in listed}
    return [_row(source, made.get(source), entries) for source in sources]


def _row(source, made, entries):
    if made is None or made[0] is None:
        return truth.Row(source, "hidden")
    same = [entry for entry in entries if (entry.address, entry.id, entry.published) == made]
    if not same:
        return truth.Row(source, "page", made[0])
    entry = same[0]
    entries.remove(entry)
    return truth.Row(source, "entry", entry.address, entry.id, entry.title, truth.instant(entry.published),
                     truth.instant(entry.updated), entry.authors, entry.categories)
