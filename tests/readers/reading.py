"""What a reader shows of a feed, whatever reader it is and whatever format it read.

A field that is None is one that this reader does not tell of, and is not compared.
"""

from dataclasses import dataclass, field
from typing import Optional


@dataclass
class EntryReading:
    id: str
    title: Optional[str] = None
    url: Optional[str] = None
    published: Optional[int] = None  # seconds since 1970
    updated: Optional[int] = None
    authors: Optional[list] = None  # names
    labels: Optional[set] = None  # what people read: names of categories and tags
    summary: Optional[str] = None
    html: Optional[str] = None
    enclosure: Optional[tuple] = None  # (url, type, length); () where there is none
    picture: Optional[str] = None
    feed_author: str = ""  # whose an entry without authors is, in Atom


@dataclass
class FeedReading:
    reader: str
    title: Optional[str] = None
    home: Optional[str] = None
    updated: Optional[int] = None
    language: Optional[str] = None
    entries: list = field(default_factory=list)

    def by_id(self):
        return {entry.id: entry for entry in self.entries}


def _same(left, right):
    return left is None or right is None or left == right


def differences(reference, other):
    """One line for each thing that `other` shows differently."""
    names = f"{reference.reader} / {other.reader}"
    for what in ("title", "home", "updated", "language"):
        left, right = getattr(reference, what), getattr(other, what)
        if not _same(left, right):
            yield f"{names}: feed's {what}: {left!r} / {right!r}"
    left_ids = [entry.id for entry in reference.entries]
    right_ids = [entry.id for entry in other.entries]
    for missing in sorted(set(left_ids) - set(right_ids)):
        yield f"{names}: entry {missing!r} is not shown by {other.reader}"
    for extra in sorted(set(right_ids) - set(left_ids)):
        yield f"{names}: entry {extra!r} is not shown by {reference.reader}"
    if sorted(left_ids) == sorted(right_ids) and left_ids != right_ids:
        yield f"{names}: the entries stand in another order"
    others = other.by_id()
    for entry in reference.entries:
        if entry.id in others:
            yield from _entry_differences(names, entry, others[entry.id])


def _entry_differences(names, left, right):
    for what in ("title", "url", "published", "updated", "authors", "labels", "summary", "html",
                 "enclosure", "picture"):
        one, two = getattr(left, what), getattr(right, what)
        if not _same(one, two):
            yield f"{names}: {left.id}: {what}: {_short(one, two)}"


def _short(one, two):
    """Both values, or of long texts the place where they part."""
    if isinstance(one, str) and isinstance(two, str) and max(len(one), len(two)) > 80:
        at = next((i for i, (a, b) in enumerate(zip(one, two)) if a != b), min(len(one), len(two)))
        start = max(0, at - 20)
        return f"from character {at}: …{one[start:at + 30]!r} / …{two[start:at + 30]!r}"
    return f"{one!r} / {two!r}"
