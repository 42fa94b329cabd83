"""What subscribers see again, and what they see marked as changed, after somebody changed one thing about a site."""

import os
from dataclasses import dataclass
from datetime import timedelta

import columns
import truth

_ARTICLE = {"jekyll": "_posts/2021-09-02-version-2.0-of-the-gate.md", "hexo": "source/_posts/version-2.0.md",
            "hugo": "content/posts/version-2.0.md", "pelican": "content/authors.md"}
_CONFIGURATION = {"jekyll": "_config.yml", "hexo": "_config.yml", "hugo": "hugo.toml", "pelican": "pelicanconf.py"}
# Where the host stands, if it stands elsewhere.
_HOST = {"pelican": "publishconf.py"}
_PATTERN = {"jekyll": ("markdown: kramdown", "markdown: kramdown\npermalink: /:year/:title/"),
            "hexo": ("permalink: :year/:month/:day/:title/", "permalink: posts/:title/"),
            "hugo": ('posts = "/:year/:month/:slug/"', 'posts = "/:year/:slug/"'),
            "pelican": ("{date:%Y}/{date:%m}/{slug}/", "{date:%Y}/{slug}/")}
_DAY = {"jekyll": ("title:", "date: 2021-09-03\ntitle:"), "hexo": ("2021-07-28", "2021-07-29"),
        "hugo": ("2021-08-29", "2021-08-30"), "pelican": ("2021-03-11", "2021-03-12")}


@dataclass
class Outcome:
    entries: int  # in the feed before
    again: int  # entries that were there before under another id: unread once more
    changed: int  # entries of the same id whose time of change is another

    def __str__(self):
        if not self.again and not self.changed:
            return "nothing"
        parts = [f"{self.again} of {self.entries} again"] if self.again else []
        return ", ".join(parts + ([f"{self.changed} marked as changed"] if self.changed else []))


def _edit(place, path, old, new):
    text = (place / path).read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path} does not say {old!r}")
    (place / path).write_text(text.replace(old, new), encoding="utf-8")


def _clone(place, generator):
    later = (truth.CLOCK + timedelta(days=1)).timestamp()
    for path in place.rglob("*"):
        if not path.is_symlink() and not {"node_modules", "out", ".feedgen"} & set(path.parts):
            os.utime(path, (later, later))


def _retitle(place, generator):
    key = "Title: " if generator == "pelican" else "title: "
    _edit(place, _ARTICLE[generator], key, key + "Better said - ")


def _move_day(place, generator):
    _edit(place, _ARTICLE[generator], *_DAY[generator])


def _rename(place, generator):
    path = place / _ARTICLE[generator]
    path.rename(path.with_name(path.stem + "-renamed" + path.suffix))


def _other_pattern(place, generator):
    _edit(place, _CONFIGURATION[generator], *_PATTERN[generator])


def _other_host(place, generator):
    _edit(place, _HOST.get(generator, _CONFIGURATION[generator]), "https://", "https://www.")


CHANGES = {
    "nothing, but a day later and from a fresh clone": _clone,
    "the title of one article": _retitle,
    "the date of one article, by a day": _move_day,
    "the file name of one article": _rename,
    "the pattern of addresses": _other_pattern,
    "the host of the site": _other_host,
}


def outcome(column, site, change):
    """Builds, changes, builds again a day later. Only feedgen remembers the first run, so only it makes it here."""
    with columns.copy_of(site) as place:
        before = (column.build(place) if column.remembers else column.unchanged(site)).document.entries
        CHANGES[change](place, column.generator)
        built = column.build(place, truth.CLOCK + timedelta(days=1))
    after = built.document.entries
    if len(after) != len(before):
        raise RuntimeError(f"{column.name}: {change}: {len(after)} entries of {len(before)}: {built.messages}")
    known = {entry.id: entry for entry in before}
    changed = [entry for entry in after if entry.id in known and entry.updated != known[entry.id].updated]
    return Outcome(len(before), sum(entry.id not in known for entry in after), len(changed))
