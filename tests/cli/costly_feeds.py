"""Feeds that could keep `feedgen check` busy: as costly_bodies.py."""

from costly_bodies import TAGS, Costly, Kind

CHECK = ("check",)
SPACES = " ".join(f'xmlns:{name}="{space}"' for name, space in (
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"), ("media", "http://search.yahoo.com/mrss/"), ("atom", "http://www.w3.org/2005/Atom"),
    ("podcast", "https://podcastindex.org/namespace/1.0"), ("dc", "http://purl.org/dc/elements/1.1/"), ("content", "http://purl.org/rss/1.0/modules/content/")))
RSS = f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel><title>T</title><link>https://a.example/</link><description>D</description>'
ATOM = f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" {SPACES}><id>urn:a</id><title>T</title><updated>2021-07-10T00:00:00Z</updated>'
ENTRY = "<entry><id>urn:b</id><title>A</title><updated>2021-07-10T00:00:00Z</updated>"
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "T", '


def feed(before, behind, path="feed.xml"):
    return Kind(path, before, behind, command=CHECK)


def in_item(before, behind):
    return feed(RSS + "<item><title>A</title>" + before, behind + "</item></channel></rss>")


CHANNEL = feed(RSS, "</channel></rss>")
ITEM = in_item("", "")
PROLOG = feed("<?xml version='1.0'?>", "<rss version='2.0'><channel/></rss>")
BARE = feed("", "")
FEED = feed(ATOM, "</feed>")
IN_ENTRY = feed(ATOM + ENTRY, "</entry></feed>")
OPML = feed("<opml version='2.0'><head/><body>", "</body></opml>")
DECLARED = feed("<?xml version='1.0'?><!DOCTYPE rss [", "]><rss version='2.0'><channel/></rss>")
CONTENTS = (  # where HTML stands
    in_item("<description><![CDATA[", "]]></description>"),
    feed(ATOM + ENTRY + "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>", "</div></content></entry></feed>"),
    feed(JSON + '"items": [{"id": "1", "content_html": "', '"}]}', "feed.json"),
)
ESCAPED = in_item("<description>", "</description>")
ATTRIBUTES = (feed(RSS + "<item ", "/></channel></rss>"), feed("<rss version='2.0' ", "><channel/></rss>"))
ADDRESSES = (in_item("<link>https://a.example/", "</link>"), in_item("<guid>", "</guid>"), in_item("<enclosure url='https://a.example/", "' length='1' type='a/b'/>"))
DATES = (in_item("<pubDate>", "</pubDate>"), feed(ATOM + "<updated>", "</updated></feed>"))
ITEMS = feed(JSON + '"items": [', "]}", "feed.json")
OBJECT = feed(JSON, '"items": []}', "feed.json")
IN_OBJECT = feed(JSON + '"items": [{"id": "1", ', '"content_text": "a"}]}', "feed.json")

XML_UNITS = [
    "<item>", "<item/>", "<item><title>A</title></item>", "<item><guid>a</guid></item>", "<item><guid>a{i}</guid><link>https://a.example/{i}</link></item>", "<a>", "<a/>", "<a{i}/>", "<a:b/>",
    "<a xmlns='b{i}'/>", "<x{i}:a xmlns:x{i}='b{i}'/>", "<x{i}:a xmlns:x{i}='b{i}'>", "</a>", "&amp;", "&a;", "&#65;", "<", "<![CDATA[", "]]>", "<![CDATA[a]]>", "<!-- a -->", "<!--", "<?a b?>", "<?a", "a", "a ", "\n", " ", "é", "Ã©",
    "<title>A</title>", "<link>https://a.example</link>", "<link>x</link>", "<pubDate>x</pubDate>", "<pubDate>Sat, 10 Jul 2021 00:00:00 GMT</pubDate>", "<category>a{i}</category>", "<category>a</category>",
    "<atom:link rel='self' href='https://a.example/{i}'/>", "<atom:link/>", "<media:content url='x'/>", "<media:group>", "<media:group><media:content/></media:group>", "<itunes:category text='a{i}'/>", "<itunes:category text='Arts'>",
    "<podcast:person>a</podcast:person>", "<podcast:value>", "<enclosure/>", "<enclosure url='https://a.example/{i}' length='1' type='a/b'/>", "<dc:date>x</dc:date>", "<content:encoded>a</content:encoded>",
    "<description>&lt;b&gt;</description>", "<content:encoded><![CDATA[<script>]]></content:encoded>",
]
ATOM_UNITS = [
    "<entry>", "<entry/>", "<entry><id>a</id></entry>", "<entry><id>a{i}</id><updated>2021-07-10T00:00:00Z</updated></entry>", "<link href='a{i}'/>", "<link rel='alternate' href='a'/>", "<link rel='a{i}' href='b'/>",
    "<author><name>a</name></author>", "<author>", "<category term='a{i}'/>", "<content type='xhtml'><div/></content>", "<content type='a/b'>", "<content src='a'/>", "<id>a</id>", "<updated>x</updated>", "<source>",
    "<a xml:base='b/'>", "<a xml:lang='de'>", "<summary type='html'>&lt;b&gt;</summary>",
]
ITEM_UNITS = ["{}, ", '{"id": "1"}, ', '{"id": "a{i}"}, ', "[", '{"a": ', '"a", ', "1, ", '{"id": "1", "tags": ["a"]}, ', '{"id": 1, "url": "x"}, ', '"\\u00e9", ', '{"id": "1", "attachments": [{"url": "a"}]}, ',
              '{"id": "1", "content_html": "<b>"}, ', " ", "\n", '{"id": "1", "date_published": "x"}, ']
OBJECT_UNITS = ['"a{i}": 1, ', '"a": 1, ', '"a": [', '"a": {', '"title": "a", ', '"_a{i}": {"b": 1}, ', '"hubs": [{}], ', '"authors": [{"name": "a"}], ', '"a": "\\n", ', '"feed_url": "x", ', '"url": "a", ', '"tags": ["a"], ']
OPML_UNITS = ["<outline/>", "<outline>", "<outline text='a'/>", "<outline text='a' type='rss' xmlUrl='https://a.example/{i}'/>", "<outline text='a' type='rss' xmlUrl='https://a.example/'/>"]
DECLARATIONS = ["<!ENTITY a{i} 'b'>", "<!ENTITY a{i} '&a;'>", "<!ELEMENT a{i} ANY>", "<!ATTLIST a b{i} CDATA 'c'>", "<!-- a -->", " ", "<?a b?>", "%a;", "a"]

KNOWN = [Costly(CONTENTS[0], unit) for unit in ("<b>", "<rt>")]  # to have taken six seconds and more


def table():
    for unit in XML_UNITS:
        for kind in (CHANNEL, ITEM, BARE, PROLOG, FEED, IN_ENTRY, OPML):
            yield Costly(kind, unit)
    for unit in ATOM_UNITS:
        for kind in (FEED, IN_ENTRY):
            yield Costly(kind, unit)
    for unit in TAGS:
        for kind in CONTENTS:
            yield Costly(kind, unit.replace('"', "'"))
        yield Costly(ESCAPED, unit.replace("&", "&amp;").replace("<", "&lt;"))
    for kind in ATTRIBUTES:
        for unit in ("a{i}='b' ", "xmlns:a{i}='b' ", "a='b' ", "a", " ", "x:a{i}='b' ", "a='"):
            yield Costly(kind, unit)
    for kind in ADDRESSES:
        for unit in ("a", "/", "%", "?", "#", "a.", "../", "&amp;", "\u4e2d", "{", " ", ":", "@", "["):
            yield Costly(kind, unit)
    for kind in DATES:
        for unit in ("1", "a", ":", " ", "Mon, ", "2021-", "+", "(", "\u4e2d"):
            yield Costly(kind, unit)
    for unit in ITEM_UNITS:
        yield Costly(ITEMS, unit)
    for unit in OBJECT_UNITS:
        yield Costly(OBJECT, unit)
        yield Costly(IN_OBJECT, unit)
    for unit in OPML_UNITS:
        yield Costly(OPML, unit)
    for unit in DECLARATIONS:
        yield Costly(DECLARED, unit)
