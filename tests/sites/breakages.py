"""What one article does to a whole site, if its generator chokes on it: fixtures/sites/breaking."""

import os
import re
from datetime import timedelta

import columns
import judge
import truth

# Articles of the whole sites that cost some feeds their form already.
_LOUD = ("*cdata*", "*control*", "*ampersand*", "*C++*", "*Über-die-Schleuse*")
# When the added file was last changed: not the moment of the build.
_CHANGED = truth.CLOCK - timedelta(days=1)
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
        for path in place.rglob("*"):
            if path.name in sources:
                os.utime(path, (_CHANGED.timestamp(),) * 2)
        built = column.build(place)
    if not built.text or built.exit and not built.document.entries:
        return f"no feed at all (exit {built.exit})"
    document = built.document
    new = [entry for entry in document.entries if entry.id not in known]
    said = [f"exit {built.exit}, though the feed is there"] if built.exit else []
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
    when = entry.published or entry.updated
    if when is None:
        yield "it has no date"
    elif when == _CHANGED:
        yield "it is dated by its file's last change"
    elif when >= truth.CLOCK:
        yield "it is dated to the moment of the build, on top of all others"
