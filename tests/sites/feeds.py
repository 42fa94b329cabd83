"""A generator's Atom or RSS feed becomes entries, even where it is not well-formed.

Only what such feeds get wrong is mended, so that one bad character does not cost the truth about all articles: bare
ampersands, characters that XML forbids, and CDATA sections that end early. `problem` says what the parser said of the
feed as it is.
"""

import html
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
_BARE_AMPERSAND = re.compile(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# A section ends where its element does, whatever else looks like its end before.
_SECTION = re.compile(r"<!\[CDATA\[(.*?)\]\]>(?=\s*</(?:content|summary|content:encoded|description)>)", re.DOTALL)


@dataclass
class Entry:
    """Texts as the feed has them; times are datetimes or None."""
    address: str
    id: str
    title: str
    published: datetime | None
    updated: datetime | None
    authors: list = field(default_factory=list)
    categories: list = field(default_factory=list)
    content: str = ""
    summary: str = ""
    title_is_html: bool = False


@dataclass
class Document:
    problem: str  # the XML parser's complaint; empty: well-formed
    root: ElementTree.Element | None  # None: not even mended can it be read
    entries: list


def read(text):
    problem, root = "", None
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        problem = str(error)
        try:
            root = ElementTree.fromstring(_mended(text))
        except ElementTree.ParseError:
            return Document(problem, None, [])
    if root.tag == ATOM + "feed":
        return Document(problem, root, [_atom_entry(each) for each in root.iter(ATOM + "entry")])
    return Document(problem, root, [_rss_item(each) for each in root.iter("item")])


def _mended(text):
    whole = _SECTION.sub(lambda section: html.escape(section[1]), _FORBIDDEN.sub("\ufffd", text))
    return _BARE_AMPERSAND.sub("&amp;", whole)


def _text(element, *names):
    for name in names:
        found = element.find(name)
        if found is not None:
            return "".join(found.itertext()).strip()
    return ""


def _atom_entry(entry):
    links = [link for link in entry.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
    return Entry(
        address=links[0].get("href", "") if links else "",
        id=_text(entry, ATOM + "id"),
        title=_text(entry, ATOM + "title"),
        published=moment(_text(entry, ATOM + "published")),
        updated=moment(_text(entry, ATOM + "updated")),
        authors=[_person(author) for author in entry.findall(ATOM + "author")],
        categories=[category.get("term", "") for category in entry.findall(ATOM + "category")],
        content=_text(entry, ATOM + "content"),
        summary=_text(entry, ATOM + "summary"),
        title_is_html=entry.find(ATOM + "title") is not None and entry.find(ATOM + "title").get("type") == "html")


def _person(author):
    """`Name <mail> (address)`, as far as it is said."""
    name, mail, uri = (_text(author, ATOM + part) for part in ("name", "email", "uri"))
    return name + (f" <{mail}>" if mail else "") + (f" ({uri})" if uri else "")


def _rss_item(item):
    return Entry(
        address=_text(item, "link"),
        id=_text(item, "guid"),
        title=_text(item, "title"),
        published=moment(_text(item, "pubDate")),
        updated=moment(_text(item, ATOM + "updated")),
        authors=[text for text in [_text(item, DC + "creator", "author")] if text],
        categories=["".join(each.itertext()).strip() for each in item.findall("category")],
        content=_text(item, CONTENT + "encoded", "description"),
        summary=_text(item, "description"))


def moment(text):
    """RFC 3339 or RFC 822; None where it is neither, and for Go's zero time, the year 1."""
    if re.search(r"\b0001\b", text):
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(text.replace("Z", "+00:00") if parse == datetime.fromisoformat else text)
        except (ValueError, TypeError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=timezone.utc)
    return None
