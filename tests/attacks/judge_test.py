#!/usr/bin/env python3
"""Reads every cleaned attack with Python's own HTML parser and says what must not be there.

The lists below are not the cleaner's: they were written from what browsers run and load. That the
judge notices is shown by the attacks themselves, most of which it must condemn uncleaned.
"""

import argparse
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from vectors import read_vectors

ELEMENTS = set("""
    a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup data dd
    del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i iframe
    img ins kbd li mark nav ol p picture pre q rp rt ruby s samp section small source span strong
    sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr
    math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mphantom mprescripts mroot mrow ms
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics
    """.split())
FORMULA_TEXTS = {"mi", "mn", "mo", "ms", "mtext"}
VOID = set("br col hr img source track wbr".split())
ADDRESSES = {"href": r"https?://|mailto:|tel:|ftp:|geo:|ircs?:|magnet:|matrix:|news:|sip:|sms:|xmpp:",
             "src": r"https?://|data:image/(png|gif|jpe?g|webp|avif);base64,[A-Za-z0-9+/]+=*$",
             "poster": r"https?://", "cite": r"https?://"}
HARMLESS = set("""
    align alt class colspan controls datetime decoding default dir height hreflang id kind label lang
    loading loop media muted open playsinline preload referrerpolicy reversed rowspan scope sizes span
    srclang start title type valign value width abbr allowfullscreen sandbox display
    """.split())
PLAYERS = re.compile(r"https://(www\.youtube-nocookie\.com/embed/|player\.vimeo\.com/video/|"
                     r"open\.spotify\.com/embed/|w\.soundcloud\.com/player/\?url=https)[\w/?=%.-]+$")
STYLE = re.compile(r"[a-z-]+:[a-z0-9#%., ()-]+(;[a-z-]+:[a-z0-9#%., ()-]+)*")
STYLE_WORDS = re.compile(r"url|expression|position|content|behavior|binding|opacity|indent|transform|"
                         r"animation|filter|margin|z-index|display|visibility|font-size|cursor|import|var")
# What a page or a script might look for under a property's name.
CLOBBERS = set("""
    attributes body constructor cookie createElement currentScript Float32Array forms getElementById
    hit location nodeName self toString top __proto__
    """.split())


class Judge(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.problems = []
        self.open = []
        self.ids = set()
        self.feed(html)
        self.close()
        if self.open:
            self.problems.append(f"not closed: {self.open}")
        if self.rawdata:
            self.problems.append(f"a tag that does not end: {self.rawdata}")

    def handle_starttag(self, tag, attributes):
        if tag not in ELEMENTS:
            self.problems.append(f"<{tag}>")
        if self.open and self.open[-1] in FORMULA_TEXTS:
            self.problems.append(f"<{tag}> in <{self.open[-1]}>")
        for name, value in attributes:
            self.judge_attribute(tag, name, value or "")
        if tag not in VOID:
            self.open.append(tag)
        if len(self.open) > 128:
            self.problems.append("nests too deeply")

    def handle_startendtag(self, tag, attributes):
        self.problems.append(f"<{tag}/>")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes something else")

    def judge_attribute(self, tag, name, value):
        if name in ADDRESSES:
            good = re.match(ADDRESSES[name], value) and not re.search(r"[\s<>\"\\^`{|}]|[^ -~]", value)
            if tag == "iframe":
                good = PLAYERS.match(value)
        elif name == "srcset":
            good = all(re.fullmatch(r"https?://\S+( [0-9.]+[xw])?", each) for each in value.split(", "))
        elif name == "style":
            good = STYLE.fullmatch(value) and not STYLE_WORDS.search(value)
        elif name == "id":
            good = value not in CLOBBERS and value not in self.ids
            self.ids.add(value)
        else:
            good = name in HARMLESS
        if not good:
            self.problems.append(f"<{tag} {name}={value!r}>")

    def handle_comment(self, data):
        self.problems.append(f"a comment: {data}")

    handle_decl = unknown_decl = handle_pi = handle_comment


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--clean-vectors", required=True, help="the program of that name")
    vectors = read_vectors(parser.parse_args().clean_vectors)
    bad = 0
    for vector in vectors:
        for problem in Judge(vector["clean"]).problems:
            bad += 1
            print(f"{vector['name']}: {problem}\n  {vector['source']}\n  became {vector['clean']}")
    condemned = sum(1 for vector in vectors if Judge(vector["source"]).problems)
    print(f"{len(vectors)} attacks, {condemned} condemned as they are, {bad} problems when cleaned")
    if condemned < len(vectors) * 9 // 10:
        print("the judge is blind: it must condemn nine of ten attacks that are not cleaned")
        return 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
