#!/usr/bin/env python3
"""Builds and serves a site with the real Jekyll and packages/jekyll/feedgen.rb in the place of jekyll-feed.

    jekyll_plugin.py PROGRAM
"""

import shutil
import sys
import unittest

from plugin_site import ADDRESS, ROOT, PluginTest, entries, free_port

SETTINGS = """title: The Harbour & Its Boats
url: https://harbour-boats.net
baseurl: /blog
author: Jane Doe
timezone: UTC
permalink: pretty
"""
LAYOUT = "<!doctype html>\n<html><head><title>{{ page.title }}</title>{% feed_meta %}</head><body>{{ content }}</body></html>\n"


class JekyllTest(PluginTest):
    def setUp(self):
        super().setUp()
        self.write("_config.yml", SETTINGS)
        self.write("_layouts/default.html", LAYOUT)
        self.write("index.html", "---\nlayout: default\ntitle: Home\n---\n<p>Home</p>\n")
        for number in range(15):
            self.post(f"post-{number:02}", f"2024-01-{number + 1:02}")
        self.plug_in()

    def plug_in(self):
        (self.site / "_plugins").mkdir(exist_ok=True)
        shutil.copy(ROOT / "packages/jekyll/feedgen.rb", self.site / "_plugins")

    def post(self, name, date):
        self.write(f"_posts/{date}-{name}.md", f"---\nlayout: default\ntitle: About {name}\ncategories: [news]\n---\nThe harbour lights went out.\n")

    def jekyll(self, *arguments, **options):
        return self.run_in_site("jekyll", "build", *arguments, FEEDGEN_BINARY=str(self.program), **options)

    def test_it_takes_the_place_of_jekyll_feed(self):
        for settings, feed in (("", "feed.xml"), ("feed: {path: news.xml}\n", "news.xml")):
            with self.subTest(feed):
                (self.site / "_plugins/feedgen.rb").unlink()
                self.write("_config.yml", SETTINGS + settings + "plugins: [jekyll-feed]\n")
                self.jekyll()
                self.assertFalse(self.is_feedgens(f"_site/{feed}"))
                former = self.copy_of(f"_site/{feed}")
                self.plug_in()
                self.assertIn("jekyll-feed is still among the plugins", self.jekyll())
                self.assertTrue(self.is_feedgens(f"_site/{feed}"), "feedgen writes last")
                self.write("_config.yml", SETTINGS + settings)
                self.jekyll()
                self.assertTrue(self.is_feedgens(f"_site/{feed}"))
                self.assertEqual(entries(self.site / "_site" / feed), entries(former))

    def test_pages_lead_to_the_feeds_with_the_tag_of_jekyll_feed_and_without(self):
        self.jekyll()
        link = f'href="{ADDRESS}/feed.xml"'
        self.assertIn(link, self.read("_site/index.html"))
        self.write("_layouts/default.html", LAYOUT.replace("{% feed_meta %}", ""))
        self.jekyll()
        self.assertIn(link, self.read("_site/index.html"))

    def test_the_next_build_removes_no_feed(self):
        self.jekyll()
        # A file that is removed and written again is another one.
        made = {path: path.stat().st_ino for path in (self.site / "_site").rglob("*") if path.suffix in (".xml", ".json")}
        self.assertGreater(len(made), 4)
        self.assertIn("0 changed", self.jekyll())
        self.assertEqual({path: path.stat().st_ino for path in made}, made)
        self.assertTrue((self.site / ".feedgen/state.db").exists())
        self.assertFalse((self.site / "_site/.feedgen").exists())
        self.write("_site/stale.html", "")
        self.jekyll()
        self.assertFalse((self.site / "_site/stale.html").exists(), "what is neither Jekyll's nor feedgen's goes")

    def test_options_of_the_build_say_folder_and_address(self):
        self.jekyll("-d", "elsewhere", "--baseurl", "/other")
        own, shown = entries(self.site / "elsewhere/feed.xml")
        self.assertEqual(own, ["https://harbour-boats.net/other/feed.xml"])
        self.assertEqual(shown[0][0], "https://harbour-boats.net/other/news/2024/01/15/post-14")
        self.assertIn('href="https://harbour-boats.net/other/feed.xml"', self.read("elsewhere/index.html"))
        self.assertFalse((self.site / "_site").exists())

    def test_a_bad_setting_and_a_lacking_program_fail_the_build(self):
        self.write("feedgen.yaml", "limit: many\n")
        said = self.jekyll(code=None)
        self.assertIn("feedgen.yaml:1:", said)
        self.assertIn("feedgen failed (2)", said)
        said = self.run_in_site("jekyll", "build", code=None, FEEDGEN_BINARY="/nonexistent/feedgen")
        self.assertIn("there is no program feedgen", said)

    def test_serving_shows_a_preview_and_does_not_rebuild_for_ever(self):
        self.jekyll()
        known = (self.site / ".feedgen/state.db").read_bytes()
        port = free_port()
        server = self.start("jekyll", "serve", "-H", "127.0.0.1", "-P", str(port), "--verbose", FEEDGEN_BINARY=str(self.program))
        server.wait_for("Auto-regeneration")
        said = server.wait_for(r"\d+ feeds: [1-9]\d* changed.*", lambda: self.post("new", "2024-02-01"))
        self.is_soon_in("About new", lambda: self.get(port, "/blog/feed.xml")[1])
        self.assertNotIn(".feedgen/", said.replace("\\", ""), "Jekyll watches no state")
        self.assertEqual((self.site / ".feedgen/state.db").read_bytes(), known)


if __name__ == "__main__":
    from pathlib import Path

    PluginTest.program = Path(sys.argv.pop(1)).resolve()
    unittest.main(verbosity=2)
