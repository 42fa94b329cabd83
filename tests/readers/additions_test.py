#!/usr/bin/env python3
"""Shows what feeds hold beyond their formats' own elements to the rules, to feedparser and to newsboat:
icons, how often to look, relations of entries, and elements of the site's own."""

import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import feedparser

from atom_rules import atom_problems
from json_rules import json_problems, read_json
from read_with_newsboat import newsboat_readings
from rss_rules import rss_problems
from xml_document import XmlDocument

HERE = Path(__file__).resolve().parent
CASES = HERE.parents[1] / "fixtures/cases"
NAMES = ("icon-found", "look-and-refresh", "relations-of-articles", "extra-elements",
         "picture-in-text-and-attached", "content-of-an-article")


def path_of(case, file):
    return CASES / case / "expected" / file


def bytes_of(case, file):
    return path_of(case, file).read_bytes()


def by_title(case, file):
    return {entry.title: entry for entry in feedparser.parse(bytes_of(case, file)).entries}


def links(entry, rel):
    return [link.href for link in entry.get("links", []) if link.rel == rel]


class AdditionsTest(unittest.TestCase):
    def test_every_feed_keeps_the_rules(self):
        for case in NAMES:
            with self.subTest(case):
                self.assertEqual(list(rss_problems(XmlDocument(bytes_of(case, "rss.xml")), "rss.xml")), [])
                self.assertEqual(list(atom_problems(XmlDocument(bytes_of(case, "atom.xml")), "atom.xml")), [])
                self.assertEqual(list(json_problems(read_json(bytes_of(case, "feed.json")), "feed.json")), [])

    def test_atom_keeps_its_grammar(self):
        files = [path_of(case, "atom.xml") for case in NAMES]
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", HERE / "atom.rng", *files],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_feedparser_sees_the_icon_in_all_formats(self):
        icon = "https://harbour.example/apple-touch-icon.png"
        rss = feedparser.parse(bytes_of("icon-found", "rss.xml")).feed
        self.assertEqual((rss.image.href, rss.image.width, rss.image.height), (icon, 144, 144))
        self.assertEqual(rss.icon, icon)
        self.assertEqual(feedparser.parse(bytes_of("icon-found", "atom.xml")).feed.icon, icon)
        self.assertEqual(json.loads(bytes_of("icon-found", "feed.json"))["icon"], icon)

    def test_feedparser_sees_the_look_and_how_often_to_come(self):
        for file in ("rss.xml", "atom.xml"):
            feed = feedparser.parse(bytes_of("look-and-refresh", file)).feed
            self.assertEqual((feed.sy_updateperiod, feed.sy_updatefrequency), ("hourly", "2"))
            self.assertEqual(feed.webfeeds_icon, "https://harbour.example/icon.svg")
            self.assertEqual(feed.webfeeds_logo, "https://harbour.example/logo.png")
            self.assertEqual(feed.webfeeds_accentcolor, "2A6FDB")
            self.assertEqual(feed.webfeeds_cover["image"], "https://harbour.example/cover.jpg")
        rss = feedparser.parse(bytes_of("look-and-refresh", "rss.xml")).feed
        self.assertEqual(rss.ttl, "30")
        self.assertEqual((rss.image.href, rss.image.width, rss.image.height),
                         ("https://harbour.example/logo.png", 144, 48))

    def test_all_formats_say_the_same_relations(self):
        rss, atom = (by_title("relations-of-articles", file) for file in ("rss.xml", "atom.xml"))
        items = {item["title"]: item
                 for item in json.loads(bytes_of("relations-of-articles", "feed.json"))["items"]}
        for title in items:
            with self.subTest(title):
                self.assertEqual([rss[title].get("comments")] if "comments" in rss[title] else [],
                                 links(atom[title], "replies"))
                self.assertEqual(links(rss[title], "related"), links(atom[title], "related"))
                source = rss[title].get("source", {}).get("href")
                self.assertEqual([source] if source else [], links(atom[title], "via"))
                outer = links(rss[title], "related") or ([source] if source else [])
                self.assertEqual(outer, [items[title]["external_url"]] if "external_url" in items[title] else [])
                self.assertEqual(rss[title].link, items[title]["url"])
        self.assertEqual(rss["Taken over"].source.title, "Harbour & Sea News")
        self.assertEqual(rss["Discussed"].comments, "https://social.example/@harbour/1122")
        self.assertEqual(links(atom["A good page"], "related"), ["https://other.example/good?a=1&b=2"])
        self.assertNotIn("comments", rss["Nothing of it"])

    def test_feedparser_reads_elements_of_the_site_back(self):
        for file in ("rss.xml", "atom.xml"):
            result = feedparser.parse(bytes_of("extra-elements", file))
            self.assertFalse(result.bozo)
            self.assertNotIn("https://harbour.example/unused#", result.namespaces.values())
            self.assertEqual(result.feed.dcterms_rightsholder, "Harbour & Sea")
            entries = {entry.title: entry for entry in result.entries}
            self.assertEqual(entries["With"].dcterms_license, "CC <BY> & 4.0 ]]>")
            self.assertNotIn("dcterms_license", entries["Without"])
            self.assertNotIn("dcterms_valid", entries["Without"])

    def test_objects_of_json_feed_keep_their_kinds(self):
        feed = json.loads(bytes_of("extra-elements", "feed.json"))
        self.assertEqual(feed["_harbour"], {"about": "https://harbour.example/json", "version": 1})
        self.assertEqual(feed["items"][0]["_harbour"], {"likes": 12, "helpers": ["Ann", "Bob & Co"]})
        self.assertNotIn("_harbour", feed["items"][1])

    def test_newsboat_shows_every_entry(self):
        with tempfile.TemporaryDirectory() as folder:
            feeds, titles = {}, {}
            for case in ("look-and-refresh", "relations-of-articles", "extra-elements"):
                for file in ("rss.xml", "atom.xml"):
                    path = Path(folder, f"{case}-{file}")
                    path.write_bytes(bytes_of(case, file))
                    entries = feedparser.parse(path.read_bytes()).entries
                    feeds[str(path)] = [entry.id for entry in entries]
                    titles[str(path)] = {(entry.title, entry.link) for entry in entries}
            for path, reading in newsboat_readings(feeds).items():
                self.assertEqual({(entry.title, entry.url) for entry in reading.entries}, titles[path])


if __name__ == "__main__":
    unittest.main()
