"""What in an entry's HTML hurts a reader: told apart by Python's own HTML parser, not by feedgen's."""

import re
from html.parser import HTMLParser

_ADDRESSES = ("src", "href", "poster", "cite", "data", "action")
_ACTIVE = ("script", "form", "object", "embed", "style")
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_TEMPLATE_TAG = re.compile(r"\{\{|\{%")
_LAZY = ("data-src", "data-original", "data-lazy-src")


class _Findings(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.relative, self.active, self.lazy, self.tags = [], [], [], []
        self._code = 0

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag in ("code", "pre"):
            self._code += 1
        if tag in _ACTIVE or tag == "iframe" and "youtube" not in values.get("src", ""):
            self.active.append(f"<{tag}>")
        for name, value in values.items():
            if name.startswith("on"):
                self.active.append(name)
            if name in _ADDRESSES or name == "srcset":
                self._look_at_address(name, value)
        if tag == "img" and any(name in values for name in _LAZY):
            if values.get("src", "").startswith("data:") or not values.get("src"):
                self.lazy.append(values.get("src", ""))

    def handle_endtag(self, tag):
        if tag in ("code", "pre"):
            self._code -= 1

    def handle_data(self, data):
        if self._code == 0 and _TEMPLATE_TAG.search(data):
            self.tags.append(data.strip())

    def _look_at_address(self, name, value):
        candidates = [part.split()[0] for part in value.split(",") if part.split()] if name == "srcset" else [value]
        for address in candidates:
            if address.lower().startswith(("javascript:", "vbscript:")):
                self.active.append(address)
            elif not _ABSOLUTE.match(address):
                self.relative.append(address)


def findings(text):
    """Lists of what was found: relative addresses, active content, lazy pictures, template tags."""
    parser = _Findings()
    parser.feed(text)
    parser.close()
    return parser
