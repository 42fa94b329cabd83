#!/usr/bin/env python3
"""Shows that what a site changes about its pages makes the pages anew, and nothing else.

    pages.py PROGRAM
"""

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

from program import memory, tree
from site_folder import Site, stamps

PROGRAM = None


class PagesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(dir=memory())
        self.addCleanup(folder.cleanup)
        self.site = Site(folder.name, PROGRAM, 7)
        self.site.settings |= {"page_style": "page.css", "language": "it", "formats": "[rss, atom]"}
        self.build()
        self.made = self.look()
        self.pages = {path for path in self.made if path.endswith("index.html")}
        self.assertGreater(len(self.pages), 5)

    def build(self):
        self.site.write_settings()
        done = self.site.build()
        self.assertEqual(done.returncode, 0, done.stderr)

    def look(self):
        return {path: (data, stamps(self.site.feeds)[path]) for path, data in tree(self.site.feeds).items()}

    def assert_made_anew(self, wanted):
        """Those files have other bytes, and no other file was written."""
        self.build()
        made = self.look()
        self.assertEqual({path for path in made if made[path][0] != self.made.get(path, (b"",))[0]}, wanted)
        self.assertEqual({path for path in made if made[path] != self.made.get(path)}, wanted)
        self.made = made
        self.build()
        self.assertEqual(self.look(), made)

    def test_a_setting_of_pages_makes_pages_anew(self):
        self.site.settings["freshrss"] = "https://rss.example/"
        self.assert_made_anew(self.pages)
        self.site.settings["page_texts"] = "{it: {subscribe: Abbonati}}"
        self.assert_made_anew(self.pages)
        self.site.settings["page_texts"] = "{it: {subscribe: Abbonati, is_feed: Ecco un feed}}"
        self.assert_made_anew({"feed.css"})
        self.site.settings["page_template"] = "page.mustache"
        self.assert_made_anew(self.pages)

    def test_a_changed_file_makes_pages_anew(self):
        (self.site.folder / "page.css").write_text("h1 { color: red; }\n")
        self.assert_made_anew(self.pages)
        self.site.settings["page_template"] = "page.mustache"
        self.assert_made_anew(self.pages)
        self.site.write_template(9)
        self.assert_made_anew(self.pages)

    def test_a_file_with_a_mistake_leaves_all_as_it_is(self):
        for text in ("@import 'x';", "</style>"):
            (self.site.folder / "page.css").write_text(text)
            self.assertEqual(self.site.build().returncode, 2)
            self.assertEqual(self.look(), self.made)


if __name__ == "__main__":
    PROGRAM = Path(sys.argv[1]).resolve()
    unittest.main(argv=sys.argv[:1])
