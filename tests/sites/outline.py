"""What a reader sees of HTML, one line a block: `- *words* [of](address) ![a picture](address)`.

Two renderers that mean the same write it differently; this leaves out what only a page needs (anchors of headings,
line numbers, buttons, ways back from footnotes) and how quotation marks and dashes are spelled.
"""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin

_MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**", "del": "~~", "s": "~~", "strike": "~~", "mark": "==",
          "sup": "^", "sub": "~", "kbd": "|", "u": "_", "ins": "_", "code": "`"}
_BLOCKS = {"p": "", "h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### ", "li": "- ",
           "blockquote": "> ", "dt": "", "dd": ": ", "figcaption": "", "summary": "", "caption": "", "tr": "",
           "div": "", "section": "", "figure": "", "details": "", "ul": "", "ol": "", "dl": "", "table": "", "header": "",
           "article": "", "footer": "", "aside": "", "thead": "", "tbody": "", "center": "", "address": "", "form": "", "nav": ""}
_CELLS = ("td", "th")
_VOID = ("img", "br", "hr", "input", "source", "meta", "link", "wbr", "col")
_MEDIA = ("video", "audio", "object", "iframe", "embed")  # what stands inside is for programs that don't know them
_NOTHING = ("script", "style", "template", "svg", "noscript", "rp")
_NO_WORDS = re.compile(r"(^|[\s-])(gutter|lineno|linenos|headerlink|header-anchor|heading-anchor|anchor|footnote-backref|"
                       r"reversefootnote|copy-btn|code-copy|lnt|ln|sr-only)($|\s)")
_SPELLINGS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": "<<", "»": ">>", "‘": "'", "’": "'", "–": "--",
                            "—": "---", "…": "...", "\u00a0": " ", "\ufe0e": "", "\u200b": ""})


def lines_of(html, address):
    """The blocks of the HTML of the page at `address`, in their order."""
    parser = _Outline(address)
    parser.feed(html)
    parser.close()
    parser.end_line()
    return [line for line in parser.lines if line.strip()]


def words_of(html, address):
    """Its words, links and pictures alone, however they are laid out."""
    text = "\n".join(lines_of(html, address))
    inside = re.escape(address) + "#"
    addresses = [each for each in re.findall(r"\]\((\S+?)\)", text) if not re.match(inside, each)]
    text = re.sub(r"\]\(\S*?\)|\[media|\[[x ]\] ?", " ", text)
    words = re.findall(r"\w+", re.sub(r"[_\W]+", " ", text))
    return ([" ".join(words)] if words else []) + [f"({each})" for each in addresses]


class _Outline(HTMLParser):
    def __init__(self, address):
        super().__init__(convert_charrefs=True)
        self.lines = []
        self._address = address
        self._open = []  # of each element: its name, and what ends with it
        self._line = ""
        self._prefix = []  # of the blocks around
        self._silent = 0
        self._listing = 0
        self._code = ""
        self._links = []

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        if tag in _VOID:
            return self._void(tag, values)
        is_silent = tag in _NOTHING or _NO_WORDS.search(values.get("class", "")) or values.get("aria-hidden") == "true" \
            or "footnote-backref" in values.get("class", "")
        if not self._silent and (tag in _MEDIA or tag == "source"):
            source = values.get("src") or values.get("data")
            self._line += f"[media]({self._whole(source)})" if source else ""
        is_silent = is_silent or tag in _MEDIA
        self._open.append((tag, bool(is_silent), values))
        if is_silent:
            self._silent += 1
        if self._silent:
            return
        if tag == "pre":
            if not self._listing:
                self.end_line()
                self._code = ""
            self._listing += 1
        elif self._listing:
            pass
        elif tag in _BLOCKS:
            self.end_line()
            self._prefix.append(_BLOCKS[tag])
        elif tag in _CELLS:
            self._line += "| "
        elif tag in _MARKS:
            self._line += _MARKS[tag]
        elif tag == "a" and values.get("href"):
            self._line += "["

    def _void(self, tag, values):
        if tag == "source" and values.get("src"):
            self._line += f"[media]({self._whole(values['src'])})"
        if self._silent:
            return
        if tag == "br" and self._listing:
            self._code += "\n"
        elif tag == "br":
            self._line += "⏎"
        elif tag == "img":
            source = next((values[name] for name in ("data-src", "data-original", "src") if values.get(name)), "")
            self._line += f"![{self._text(values.get('alt', ''))}]({self._whole(source)})"
        elif tag == "hr":
            self.end_line()
            if not any("footnote" in each.get("class", "") for *_, each in self._open):
                self.lines.append("---")
        elif tag == "input" and values.get("type") == "checkbox":
            self._line += "[x] " if "checked" in values else "[ ] "

    def handle_endtag(self, tag):
        if tag in _VOID or not any(name == tag for name, *_ in self._open):
            return
        while self._open:
            name, is_silent, values = self._open.pop()
            self._end(name, values)
            self._silent -= is_silent
            if name == tag:
                return

    def _end(self, tag, values):
        if self._silent:
            return
        if tag == "pre":
            self._listing -= 1
            if not self._listing:
                code = self._code.strip("\n").split("\n")
                self.lines += ["".join(self._prefix) + "    " + line.rstrip() for line in code]
        elif self._listing:
            pass
        elif tag in _BLOCKS:
            self.end_line()
            self._prefix.pop()
        elif tag in _MARKS:
            self._line += _MARKS[tag]
        elif tag == "a" and values.get("href"):
            self._line += f"]({self._whole(values['href'])})"

    def handle_data(self, data):
        if self._silent:
            return
        if self._listing:
            self._code += data
        else:
            self._line += re.sub(r"\s+", " ", self._text(data))

    def _text(self, text):
        return text.translate(_SPELLINGS)

    def _whole(self, address):
        whole = urljoin(self._address, address.strip())
        return unquote(re.sub(r"^(\w+://[^/?#]+)$", r"\1/", whole))

    def end_line(self):
        text = re.sub(r" *⏎ *", "⏎", re.sub(r"\s+", " ", self._line)).strip()
        text = re.sub(r"⏎+$", "", text).replace("☑ ", "[x] ").replace("☐ ", "[ ] ")
        text = re.sub(r"(?<=\w)(\**)\[(?!\^)", r"\1 [", text)
        # Formulas of their own.
        text = re.sub(r"^\\\[\s*(.*?)\s*\\\]$", r"$$ \1 $$", re.sub(r"(?<=\$\$)⏎|⏎(?=\$\$)", " ", text))
        if not re.sub(r"[|\s]", "", text):
            text = ""
        # A footnote's number is a link in any case.
        text = re.sub(r"\^?\[\^?\[?(\d+)\]?\^?\]\([^)]*#fn:?-?[\w:-]*\)\^?", r"[^\1]", text)
        text = re.sub(r"\s*\[(↩|&#8617;|\^)+\]\(\S*\)", "", text)
        if text:
            self.lines.append("".join(self._prefix) + text)
        self._line = ""
