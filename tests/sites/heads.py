"""The few facts of an article's head that a feed can be judged by, read line by line without any of feedgen's code."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

_KEY = re.compile(r"""^["']?(\w+)["']?\s*[:=]\s*(.*?),?\s*$""")
_UPDATED = ("updated", "lastmod", "last_modified_at", "modified")
_PUBLISHED = ("date", "publishdate", "pubdate")
_ISO_WITH_ZONE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2} ?(Z|[+-]\d{2}:?\d{2})")


@dataclass
class Head:
    published: datetime | None  # only where the head itself says the zone
    has_updated: bool
    author: str  # a name, or the start of one; empty: nobody is named
    has_categories: bool
    last_word: str  # of the body


def read(text):
    text = re.sub(r"\s*</body>.*", "", text, flags=re.DOTALL)
    keys = {}
    for line in _lines_of_head(text):
        pair = _KEY.match(line.strip())
        if pair:
            keys.setdefault(pair[1].lower(), pair[2].strip("\"'"))
    dates = [keys[key] for key in _PUBLISHED if key in keys]
    author = keys.get("author") or keys.get("authors", "").strip("[]").split(",")[0]
    return Head(
        published=_zoned(dates[0]) if dates else None,
        has_updated=any(key in keys for key in _UPDATED),
        author=author,
        has_categories=any(key in keys and keys[key] != "[]" for key in ("categories", "category", "tags", "tag")),
        last_word=text.split()[-1] if text.split() else "")


def _lines_of_head(text):
    lines = text.lstrip("\n").split("\n")
    if _KEY.match(lines[0]):  # Pelican's header lines end with the first blank one, Hexo's with a mark
        end = next((number for number, line in enumerate(lines) if line.strip() in ("", "---")), len(lines))
        return lines[:end]
    for number, line in enumerate(lines):
        if line.strip() in ("---", "+++", ";;;", "...", "}") and number > 0:
            return lines[:number]
    return []


def _zoned(text):
    """An instant, where the text says its zone: with an offset, Z or GMT."""
    try:
        if _ISO_WITH_ZONE.fullmatch(text):
            return datetime.fromisoformat(re.sub(r" ([+-])", r"\1", text).replace("Z", "+00:00"))
        if re.search(r"(GMT|[+-]\d{4})$", text) and "," in text:
            return parsedate_to_datetime(text)
    except ValueError:
        pass
    return None
