#!/usr/bin/env python3
"""Shows that compare.py finds nothing in good feeds, and finds what is broken on purpose."""

import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from plain_article import read_plain_article
from sample_site import write_site

# What is broken: the file, what stands there, what it becomes, and what compare.py says to it.
CORRUPTIONS = [
    ("feeds/rss.xml", "</item>", "", "NotWellFormed"),
    ("feeds/rss.xml", "Sat, 10 Jul 2021 13:01:16 GMT</pubDate>\n      <dc", "Sun, 10 Jul 2021 13:01:16 GMT</pubDate>\n      <dc", "has the wrong weekday"),
    ("feeds/rss.xml", "Sat, 10 Jul 2021 13:01:16 GMT</pubDate>\n      <dc", "Sat, 10 Jul 2021 13:01:17 GMT</pubDate>\n      <dc", "json / feedparser's rss"),
    ("feeds/rss.xml", "<lastBuildDate>Sun, 11", "<lastBuildDate>Mon, 12", "is not that of the newest item"),
    ("feeds/rss.xml", '<guid isPermaLink="true">https://site.example/News/second.html</guid>', "", "no <guid>"),
    ("feeds/rss.xml", "News/second.html</guid>", "News/first.html</guid>", "two items have the guid"),
    ("feeds/rss.xml", "<dc:creator>Ann</dc:creator>", "", "declares the namespace dc="),
    ("feeds/rss.xml", "<dc:creator>Ann<", "<dc:creator>Anne<", "newsboat's rss: https://site.example/News/first.html: authors"),
    ("feeds/rss.xml", "Older, but changed.&lt;", "Older, but  changed.&lt;", "newsboat's rss: https://site.example/News/second.html: html"),
    ("feeds/rss.xml", "Hello &amp;amp; welcome", "Hello &amp; welcome &lt;b&gt;", "holds markup"),
    ("feeds/rss.xml", "<link>https://site.example/News/first.html", "<link>https://site.example/News/f irst.html", "is not percent-encoded"),
    ("feeds/rss.xml", 'href="https://site.example/feeds/rss.xml"', 'href="https://site.example/rss2.xml"', "the self link leads elsewhere"),
    ("feeds/rss.xml", "</guid>\n      <pubDate>Fri", '</guid>\n      <enclosure url="https://a.example/" length=""/>\n      <pubDate>Fri', "enclosure's attributes"),
    ("feeds/atom.xml", "<id>https://site.example/News/first.html</id>", "", "xmllint"),
    ("feeds/atom.xml", "<author>\n    <name>Site</name>\n  </author>\n", "", "every entry has an author"),
    ("feeds/atom.xml", "<updated>2021-07-11T00:00:00Z</updated>\n  <author>", "<updated>2021-07-12T00:00:00Z</updated>\n  <author>", "is not that of the newest change"),
    ("feeds/atom.xml", ' label="City"', ' label="Town"', "labels"),
    ("feeds/atom.xml", 'rel="alternate" type="text/html" href="https://site.example/News/second.html"', 'href="https://site.example/News/second.html"', "a link without rel"),
    ("feeds/atom.xml", "https://site.example/News/second.html</id>", "https://site.example/News/2.html</id>", "is not shown by newsboat's atom"),
    ("feeds/atom.xml", "It's &amp; was", "It's &amp;amp; was", "newsboat's atom: https://site.example/News/first.html: title"),
    ("feeds/feed.json", '"tags": ["News"]', '"tags": "News"', "is no list"),
    ("feeds/feed.json", '"Second"', '"Second", "title": "2"', "stands twice"),
    ("feeds/feed.json", '"home_page_url"', '"homepage"', "JSON Feed 1.1 does not know"),
    ("feeds/feed.json", "2021-07-11T00:00:00Z", "2021-07-11 00:00:00", "is no RFC 3339 date"),
    ("articles/News/second.md", "title: Second", "title: Zweiter", "1 of 2 expected articles are shown"),
    ("articles/News/second.md", "2021-07-09 08", "2021-07-09 09", "no article has this title and date"),
    ("articles/News/second.md", "08:00:00+08:00", "08:00:00Z", "updated is"),
    ("articles/News/second.md", " - News", " - Olds", "no feed here"),
    ("articles/News/first.md", "author: Ann", "author: Bob", "authors is"),
    ("articles/News/first.md", "welcome", "farewell", "the text differs"),
    ("articles/News/first.md", "a.png", "b.png", "pictures are"),
]


def compare(folder, *more):
    return subprocess.run(
        [sys.executable, HERE / "compare.py", "--feeds", folder / "feeds", "--articles", folder / "articles",
         "--base-url", "https://site.example/", *more],
        capture_output=True, text=True, env={"SOURCE_DATE_EPOCH": "1700000000", "LANG": "C.UTF-8",
                                             "PATH": "/usr/local/bin:/usr/bin:/bin"})


def broken(corruption):
    """What compare.py says of the site after one change."""
    file, old, new, _ = corruption
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder))
        path = Path(folder, file)
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return compare(Path(folder))


class CompareTest(unittest.TestCase):
    maxDiff = None

    def test_good_feeds_have_no_differences(self):
        with tempfile.TemporaryDirectory() as folder:
            write_site(Path(folder))
            done = compare(Path(folder))
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        self.assertIn("3 folders, 9 feeds, 15 entries read; 0 differences", done.stdout)
        self.assertIn("2 articles expected, 0 not of the plain kinds, 3 scopes", done.stdout)

    def test_every_corruption_is_found(self):
        with ThreadPoolExecutor(2) as pool:
            for corruption, done in zip(CORRUPTIONS, pool.map(broken, CORRUPTIONS)):
                with self.subTest(corruption):
                    self.assertEqual((done.returncode, done.stderr), (1, ""), done.stdout)
                    self.assertIn(corruption[-1], done.stdout)

    def test_a_missing_article_and_a_feed_too_many_are_found(self):
        with tempfile.TemporaryDirectory() as folder:
            write_site(Path(folder))
            Path(folder, "articles/News/first.md").unlink()
            done = compare(Path(folder))
        self.assertEqual(done.returncode, 1)
        self.assertIn("no article belongs here", done.stdout)
        self.assertIn("no article has this title and date", done.stdout)

    def test_a_lower_limit_is_not_kept(self):
        with tempfile.TemporaryDirectory() as folder:
            write_site(Path(folder))
            self.assertEqual(compare(Path(folder), "--limit", "1").returncode, 1)

    def test_no_feeds_are_no_success(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "feeds").mkdir()
            Path(folder, "articles").mkdir()
            self.assertEqual(compare(Path(folder)).returncode, 1)


class PlainArticleTest(unittest.TestCase):
    def read(self, header, zone="UTC"):
        return read_plain_article("a.md", f"---\ntitle: t\n{header}\n---\nx".encode(), zone)

    def test_dates(self):
        for header, zone, seconds in (
                ("date: Thu, 01 Jan 1970 00:00:01 GMT", "UTC", 1),
                ("date: Thu, 01 Jan 1970 08:00:01 +0800", "UTC", 1),
                ("date: 1970-01-01 08:00:01", "Asia/Shanghai", 1),
                ("date: 1970-01-01T08:00:01+08:00", "UTC", 1)):
            self.assertEqual(self.read(header, zone).published, seconds, header)

    def test_what_is_not_certain_is_not_told(self):
        for header in ("date: Fri, 01 Jan 1970 00:00:01 GMT", "date: 2021-02-30 00:00:00", "x: y",
                       "date: 2021-03-28 02:30:00", "date: 2021-10-31 02:30:00", "date: yesterday",
                       "date: 2021-01-01 00:00:00\nauthor: true", "date: 2021-01-01 00:00:00\nauthor: [a]",
                       "date: 2021-01-01 00:00:00\ntags: {a: b}", "date: 2021-01-01 00:00:00\nauthor: a # b"):
            self.assertIsNone(self.read(header, "Europe/Berlin"), header)


if __name__ == "__main__":
    unittest.main()
