"""The programs that are judged beside each other: each builds a copy of a site and hands back its feed for the site."""

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import feedgen
import feeds
import heads
import hexo
import hugo
import jekyll
import judge
import pelican
import sites
import truth

# Generators show ten or twenty entries; judged are all.
_ALL = {"jekyll": "feed: {posts_limit: 100000}\n",
        "hexo-generator-feed": "feed: {type: atom, path: atom.xml, limit: 0}\n", "hexo-feed": "feed: {limit: 0}\n"}


@dataclass
class Build:
    """What a run left behind."""
    exit: int
    text: str  # of the feed; empty: none
    messages: str
    files: list  # all feeds' paths, below the site's output folder

    @property
    def document(self):
        return feeds.read(self.text) if self.text else feeds.Document("", None, [])


class Column:
    """One program on one generator's sites."""

    def __init__(self, name, generator, build):
        self.name, self.generator, self._build = name, generator, build
        self._unchanged = None

    @property
    def remembers(self):
        return self.name == "feedgen"

    def build(self, place, clock=truth.CLOCK):
        """Builds anew what the generators make; feedgen knows its own earlier runs."""
        for former in ("public", "_site", "output", "db.json"):
            if (place / former).is_dir():
                shutil.rmtree(place / former)
            (place / former).unlink(missing_ok=True)
        return self._build(place, clock)

    def unchanged(self, site):
        """The build of the whole site as it is: made once."""
        if self._unchanged is None:
            with copy_of(site) as place:
                self._unchanged = self.build(place)
        return self._unchanged


def of_generators(tools):
    return [Column("hexo-generator-feed", "hexo", lambda place, clock: _hexo(place, tools, "hexo-generator-feed")),
            Column("hexo-feed", "hexo", lambda place, clock: _hexo(place, tools, "hexo-feed")),
            Column("jekyll-feed", "jekyll", lambda place, clock: _jekyll(place, tools, clock)),
            Column("Hugo", "hugo", lambda place, clock: _hugo(place, tools, clock)),
            Column("Pelican", "pelican", lambda place, clock: _pelican(place, tools))]


def of_feedgen(program):
    return [Column("feedgen", site.generator, lambda place, clock, site=site: _feedgen(program, site, place, clock))
            for site in sites.whole()]


@contextmanager
def copy_of(site):
    """A complete site in a temporary folder; each body ends with a word of its own."""
    with tempfile.TemporaryDirectory(prefix="feedgen-site-") as folder:
        place = Path(folder) / "site"
        site.copy_to(place)
        sites.mark(place, [row.source for row in truth.read(site.whole.truth) if row.kind == "entry"])
        yield place


def heads_by_title(site, place):
    """The heads of a whole site's articles. Titles that two articles share tell nothing."""
    found, twice = {}, set()
    for row in truth.read(site.truth):
        if row.kind == "entry":
            key = judge.title_key(row.title)
            twice |= {key} & found.keys()
            found[key] = heads.read((place / row.source).read_text(encoding="utf-8"))
    return {key: head for key, head in found.items() if key and key not in twice}


def _result(done, feed, files, below):
    return Build(done.returncode, feed.read_text(encoding="utf-8") if feed.exists() else "", done.stdout + done.stderr,
                 [path.relative_to(below).as_posix() for path in files])


def _hexo(place, tools, plugin):
    (place / "_all.yml").write_text(_ALL[plugin], encoding="utf-8")
    done = hexo.build(place, tools, plugin, ("_config.yml", "_all.yml"), "UTC")  # As most servers that build sites.
    return _result(done, place / "public/atom.xml", hexo.feed_files(place), place / "public")


def _jekyll(place, tools, clock):
    (place / "_all.yml").write_text(_ALL["jekyll"], encoding="utf-8")
    done = jekyll.build(place, tools, ("_config.yml", "_all.yml"), clock)
    return _result(done, place / "_site/feed.xml", jekyll.feed_files(place), place / "_site")


def _hugo(place, tools, clock):
    done = hugo.build(place, tools, {"HUGO_SERVICES_RSS_LIMIT": "-1"}, clock)
    return _result(done, place / "public/index.xml", hugo.feed_files(place), place / "public")


def _pelican(place, tools):
    done = pelican.build_all(place, tools)
    return _result(done, place / "output/feeds/all.atom.xml", pelican.feed_files(place), place / "output")


def _feedgen(program, site, place, clock):
    done = feedgen.run(program, site, place, clock=clock)
    return _result(done, place / "out/atom.xml", sorted((place / "out").rglob("*.xml")), place / "out")
