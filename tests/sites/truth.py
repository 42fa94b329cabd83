"""What a site generator made of a site's files, one row a file, as fixtures/sites/*/truth.tsv keeps it.

Columns: source (path below the site), kind, address, id, title, published, updated, authors, categories.
Kinds: `entry` stands in the generator's own feed; `page` has an address and stands in no feed; `hidden` has neither.
Times are instants in UTC (RFC 3339, whole seconds); authors and categories are JSON lists, in the feed's order. What
the feed does not say is empty. Rows are sorted by source; the first line says what made them.
"""

import json
import re
from dataclasses import dataclass, field, fields
from datetime import datetime, timezone

FILE = "truth.tsv"
# The generators' clock. The program reads the same instant from SOURCE_DATE_EPOCH.
NOW = 1700000000
CLOCK = datetime.fromtimestamp(NOW, timezone.utc)


@dataclass
class Row:
    source: str
    kind: str
    address: str = ""
    id: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    authors: list = field(default_factory=list)
    categories: list = field(default_factory=list)


_NAMES = [each.name for each in fields(Row)]
_LISTS = ("authors", "categories")
_ESCAPES = {"n": "\n", "t": "\t"}


def write(path, origin, rows):
    lines = [f"# {origin}; the clock at {instant(CLOCK)}", "\t".join(_NAMES)]
    for row in sorted(rows, key=lambda row: row.source.encode()):
        lines.append("\t".join(_cell(name, getattr(row, name)) for name in _NAMES))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(path):
    """The rows, without the two lines of heading."""
    lines = path.read_text(encoding="utf-8").split("\n")[2:-1]
    return [Row(**{name: _value(name, cell) for name, cell in zip(_NAMES, line.split("\t"), strict=True)})
            for line in lines]


def instant(moment):
    """An aware datetime as text."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _cell(name, value):
    if name in _LISTS:
        return json.dumps(value, ensure_ascii=False) if value else ""
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def _value(name, cell):
    if name in _LISTS:
        return json.loads(cell) if cell else []
    return re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape[1], escape[1]), cell)
