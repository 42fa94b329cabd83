#!/usr/bin/env python3
"""`feedgen check` compares feeds: with what was published before (--against), and the formats of one folder.

    compare.py PROGRAM
"""

from checking import CheckingTest, main


def entry(name, day, **other):
    title = other.get("title", name)
    return (f'<entry><title>{title}</title><link href="https://site.example/{name}"/><id>{other.get("id", f"tag:site.example,2021:{name}")}</id>'
            f"<updated>2021-07-{day:02}T00:00:00Z</updated><published>2021-07-{day:02}T00:00:00Z</published>"
            f"<content>Words of {name}</content></entry>\n")


def atom(*entries):
    return ('<feed xmlns="http://www.w3.org/2005/Atom"><title>A site</title><id>https://site.example/</id>'
            '<link rel="self" href="https://site.example/atom.xml"/><link href="https://site.example/"/>'
            '<author><name>A</name></author><updated>2021-07-31T00:00:00Z</updated>\n' + "".join(entries) + "</feed>\n")


def item(name, day, **other):
    return (f'<item><title>{other.get("title", name)}</title><link>https://site.example/{name}</link>'
            f'<description>Words of {name}</description><guid isPermaLink="false">tag:site.example,2021:{name}</guid>'
            f"<pubDate>{day:02} Jul 2021 00:00:00 GMT</pubDate></item>\n")


def rss(*items):
    return ('<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>A site</title>'
            "<link>https://site.example/</link><description>D</description><language>en</language>"
            '<atom:link rel="self" href="https://site.example/rss.xml" type="application/rss+xml"/>\n'
            + "".join(items) + "</channel></rss>\n")


class AgainstTest(CheckingTest):
    def rules(self, *words, code=0):
        return [(path, rule, line) for path, rule, line, _ in self.findings(*words, code=code)]

    def test_files(self):
        self.write("old.xml", atom(entry("b", 2), entry("a", 1)))
        self.write("new.xml", atom(entry("c", 3), entry("b", 2), entry("a", 1, id="tag:site.example,2022:a")))
        self.assertEqual(self.rules("new.xml", "--against", "old.xml", code=1), [("new.xml", "changed-id", 4)])
        done = self.check("new.xml", "--against", "old.xml", code=1)
        self.assertIn('new.xml:4:1: error: B101 changed-id: the id was "tag:site.example,2021:a", and is "tag:site.example,2022:a"; ', done.out)
        self.check("new.xml", "--against", "old.xml", "--ignore", "changed-id")
        self.check("old.xml", "--against", "old.xml", "--strict")
        self.check("-", "--against", "old.xml", given=b"<feed/>", code=1)

    def test_folders(self):
        self.write("old/atom.xml", atom(entry("a", 1)))
        self.write("old/news/atom.xml", atom(entry("a", 1)))
        self.write("old/gone/atom.xml", atom(entry("a", 1)))
        self.write("new/atom.xml", atom(entry("a", 1)))
        self.write("new/news/atom.xml", atom(entry("a", 1, id="tag:site.example,2022:a")))
        self.write("new/fresh/atom.xml", atom(entry("a", 1, id="tag:site.example,2023:a")))
        self.assertEqual(self.rules("new", "--against", "old", code=1),
                         [("new/news/atom.xml", "changed-id", 2), ("new/gone/atom.xml", "gone-feed", 0)])
        self.assertIn("new/gone/atom.xml: error: B111 gone-feed: ", self.check("new", "--against", "old", code=1).out)
        self.assertEqual(self.rules("new/", "--against", "old/", code=1),
                         [("new/news/atom.xml", "changed-id", 2), ("new/gone/atom.xml", "gone-feed", 0)])
        self.assertEqual(self.rules("new/news/atom.xml", "--against", "old/news", code=1), [("new/news/atom.xml", "changed-id", 2)])
        for form in ("json", "sarif", "junit", "github", "gitlab"):
            self.check("new", "--against", "old", "--output-format", form, code=1)

    def test_what_can_not_be_compared(self):
        self.write("new.xml", atom(entry("a", 1)))
        self.check("new.xml", "--against", "missing.xml", code=2)
        (self.folder / "empty").mkdir()
        self.check("new.xml", "--against", "empty", code=2)
        self.write("old.xml", "no feed")
        self.check("new.xml", "--against", "old.xml")
        self.write("other.xml", atom(entry("a", 1)))
        self.check("new.xml", "other.xml", "--against", "old.xml", code=2)


class FormatsTest(CheckingTest):
    def test_equal_formats_have_no_finding(self):
        self.write("feeds/atom.xml", atom(entry("b", 2), entry("a", 1, title="A &amp; B")))
        self.write("feeds/rss.xml", rss(item("b", 2), item("a", 1, title="A &amp; B")))
        self.check("feeds", "--strict")

    def test_differences_are_said_in_folders_alone(self):
        self.write("feeds/atom.xml", atom(entry("c", 3), entry("b", 2), entry("a", 1)))
        self.write("feeds/rss.xml", rss(item("b", 2, title="Another"), item("c", 4), item("d", 1)))
        self.assertEqual([(path, rule, line) for path, rule, line, _ in self.findings("feeds")],
                         [("feeds/rss.xml", "formats-entries", 1), ("feeds/rss.xml", "formats-title", 2), ("feeds/rss.xml", "formats-date", 3),
                          ("feeds/rss.xml", "formats-order", 3), ("feeds/rss.xml", "formats-entries", 4)])
        self.check("feeds", "--strict", code=1)
        self.check("feeds/atom.xml", "feeds/rss.xml", "--strict")


main()
