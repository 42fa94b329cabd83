"""What one article does to a whole site, if its generator chokes on it: fixtures/sites/breaking."""

import re

import columns
import judge
import sites

# Articles of the whole sites that cost some feeds their form already.
_LOUD = ("*cdata*", "*control*", "*ampersand*")
_KEY_AS_TEXT = re.compile(r"\btitle:")


def describe(column, whole, breaking):
    """One line: what became of the site's feed and of the article that was added."""
    known = {entry.id for entry in column.unchanged(whole).document.entries}
    sources = {path.name for path in breaking.folder.rglob("*") if path.is_file()}
    with columns.copy_of(breaking) as place:
        for pattern in _LOUD:
            for path in place.rglob(pattern):
                if path.name not in sources:
                    path.unlink()
        built = column.build(place)
    if not built.text or built.exit and not built.document.entries:
        return f"no feed at all (exit {built.exit})"
    document = built.document
    new = [entry for entry in document.entries if entry.id not in known]
    said = [f"exit {built.exit}"] if built.exit else []
    if document.problem:
        said.append("the feed is not well-formed: " + document.problem)
    if document.root is None:
        return "; ".join(said)
    if not new:
        said.append("the article is missing" + _what_was_said(built, sources))
    for entry in new:
        said += _about(entry)
    return "; ".join(said) or "as it should be"


def _what_was_said(built, names):
    told = any(name in line for name in names for line in built.messages.splitlines() if "Generated" not in line)
    return ", with a message" if told else ", without a word"


def _about(entry):
    if _KEY_AS_TEXT.search(entry.content):
        yield "its head is shown as text"
    if not judge.plain_title(entry):
        yield "it has no title"
    if entry.published is None and entry.updated is None:
        yield "it has no date"
