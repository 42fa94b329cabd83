#!/usr/bin/env python3
"""Findings in feeds that feedgen has built name the article and its line, and `feedgen build --check` judges feeds before
they are published.

    articles.py PROGRAM
"""

import json
import os
import subprocess

from checking import CheckingTest, main
from program import environment

FIRST = """---
title: First
date: 2021-07-10 13:01:16 +0000
categories: news
description: In short
---

A first line.

<p onclick="a()">Words</p>
"""
SECOND = """---
title: "Second"
date: 2021-07-11 13:01:16 +0000
---

![a](https://site.example/a.png)
"""
SETTINGS = "base_url: https://site.example/\ntitle: A site\nlanguage: en\nauthor: A Name\ncontent: raw\n"


class ArticlesTest(CheckingTest):
    def setUp(self):
        super().setUp()
        self.write("feedgen.yaml", SETTINGS)
        self.write("articles/news/first.md", FIRST)
        self.write("articles/second.md", SECOND)

    def build(self, *words, code=0):
        done = subprocess.run([self.feedgen, "articles", *words], cwd=self.folder, capture_output=True, text=True, timeout=60,
                              env=environment(SOURCE_DATE_EPOCH="1640000000"))
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def articles(self, *words, code=0):
        report = json.loads(self.check(*words, "--json", code=code).out)
        return {(file["path"], one["rule"], json.dumps(one.get("article"))) for file in report["files"] for one in file["findings"]
                if one["severity"] != "note"}

    def published(self):
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.glob("feeds/**/*") if path.is_file()}

    def test_the_article_stands_beside_the_feeds_line(self):
        self.build()
        place = json.dumps({"path": "articles/news/first.md", "line": 10, "column": 4})
        found = self.articles("feeds")
        self.assertEqual({path for path, _, _ in found}, {f"feeds/{folder}{name}" for folder in ("", "news/") for name in
                                                          ("rss.xml", "atom.xml", "feed.json")})
        self.assertEqual({(rule, article) for _, rule, article in found}, {("content-handler", place)})
        done = self.check("feeds/rss.xml")
        self.assertIn("(from articles/news/first.md:10:4); ", done.out)
        self.assertTrue(done.out.startswith("feeds/rss.xml:"), done.out)
        lines = self.check("feeds/rss.xml", "--output-format", "github").out
        self.assertIn("file=articles/news/first.md,line=10,col=4,", lines)
        [result] = json.loads(self.check("feeds/rss.xml", "--output-format", "sarif").out)["runs"][0]["results"]
        self.assertEqual(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "articles/news/first.md")
        self.assertEqual(result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "feeds/rss.xml")
        # From another folder, too.
        os.makedirs(self.folder / "elsewhere")
        self.write("elsewhere/feedgen.yaml", "title: Other\n")
        self.assertIn("(from articles/news/first.md:10:4); ", self.check("feeds/rss.xml", "--config", "feedgen.yaml").out)
        self.assertNotIn("(from ", self.check("feeds/rss.xml", "--config", "elsewhere/feedgen.yaml").out)

    def test_a_place_without_a_column_is_marked_by_its_line(self):
        self.write("articles/third.md", "---\ntitle: Third\ndate: 2021-07-12\n---\nA film:\n\n{{< youtube w7Ft2ymGmfc >}}\n")
        self.build()
        lines = [line for line in self.check("feeds/rss.xml", "--output-format", "github").out.splitlines() if "third.md" in line]
        self.assertTrue(lines)
        for line in lines:
            self.assertRegex(line, r"^::\w+ file=articles/third\.md,line=\d+(,col=[1-9]\d*)?,title=")

    def test_without_a_state_only_the_feeds_line_is_known(self):
        self.build()
        subprocess.run(["rm", "-r", self.folder / ".feedgen"], check=True)
        self.assertNotIn("(from ", self.check("feeds/rss.xml").out)
        self.assertFalse((self.folder / ".feedgen").exists())

    def test_the_line_of_the_front_matter(self):
        self.write("articles/second.md", SECOND.replace('"Second"', '"caf\u00c3\u00a9 & Second"'))
        self.build()
        found = [json.loads(article) for _, rule, article in self.articles("feeds", "--select", "wrong-characters")]
        self.assertIn({"path": "articles/second.md", "line": 2, "column": 1}, found)

    def test_a_build_judges_what_it_publishes(self):
        done = self.build("--check")
        self.assertIn("articles/news/first.md:10:4: warning: C102 content-handler: ", done.stderr)
        self.assertIn(" (in feeds/", done.stderr)
        self.assertEqual(done.stderr.count("C102"), 1, done.stderr)
        self.assertIn("6 feeds judged: 0 errors, 1 warning\n", done.stderr)
        # What does not change is not judged again.
        self.assertIn("0 feeds judged: 0 errors, 0 warnings\n", self.build("--check").stderr)
        self.write("articles/second.md", SECOND.replace("![a]", '<a href="/b.html">x</a> ![a]'))
        done = self.build("--check")
        self.assertIn('articles/second.md:6:10: warning: C104 content-relative-address: ', done.stderr)
        report = json.loads(self.build("--check", "--full", "--json").stdout)
        self.assertEqual(report["check"]["feeds"], 0)

    def test_the_feeds_line_is_right(self):
        self.write("articles/second.md", SECOND + '\n<p onclick="b()">More</p>\n')
        done = self.build("--check", "--json")
        found = [one["problem"] for one in json.loads(done.stdout)["check"]["warnings"]]
        self.assertEqual(len(found), 2, found)
        judged = json.loads(self.check("feeds", "--json").out)
        places = {f"{file['path']}:{one['line']}:{one['column']}" for file in judged["files"] for one in file["findings"]}
        for problem in found:
            path, line, column = problem.rsplit("(in ", 1)[1].rstrip(")").split(":")
            self.assertIn(f"{path}:{line}:{column}", places)

    def test_nothing_is_held_back_without_strict(self):
        self.write("articles/third.md", SECOND.replace("Second", "Third").replace("![a]", "\n<p onclick=\"x()\">Y</p>\n![a]"))
        self.write("feedgen.yaml", SETTINGS + "check: {fail_on: warning}\n")
        self.build("--check", code=1)
        before = self.published()
        self.assertIn("feeds/rss.xml", before)
        self.write("articles/fourth.md", SECOND.replace("Second", "Fourth").replace("![a]", "\n<p onclick=\"x()\">Y</p>\n![a]"))
        done = self.build("--check", "--strict", code=3)
        self.assertIn("nothing was published, because of --strict", done.stderr)
        self.assertEqual(self.published(), before)
        report = json.loads(self.build("--check", "--strict", "--json", code=3).stdout)
        self.assertTrue(report["check"]["held_back"])
        self.assertEqual(self.published(), before)
        # Warnings count where the settings say so.
        self.write("feedgen.yaml", SETTINGS)
        self.build("--check", "--strict")
        self.assertNotEqual(self.published(), before)

    def test_the_setting_holds_in_builds(self):
        self.write("feedgen.yaml", SETTINGS + "check: {ignore: C1}\n")
        self.assertIn(": 0 errors, 0 warnings\n", self.build("--check").stderr)
        self.write("feedgen.yaml", SETTINGS + 'check: {ignore_in: {"feeds/**": C1}}\n')
        self.assertIn(": 0 errors, 0 warnings\n", self.build("--check", "-o", "feeds").stderr)
        self.write("feedgen.yaml", SETTINGS + "check: {ignore: nonsense}\n")
        self.assertIn("there is no rule", self.build("--check", code=2).stderr)
        self.build()

    def test_a_dry_run_and_several_threads_say_the_same(self):
        for i in range(60):
            self.write(f"articles/c{i % 7}/a{i}.md", FIRST.replace("First", f"A{i}").replace("13:01:16", f"13:{i:02}:16")
                       .replace("a()", f"f{i}()").replace("categories: news", f"categories: c{i % 7}"))
        one = self.build("--check", "--dry-run", "--jobs", "1", "-v").stderr
        two = self.build("--check", "--dry-run", "--jobs", "2", "-v").stderr

        def findings(text):
            return sorted(line.split(" (in ")[0] for line in text.splitlines() if "C102" in line)
        self.assertEqual(len(findings(one)), 61)
        self.assertEqual(findings(one), findings(two))
        self.assertFalse((self.folder / "feeds").exists())


main()
