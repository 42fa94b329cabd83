#!/usr/bin/env python3
"""Shows that an article's id, once published, stays: through edits, moves, and on other machines.

    ids.py PROGRAM
"""

import json
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from program import tree
from edited_site import SiteTest, main

A = "https://one.example/a.html"


class IdsTest(SiteTest):
    def setUp(self):
        super().setUp()
        self.configure(base_url="https://one.example/")
        for number, name in enumerate("abc"):
            self.article(name, day=f"0{number + 1}")

    def rename(self, old, new):
        target = self.folder / "articles" / new
        target.parent.mkdir(parents=True, exist_ok=True)
        (self.folder / "articles" / old).rename(target)

    def test_edits_of_everything(self):
        _, first = self.build()
        self.assertEqual(first["a"], A)
        self.article("a", title="another title", day="09", body="Another text. " * 9)
        self.configure(base_url="https://two.example/", permalink="/:year/:name/")
        said, second = self.build()
        self.assertEqual(second, {"another title": A, "b": first["b"], "c": first["c"]})
        self.assertNotIn("warning", said)
        self.assertIn("<link>https://two.example/2021/", (self.folder / "feeds/rss.xml").read_text())

    def test_editions_share_one_file(self):
        """Another machine that has ids.tsv alone gives the articles of each language the ids that they had."""
        self.configure(base_url="https://one.example/", output="public", articles="content")
        (self.folder / "hugo.yaml").write_text("baseURL: https://one.example/\ndefaultContentLanguage: en\n"
                                               "languages: {en: {}, fr: {}}\n")
        for language, suffix in (("en", ""), ("fr", ".fr")):
            for name in "ab":
                self.article(f"{name} in {language}", path=f"content/posts/{name}{suffix}.md", day="07")
        self.run_it("build", "-o", "public")
        ids = self.run_it("list", "-o", "public", "--ids").stdout
        self.assertEqual(ids.count("\tfr\n"), 2)
        self.assertEqual(len(ids.splitlines()), 4)
        shutil.rmtree(self.folder / ".feedgen")
        shutil.rmtree(self.folder / "public")
        former = ids.replace("https://one.example/", "https://former.example/")
        (self.folder / "ids.tsv").write_text(former)
        self.run_it("build", "-o", "public")
        again = self.run_it("list", "-o", "public", "--ids").stdout
        self.assertEqual(again, former)
        for feed in ("public/index.xml", "public/fr/index.xml"):
            self.assertEqual((self.folder / feed).read_text().count("https://former.example/"), 2, feed)

    def test_renames_without_git(self):
        _, first = self.build()
        self.rename("a.md", "2021/new name.md")
        self.article("b", path="articles/new b.md", title="new b", body="The text of b, which is long enough to tell it "
                     "from that of every other article.")
        (self.folder / "articles/b.md").unlink()
        _, second = self.build()
        self.assertEqual(second, {"a": A, "new b": first["b"], "c": first["c"]})

    def test_renames_that_only_git_can_tell(self):
        self.git("init", "-q")
        body = "\n\n".join(BODY_LINE.format(number) for number in range(30))
        self.article("a", body=body)
        self.git("add", "articles")
        self.git("commit", "-qm", "first")
        self.build()
        for old, new in (("a", "moved"), ("moved", "moved again")):
            with self.subTest(new):
                self.git("mv", f"articles/{old}.md", f"articles/{new}.md")
                self.article(new, title=new, day="20", body=body + f"\n\nAnd some words more for {new}.")
                if old == "a":  # the first move is committed, the second one staged
                    self.git("commit", "-qam", "moved")
                _, ids = self.build()
                self.assertEqual(ids[new], A)

    def test_a_new_article_under_an_old_name(self):
        self.build()
        (self.folder / "articles/a.md").unlink()
        self.build()
        self.article("a", title="not a", day="25", body="Nothing in here has anything to do with what was there before.")
        said, ids = self.build()
        self.assertTrue(ids["not a"].startswith("urn:uuid:"), ids)
        self.assertNotIn("warning", said)
        self.assertEqual(sorted(line[1:2] + line[4:] for line in self.listed() if line[1] == "articles/a.md"),
                         [["articles/a.md"], ["articles/a.md", "gone"]])

    def test_export_and_import(self):
        self.build()
        self.rename("a.md", "renamed.md")
        self.configure(base_url="https://two.example/", permalink="/:name/")
        self.build()
        (self.folder / "articles/b.md").unlink()
        self.build()
        feeds = tree(self.folder / "feeds")
        listing = self.run_it("list", "articles", "--ids").stdout
        self.write("ids.tsv", listing)
        shutil.rmtree(self.folder / ".feedgen")
        shutil.rmtree(self.folder / "feeds")
        said, _ = self.build()
        self.assertEqual(tree(self.folder / "feeds"), feeds)
        self.assertNotIn("warning", said)
        self.assertEqual(self.run_it("list", "articles", "--ids").stdout, listing)

    def test_lines_of_an_import_that_say_nothing(self):
        self.write("ids.tsv", "old a\tarticles/a.md\ta\t2021-07-01T13:01:16Z\n\nnonsense\n")
        said, ids = self.build()
        self.assertEqual(ids["a"], "old a")
        self.assertIn("ids.tsv:3: warning: this line has no id, path, title and time", said)

    def test_a_dry_run_and_a_list_know_ids_and_write_nothing(self):
        self.build()
        self.configure(base_url="https://two.example/")
        before = tree(self.folder)
        self.run_it("articles", "-o", "feeds", "--dry-run")
        self.assertEqual(self.listed()[0], [A, "articles/a.md", "a", "2021-07-01T13:01:16Z"])
        self.assertEqual(tree(self.folder), before)

    def test_lists_for_people_and_programs(self):
        self.article("d", more="categories: [News, Local]\n")
        text = self.run_it("list", "articles", "--format", "rss").stdout
        self.assertEqual(text, "Articles (4)\n  https://one.example/feeds/rss.xml\n"
                               "  News (1)\n    https://one.example/feeds/News/rss.xml\n"
                               "    Local (1)\n      https://one.example/feeds/News/Local/rss.xml\n")
        feeds = json.loads(self.run_it("list", "articles", "--json").stdout)["feeds"]
        self.assertEqual([feed["category"] for feed in feeds], [[], ["News"], ["News", "Local"]])
        ids = json.loads(self.run_it("list", "articles", "--ids", "--json").stdout)["ids"]
        self.assertEqual(ids[0], {"id": A, "path": "articles/a.md", "title": "a",
                                  "published": "2021-07-01T13:01:16Z", "state": "live"})


BODY_LINE = "Paragraph {0} of an article that goes on for a while, so that a line more or less of it matters little ({0})."

if __name__ == "__main__":
    main(sys.argv)
