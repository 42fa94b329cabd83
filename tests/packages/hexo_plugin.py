#!/usr/bin/env python3
"""Builds, watches, serves and deploys a site with the real Hexo and hexo-generator-feedgen in the place of the former plugin.

    hexo_plugin.py PROGRAM TOOLS

TOOLS holds hexo-7 and hexo-8, each with node_modules in which feedgen's packages are installed: ./dev sites --plugins.
"""

import json
import shutil
import subprocess
import sys

from plugin_site import ADDRESS, PluginTest, entries, environment, free_port, main

SETTINGS = f"""title: The Harbour & Its Boats
url: {ADDRESS}
root: /blog/
author: Jane Doe
timezone: UTC
permalink: :year/:month/:day/:title/
theme: plain
"""
LAYOUT = "<!doctype html>\n<html><head><title><%= page.title %></title></head><body><%- body %></body></html>\n"
PACKAGES = ("hexo-generator-index", "hexo-renderer-ejs", "hexo-renderer-marked", "hexo-server", "hexo-deployer-git")


class HexoTest(PluginTest):
    def setUp(self):
        super().setUp()
        (self.site / "node_modules").symlink_to(self.tools / "node_modules")
        self.write("_config.yml", SETTINGS)
        self.write("themes/plain/layout/layout.ejs", LAYOUT)
        self.write("themes/plain/layout/post.ejs", "<article><h1><%= page.title %></h1><%- page.content %></article>")
        self.write("themes/plain/layout/index.ejs", "<% page.posts.each(post => { %><%= post.title %><% }) %>")
        for number in range(25):
            self.post(f"post-{number:02}", f"2024-01-{number + 1:02} 10:00:00", f"[News, Boats {number % 3}]")
        self.use("hexo-generator-feedgen")

    def post(self, name, date, categories="[News]", text="The harbour lights went out."):
        self.write(f"source/_posts/{name}.md", f"---\ntitle: About {name}\ndate: {date}\ncategories: {categories}\n---\n{text}\n")

    def use(self, *plugins):
        used = {name: "*" for name in ("hexo", *PACKAGES, *plugins)}
        self.write("package.json", json.dumps({"name": "site", "hexo": {"version": ""}, "dependencies": used}))

    def hexo(self, *arguments, **options):
        return self.run_in_site("node_modules/.bin/hexo", *arguments, **options)

    def test_it_takes_the_place_of_the_former_plugin(self):
        for settings, feed in (("", "atom.xml"), ("feed: {type: rss2, path: news/all.xml}\n", "news/all.xml")):
            with self.subTest(feed):
                self.write("_config.yml", SETTINGS + settings)
                self.use("hexo-generator-feed")
                self.hexo("clean")
                self.hexo("generate")
                self.assertFalse(self.is_feedgens(f"public/{feed}"))
                former = self.copy_of(f"public/{feed}")
                self.use("hexo-generator-feedgen")
                said = self.hexo("generate")
                self.assertTrue(self.is_feedgens(f"public/{feed}"))
                self.assertEqual(entries(self.site / "public" / feed), entries(former))
                self.assertNotIn("WARN", said)

    def test_pages_lead_to_the_feeds(self):
        self.hexo("generate")
        page = self.read("public/2024/01/25/post-24/index.html")
        self.assertIn(f'href="{ADDRESS}/atom.xml"', page)
        self.assertIn(f'href="{ADDRESS}/categories/News/Boats-0/', page, "those of its category, too")
        self.write("_config.yml", SETTINGS + "feed: {autodiscovery: false}\n")
        self.hexo("clean")
        self.hexo("generate")
        self.assertNotIn("alternate", self.read("public/2024/01/25/post-24/index.html"))

    def test_builds_repeat(self):
        self.hexo("generate")
        first = {path: path.read_bytes() for path in sorted((self.site / "public").rglob("*")) if path.is_file()}
        self.assertIn("0 changed", self.hexo("generate"))
        self.hexo("clean")
        self.hexo("generate", "--force")
        self.assertEqual({path: path.read_bytes() for path in sorted((self.site / "public").rglob("*")) if path.is_file()}, first)

    def test_the_former_plugin_may_stay_and_does_not_write_last(self):
        self.use("hexo-generator-feed", "hexo-generator-feedgen")
        for _ in range(2):
            said = self.hexo("generate")
            self.assertRegex(said, "WARN +hexo-generator-feed is still installed.*npm uninstall hexo-generator-feed")
            self.assertTrue(self.is_feedgens("public/atom.xml"))
        self.use("hexo-generator-feedgen")
        self.hexo("generate")
        self.assertTrue(self.is_feedgens("public/atom.xml"), "Hexo removes the former plugin's before")

    def test_a_bad_article_is_a_message_and_a_bad_setting_fails_the_build(self):
        self.post("odd", "2024-02-30 10:00:00")
        self.assertRegex(self.hexo("generate"), r"(ERROR|WARN) +source/_posts/odd\.md:3:7: ")
        self.write("feedgen.yaml", "limit: many\n")
        self.assertRegex(self.hexo("generate", code=None), r"(?s)ERROR +feedgen\.yaml:1:.*FATAL.*feedgen failed: exit code 2")

    def test_deploying_builds_the_feeds_before_and_not_if_they_fail(self):
        bare = self.site.parent / "bare.git"
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(bare)], check=True, env=environment())
        self.write("_config.yml", SETTINGS + f"deploy: {{type: git, repo: {bare}, branch: main, name: A, email: a@example.org}}\n")
        show = ["git", f"--git-dir={bare}", "show", "main:atom.xml"]
        for words in (("deploy", "-g"), ("generate", "-d")):
            self.post(words[0], "2024-03-01 10:00:00")
            self.hexo(*words)
            shown = subprocess.run(show, capture_output=True, text=True, check=True, env=environment()).stdout
            self.assertIn(f"About {words[0]}", shown)
            self.assertRegex(shown, "<generator[^>]*>feedgen")
        self.write("feedgen.yaml", "limit: many\n")
        self.post("never", "2024-03-02 10:00:00")
        self.hexo("deploy", "-g", code=None)
        pages = subprocess.run(["git", f"--git-dir={bare}", "ls-tree", "-r", "--name-only", "main"], capture_output=True, text=True,
                               check=True, env=environment()).stdout
        self.assertNotIn("never", pages)

    def test_watching_renews_the_feeds(self):
        watching = self.start("node_modules/.bin/hexo", "generate", "--watch")
        watching.wait_for(r"\d+ feeds: \d+ changed")
        self.assertTrue(self.is_feedgens("public/atom.xml"))
        watching.wait_for(r"\d+ feeds: [1-9]\d* changed", lambda: self.post("new", "2024-02-01 10:00:00"))
        self.assertIn("About new", self.read("public/atom.xml"))
        self.assertIn(f'href="{ADDRESS}/atom.xml"', self.read("public/2024/01/25/post-24/index.html"))

    def test_the_server_shows_a_preview_and_publishes_nothing(self):
        port = free_port()
        server = self.start("node_modules/.bin/hexo", "server", "-i", "127.0.0.1", "-p", str(port), "--debug")
        server.wait_for("Hexo is running at")
        kind, feed = self.get(port, "/blog/atom.xml")
        self.assertIn(kind, ("application/xml", "text/xml", "application/atom+xml"))
        self.assertIn("About post-24", feed)
        self.assertIn(f'href="{ADDRESS}/atom.xml"', self.get(port, "/blog/2024/01/25/post-24/")[1])
        server.wait_for(r"feeds: [1-9]\d* changed", lambda: self.post("new", "2024-02-01 10:00:00"))
        self.is_soon_in("About new", lambda: self.get(port, "/blog/atom.xml")[1])
        self.assertFalse((self.site / "public").exists())
        self.assertFalse((self.site / ".feedgen").exists())
        self.write("feedgen.yaml", "limit: many\n")
        server.wait_for("feedgen failed: exit code 2", lambda: self.post("newer", "2024-02-02 10:00:00"))
        self.assertIn("About new", self.get(port, "/blog/atom.xml")[1], "the server goes on")


if __name__ == "__main__":
    if not shutil.which("node"):
        sys.exit("hexo_plugin.py: there is no Node.js")
    main({"hexo-7": HexoTest, "hexo-8": HexoTest}, sys.argv)
