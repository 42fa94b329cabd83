#!/usr/bin/env python3
"""Shows a podcast's feed to the rules and to feedparser, and that the rules notice what breaks them."""

import unittest
from pathlib import Path

import feedparser

from rss_rules import rss_problems
from xml_document import XmlDocument

FEED = Path(__file__).resolve().parents[2] / "fixtures/cases/podcast/expected/rss.xml"

# What is replaced in the feed, by what, and a part of the problem that must be found.
CORRUPTIONS = (
    ("<itunes:author>Mara</itunes:author>", "", "without itunes:author"),
    ("<itunes:explicit>false</itunes:explicit>", "", "without itunes:explicit"),
    ("<itunes:explicit>false", "<itunes:explicit>clean", "itunes:explicit is 'clean'"),
    ("<language>en</language>", "", "without a language"),
    ('<itunes:image href="https:', '<itunes:image href="', "itunes:image"),
    ('<itunes:category text="Technology"/>', '<itunes:category text=""/>', "without text"),
    ("mara@harbour.example</itunes:email>", "Mara</itunes:email>", "without a mail address"),
    ("<itunes:duration>5<", "<itunes:duration>0:05<", "itunes:duration is no number"),
    ("<itunes:episodeType>bonus", "<itunes:episodeType>short", "itunes:episodeType is 'short'"),
    ("<itunes:type>serial", "<itunes:type>weekly", "itunes:type is 'weekly'"),
    ('type="audio/mpeg"', 'type="application/pdf"', "an episode without a recording"),
    ("</podcast:guid>", "0</podcast:guid>", "podcast:guid is no UUID"),
    ("rel=\"self\" type=\"application/rss+xml\" href=\"https://harbour.example/feeds/",
     "rel=\"self\" type=\"application/rss+xml\" href=\"https://harbour.example/other/", "podcast:guid is"),
    ("<itunes:season>", "<itunes:subtitle>x</itunes:subtitle><itunes:season>", "no fact of an episode"),
    ('pubdate="Sun, 01 Jan', 'pubdate="Mon, 01 Jan', "podcast:trailer"),
    ('protocol="activitypub"', 'protocol=""', "podcast:socialInteract"),
    ("<itunes:new-feed-url>https:", "<itunes:new-feed-url>", "itunes:new-feed-url"),
    (">Tobias</podcast:person>", "> </podcast:person>", "podcast:person is empty"),
)


def problems(data):
    return list(rss_problems(XmlDocument(data), "rss.xml"))


class PodcastTest(unittest.TestCase):
    def test_the_feed_keeps_the_rules(self):
        self.assertEqual(problems(FEED.read_bytes()), [])

    def test_every_corruption_is_found(self):
        text = FEED.read_text(encoding="utf-8")
        for old, new, part in CORRUPTIONS:
            with self.subTest(old):
                self.assertIn(old, text)
                found = problems(text.replace(old, new, 1).encode())
                self.assertTrue(any(part in problem for problem in found), found)

    def test_feedparser_sees_the_show(self):
        show = feedparser.parse(FEED.read_bytes()).feed
        self.assertEqual(show.image.href, "https://harbour.example/show.png")
        self.assertEqual(show.itunes_type, "serial")
        self.assertEqual(show.publisher_detail.email, "mara@harbour.example")
        self.assertEqual([tag.term for tag in show.tags],
                         ["Society & Culture", "Places & Travel", "Technology"])

    def test_feedparser_sees_the_episodes(self):
        entries = {entry.title: entry for entry in feedparser.parse(FEED.read_bytes()).entries}
        two = entries["Two"]
        self.assertEqual((two.itunes_duration, two.itunes_season, two.itunes_episode,
                          two.itunes_episodetype), ("3723", "1", "2", "bonus"))
        self.assertEqual((two.enclosures[0].length, two.enclosures[0].type), ("2502", "audio/mpeg"))
        self.assertNotIn("itunes_duration", entries["A map"])


if __name__ == "__main__":
    unittest.main()
