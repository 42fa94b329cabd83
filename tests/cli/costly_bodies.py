"""Bodies that could keep a parser busy: one fragment, repeated until the body has the wanted size.

A fragment's `{i}` is a number that grows with each repetition. All that a page or a Markdown text may hold stands in
the table; pairs and triples of it are made by chance.
"""

from dataclasses import dataclass

# Every element that HTML's tree builder has a rule of its own for, and some that it has none for.
ELEMENTS = """
    a abbr address applet area article aside audio b base basefont bgsound big blockquote body br button canvas
    caption center code col colgroup dd desc details dialog dir div dl dt em embed fieldset figcaption figure font
    footer foreignobject form frame frameset h1 h2 h6 head header hr html i iframe image img input ins keygen label
    li link listing main malignmark marquee math menu menuitem meta mglyph mi mn mo ms mtext nav nobr noembed noframes
    noscript object ol optgroup option p param path plaintext pre rb rp rt rtc ruby s script section select small
    source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead title tr
    track tt u ul var video wbr x-y xmp annotation-xml""".split()

# What opens or ends by more rules than its own, so that two of them together may cost what neither costs alone.
RULED = """a b body button caption colgroup dd div dl dt em font form frameset h1 head html i input li math mi nobr
    object ol optgroup option p pre rb rp rt ruby script select span svg table tbody td template textarea title tr ul
    desc""".split()

MARKDOWN = """
    * ** *** _ __ ~ ~~ ` `` ``` ` ``[] [ ] [] ![ !]( []( ](  [a]( ](<  [a](b) [a](<b> [a][b] [a][] [^ [^{i}] [^a] [^a]: [a]:
    < <a <a> </a <!-- --> <? <![CDATA[ <!A <a\\ href=" <http:// <a@b. & &# &#x &a &amp; &#x10FFFF; \\ \\\\ \\( \\) \\[ \\]
    $ $$ $a $a$ $1 | |- |-| :- - = + # {: {:. {:.a} {# {.a} {#a} {:toc} > >> - 1. 1) * + {{ {% {{< {{% {# {{</* {{- {%- {{"
    {%raw%} http:// https://a http://a.b/ www. www.a www.a.b a@b a@b. a@b.c mailto:a@b.c ftp:// xmpp:a@b.c a: : @ a. . / '
    " ( ) ((  a( ( ![a](b)  !![a]( \\` <!--more--> <!--tag --> tag0n &tag0n0; \\u00a0 \\u4e2d **\\u4e2d** *a **a _a a* a** a_""".split()

LINES = [  # with what follows to the end of the line
    "a", "a  ", "# a", "#", "- a", "-", "1. a", "1.", "> a", ">", "> > a", "- - - a", "* * *", "---", "===", "a\n===", "a\n---", "    a",
    "\ta", "```", "```\na", "~~~", "|a|", "|a|b|\n|-|-|", "|a|b|\n|-|-|\n|c|d|", "a|b\n-|-", "[a]: b", "[a{i}]: b", "[a{i}]: b\n[a{i}]", "[^a{i}]: b", "[^a{i}]: b\n[^a{i}]",
    "[^a{i}]: b\n\n    c", "a[^a{i}]", "{: .a}", "- a\n{: .a}", "# a {#b{i}}", "# a", "<div>", "<div markdown=1>", "</div>", "<pre>", "<script>",
    "<!--", "<?", "<a>", "$$", "$$\na", "\\[", "\\[\na", "* [ ] a", "- [x] a", ": a", "a\n: b", "*[a]: b", "{% a %}", "{% if %}", "{% endif %}", "{% raw %}",
    "{% codeblock %}", "{% highlight %}", "{% endhighlight %}", "{% comment %}", "{{< a >}}", "{{< /a >}}", "{{% a %}}", "{% img a %}", "{% post_link a %}", "{% youtube a %}",
    "{% assign a{i} = 'b' %}", "{% assign a = a | append: a %}", "{{ a }}", "{{ 'a' | append: 'b' }}", "{% quote %}", "{% blockquote %}", "{% endblockquote %}", "{% note %}",
    "<!-- more -->", "+ a", "a\\", "&nbsp;", "[TOC]", "```{i}", "www.a.b", "http://a.b", "a@b.c", "|http://a.b|", "- http://a.b", "[^a]: [^a]", "[a]: <", "[a]: b '",
]

TAGS = [  # more than an element alone
    "<html a{i}>", "<body a{i}>",
    "<a href=b>", "<a href='", '<a href="', "<p a{i}>", "<p ", " a{i}", " a=b", "<p a='", "<", "</", "<!", "<!-", "<!--", "<!-->", "--", "-->", "<![CDATA[", "]]>",
    "<?", "<!doctype", "&", "&amp", "&notit;", "&#", "&#x", "&#99999999999;", "<p style=a:b>", "<p style='a:b;c:d'>", "<p class=a>", "<p hidden>",
    "<b id={i}>", "<font a{i}>", "<font size=1>", "<a id={i}>", "<img src=a>", "<img data-src=a>", "<img srcset='a 1x, b 2x'>", "<table><td>", "<table>a", "<table><b>", "<table><p>", "<table><tr>a",
    "<table><a>", "<table><form>", "<table><input>", "<table><select>", "<table><caption>", "<tr><td>", "<td><table>", "<select><option>", "<ul><li>", "<dl><dt>", "<dl><dd>",
    "<ol><li><p>", "<b></p>", "<b><p>", "<p><b>", "<b><div></b>", "<a><div></a>", "<i><b></i></b>", "<b><i></b>", "<a><b></a>", "<p></a>", "</p>", "</br>", "<b></div>", "<div></b>",
    "<svg><p>", "<svg><desc><p>", "<svg><desc>", "<math><mi><p>", "<svg></p>", "<svg><style>", "<svg><title>", "<template><td>", "<button><p>", "<button>", "<object><p>", "<nobr><b>",
    "<iframe src=//youtube.com/embed/a>", "<video src=a>", "<audio src=a>", "<ruby><rt>", "<ruby>a<rt>b", "<rt><rb>", "<ruby><rtc><rt>", "<pre><code>", "<h1><h2>", "<form><form>",
    "<b></b></b></b></b>", "<b><i><u><s>", "<noscript>", "<noscript><img src=a>", "<figure><img src=a>", "<details><summary>", "<div style='display:none'>",
]


# What stands around the body of an article.
FRONT = "---\ntitle: T\ndate: 2021-07-10\n---\n"
# Of a page as it was scraped.
PAGE = '<!DOCTYPE html><html><head><title>A</title><meta property="article:published_time" content="2021-07-10"></head><body>'


@dataclass(frozen=True)
class Kind:
    """A file that units are put into: where it lies, what stands before and behind them, how long it may be, and files beside it."""

    path: str
    before: str = ""
    behind: str = ""
    most: int = 64 << 20
    articles: str = "articles"  # the folder that is built
    beside: tuple = ()  # of a path and a text each
    command: tuple = ()  # what the file itself is given to, instead of a build


MD = Kind("articles/a.md", FRONT)
HTML = Kind("articles/a.html", FRONT)


@dataclass(frozen=True)
class Costly:
    kind: Kind
    unit: str
    begin: str = ""
    behind: str = ""  # another unit, repeated as often after all of the first
    most_units: int = 64 << 20

    def text(self, size):
        """Of the file, with so many bytes of units, or as many as it may have."""
        size = min(size, self.kind.most - len((self.kind.before + self.kind.behind).encode()))
        length = len((self.unit + self.behind).replace("{i}", "654321").encode())
        count = min(max(1, (size - len(self.begin)) // max(1, length)), self.most_units)
        inside = self.begin + repeated(self.unit, count) + repeated(self.behind, count)
        return self.kind.before + inside + self.kind.behind

    def __str__(self):
        count = "n" if self.most_units == Costly.most_units else f"up to {self.most_units}"
        return (f"{self.kind.path[-40:]}: {cut(self.kind.before)} + {cut(self.begin)} + {cut(self.unit)} × {count}"
                + (f" + {cut(self.behind)} × n" if self.behind else ""))

KNOWN = [  # to have taken ten seconds and more
    *(Costly(HTML, unit) for unit in ("<rt>", "<rp>", "<rb>", "<rtc>", "<dt><li>", "<li><dd>", "<optgroup>",
                                        "<svg><td>", "<div><object></div>", "<html a{i}>", "<p a{i}", "<!-->", "<!--->")),
    Costly(HTML, "a", begin="<div>" * 3000 + "<b>"),
    Costly(HTML, "<h1>", begin=PAGE),
    *(Costly(HTML, "a{i} ", begin=begin + "<p ", behind="") for begin in ("<svg><style>", "<math><style>", "<svg><xmp>")),
    *(Costly(HTML, unit, begin="<svg><style>") for unit in ("<html a{i}>x", "<html a{i}><b>")),
    *(Costly(MD, unit) for unit in ("http://a.b ", "www.a.b ", "(http://a.b/", "_www.a", "\\(", "\\(\\\\)", "\\[", "{# ",
                                      "{{</*", '{{ \\"', "<rt>")),
]


def cut(text):
    """Its end, where it is long."""
    return repr(text if len(text) <= 120 else "…" + text[-120:])


def repeated(unit, count):
    """`{i}` is the number of the repetition."""
    return "".join(unit.replace("{i}", str(i)) for i in range(count)) if "{i}" in unit else unit * count


def table():
    """Each fragment alone, in every way that it is likely to matter."""
    for name in ELEMENTS:
        for unit in (f"<{name}>", f"<{name}>a", f"</{name}>", f"<{name}></{name}>"):
            yield Costly(HTML, unit)
        yield Costly(HTML, f"<{name}>", behind=f"</{name}>")
    for unit in TAGS:
        yield Costly(HTML, unit)
    for unit in MARKDOWN:
        for form in (unit, unit + " ", " " + unit, "a" + unit, unit + "a", unit + "a ", unit + "\n", unit + "\n\n"):
            yield Costly(MD, form)
        yield Costly(HTML, unit)
    for unit in LINES:
        for end in ("\n", "\n\n", " "):
            yield Costly(MD, unit + end)
        yield Costly(HTML, unit + "\n")
    for mark in ("> ", "- ", "1. ", "  ", "* ", ">"):
        yield Costly(MD, mark)
        yield Costly(MD, mark + "a\n" + mark)


def by_chance(chance):
    """Two or three fragments in a row, one of them first, or each as often."""
    while True:
        if chance.random() < 0.5:
            tag = lambda: chance.choice(("<{}>", "<{}>", "</{}>", "<{}>a")).format(chance.choice(RULED))
            pick = lambda: chance.choice(TAGS) if chance.random() < 0.2 else tag()
            kind = HTML
        else:
            pick = lambda: chance.choice(MARKDOWN) if chance.random() < 0.6 else chance.choice(LINES) + chance.choice(("\n", "\n\n", " "))
            kind = MD
        parts = [pick() for _ in range(chance.choice((2, 2, 3)))]
        way = chance.random()
        if way < 0.6:
            yield Costly(kind, "".join(parts))
        elif way < 0.8:
            yield Costly(kind, parts[-1], begin="".join(parts[:-1]))
        else:
            yield Costly(kind, parts[0], behind="".join(parts[1:]))
