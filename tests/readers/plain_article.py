"""Articles of the plain kinds, read without any of feedgen's code.

Only what is certain is told. An article with anything unusual in its front matter is None: nothing is
expected of it, and it may stand in a feed or not.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from values import rfc822_problem, rfc822_seconds, unix_seconds

SUFFIXES = (".md", ".markdown", ".mkd", ".html", ".htm")
_TEXTS = {"title", "categories", "tags", "author", "description"}
_KNOWN_KEYS = _TEXTS | {"date", "updated", "comments", "headimg", "thumbnail", "cover", "lang", "layout"}
_SCALAR = re.compile(r"([A-Za-z_]+):[ \t]*(.*?)[ \t]*")
_LIST = re.compile(r"\[[^\[\]{}'\":#]+\]")
_ITEM = re.compile(r" *- +(.*?)[ \t]*")
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^#]*|-[^\s#][^#]*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LOCAL = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")


class Unsure(Exception):
    """Something that this reader does not claim to understand."""


@dataclass
class PlainArticle:
    path: str  # below its folder, as the file system spells it
    title: str
    published: int
    updated: int
    categories: tuple
    tags: tuple
    author: str  # empty: the site's
    summary: str  # empty: taken from the body
    body: str


def read_plain_article(path, data, zone):
    """The article in `data`, or None where it is not one of the plain kinds."""
    try:
        text = data.decode("utf-8")
        header, body = _split(text.removeprefix("\ufeff"))
        return _article(path, _read_header(header), body, zone)
    except (UnicodeDecodeError, Unsure):
        return None


def _split(text):
    lines = re.split(r"\r?\n", text)
    start = next((number for number, line in enumerate(lines) if line), None)
    if start is None or lines[start] != "---" or "---" not in lines[start + 1:]:
        raise Unsure("no front matter")
    end = lines.index("---", start + 1)
    return lines[start + 1:end], "\n".join(lines[end + 1:])


def _read_header(lines):
    """Keys to texts or lists of texts: scalars on one line, and block lists of them."""
    header = {}
    key = None
    for line in lines:
        item = _ITEM.fullmatch(line)
        pair = _SCALAR.fullmatch(line)
        if item and key is not None and isinstance(header[key], list):
            header[key].append(_scalar(item.group(1), key))
        elif pair and pair.group(1) not in header:
            key, value = pair.groups()
            if key not in _KNOWN_KEYS:
                raise Unsure(f"what {key} means")
            if _LIST.fullmatch(value):
                header[key] = [_scalar(part.strip(), key) for part in value[1:-1].split(",")]
            else:
                header[key] = _scalar(value, key) if value else []
        else:
            raise Unsure(line)
    return header


def _scalar(text, key):
    if len(text) > 1 and text[0] == "'" == text[-1]:
        inner = text[1:-1]
        if "'" in inner.replace("''", ""):
            raise Unsure(text)
        return inner.replace("''", "'")
    if len(text) > 1 and text[0] == '"' == text[-1] and not re.search(r'["\\]', text[1:-1]):
        return text[1:-1]
    if not _PLAIN.fullmatch(text) or ": " in text or text.endswith(":"):
        raise Unsure(text)
    if key in _TEXTS and re.fullmatch(r"~|null|true|false|yes|no|on|off|[-+.\d][-+.\d_eExXoO:]*", text, re.IGNORECASE):
        raise Unsure(f"{text} may be no text")
    return text


def _article(path, header, body, zone):
    for key in ("title", "date"):
        if not isinstance(header.get(key), str):
            raise Unsure(f"no {key}")
    published = _seconds(header["date"], zone)
    updated = _seconds(header["updated"], zone) if header.get("updated") else published
    if updated < published:
        raise Unsure("updated before it was published")
    if re.search(r"[<>@]", str(header.get("author"))):
        raise Unsure("an author with a mail address")
    return PlainArticle(
        path=path,
        title=_name(header["title"]),
        published=published,
        updated=updated,
        categories=tuple(map(_name, _list(header.get("categories", [])))),
        tags=tuple(map(_name, _list(header.get("tags", [])))),
        author=_name(header["author"]) if header.get("author") else "",
        summary=header.get("description") or "",
        body=body,
    )


def _list(value):
    return value if isinstance(value, list) else [value]


def _name(text):
    if not isinstance(text, str) or not text.strip():
        raise Unsure("an empty name")
    decoded = html.unescape(text)
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cn", "Co", "Cs") for character in decoded):
        raise Unsure("unusual characters")
    return unicodedata.normalize("NFC", " ".join(re.split(r"[ \t]+", decoded.strip())))


def _seconds(text, zone):
    if not rfc822_problem(text):
        return rfc822_seconds(text)
    try:
        if _DAY.fullmatch(text):
            return _local_seconds(datetime.strptime(text, "%Y-%m-%d"), zone)
        if _LOCAL.fullmatch(text):
            return _local_seconds(datetime.strptime(text, "%Y-%m-%d %H:%M:%S"), zone)
        if _ISO.fullmatch(text):
            return unix_seconds(datetime.fromisoformat(text.replace("Z", "+00:00")))
    except ValueError as error:
        raise Unsure(str(error)) from error
    raise Unsure(f"the date {text}")


def _local_seconds(local, zone):
    first, second = (unix_seconds(local.replace(tzinfo=ZoneInfo(zone), fold=fold)) for fold in (0, 1))
    if first != second or datetime.fromtimestamp(first, timezone.utc).astimezone(
            ZoneInfo(zone)).replace(tzinfo=None) != local:
        raise Unsure("a time that the clocks show twice or never")
    return first
