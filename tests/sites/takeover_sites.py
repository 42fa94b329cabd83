"""The sites that takeover.py builds: the same posts, as each generator wants its files, with settings of its feeds.

Names of tags and categories are those that slugs are made of in different ways: spaces, signs, capitals, other scripts.
"""

import json
from dataclasses import dataclass, field

ADDRESS = "https://harbour-boats.net/blog"
_TAGS = [["audio", "Big Data"], ["C++"], ["新闻", "audio"], ["Node.js"], ["Rock & Roll", "Über"], ["audio"], []]
_CATEGORIES = ["News", "Field Notes", "Misc", "笔记"]
_COUNT = 28
_WORDS = "The harbour lights went out at nine and the boats came back without them. "


@dataclass(frozen=True)
class Post:
    number: int
    tags: list
    category: str

    @property
    def slug(self):
        return f"post-{self.number:02}"

    @property
    def date(self):
        return f"2024-{1 + self.number // 14:02}-{1 + self.number % 14 * 2:02}"


@dataclass(frozen=True)
class Site:
    """`files` are its settings; posts are written by its generator's function."""
    name: str
    generator: str  # hexo, jekyll, hugo, pelican
    shows: str  # what of the generator's settings it has, for the table
    files: dict
    plugin: str = ""
    output: str = "public"
    others: list = field(default_factory=list)  # more articles: (path, text)
    kept: tuple = ()  # patterns of feeds that stay the generator's

    def write_to(self, place):
        written = {**self.files, **dict(self.others)}
        for post in posts():
            path, text = _WRITERS[self.generator](post, self)
            written[path] = text
        for path, text in written.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_text(text, encoding="utf-8")


def posts():
    return [Post(number, _TAGS[number % len(_TAGS)], _CATEGORIES[number % len(_CATEGORIES)]) for number in range(_COUNT)]


def _body(post):
    return f"\n{_WORDS * 3}\n\nThis is number {post.number}.\n"


def _head(post, categories):
    return (f"---\ntitle: Post {post.number}\ndate: {post.date} 10:00:00\ntags: {json.dumps(post.tags, ensure_ascii=False)}\n"
            f"categories: {json.dumps(categories, ensure_ascii=False)}\n")


def _hexo(post, site):
    below = [post.category, "Deeper Down"] if post.number % 5 == 0 else [post.category]
    changed = f"updated: 2025-03-{1 + post.number * 11 % 28:02} 08:00:00\n" if "updated" in site.shows else ""
    return f"source/_posts/{post.slug}.md", _head(post, below) + changed + "---\n" + _body(post)


def _jekyll(post, site):
    return f"_posts/{post.date}-{post.slug}.md", _head(post, [post.category]) + "---\n" + _body(post)


def _hugo(post, site):
    folder = "posts" if post.number % 3 else "Long Reads/deep"
    head = _head(post, [post.category]).replace(" 10:00:00", "T10:00:00Z")
    return f"content/{folder}/{post.slug}.md", head + f"series: [Part {post.number % 2 + 1}]\n---\n" + _body(post)


def _pelican(post, site):
    author = ["Ana Ruiz", "Jörg Müller"][post.number % 2]
    return (f"content/{post.slug}.md",
            f"Title: Post {post.number}\nDate: {post.date} 10:00\nTags: {', '.join(post.tags)}\n"
            f"Category: {post.category}\nAuthor: {author}\n" + _body(post))


_WRITERS = {"hexo": _hexo, "jekyll": _jekyll, "hugo": _hugo, "pelican": _pelican}


def _hexo_site(name, plugin, shows, feed, more=""):
    settings = (f"title: Harbour\ndescription: Of boats\nauthor: Ana Ruiz\nlanguage: en\ntimezone: UTC\nurl: {ADDRESS}\n"
                f"theme: plain\nindex_generator: {{per_page: 0}}\n{more}" + (f"feed: {json.dumps(feed)}\n" if feed else ""))
    page = "<html><head><title><%= config.title %></title></head><body><%- page.content %></body></html>\n"
    return Site(name, "hexo", shows, {"_config.yml": settings, "themes/plain/layout/index.ejs": page,
                                      "themes/plain/layout/post.ejs": page}, plugin=plugin)


_HEXO = [
    _hexo_site("hexo-generator-feed", "hexo-generator-feed", "no settings", None),
    _hexo_site("hexo-generator-feed-two", "hexo-generator-feed", "two types with paths, `limit`",
               {"type": ["atom", "rss2"], "path": ["feeds/news.atom", "rss.xml"], "limit": 12}),
    _hexo_site("hexo-generator-feed-order", "hexo-generator-feed", "RSS alone, `order_by: -updated`, `limit: 0`",
               {"type": "rss2", "path": "index.rss", "limit": 0, "order_by": "-updated"}),
    _hexo_site("hexo-feed", "hexo-feed", "all formats",
               {"limit": 20, "order_by": "-date", "tag_dir": "tag", "category_dir": "category",
                "rss": {"enable": True, "output": "rss.xml"}, "atom": {"enable": True, "output": "atom.xml"},
                "jsonFeed": {"enable": True, "output": "feed.json"}}),
    _hexo_site("hexo-feed-own", "hexo-feed", "own folders and names, one format off",
               {"limit": 5, "order_by": "-date", "tag_dir": "t", "category_dir": False,
                "rss": {"enable": True, "output": "index.xml"}, "atom": {"enable": False},
                "jsonFeed": {"enable": True, "output": "all.json"}}),
]


def _jekyll_site(name, shows, feed, more="", others=()):
    settings = (f"title: Harbour\ndescription: Of boats\nauthor: Ana Ruiz\nurl: https://harbour-boats.net\nbaseurl: /blog\n"
                f"plugins: [jekyll-feed]\n{more}" + (f"feed: {json.dumps(feed, ensure_ascii=False)}\n" if feed else ""))
    return Site(name, "jekyll", shows, {"_config.yml": settings, "index.html": "---\n---\n<p>Home</p>\n"},
                output="_site", others=list(others))


_PLACES = [(f"_places/quay-{i}.md", f"---\ntitle: Quay {i}\ndate: 2024-0{i}-03 09:00:00\ncategories: [{'News' if i % 2 else 'Misc'}]\n---\n\nQuay {i}.\n")
           for i in range(1, 7)]

_JEKYLL = [
    _jekyll_site("jekyll-feed", "no settings", None),
    _jekyll_site("jekyll-feed-path", "`path`, `posts_limit`", {"path": "atom.xml", "posts_limit": 5}),
    _jekyll_site("jekyll-feed-categories", "`categories`", {"categories": ["News", "Field Notes", "笔记"]}),
    _jekyll_site("jekyll-feed-tags", "`tags: true`", {"tags": True}),
    _jekyll_site("jekyll-feed-some-tags", "`tags` with `only`, `path`", {"tags": {"only": ["audio", "Über"], "path": "by/"}}),
    _jekyll_site("jekyll-feed-collections", "`collections` with `path` and `categories`",
                 {"collections": {"posts": {"path": "/news.xml", "categories": ["Misc"]},
                                  "places": {"path": "/places.xml", "categories": ["News", "Misc"]}}},
                 "collections: {places: {output: true}}\n", _PLACES),
    _jekyll_site("jekyll-feed-collection-list", "`collections` as a list", {"collections": ["places"]},
                 "collections: {places: {output: true}}\n", _PLACES),
]

_HUGO_PAGE = "<html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n"


def _hugo_site(name, shows, settings, others=()):
    whole = f'baseURL = "{ADDRESS}/"\ntitle = "Harbour"\nlanguageCode = "en"\n' + settings
    return Site(name, "hugo", shows,
                {"hugo.toml": whole, "layouts/_default/single.html": _HUGO_PAGE, "layouts/_default/list.html": _HUGO_PAGE},
                others=list(others), kept=("tags/feed.xml", "categories/feed.xml", "tags/index.xml", "categories/index.xml", "*/tags/index.xml",
                                           "*/categories/index.xml", "series/index.xml"))


_HUGO = [
    _hugo_site("hugo", "no settings", ""),
    _hugo_site("hugo-taxonomies", "three taxonomies, terms in two spellings",
               '[taxonomies]\ntag = "tags"\ncategory = "categories"\nseries = "series"\n',
               [("content/posts/zest.md", "---\ntitle: Zest\ndate: 2023-12-21T08:00:00Z\ntags: [AUDIO, big-data]\ncategories: [news]\n---\n\nZest.\n")]),
    _hugo_site("hugo-ugly", "`uglyURLs`", "uglyURLs = true\n"),
    _hugo_site("hugo-name", "`baseName`, `services.rss.limit`",
               '[services.rss]\nlimit = 5\n[outputFormats.RSS]\nmediatype = "application/rss+xml"\nbaseName = "feed"\n'),
    _hugo_site("hugo-outputs", "`outputs`, `disableKinds`",
               'disableKinds = ["sitemap"]\n[outputs]\nhome = ["HTML", "RSS"]\nsection = ["HTML"]\nterm = ["HTML", "RSS"]\n'),
    _hugo_site("hugo-sections", "a section in a section, with `_index.md`", "", [
        ("content/Long Reads/_index.md", "---\ntitle: Reads\n---\n"),
        ("content/Long Reads/deep/_index.md", "---\ntitle: Deep\n---\n"),
        ("content/Long Reads/near.md", "---\ntitle: Near\ndate: 2024-02-20T08:00:00Z\ntags: [audio]\n---\n\nNear.\n")]),
    _hugo_site("hugo-languages", "two languages",
               'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.de]\nweight = 2\ntitle = "Hafen"\n',
               [(f"content/posts/post-0{i}.de.md", f"---\ntitle: Beitrag {i}\ndate: 2024-01-0{i}T10:00:00Z\ntags: [audio]\n---\n\nText.\n")
                for i in range(1, 4)]),
    _hugo_site("hugo-language-content", "three languages with `contentDir`, one disabled, sections and terms",
               'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\ntitle = "Le Port"\n'
               'contentDir = "content-fr"\n[languages.nb]\nweight = 3\ndisabled = true\n',
               [(f"content-fr/billets/billet-{i}.md",
                 f"---\ntitle: Billet {i}\ndate: 2024-01-0{i}T10:00:00Z\ntags: [Été, audio]\n---\n\nTexte.\n") for i in range(1, 6)]),
    _hugo_site("hugo-language-folder", "two languages, both in folders",
               'defaultContentLanguage = "en"\ndefaultContentLanguageInSubdir = true\n'
               '[languages.en]\nweight = 1\n[languages.de]\nweight = 2\ntitle = "Hafen"\n',
               [("content/posts/post-01.de.md", "---\ntitle: Beitrag\ndate: 2024-01-01T10:00:00Z\n---\n\nText.\n")]),
]


def _pelican_site(name, shows, settings, others=()):
    # What `pelican-quickstart` writes turns feeds off for work at the desk, and publishconf.py on again.
    desk = ("AUTHOR = 'Ana Ruiz'\nSITENAME = 'Harbour'\nSITEURL = ''\nPATH = 'content'\nTIMEZONE = 'UTC'\n"
            "DEFAULT_LANG = 'en'\n\nFEED_ALL_ATOM = None\nCATEGORY_FEED_ATOM = None\nTRANSLATION_FEED_ATOM = None\n"
            "AUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\n")
    public = ("import os\nimport sys\nsys.path.append(os.curdir)\nfrom pelicanconf import *\n\n"
              f"SITEURL = '{ADDRESS}'\nRELATIVE_URLS = False\n" + settings)
    return Site(name, "pelican", shows, {"pelicanconf.py": desk, "publishconf.py": public}, output="output",
                others=list(others))


_PELICAN = [
    _pelican_site("pelican", "as `pelican-quickstart` writes them",
                  "FEED_ALL_ATOM = 'feeds/all.atom.xml'\nCATEGORY_FEED_ATOM = 'feeds/{slug}.atom.xml'\n"),
    _pelican_site("pelican-all", "all of Atom and RSS, tags, authors; names in two spellings",
                  "FEED_ATOM = 'atom.xml'\nFEED_RSS = 'rss.xml'\nFEED_ALL_ATOM = 'feeds/all.atom.xml'\nFEED_ALL_RSS = 'feeds/all.rss.xml'\n"
                  "CATEGORY_FEED_ATOM = 'feeds/{slug}.atom.xml'\nCATEGORY_FEED_RSS = 'feeds/{slug}.rss.xml'\n"
                  "TAG_FEED_ATOM = 'feeds/tag-{slug}.atom.xml'\nTAG_FEED_RSS = 'feeds/tag-{slug}.rss.xml'\n"
                  "AUTHOR_FEED_ATOM = 'feeds/by-{slug}.atom.xml'\nAUTHOR_FEED_RSS = 'feeds/by-{slug}.rss.xml'\n"
                  "FEED_MAX_ITEMS = 9\n",
                  [("content/zest.md", "Title: Zest\nDate: 2023-12-21 08:00\nTags: AUDIO, big-data\nCategory: news\nAuthor: ana ruiz\n\nZest.\n")]),
    _pelican_site("pelican-addresses", "`FEED_DOMAIN`, `*_URL`",
                  "FEED_DOMAIN = SITEURL\nFEED_ALL_ATOM = 'feeds/all.atom.xml'\nFEED_ALL_ATOM_URL = 'feeds/all'\n"
                  "CATEGORY_FEED_ATOM = 'feeds/{slug}.xml'\nCATEGORY_FEED_ATOM_URL = 'feeds/{slug}'\n"),
]

SITES = [*_HEXO, *_JEKYLL, *_HUGO, *_PELICAN]
