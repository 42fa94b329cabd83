"""The sites in fixtures/sites, and copies of them to work in.

    jekyll/ hexo/ hugo/ pelican/   whole sites
    variants/GENERATOR-NAME/    files that replace a site's own, with a truth of its own
    breaking/GENERATOR-NAME/    files that are added to a site and cost its generator the feed or the run
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import truth

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "sites"
GENERATORS = ("jekyll", "hexo", "hugo", "pelican")
# Files that are no article's, though their names end like one's.
_NO_ARTICLES = {"jekyll": ("_layouts", "_data"), "hexo": ("themes", "scripts", "scaffolds"),
                "hugo": ("layouts", "archetypes", "data", "static"), "pelican": ("theme",)}
_ENDINGS = (".md", ".markdown", ".html")


@dataclass(frozen=True)
class Site:
    name: str
    generator: str
    folder: Path  # of the truth, and of what replaces the whole site's files

    @property
    def truth(self):
        return self.folder / truth.FILE

    @property
    def whole(self):
        """The site that this one changes; of a whole site, itself."""
        return Site(self.generator, self.generator, FOLDER / self.generator)

    def copy_to(self, place):
        """Makes `place` the complete site. A variant's configuration replaces the site's, whatever its format. The
        files were last changed at the generators' time."""
        shutil.copytree(FOLDER / self.generator, place, ignore=_no_truth)
        if self != self.whole:
            self._change(place)
        for path in place.rglob("*"):
            os.utime(path, (truth.NOW, truth.NOW))

    def _change(self, place):
        if self.generator == "hugo" and self.is_configured():
            (place / "hugo.toml").unlink()
        shutil.copytree(self.folder, place, ignore=_no_truth, dirs_exist_ok=True)

    def is_configured(self):
        return any(path.name.split(".")[0] in ("hugo", "config", "_config", "pelicanconf") for path in self.folder.iterdir())

    def sources(self, place):
        """Every file of a copy that may be an article, in the order of their bytes."""
        skipped = _NO_ARTICLES[self.generator]
        found = [path.relative_to(place) for path in place.rglob("*") if path.suffix in _ENDINGS]
        return sorted((path.as_posix() for path in found if path.parts[0] not in skipped), key=str.encode)


def marked(number):
    """A word that ends the body of a copy's file, so that its text and its entry can be told from all others."""
    return f"made-of-{number}-here"


def mark(place, sources):
    """Ends the body of each with its word; the time of its last change stays."""
    for number, source in enumerate(sources):
        path = place / source
        text = path.read_bytes()
        end = text.rfind(b"</body>") if b"</body>" in text else len(text)
        path.write_bytes(text[:end] + f"\n\n{marked(number)}\n".encode() + text[end:])
        os.utime(place / source, (truth.NOW, truth.NOW))


def whole():
    return [Site(name, name, FOLDER / name) for name in GENERATORS if (FOLDER / name).is_dir()]


def _beside(kind):
    return [Site(folder.name, folder.name.split("-")[0], folder)
            for folder in sorted((FOLDER / kind).iterdir()) if folder.is_dir()] if (FOLDER / kind).is_dir() else []


def variants():
    return _beside("variants")


def breaking():
    return _beside("breaking")


def _no_truth(folder, names):
    return [name for name in names if name == truth.FILE]
