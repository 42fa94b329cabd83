"""A tiny site with its feeds, written by hand: what compare.py must find nothing wrong with."""

ARTICLES = {
    "News/first.md": """
---
title: 'It''s &amp; was'
categories:
 - News
 - City
author: Ann
date: Sat, 10 Jul 2021 13:01:16 GMT
---

<div>
<p>Hello &amp; <img src="https://img.example/a.png"> welcome.</p>
</div>
""",
    "News/second.md": """---
title: Second
categories:
 - News
date: 2021-07-09 08:00:00
updated: 2021-07-11T08:00:00+08:00
---
<div><p>Older, but changed.</p></div>
""",
}

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>Site</title>
    <link>https://site.example/</link>
    <description>About</description>
    <atom:link rel="self" type="application/rss+xml" href="https://site.example/feeds/rss.xml"/>
    <pubDate>Sat, 10 Jul 2021 13:01:16 GMT</pubDate>
    <lastBuildDate>Sun, 11 Jul 2021 00:00:00 GMT</lastBuildDate>
    <item>
      <title>It's &amp; was</title>
      <link>https://site.example/News/first.html</link>
      <guid isPermaLink="true">https://site.example/News/first.html</guid>
      <pubDate>Sat, 10 Jul 2021 13:01:16 GMT</pubDate>
      <dc:creator>Ann</dc:creator>
      <category>News</category>
      <category>City</category>
      <description>Hello &amp;amp; welcome.</description>
      <content:encoded>&lt;div&gt;&lt;p&gt;Hello &amp;amp; &lt;img src="https://img.example/a.png"&gt; welcome.&lt;/p&gt;&lt;/div&gt;</content:encoded>
    </item>
    <item>
      <title>Second</title>
      <link>https://site.example/News/second.html</link>
      <guid isPermaLink="true">https://site.example/News/second.html</guid>
      <pubDate>Fri, 09 Jul 2021 08:00:00 GMT</pubDate>
      <atom:updated>2021-07-11T00:00:00Z</atom:updated>
      <category>News</category>
      <description>Older, but changed.</description>
      <content:encoded>&lt;div&gt;&lt;p&gt;Older, but changed.&lt;/p&gt;&lt;/div&gt;</content:encoded>
    </item>
  </channel>
</rss>
"""

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="text">Site</title>
  <id>https://site.example/feeds/atom.xml</id>
  <updated>2021-07-11T00:00:00Z</updated>
  <author>
    <name>Site</name>
  </author>
  <link rel="self" type="application/atom+xml" href="https://site.example/feeds/atom.xml"/>
  <link rel="alternate" type="text/html" href="https://site.example/"/>
  <entry>
    <title type="text">It's &amp; was</title>
    <id>https://site.example/News/first.html</id>
    <link rel="alternate" type="text/html" href="https://site.example/News/first.html"/>
    <published>2021-07-10T13:01:16Z</published>
    <updated>2021-07-10T13:01:16Z</updated>
    <author>
      <name>Ann</name>
    </author>
    <category term="News" label="News"/>
    <category term="News/City" label="City"/>
    <summary type="text">Hello &amp; welcome.</summary>
    <content type="html">&lt;div&gt;&lt;p&gt;Hello &amp;amp; &lt;img src="https://img.example/a.png"&gt; welcome.&lt;/p&gt;&lt;/div&gt;</content>
  </entry>
  <entry>
    <title type="text">Second</title>
    <id>https://site.example/News/second.html</id>
    <link rel="alternate" type="text/html" href="https://site.example/News/second.html"/>
    <published>2021-07-09T08:00:00Z</published>
    <updated>2021-07-11T00:00:00Z</updated>
    <category term="News" label="News"/>
    <summary type="text">Older, but changed.</summary>
    <content type="html">&lt;div&gt;&lt;p&gt;Older, but changed.&lt;/p&gt;&lt;/div&gt;</content>
  </entry>
</feed>
"""

JSON = """{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "Site",
  "home_page_url": "https://site.example/",
  "feed_url": "https://site.example/feeds/feed.json",
  "items": [
    {
      "id": "https://site.example/News/first.html",
      "url": "https://site.example/News/first.html",
      "title": "It's & was",
      "date_published": "2021-07-10T13:01:16Z",
      "authors": [{"name": "Ann"}],
      "tags": ["News", "City"],
      "summary": "Hello & welcome.",
      "content_html": "<div><p>Hello &amp; <img src=\\"https://img.example/a.png\\"> welcome.</p></div>"
    },
    {
      "id": "https://site.example/News/second.html",
      "url": "https://site.example/News/second.html",
      "title": "Second",
      "date_published": "2021-07-09T08:00:00Z",
      "date_modified": "2021-07-11T00:00:00Z",
      "tags": ["News"],
      "summary": "Older, but changed.",
      "content_html": "<div><p>Older, but changed.</p></div>"
    }
  ]
}
"""


def write_site(folder):
    """Writes articles/ and feeds/ into `folder`; each category's feed holds what belongs there."""
    for path, text in ARTICLES.items():
        target = folder / "articles" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    only_first = {
        "rss.xml": _without(RSS, "    <item>\n      <title>Second", "    </item>\n")
                   .replace("Sun, 11 Jul 2021 00:00:00", "Sat, 10 Jul 2021 13:01:16"),
        "atom.xml": _without(ATOM, "  <entry>\n    <title type=\"text\">Second", "  </entry>\n")
                    .replace("2021-07-11T00:00:00Z", "2021-07-10T13:01:16Z"),
        "feed.json": _without(JSON, ",\n    {\n      \"id\": \"https://site.example/News/second",
                              "\n    }"),
    }
    everything = {"rss.xml": RSS, "atom.xml": ATOM, "feed.json": JSON}
    for scope, files in (("", everything), ("News", everything), ("News/City", only_first)):
        for name, text in files.items():
            target = folder / "feeds" / scope / name
            target.parent.mkdir(parents=True, exist_ok=True)
            own = f"feeds/{scope}/{name}" if scope else f"feeds/{name}"
            target.write_text(text.replace(f"feeds/{name}", own), encoding="utf-8")


def _without(text, start, end):
    begin = text.index(start)
    return text[:begin] + text[text.rindex(end) + len(end):]
