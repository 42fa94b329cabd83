"""An article of the small site: what its file says, so that an edit can change one thing and leave the rest."""

from dataclasses import dataclass, field
from datetime import datetime, timezone
from html import escape

import malformed

PICTURES = ("one.png", "two.png", "three.png")
RECORDINGS = ("one.mp3", "two.mp3")


@dataclass
class Article:
    path: str  # below the folder of articles
    title: str
    published: int | None  # Unix seconds; None: the file's own time counts
    categories: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    words: int = 0  # tells one version of the text from another
    draft: bool = False
    expires: int | None = None
    address: str | None = None
    id: str | None = None
    picture: str | None = None  # a file beside the site's articles, which may be there
    recording: str | None = None
    link: str | None = None  # the name of another article, which may be there
    broken: bool = False
    malformed: int | None = None  # the number of a body in malformed.py

    def text(self):
        lines = [] if self.has_heading() else [f"title: {quoted(self.title)}"]
        if self.published is not None:
            lines.append(f"date: {written(self.published)}")
        if self.categories:
            lines += ["categories:", *(f"  - {quoted(name)}" for name in self.categories)]
        if self.tags:
            lines.append(f"tags: [{', '.join(self.tags)}]")
        if self.draft:
            lines.append("draft: true")
        if self.expires is not None:
            lines.append(f"expiryDate: {written(self.expires)}")
        for name, value in (("permalink", self.address), ("id", self.id), ("thumbnail", self.picture),
                            ("audio", self.recording)):
            if value is not None:
                lines.append(f"{name}: {quoted('/' + value if name in ('thumbnail', 'audio') else value)}")
        if self.broken:
            lines.append("author: 'never closed")
        return "---\n" + "\n".join(lines) + f"\n---\n{self.body()}"

    def has_heading(self):
        """In place of a title, so that the body is read for it."""
        return self.malformed is not None and self.malformed % 3 == 0

    def body(self):
        # Long enough that the ledger can tell a renamed article by its text.
        text = f"<h1>{escape(self.title)}</h1>\n\n" if self.has_heading() else ""
        text += f"This is what {self.path.rpartition('/')[2]} has to say, as it stands in version {self.words:04}."
        if self.malformed is not None:
            text += "\n\n" + malformed.body(self.malformed)
        if self.picture:
            text += f"\n\n![A picture](/{self.picture}) ![the same]({self.picture})"
        if self.link:
            text += f"\n\nSee {{% post_link {self.link} %}}, or [the file](<{self.link}.md>)."
        return text + "\n"


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def written(instant):
    return datetime.fromtimestamp(instant, timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
