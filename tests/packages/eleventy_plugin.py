#!/usr/bin/env python3
"""Builds and serves a site with the real Eleventy and eleventy-plugin-feedgen, beside the feed of its own plugin.

    eleventy_plugin.py PROGRAM TOOLS

TOOLS holds eleventy-2 and eleventy-3, each with node_modules in which feedgen's packages are installed: ./dev sites --plugins.
"""

import json
import shutil
import sys

from plugin_site import PluginTest, entries, free_port, main

ADDRESS = "https://harbour-boats.net"
TITLE = "The Harbour and Its Boats"
# The feed as the plugin's documentation has it written.
FORMER = f"""---json
{{"permalink": "feed/feed.xml", "eleventyExcludeFromCollections": true}}
---
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>{TITLE}</title>
  <link href="{ADDRESS}/feed/feed.xml" rel="self"/>
  <link href="{ADDRESS}/"/>
  <updated>{{{{ collections.posts | getNewestCollectionItemDate | dateToRfc3339 }}}}</updated>
  <id>{ADDRESS}/</id>
  <author><name>Jane Doe</name></author>
  {{%- for post in collections.posts | reverse %}}
  {{%- set address = post.url | absoluteUrl("{ADDRESS}/") %}}
  <entry>
    <title>{{{{ post.data.title }}}}</title>
    <link href="{{{{ address }}}}"/>
    <updated>{{{{ post.date | dateToRfc3339 }}}}</updated>
    <id>{{{{ address }}}}</id>
    <content type="html">{{{{ post.templateContent | htmlToAbsoluteUrls(address) }}}}</content>
  </entry>
  {{%- endfor %}}
</feed>
"""
COMMON = """const rss = require("@11ty/eleventy-plugin-rss");
const feedgen = require("eleventy-plugin-feedgen");
module.exports = config => {
  config.addPlugin(%s);
  config.addPlugin(feedgen%s);
};
"""
MODULE = """import rss from "@11ty/eleventy-plugin-rss";
import feedgen from "eleventy-plugin-feedgen";
export default config => {
  config.addPlugin(%s);
  config.addPlugin(feedgen%s);
};
"""


class EleventyTest(PluginTest):
    def setUp(self):
        super().setUp()
        (self.site / "node_modules").symlink_to(self.tools / "node_modules")
        self.write("package.json", '{"name": "site"}')
        self.configure()
        self.write("feedgen.yaml", f"title: {TITLE}\nbase_url: {ADDRESS}/\nplaces:\n  site: {{atom: feed/feed.xml}}\n")
        self.write("_includes/page.njk", "<!doctype html><html><head><title>{{ title }}</title></head><body>{{ content | safe }}</body></html>\n")
        self.write("posts/posts.json", '{"layout": "page.njk", "tags": "posts"}')
        self.write("index.njk", "---\nlayout: page.njk\ntitle: Home\n---\n<p>Home</p>\n")
        for number in range(15):
            self.post(f"post-{number:02}", f"2024-01-{number + 1:02}")

    def configure(self, options="", form=COMMON, name="eleventy.config.js"):
        rss = "rss.default || rss" if form is COMMON else "rss"
        for other in self.site.glob("eleventy.config.*"):
            other.unlink()
        self.write(name, form % (rss, options))

    def post(self, name, date):
        self.write(f"posts/{name}.md", f"---\ntitle: About {name}\ndate: {date}\n---\nThe harbour lights went out.\n")

    def eleventy(self, *arguments, **options):
        return self.run_in_site("node_modules/.bin/eleventy", *arguments, **options)

    def test_its_feed_has_the_former_ones_address_ids_and_titles(self):
        self.write("feed.njk", FORMER)
        self.write("eleventy.config.js", self.read("eleventy.config.js").replace("  config.addPlugin(feedgen);\n", ""))
        self.eleventy()
        former = self.copy_of("_site/feed/feed.xml")
        self.assertFalse(self.is_feedgens("_site/feed/feed.xml"))
        self.configure()
        self.eleventy()
        self.assertTrue(self.is_feedgens("_site/feed/feed.xml"), "the former one's template may stay")
        self.assertEqual(entries(self.site / "_site/feed/feed.xml"), entries(former))
        (self.site / "feed.njk").unlink()
        shutil.rmtree(self.site / "_site")
        self.eleventy()
        self.assertEqual(entries(self.site / "_site/feed/feed.xml"), entries(former))

    def test_pages_lead_to_the_feeds(self):
        self.eleventy()
        self.assertIn(f'href="{ADDRESS}/feed/feed.xml"', self.read("_site/posts/post-00/index.html"))
        self.configure(", {inject: false}")
        self.eleventy()
        self.assertNotIn("alternate", self.read("_site/posts/post-00/index.html"))

    def test_builds_repeat_and_nothing_is_written_where_eleventy_writes_nothing(self):
        self.eleventy("--dryrun")
        self.eleventy("--to=json")
        self.assertFalse((self.site / "_site").exists())
        self.eleventy()
        self.assertIn("0 changed", self.eleventy())

    def test_a_configuration_that_is_a_module(self):
        if self.tools.name == "eleventy-2":
            return  # it knows none
        self.configure(form=MODULE, name="eleventy.config.mjs")
        self.eleventy()
        self.assertTrue(self.is_feedgens("_site/feed/feed.xml"))

    def test_the_output_folder_has_any_name(self):
        self.eleventy("--output=dist/site")
        own, _ = entries(self.site / "dist/site/feed/feed.xml")
        self.assertEqual(own, [f"{ADDRESS}/feed/feed.xml"])
        self.assertIn(f'href="{ADDRESS}/feed/feed.xml"', self.read("dist/site/posts/post-00/index.html"))

    def test_a_bad_setting_fails_the_build(self):
        self.write("feedgen.yaml", "limit: many\n")
        said = self.eleventy(code=None)
        self.assertIn("feedgen.yaml:1:", said)
        self.assertIn("feedgen failed: exit code 2", said)

    def test_serving_shows_a_preview(self):
        self.eleventy()
        known = (self.site / ".feedgen/state.db").read_bytes()
        port = free_port()
        server = self.start("node_modules/.bin/eleventy", "--serve", f"--port={port}")
        server.wait_for(r"\d+ feeds: .*")
        server.wait_for("Server at")
        server.wait_for(r"\d+ feeds: [1-9]\d* changed", lambda: self.post("new", "2024-02-01"))
        self.is_soon_in("About new", lambda: self.get(port, "/feed/feed.xml")[1])
        self.is_soon_in(f'href="{ADDRESS}/feed/feed.xml"', lambda: self.get(port, "/posts/post-00/")[1])
        self.assertEqual((self.site / ".feedgen/state.db").read_bytes(), known)
        server.stop()
        (self.site / "posts/new.md").unlink()
        self.eleventy()
        self.assertNotIn("About new", self.read("_site/feed/feed.xml"), "what a preview left is replaced")
        self.assertEqual(len(json.loads(self.read("_site/feed.json"))["items"]), 15)


if __name__ == "__main__":
    if not shutil.which("node"):
        sys.exit("eleventy_plugin.py: there is no Node.js")
    main({"eleventy-2": EleventyTest, "eleventy-3": EleventyTest}, sys.argv)
