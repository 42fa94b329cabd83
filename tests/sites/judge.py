"""Judges one feed, anybody's, by what its subscribers would meet. RULES are all that is judged."""

import html
import re
from collections import Counter
from dataclasses import dataclass

import bodies
import heads

_REFERENCE_OR_TAG = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+);|</?[a-z]+>")
# What RFC 3986 has in a path. No article's address has a query or a fragment here.
_ONLY_A_PATH = re.compile(r"https?://[!$&'()*+,\-./:;=@_~%A-Za-z0-9]*")


@dataclass
class Seen:
    """One entry, and what is known about it."""
    entry: object
    head: heads.Head | None  # None: nobody can tell whose entry this is
    feed_has_author: bool
    sharers: int  # how many entries have its id, with itself


class Judgement:
    """Of one feed: for each rule the titles of the entries that break it, out of `entries`."""

    def __init__(self, document, heads_by_title):
        self.entries = len(document.entries)
        self.problem = document.problem or ("" if document.root is not None else "there is no feed")
        ids = Counter(entry.id for entry in document.entries)
        seen = [Seen(entry, heads_by_title.get(title_key(plain_title(entry))), _names_author(document), ids[entry.id])
                for entry in document.entries]
        self.broken = {name: [each.entry.title or each.entry.address for each in seen if breaks(each)]
                       for name, breaks in RULES.items()}


def plain_title(entry):
    return html.unescape(re.sub(r"<[^>]*>", "", entry.title)) if entry.title_is_html else entry.title


def title_key(title):
    """Letters and digits alone: however a generator dresses a title, it is found again."""
    return re.sub(r"\W", "", html.unescape(re.sub(r"</?[a-z]+>", "", title)))


def _names_author(document):
    if document.root is None:
        return False
    children = [*document.root, *document.root.findall("channel/*")]
    return any(child.tag.rsplit("}", 1)[-1] in ("author", "managingEditor", "creator") for child in children)


def _without_time(seen):
    return seen.entry.published is None


def _other_instant(seen):
    return (seen.head is not None and None not in (seen.head.published, seen.entry.published)
            and seen.entry.published != seen.head.published)


def _change_that_nobody_made(seen):
    entry = seen.entry
    return (seen.head is not None and not seen.head.has_updated and None not in (entry.published, entry.updated)
            and entry.updated > entry.published)


def _change_lost(seen):
    return (seen.head is not None and seen.head.has_updated
            and (seen.entry.published is None or seen.entry.updated in (None, seen.entry.published)))


def _without_its_author(seen):
    if seen.head is not None and seen.head.author:
        return not any(seen.head.author in author for author in seen.entry.authors)
    return not seen.entry.authors and not seen.feed_has_author


def _without_categories(seen):
    return seen.head is not None and seen.head.has_categories and not seen.entry.categories


def _without_own_id(seen):
    return not seen.entry.id or seen.sharers > 1


def _leads_elsewhere(seen):
    return not _ONLY_A_PATH.fullmatch(seen.entry.address)


def _title_is_wrong(seen):
    return not seen.entry.title or bool(_REFERENCE_OR_TAG.search(plain_title(seen.entry)))


def _summary_is_cut(seen):
    """Inside of a tag. A text that is no HTML has no `<` at all."""
    return seen.entry.summary.rfind("<") > seen.entry.summary.rfind(">")


def _text_is_cut(seen):
    return seen.head is not None and seen.head.last_word not in seen.entry.content


RULES = {
    "no time of publication": _without_time,
    "another instant than the head says, zone and all": _other_instant,
    "the feed tells of a change, the head of none": _change_that_nobody_made,
    "the head tells of a change, the feed of none": _change_lost,
    "no author, or not the article's own": _without_its_author,
    "all categories and tags lost": _without_categories,
    "no id, or the id of another entry too": _without_own_id,
    "an address that leads elsewhere, or is no address": _leads_elsewhere,
    "no title, or one that shows markup": _title_is_wrong,
    "the text is cut, or missing": _text_is_cut,
    "relative addresses in the text": lambda seen: bool(bodies.findings(seen.entry.content).relative),
    "scripts, handlers, forms, frames in the text": lambda seen: bool(bodies.findings(seen.entry.content).active),
    "lazy pictures that stay empty": lambda seen: bool(bodies.findings(seen.entry.content).lazy),
    "template tags in the text": lambda seen: bool(bodies.findings(seen.entry.content).tags),
    "a summary that is cut inside of a tag": _summary_is_cut,
}
