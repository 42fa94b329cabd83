"""The sites in fixtures/sites/bodies: what each generator makes of the words of an article.

    common.md                 bodies that every site has but those of themes
    GENERATOR-NAME/           a configuration, and what belongs to it
    GENERATOR-NAME/bodies.md  bodies of its own
    GENERATOR-NAME/truth.txt  what a reader sees of each (outline.py): recorded, never written by hand

A body begins with a line `=== name`, behind which lines for the head may stand between bars.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "sites" / "bodies"
TRUTH = "truth.txt"
_PLACES = {"jekyll": "_posts/2021-01-01-{}.md", "hexo": "source/_posts/{}.md", "hugo": "content/posts/{}.md",
           "pelican": "content/{}.md"}
_MARK = re.compile(r"^=== (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class BodySite:
    name: str
    folder: Path

    @property
    def generator(self):
        return self.name.split("-")[0]

    @property
    def has_words_alone(self):
        """Themes lay their tags out as they like: what counts are the words, links and pictures."""
        return "-theme-" in self.name

    @property
    def truth(self):
        return self.folder / TRUTH

    def bodies(self):
        """(name, lines for the head, text), in their order."""
        parts = [] if self.has_words_alone else [FOLDER / "common.md"]
        for path in [*parts, self.folder / "bodies.md"]:
            if path.exists():
                yield from _split(path.read_text(encoding="utf-8"))

    def copy_to(self, place):
        """Makes `place` the site, with a file for each body."""
        shutil.copytree(self.folder, place, ignore=shutil.ignore_patterns(TRUTH, "bodies.md"))
        for number, (name, head, text) in enumerate(self.bodies()):
            file = place / _PLACES[self.generator].format(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self._head(name, head, number) + text, encoding="utf-8")

    def _head(self, name, head, number):
        title, date = name.replace("-", " ").capitalize(), f"2021-01-01 {number // 60:02}:{number % 60:02}:00"
        if self.generator == "pelican":
            return f"Title: {title}\nDate: {date}\n{head}\n"
        layout = "layout: none\n" if self.generator == "jekyll" else ""
        return f"---\ntitle: {title}\ndate: {date}\n{layout}{head}---\n\n"


def all_sites():
    return [BodySite(folder.name, folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir()]


def name_of(source):
    """Of the body that became this file."""
    return re.sub(r"^2021-01-01-", "", Path(source).stem)


def _split(text):
    marks = list(_MARK.finditer(text))
    for mark, following in zip(marks, [*marks[1:], None]):
        name, _, head = mark[1].partition(" | ")
        body = text[mark.end():following.start() if following else len(text)]
        yield name.strip().replace(" ", "-"), head.strip() + "\n" if head.strip() else "", body.strip("\n") + "\n"


def write_truth(path, origin, outlines):
    """`outlines`: lists of lines by the names of the bodies."""
    text = f"# {origin}\n"
    for name, lines in outlines.items():
        text += f"\n=== {name}\n" + "".join(line + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def read_truth(path):
    text = path.read_text(encoding="utf-8")
    return {name: [line for line in body.split("\n") if line] for name, _, body in _split(text)}
