#!/usr/bin/env python3
"""Shows that atom.rng takes what RFC 4287 allows and refuses what it forbids.

xmllint judges with libxml2, whose RELAX NG is known to lose its way in what is legal but intricate;
so the children are also shuffled, and jing judges the same documents where it is installed.
"""

import random
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SCHEMA = Path(__file__).resolve().parent / "atom.rng"
NAMESPACE = 'xmlns="http://www.w3.org/2005/Atom"'
METADATA = "<id>a:b</id><title>x</title><updated>2021-07-10T13:01:16Z</updated>"
AUTHOR = "<author><name>x</name></author>"
LINK = '<link rel="alternate" href="http://a/"/>'
OWN = '<link rel="self" href="http://a/"/>'
SUMMARY = "<summary>s</summary>"
CONTENT = "<content>c</content>"
PICTURE = '<content type="image/png">aGVsbG8=</content>'
XHTML = '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a<p class="x">b</p></div></content>'
FOREIGN = '<x:y xmlns:x="urn:x" z="1"><x:q>1</x:q></x:y><plain xmlns=""/>'


def entry(*parts):
    return f"<entry>{METADATA}{''.join(parts)}</entry>"


def feed(*parts, metadata=METADATA, attributes=""):
    return f"<feed {NAMESPACE}{attributes}>{metadata}{AUTHOR}{''.join(parts)}</feed>"


GOOD = [
    feed(),
    feed(entry(CONTENT), entry(LINK), entry(OWN, CONTENT, SUMMARY, LINK)),
    feed(entry(SUMMARY, LINK, OWN, CONTENT, OWN), entry(OWN, LINK, SUMMARY), entry(OWN, LINK, OWN)),
    feed(entry(OWN, SUMMARY, '<content src="http://a/" type="image/png"/>'), entry(PICTURE, SUMMARY)),
    feed(entry(XHTML), entry('<content type="html">&lt;p></content>')),
    feed(entry('<content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg" x="1"/></content>')),
    feed(entry('<content type="text/plain">foo</content>')),
    feed(entry(CONTENT, f"<source>{METADATA}{AUTHOR}</source>"), entry(CONTENT, "<source/>")),
    feed(entry(CONTENT, FOREIGN), FOREIGN),
    feed(AUTHOR, '<icon>x</icon><logo>y</logo><rights>r</rights><subtitle type="html">a</subtitle>'
         '<generator uri="http://g" version="1">g</generator><category term="a" label="b"/>'
         "<contributor><name>c</name></contributor>"),
    feed(f"<author><email>a@b</email><name>x</name><uri>http://x</uri>{FOREIGN}</author>"),
    feed('<link href="a" x:foo="1" xmlns:x="urn:x" hreflang="zh-Hans" title="t" length="4" type="a/b"/>'),
    feed(attributes=' xml:lang="zh" xml:base="http://x/"'),
    feed(entry(CONTENT, "<published>2021-07-10T00:00:00.5+08:00</published>")),
    f"<entry {NAMESPACE}>{METADATA}{CONTENT}{AUTHOR}</entry>",
]

BAD = [
    feed(metadata=METADATA.replace("<id>a:b</id>", "")),
    feed(metadata=METADATA.replace("a:b", "ab")),
    feed(metadata=METADATA.replace("a:b", " a:b")),
    feed(metadata=METADATA.replace("16Z", "16")),
    feed(metadata=METADATA.replace("T13", "t13")),
    feed(metadata=METADATA.replace("07-10", "02-30")),
    feed(metadata=METADATA.replace("<title>", '<title type="other">')),
    feed("<title>twice</title>"),
    feed("<updated>2021-07-10T13:01:16Z</updated>"),
    feed("<unknown/>"),
    feed(entry(CONTENT, "<unknown/>")),
    feed(entry(CONTENT, CONTENT)),
    feed(entry(CONTENT, SUMMARY, SUMMARY)),
    feed(entry(OWN)),
    feed(entry(OWN, SUMMARY)),
    feed(entry('<content src="http://a/"/>')),
    feed(entry(PICTURE)),
    feed(entry(PICTURE.replace("8=", "8"), SUMMARY)),
    feed(entry(XHTML.replace("div", "p"))),
    feed(entry('<content type="xhtml"><div>a</div></content>')),
    feed(entry('<content type="html"><p/></content>')),
    feed(entry(CONTENT, "<published>2021-07-10</published>")),
    feed("<author><email>a@b</email></author>"),
    feed("<author><name>x</name><name>x</name></author>"),
    feed("<author><name>x</name><email>a b</email></author>"),
    feed('<category label="x"/>'),
    feed('<link rel="x"/>'),
    feed('<link href="a b"/>'),
    feed('<link href="a" other="1"/>'),
    feed('<link href="a" length="1x"/>'),
    feed('<link href="a" type="none"/>'),
    feed(attributes=' xml:lang="z h"'),
    feed(attributes=' version="1"'),
    f"<entry {NAMESPACE}>{METADATA}{AUTHOR}</entry>",
    f"<entry>{METADATA}{AUTHOR}{CONTENT}</entry>",
]


def shuffled(seed):
    """A good feed of everything, its children and those of its entries in any order."""
    chance = random.Random(seed)

    def mixed(*parts):
        parts = re.findall(r"<(?:id|title|updated)>[^<]*</\w+>", METADATA) + list(parts)
        chance.shuffle(parts)
        return "".join(parts)

    entries = [f"<entry>{mixed(*parts)}</entry>" for parts in (
        (LINK, OWN, CONTENT, SUMMARY, AUTHOR, '<category term="a"/>', '<category term="b"/>'),
        (PICTURE, SUMMARY, OWN, LINK, FOREIGN),
        (OWN, LINK, OWN, SUMMARY, AUTHOR, "<rights>r</rights>"))]
    return f"<feed {NAMESPACE}>{mixed(AUTHOR, LINK, OWN, '<icon>x</icon>', FOREIGN, *entries)}</feed>"


class SchemaTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def judge(self, documents, command):
        """The documents that the command finds valid."""
        paths = {}
        for number, document in enumerate(documents):
            path = self.folder / f"{number}.xml"
            path.write_text(document, encoding="utf-8")
            paths[str(path)] = document
        done = subprocess.run([*command, *paths], capture_output=True, text=True)
        self.assertIn(done.returncode, (0, 1, 3), done.stderr)
        return [document for path, document in paths.items() if path + ":" not in done.stdout + done.stderr]

    def judge_all(self, command):
        good = GOOD + [shuffled(seed) for seed in range(50)]
        self.assertEqual(self.judge(good, command), good)
        self.assertEqual(self.judge(BAD, command), [])

    def test_libxml2_takes_the_good_and_refuses_the_bad(self):
        self.judge_all(["xmllint", "--noout", "--nonet", "--relaxng", SCHEMA])

    @unittest.skipUnless(shutil.which("jing"), "jing is not installed: judged by libxml2 alone")
    def test_jing_takes_the_good_and_refuses_the_bad(self):
        self.judge_all(["jing", SCHEMA])


if __name__ == "__main__":
    unittest.main()
