"""What RFC 4287 and practice demand of an Atom feed and atom.rng can't express."""

from urllib.parse import unquote

from additions import look_of, syndication_problems
from values import id_problem, rfc3339_problem, rfc3339_seconds, web_address_problem
from xml_document import ATOM, name, text, texts

_TAG = {local: name(ATOM, local) for local in (
    "feed", "entry", "id", "link", "updated", "published", "category", "author", "source", "uri", "icon",
    "logo")}


def atom_problems(document, path):
    """`path` is the feed's, below the output folder: its own address ends with it."""
    root = document.root
    if root.tag != _TAG["feed"]:
        yield "is not an Atom <feed>"
        return
    yield from document.problems()
    if document.declared.get(ATOM) != "":
        yield "Atom is not the default namespace: NetNewsWire skips prefixed children"
    if id_problem(text(root, _TAG["id"])):
        yield f"<id> {id_problem(text(root, _TAG['id']))}"
    yield from _own_link_problems(root, path)
    for element in root.iter():
        if element.tag in (_TAG["uri"], _TAG["icon"], _TAG["logo"]) and web_address_problem(element.text):
            yield f"<{element.tag.split('}')[1]}> {web_address_problem(element.text)}"
        if element.tag == _TAG["link"] and web_address_problem(element.get("href")):
            yield f"<link>'s href {web_address_problem(element.get('href'))}"
    yield from syndication_problems(root)
    for place, address in look_of(root):
        if web_address_problem(address):
            yield f"{place} {web_address_problem(address)}"
    entries = root.findall(_TAG["entry"])
    if root.find(_TAG["author"]) is None and not (entries and all(map(_names_author, entries))):
        yield "neither the feed nor every entry has an author"
    for number, entry in enumerate(entries, 1):
        for problem in _entry_problems(entry):
            yield f"entry {number}: {problem}"
    yield from _entry_list_problems(root, entries)


def _names_author(entry):
    """Its own or, of a copied entry, its source's (RFC 4287 section 4.1.2)."""
    return any(entry.find(path) is not None for path in (
        _TAG["author"], f"{_TAG['source']}/{_TAG['author']}"))


def _own_link_problems(root, path):
    own = [link for link in root.findall(_TAG["link"]) if link.get("rel") == "self"]
    if len(own) > 1:
        yield "more than one self link"
    for link in own:
        if link.get("type") != "application/atom+xml":
            yield f"the self link's type is {link.get('type')!r}"
        if not unquote(link.get("href", "")).endswith("/" + path):
            yield f"the self link leads elsewhere: {link.get('href')!r}"


def _entry_problems(entry):
    if id_problem(text(entry, _TAG["id"])):
        yield f"<id> {id_problem(text(entry, _TAG['id']))}"
    seen = set()
    for link in entry.findall(_TAG["link"]):
        if link.get("rel") is None:
            yield "a link without rel, which Newsboat ignores"
        kind = (link.get("rel", "alternate"), link.get("type"), link.get("hreflang"))
        if kind[0] == "alternate" and kind in seen:
            yield "two alternate links of the same type and language"
        seen.add(kind)
        if link.get("rel") == "enclosure" and not link.get("type"):
            yield "an enclosure without a type"
    terms = [category.get("term") for category in entry.findall(_TAG["category"])]
    if len(set(terms)) != len(terms):
        yield "the same category twice"
    published, updated = (text(entry, _TAG[date]) for date in ("published", "updated"))
    if rfc3339_problem(published) or rfc3339_problem(updated):
        yield f"<published> {published!r} or <updated> {updated!r} is no date"
    elif rfc3339_seconds(updated) < rfc3339_seconds(published):
        yield "<updated> is before <published>"


def _entry_list_problems(root, entries):
    ids = [text(entry, _TAG["id"]) for entry in entries]
    for repeated in sorted({one for one in ids if one and ids.count(one) > 1}):
        yield f"two entries have the id {repeated!r}"
    published = [date for entry in entries for date in texts(entry, _TAG["published"])]
    updated = [date for entry in entries for date in texts(entry, _TAG["updated"])]
    own = text(root, _TAG["updated"])
    if any(rfc3339_problem(date) for date in [*published, *updated, own]):
        return
    published = [rfc3339_seconds(date) for date in published]
    if published != sorted(published, reverse=True):
        yield "the entries are not ordered from the newest to the oldest"
    if updated and rfc3339_seconds(own) != max(map(rfc3339_seconds, updated)):
        yield f"<updated> {own!r} is not that of the newest change"
