"""What the articles say, held against what stands in the feeds.

Articles that plain_article.py is sure of must stand in the right feeds, in the right order, with the
right title, dates, address, author, categories and text. The others may stand between them.
"""

import os
import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

from plain_article import SUFFIXES, read_plain_article

_SETTING = re.compile(r"([a-z_]+):[ \t]+(?:'([^']*)'|\"([^\"\\]*)\"|([^'\"#\s][^#]*?))[ \t]*(?:#.*)?")
_SAFE_FOLDER = re.compile(r"[\w\-]+")


def problems(references, options):
    """`references` maps each folder of feeds ('' is the site's) to the reading to hold against the
    articles in `options.articles`."""
    settings = read_settings(options.config)
    base_url = options.base_url or settings.get("base_url", "")
    limit = options.limit if options.limit is not None else int(settings.get("limit", 20))
    known, unsure = read_articles(options.articles, settings.get("timezone", "UTC"))
    known = [article for article in known if article.published <= options.now]
    known.sort(key=lambda article: (-article.published, os.fsencode(article.path)))
    addresses = Addresses(base_url) if base_url and "permalink" not in settings else None
    found = []
    scopes = scopes_of(known, settings.get("categories", "hierarchy"), options.families, settings.get("author", ""))
    for folder, articles in scopes.items():
        if folder not in references:
            found.append(f"{options.feeds / folder}: no feed here, but {len(articles)} articles belong there")
            continue
        found += [f"{options.feeds / folder}: {problem}" for problem in scope_problems(
            references[folder], articles, limit, unsure, addresses)]
    if not unsure and not options.families and all_names_are_safe(known):
        found += [f"{options.feeds / folder}: no article belongs here"
                  for folder in references if folder not in scopes]
    print(f"{len(known)} articles expected, {unsure} not of the plain kinds, {len(scopes)} scopes")
    return found


def read_settings(path):
    """The settings that stand on one line; nothing where there is no file."""
    settings = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path else []:
        match = _SETTING.fullmatch(line)
        if match:
            settings[match.group(1)] = next(value for value in match.groups()[1:] if value is not None)
    return settings


def read_articles(top, zone):
    """The plain articles, and how many there are of other kinds."""
    known, unsure = [], 0
    for folder, subfolders, files in os.walk(top):
        subfolders[:] = [each for each in subfolders
                         if not each.startswith(".") and each not in ("_drafts", "node_modules")]
        for file in files:
            if file.startswith(".") or not file.lower().endswith(SUFFIXES + (".txt",)):
                continue
            path = Path(folder, file)
            article = read_plain_article(path.relative_to(top).as_posix(), path.read_bytes(), zone)
            if article is None:
                unsure += 1
            else:
                known.append(article)
    return known, unsure


def family_names(family, article, site_author):
    if family == "tags":
        return article.tags
    if family == "authors":
        return (article.author or site_author,)
    if family == "sections" and "/" in article.path:
        return (article.path.split("/")[0],)
    return ()  # of languages, only what readers see is compared


def scopes_of(articles, rule, families=(), site_author=""):
    """Maps folders of feeds, '' for the site's, to their articles. A folder whose spelling is not
    certain, and everything below it, is left out."""
    scopes = defaultdict(list, {"": []})
    for article in articles:
        scopes[""].append(article)
        if rule == "hierarchy":
            paths = [article.categories[:depth] for depth in range(1, len(article.categories) + 1)]
        else:
            paths = [(name,) for name in dict.fromkeys(article.categories)]
        for path in paths:
            if all(map(_SAFE_FOLDER.fullmatch, path)):
                scopes["/".join(path)].append(article)
        for family in families:
            for name in dict.fromkeys(family_names(family, article, site_author)):
                if _SAFE_FOLDER.fullmatch(name):
                    scopes[f"{family}/{name}"].append(article)
    folded = [folder.casefold() for folder in scopes]
    return {folder: articles for folder, articles in scopes.items() if folded.count(folder.casefold()) == 1}


def all_names_are_safe(articles):
    return all(_SAFE_FOLDER.fullmatch(name) for article in articles for name in article.categories)


class Addresses:
    """Of articles, where the default permalink "/:path.html" is used."""

    def __init__(self, base_url):
        self.base_url = base_url if base_url.endswith("/") else base_url + "/"

    def of(self, article):
        return self.base_url + quote(os.path.splitext(article.path)[0], safe="/~") + ".html"


def scope_problems(reading, articles, limit, unsure, addresses):
    """`articles` are those of the scope, in the order of the feed."""
    by_key = {}
    for article in articles:
        by_key.setdefault((article.title, article.published), article)
    shown, strangers = [], []
    for entry in reading.entries:
        article = by_key.get((entry.title, entry.published))
        (shown if article else strangers).append((article, entry))
    if len(strangers) > unsure:
        for _, entry in strangers:
            yield f"no article has this title and date: {entry.title!r}, {entry.published}"
    most = len(articles) if limit == 0 else min(limit, len(articles))
    room = most if not unsure else len(shown) if len(reading.entries) == limit else len(articles)
    if len(shown) != room:
        yield f"{len(shown)} of {room} expected articles are shown"
    for place, ((article, entry), expected) in enumerate(zip(shown, articles), 1):
        if (article.title, article.published) != (expected.title, expected.published):
            yield f"place {place} shows {article.path!r}, where {expected.path!r} belongs"
            return
        yield from entry_problems(expected, entry, addresses)


def entry_problems(article, entry, addresses):
    expected = {"updated": article.updated, "labels": set(article.categories) | set(article.tags)}
    if addresses:
        expected["url"] = addresses.of(article)
    if article.author:
        expected["authors"] = [article.author]
    if article.summary:
        expected["summary"] = article.summary
    for what, value in expected.items():
        if getattr(entry, what) != value:
            yield f"{article.path}: {what} is {getattr(entry, what)!r}, but the article says {value!r}"
    if entry.html and is_one_html_block(article):
        said, shown = HtmlContent(article.body), HtmlContent(entry.html)
        if said.text() != shown.text():
            yield f"{article.path}: the text differs from the article's"
        if said.pictures != shown.pictures:
            yield f"{article.path}: pictures are {shown.pictures}, but the article has {said.pictures}"


def is_one_html_block(article):
    """CommonMark's HTML block of kind 6: Markdown has no say in it. Template tags would."""
    body = article.body.strip()
    return body.startswith("<div") and not re.search(r"\n[ \t]*\n|\{[{%]", body)


class HtmlContent(HTMLParser):
    """What a person reads, white space aside, and the absolute addresses of the pictures."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.pictures = []
        self._parts = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        lazy = attributes.get("data-original") or attributes.get("data-src")
        source = lazy or attributes.get("src") or ""
        if tag == "img" and source.startswith("http"):
            self.pictures.append(source)

    def handle_data(self, data):
        self._parts.append(data)

    def text(self):
        return "".join("".join(self._parts).split())
