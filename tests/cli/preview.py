#!/usr/bin/env python3
"""Shows that --preview writes what a build would publish, elsewhere, and that no later run knows of it.

    preview.py PROGRAM
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from edited_site import SiteTest, main
from program import tree

SETTINGS = "title: Preview\nurl: https://harbour.example\nauthor: Jane\n"


class PreviewTest(SiteTest):
    """A site of Hexo, whose feeds have places of their own in `public`."""

    def setUp(self):
        super().setUp()
        self.write("_config.yml", SETTINGS)
        self.write("source/_posts/first.md", "---\ntitle: First\ndate: 2021-07-01 10:00:00 +0000\n---\nText.\n")

    def everything(self):
        return {path: content for path, content in tree(self.folder).items() if not path.startswith("preview/")}

    def test_the_files_are_those_that_a_build_publishes(self):
        for _ in range(2):
            self.run_it("-o", "public", "--preview", "preview")
        self.assertIn("atom.xml", tree(self.folder / "preview"))
        self.run_it("-o", "public")
        self.assertEqual(tree(self.folder / "preview"), tree(self.folder / "public"))

    def test_no_folder_but_that_of_the_preview_changes(self):
        before = self.everything()
        self.run_it("-o", "public", "--preview", "preview")
        self.assertEqual(self.everything(), before, "before the first build")
        self.run_it("-o", "public")
        before = self.everything()
        self.write("source/_posts/second.md", "---\ntitle: Second\ndate: 2021-07-02 10:00:00 +0000\n---\nText.\n")
        added = self.everything()
        self.run_it("-o", "public", "--preview", "preview")
        self.assertEqual(self.everything(), added)
        self.assertIn(b"Second", tree(self.folder / "preview")["atom.xml"])
        (self.folder / "source/_posts/second.md").unlink()
        self.run_it("-o", "public")
        self.assertEqual(tree(self.folder / "public"), {path.removeprefix("public/"): content for path, content in before.items()
                                                       if path.startswith("public/")})

    def test_an_id_is_kept_only_when_it_was_published(self):
        self.run_it("-o", "public", "--preview", "preview")
        (self.folder / "source/_posts/first.md").rename(self.folder / "source/_posts/renamed.md")
        self.run_it("-o", "public")
        self.assertEqual(self.id_in("public"), "https://harbour.example/2021/07/01/renamed/")
        (self.folder / "source/_posts/renamed.md").rename(self.folder / "source/_posts/again.md")
        self.run_it("-o", "public", "--preview", "preview")
        self.assertEqual(self.id_in("preview"), "https://harbour.example/2021/07/01/renamed/")

    def id_in(self, folder):
        return json.loads((self.folder / folder / "feed.json").read_text(encoding="utf-8"))["items"][0]["id"]

    def test_pages_stay_as_they_are(self):
        self.write("feedgen.yaml", "inject: true\n")
        self.write("public/index.html", "<!doctype html><html><head></head><body></body></html>")
        self.run_it("-o", "public", "--preview", "preview")
        self.assertNotIn("data-feedgen", (self.folder / "public/index.html").read_text())

    def test_what_publishes_is_refused_beside_it(self):
        for more in ("--dry-run", "--inject", "--eject", "--ping"):
            self.assertIn(more, self.run_it("-o", "public", "--preview", "preview", more, code=2).stderr)
        for folder in ("public", "./public/", ""):
            self.assertIn("--preview needs a folder", self.run_it("-o", "public", "--preview", folder, code=2).stderr)
        self.assertFalse((self.folder / "preview").exists())


if __name__ == "__main__":
    main(sys.argv)
