"""The judge, the reader and the comparison notice what they are there for."""

import dataclasses
import sys
import tempfile
import unittest
from pathlib import Path

import bodies
import compare
import feeds
import heads
import judge
import tables
import takeover
import takeover_sites
import truth

_ENTRY = """<entry><title>{title}</title><link rel="alternate" href="{address}"/><id>{id}</id>{author}
<published>2021-07-10T13:01:16Z</published><updated>{updated}</updated>{category}
<summary type="html">{summary}</summary><content type="html"><![CDATA[{content}]]></content></entry>"""
_GOOD = dict(title="A letter", address="https://site.example/a/", id="tag:a", updated="2021-07-11T00:00:00Z",
             author="<author><name>Mara</name></author>", category='<category term="water"/>', summary="Short",
             content='<p><img src="https://site.example/a.png"> {% raw %}<code>{{ x }}</code></p>\nlast-word')
_HEAD = """---
title: A letter
date: Sat, 10 Jul 2021 13:01:16 GMT
updated: 2021-07-11
author: Mara
tags: [water]
---
last-word
"""


def document(*entries, **changed):
    whole = [_ENTRY.format(**{**_GOOD, "content": _GOOD["content"].replace("{% raw %}", ""), **changed}), *entries]
    return feeds.read(f'<feed xmlns="http://www.w3.org/2005/Atom">{"".join(whole)}</feed>')


def broken(head=_HEAD, *entries, **changed):
    found = judge.Judgement(document(*entries, **changed), {judge.title_key("A letter"): heads.read(head)})
    return [rule for rule, titles in found.broken.items() if titles]


class TheJudge(unittest.TestCase):
    def test_finds_nothing_in_a_good_entry(self):
        self.assertEqual([], broken())

    def test_finds_each_fault(self):
        twin = _ENTRY.format(**{**_GOOD, "title": "Another", "content": ""})
        for rule, found in {
            "another instant than the head says, zone and all": broken(_HEAD.replace("GMT", "+0800")),
            "the feed tells of a change, the head of none": broken(_HEAD.replace("updated: 2021-07-11\n", "")),
            "the head tells of a change, the feed of none": broken(updated="2021-07-10T13:01:16Z"),
            "no author, or not the article's own": broken(author="<author><name>Jonas</name></author>"),
            "all categories and tags lost": broken(category=""),
            "no id, or the id of another entry too": broken(_HEAD, twin),
            "an address that leads elsewhere, or is no address": broken(address="https://site.example/C#/"),
            "no title, or one that shows markup": broken(title="&amp;#39;A letter&amp;#39;"),
            "the text is cut, or missing": broken(content="<p>A beginning"),
            "relative addresses in the text": broken(content='<img src="a.png">last-word'),
            "scripts, handlers, forms, frames in the text": broken(content='<p onclick="x()">last-word'),
            "lazy pictures that stay empty": broken(content='<img data-src="https://a.example/">last-word'),
            "template tags in the text": broken(content="{% asset_img a.png %} last-word"),
            "a summary that is cut inside of a tag": broken(summary='&lt;img src="a'),
        }.items():
            with self.subTest(rule):
                self.assertIn(rule, found)

    def test_finds_relative_addresses_in_srcset(self):
        self.assertEqual(["b.png"], bodies.findings('<img srcset="https://a.example/a 1x, b.png 2x">').relative)

    def test_misses_a_time_of_publication(self):
        self.assertIsNone(feeds.moment("Mon, 01 Jan 0001 00:00:00 +0000"))


class TheReader(unittest.TestCase):
    def test_says_what_is_not_well_formed_and_reads_on(self):
        for flaw in ("a & b", "a\x08b", "]]>c</code>"):
            with self.subTest(flaw):
                read = document(content=flaw if flaw.startswith("]") else "x", address="https://site.example/a" + (
                    "" if flaw.startswith("]") else flaw.replace(" ", "")))
                self.assertNotEqual("", read.problem)
                self.assertEqual(1, len(read.entries))


class TheComparison(unittest.TestCase):
    row = truth.Row("a.md", "entry", "https://site.example/a/", "tag:a", published="2021-07-10T13:01:16Z")
    item = {"url": "https://site.example/a/", "id": "tag:a", "date_published": "2021-07-10T15:01:16+02:00"}

    def found(self, row, items):
        return [each.what for each in compare.differences("site", [row], items)]

    def test_sees_no_difference_where_there_is_none(self):
        self.assertEqual([], self.found(self.row, {"a.md": self.item}))
        self.assertEqual([], self.found(truth.Row("a.md", "hidden"), {}))

    def test_sees_each_difference(self):
        self.assertEqual(["shown"], self.found(self.row, {}))
        self.assertEqual(["shown"], self.found(truth.Row("a.md", "page"), {"a.md": self.item}))
        for key, what in {"url": "address", "id": "id", "date_published": "published"}.items():
            other = {**self.item, key: "2021-07-10T13:01:17Z"}
            self.assertEqual([what], self.found(self.row, {"a.md": other}))

    def test_lets_a_deviation_pass_and_notes_its_use(self):
        deviations = [compare.Deviation("si*", "a.md", "id", "because"), compare.Deviation("site", "b.md", "id", "so")]
        differences = [compare.Difference("site", "a.md", what, "x", "y") for what in ("id", "address")]
        left = compare.unexpected(differences, deviations)
        self.assertEqual(["address"], [each.what for each in left])
        self.assertEqual([True, False], [each.used for each in deviations])


class TheTakeover(unittest.TestCase):
    address = takeover_sites.ADDRESS + "/atom.xml"
    old = takeover.FeedFile("atom", address, "Harbour", ("c", "b", "a"))

    def found(self, **changed):
        new = dataclasses.replace(self.old, title="Another", **changed)
        return list(takeover.differences("atom.xml", self.old, new))

    def test_sees_no_difference_in_another_title_and_in_fewer_old_entries(self):
        self.assertEqual([], self.found())
        self.assertEqual([], self.found(ids=("c", "b")))

    def test_sees_each_difference(self):
        self.assertEqual(["it is gone"], list(takeover.differences("atom.xml", self.old, None)))
        for changed, word in [({"format": "rss"}, "it is rss"), ({"self_address": self.address + "x"}, "its self"),
                              ({"ids": ("b", "c", "a")}, "another order"), ({"ids": ("c", "a")}, "are gone"),
                              ({"ids": ("c", "b", "b", "a")}, "twice"), ({"ids": ("d", "c", "b", "a")}, "were not in it")]:
            with self.subTest(word):
                self.assertTrue(any(word in one for one in self.found(**changed)), self.found(**changed))

    def test_reads_every_format_and_nothing_else(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "feed"
            for text, form in [('<feed xmlns="http://www.w3.org/2005/Atom"/>', "atom"), ("<rss><channel/></rss>", "rss"),
                               ('{"version": "https://jsonfeed.org/version/1", "items": []}', "json")]:
                path.write_text(text, encoding="utf-8")
                self.assertEqual(form, takeover.read_feed(path).format)
            for text in ("<urlset/>", "{}", "[1]", "User-agent: *"):
                path.write_text(text, encoding="utf-8")
                self.assertIsNone(takeover.read_feed(path))


class TheFiles(unittest.TestCase):
    def test_truth_is_read_as_it_was_written(self):
        rows = [truth.Row("b\\.md", "entry", "https://b.example/", "id", "A\ttab\nand \\n", authors=["Ö"]),
                truth.Row("a.md", "hidden")]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "truth.tsv"
            truth.write(path, "nobody 1.0", rows)
            self.assertEqual([rows[1], rows[0]], truth.read(path))

    def test_a_table_replaces_the_former_one_and_nothing_else(self):
        page = "before\n<!-- rules -->\nold\n<!-- end of rules -->\nafter\n"
        self.assertEqual("before\n<!-- rules -->\n\nnew\n\n<!-- end of rules -->\nafter\n",
                         tables.put(page, "rules", ["new"]))


if __name__ == "__main__":
    sys.exit(unittest.main())
