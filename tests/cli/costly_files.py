"""Pages, front matter, settings and generators' configurations that could keep a reader busy: as costly_bodies.py."""

import dataclasses

from costly_bodies import PAGE, Costly, Kind

KB = 1024

# Pages as they were scraped: `.html` without front matter. The parts of one: its head, its article.
BEGIN = "<!DOCTYPE html><html><head><title>A</title>"
DATE = '<meta property="article:published_time" content="2021-07-10">'
BODY = "<body><article><h1>A</h1><p>"
HEAD_OF_PAGE = Kind("articles/a.html", BEGIN, DATE + "</head>" + BODY + "b</article></body></html>")
BODY_OF_PAGE = Kind("articles/a.html", PAGE, "</body></html>")
PAGE_WITHOUT_DATE = Kind("articles/2021-07-10-a.html", BEGIN + "</head>" + BODY, "</article></body></html>")
JSON_LD = Kind("articles/a.html", BEGIN + '<script type="application/ld+json">', "</script></head>" + BODY + "b</article>", 256 * KB)
GRAPH = Kind("articles/a.html", BEGIN + '<script type="application/ld+json">{"@graph": [', "{}]}</script></head>" + BODY + "b</article>", 256 * KB)
TITLE = Kind("articles/a.html", "<!DOCTYPE html><html><head>" + DATE + "<title>", "</title></head><body><h1>A</h1><h1>B</h1>")

# Front matter, in each of its forms.
HEAD = 256 * KB
YAML = Kind("articles/a.md", "---\ntitle: T\ndate: 2021-07-10\n", "\n---\nText.\n", HEAD)
YAML_VALUE = Kind("articles/a.md", "---\ntitle: T\ndate: 2021-07-10\ntags: ", "\n---\nText.\n", HEAD)
YAML_LIST = Kind("articles/a.md", "---\ntitle: T\ndate: 2021-07-10\ntags: [", "a]\n---\nText.\n", HEAD)
UNOPENED = Kind("articles/a.md", "title: T\ndate: 2021-07-10\n", "\n---\nText.\n", HEAD)
HEADERS = Kind("articles/a.md", "title: T\ndate: 2021-07-10\n", "\n\nText.\n", HEAD)
TOML = Kind("articles/a.md", "+++\ntitle = 'T'\ndate = 2021-07-10\n", "\n+++\nText.\n", HEAD)
TOML_LIST = Kind("articles/a.md", "+++\ntitle = 'T'\ntags = [", "'a']\n+++\nText.\n", HEAD)
JSON = Kind("articles/a.md", '{"title": "T", "date": "2021-07-10", ', '"z": 1}\nText.\n', HEAD)
JSON_LIST = Kind("articles/a.md", '{"title": "T", "date": "2021-07-10", "tags": [', '"z"]}\nText.\n', HEAD)
BARE_JSON = Kind("articles/a.md", '"title": "T",\n', '"z": 1\n;;;\nText.\n', HEAD)

# Settings, and what generators are configured with.
MOST = 1024 * KB
SETTINGS = Kind("feedgen.yaml", "title: T\n", "\n", MOST)
FEEDS = Kind("feedgen.yaml", "title: T\nfeeds: [", "site]\n", MOST)
HEXO = Kind("_config.yml", "title: T\nurl: https://h.example\npermalink: :title/\n", "\n", MOST, "source/_posts")
JEKYLL = Kind("_config.yml", "title: T\nurl: https://j.example\nmarkdown: kramdown\n", "\n", MOST, "_posts")
HUGO = Kind("hugo.toml", "title = 'T'\nbaseURL = 'https://h.example/'\n", "\n", MOST, "content/posts")
HUGO_JSON = Kind("hugo.json", '{"title": "T", "baseURL": "https://h.example/", ', '"z": 1}', MOST, "content/posts")
HUGO_SECTION = Kind("content/posts/_index.md", "---\ntitle: T\ncascade:\n", "\n---\n", HEAD, "content/posts")
ZOLA = Kind("config.toml", "base_url = 'https://z.example'\ntitle = 'T'\ncompile_sass = true\n", "\n", MOST, "content")
PELICAN = Kind("pelicanconf.py", "SITENAME = 'T'\nSITEURL = 'https://p.example'\n", "\n", MOST, "content")
ASTRO = Kind("astro.config.mjs", "import { defineConfig } from 'astro/config';\n",
             "export default defineConfig({ site: 'https://a.example' });\n", MOST, "src/content/blog")
ASTRO_OBJECT = Kind("astro.config.mjs", "export default {\n", "\n};\n", MOST, "src/content/blog")
AUTHORS = Kind("_data/authors.yml", "", "\n", MOST, "_posts")

# An article, deep in the folders of each generator's site, before and behind the value of a key.
DEEP = "/".join(["b" * 200] * 3)
ARTICLES_OF_SITES = [Kind(f"{folder}/{path}", "---\ntitle: T\ndate: 2021-07-10\n", "\n---\nText.\n", HEAD, folder, ((name, text),)) for folder, path, name, text in (
    ("source/_posts", f"{DEEP}/a.md", HEXO.path, HEXO.before), ("_posts", "2021-07-10-a.md", JEKYLL.path, JEKYLL.before),
    ("content/posts", f"{DEEP}/a.md", HUGO.path, HUGO.before), ("content", f"{DEEP}/a.md", ZOLA.path, ZOLA.before),
    ("content", f"{DEEP}/a.md", PELICAN.path, PELICAN.before), ("src/content/blog", f"{DEEP}/a.md", ASTRO.path, ASTRO.before + ASTRO.behind),
    ("posts", f"{DEEP}/a.md", ".eleventy.js", "module.exports = {};\n"),
)]
ADDRESS_KEYS = ("permalink", "slug", "url", "path", "tags")
ADDRESS_UNITS = ("/", "./", "../", "a/", "_posts/", ".", "%", "?", "#", "{", ":title/", "{slug}", "{date:%Y}", "{{ page.filePathStem }}", "{{page.fileSlug}}", "中")

PAGE_UNITS = """
    <h1> <h1>A <h1>A</h1> <h2>A</h2> <h1><h2> <time> <time>2021</time> <time{datetime=2021-07-10}> <time{datetime=x}>a</time>
    <article> <article>a <article>a</article> <main> <section> <div> <div>a <div>a</div> <div{class=entry-content}>
    <div{class=entry-content}>a</div> <div{class=post-content}>a <div{class=post}> <div{class=content}>a</div> <div{id=content}> <p{class=date}>a</p>
    <span{class=date}>2021</span> <div{class=published}>x <div{class=author}>a</div> <a{rel=tag}> <a{rel=tag}>a</a> <a{rel=tag}>{i}</a> <a{rel=tag}><b>a
    <a{rel=author}>a</a> <nav> <nav>a</nav> <header> <header><img> <footer> <aside> <aside><a>b</a>a</aside> <ul><li><a>a</a> <img> <video>
    <script> <script></script> <style></style> <title> <title></title> <noscript> <template> <svg><title> <html> <body> <head> </head> </body> </article>
    </div> <p> <p>a </p> <br> <!----> <!--saved--> <!--{saved{from{url=(0025)--> <!--SingleFile--> <!--SingleFilehttp--> < <a <a{b={i} a{i}=b{ &amp; &
    发布时间 发布于： 作者： Posted{on{x Published:{x <base{href=a> <link{rel=canonical> <link{rel=icon{href=a> <meta> <meta{name=a{content=b> <meta{name=date{content=x>
    <meta{name=keywords{content=a,b> <meta{property=og:title{content=T> <meta{property=article:tag{content={i}> <meta{charset=x> <meta{http-equiv=content-type{content=charset=charset=>
    <h1{class=entry-title> <h1{class=entry-title>A</h1> <h1><b> <div{hidden> <div{style=display:none> <div{role=main> <div{itemprop=articleBody> <div{itemprop=datePublished{content=x>
    <span{itemprop=author>a <div{class=comments> <div{class=nav><div> <div{class=sidebar>a</div> <table><td> <form> <input> <select><option> <iframe> <pre> <blockquote>""".split()
PAGE_UNITS = [unit.replace("{i}", "\0").replace("{", " ").replace("}", "").replace("\0", "{i}") for unit in PAGE_UNITS]
PAGE_UNITS += [f"<div class='{'a ' * 200}'>", f"<div class='{'entry-content ' * 20}'>a</div>", f"<h1>{'A ' * 30}</h1>", f"<h1>{'B ' * 900}</h1>",
               f"<meta name='{'a' * 100}' content='{'b' * 100}'>", f"<time datetime='{'1' * 250}'>"]

JSON_LD_UNITS = ['{"@type": "Article"},', '{"@id": "#{i}", "name": "a"},', '{"@type": "Article", "author": {"@id": "#a"}},', '{"@graph": [', "[", "{}, ",
                 '{"a": ', '"a", ', "1, ", '{"@type": ["a", "b"]},', '{"@type": "Person", "@id": "#{i}"},', '"\\u00e9",', " "]
JSON_LD_OBJECT = ['"a{i}": 1, ', '"a{i}": {"@id": "#z"}, ', '"author": {"@id": "#z"}, ', '"author": [', '"headline": "a", ', '"datePublished": "x", ',
                  '"keywords": ["a", "b"], ', '"keywords": "a,b", ', '"@type": "Article", ']

YAML_UNITS = """
    a: A{i}: a{i}:{b a{i}:b tags: date:{x date{i}:{2021-07-10 date:{2021-07-10T00:00:00{ categories:{a - -{a -{a{i} -{-{a {-{a -{[a] -{a:{b
    # #{a a{i}:{#{a a{i}:{b{#{a {{# ?{a ?{ :{a a{i}:{"b" a{i}:{'b' a{i}:{'b a{i}:{"b a{i}:{"\\n" a{i}:{| a{i}:{> a{i}:{|-{b {a {{a {{{{a{i}:
    a{i}:{&x{i}{b a{i}:{&x{b a{i}:{*x a{i}:{!t{b a{i}:{!!str{b <<:{*x <<:{{a:{b} a{i}:{[a,{b] a{i}:{{a:{b} a{i}:{[ a{i}:{{ a{i}:{] } ] , [ {
    --- ... %YAML{1.2 @a `a a{i}:{a:{b a{i}:\\t a\\t: \\ta: {\\ta a：b title：a title:a{ 标题：a a{i}:{~ a{i}:{2021 \\u00a0a:{b a{i}:{a?b a{i}:{[a?b]
    draft:{x published:{x permalink:{/a/ url:{a layout:{x image:{[a] image:{{url:{a} authors:{[a] authors:{{name:{a} enclosure:{a attachments:{{url:{a}
    guid:{a id:{a lang:{x series:{a timezone:{x time:{10:00 updated:{x description:{a titel:{a catgories:{a Date{i}:{a""".split()
YAML_UNITS = [unit.replace("{i}", "\0").replace("{{", "\1").replace("{", " ").replace("\1", "{").replace("\0", "{i}").replace("\\t", "\t").replace("\\u00a0", "\u00a0")
              for unit in YAML_UNITS] + ["a{i}: " + "b" * 300, "a" * 300 + "{i}: b", "a{i}: [" + "b, " * 50 + "b]"]

FLOW_UNITS = ["a?'b, ", "a, ", "a{i}, ", "[", "{", "{a: ", "[a, ", "a: b, ", "'a', ", '"a", ', "'a", '"a', "\n", "\n a,", "# a\n", ",", "&a{i} b, ", "*a, ", "a?b, ", "? a, ",
              "!t a, ", "[a], ", "{a: b}, ", "]", "}", ":", ": ", "'", '"', "\\", '"\\n", ', "''", "a ", "- ", "|", "a:b, ", "2021-07-10, "]

TOML_UNITS = ["a{i} = 1", "a{i} = 'b'", 'a{i} = "b"', "a{i} = '", 'a{i} = "', "a{i} = '''", 'a{i} = """', "a = 1", "a.b{i} = 1", "a{i}.b = 1", "[a]", "[a{i}]",
              "[a.b{i}]", "[[a]]", "[[a{i}]]", "[[a]]\nb = 1", "a{i} = [", "a{i} = [1, 2]", "a{i} = {b = 1}", "a{i} = {", "# a", "#", "a{i} = 2021-07-10",
              "a{i} = 2021-07-10T00:00:00Z", "a{i} = 1e5", "a{i} = 0x1", "a{i} = 1_000", "a{i} = true", "'a{i}' = 1", '"a{i}" = 1', "a", "=", "a{i} = x", "[a{i}.b.c.d.e]",
              'a{i} = "\\u00e9"', "a{i} = [[[[1]]]]", "date{i} = 2021-07-10", "tags = ['a']", "draft = true", ""]

JSON_UNITS = ['"a{i}": 1, ', '"a{i}": "b", ', '"a{i}": [', '"a{i}": {', '"a{i}": [1, 2], ', '"a{i}": {"b": 1}, ', '"a": 1, ', '"date{i}": "2021-07-10", ', '"tags": ["a"], ',
              '"a{i}": "\\n", ', '"a{i}": "\\u00e9", ', '"a{i}": 1e5, ', '"a{i}": 12345678901234567890, ', '"a{i}": null, ', "\n", " ", '"', "{", "[", "\\", ",", "/* */", "// a\n"]

PYTHON_UNITS = ["A{i} = 1", "A{i} = 'a'", "A = 'a'", "A{i} = A", "A = A + A", "A += 'a'", "A += ('a',)", "A{i} = ('a',)", "A{i} = [1, 2]", "A{i} = {'a': 1}", "A = {'a{i}': 1}", "D = {}",
                "A['a{i}'] = 1", "A{i} = f'{A}'", "A{i} = f'{SITENAME}{SITENAME}'", "A{i} = 'a' 'b'", "A{i} = '''", 'A{i} = """', "'''", '"""', "'", '"', "\\'''", "\\", "(", "[", "{", ")", "A{i} = (", "A{i} = [",
                "A{i} = {", "A{i} = {'a': ", "# a", "if A:", "    A = 1", "def a{i}(): pass", "import a", "A{i} = os.getenv('a', 'b')", "A{i} = os.getenv(", "A{i} = 1 + 1",
                "A{i} = -1", "A{i} = 'a'.join('b')", "A{i}: str = 'a'", "A{i} = r'a'", "A{i} = b'a'", "A{i} = rb'", "r'", "f'''", "f'{", "A{i} = f'{", "A{i} = '\\", "A{i} = None", "a", "A ="]

SCRIPT_UNITS = ["const a{i} = 'b';", "const a = 'b';", "const a{i} = `b`;", "const a{i} = `${b}`;", "a", "'", '"', "`", "/", "//", "/*", "/* a */", "/a/", "/[", "/\\", "= /a", "{", "}", "(", ")", "[", "]", ",", ":",
                "a{i}: 'b',", "a{i}: { b: 1 },", "a{i}: [1, 2],", "a{i}: [", "a{i}: {", "a,", "'a{i}': 1,", "...a,", "a() {}", "a{i}: () => 1,", "export default", "export default {", "module.exports",
                "module.exports = {", "defineConfig(", "defineConfig({", "site: 'https://a.example',", "=> {", ";", "a.b.c", "${", "\\", "a{i}: \"\\\"\",", "import a from 'b';"]

SETTING_UNITS = [
    "exclude: [a]", "title: a", "a{i}: b", "base_url: https://a.example", "limit: 5", "hubs: [https://h.example]", "feeds: [site]", "defaults: [{path: a, values: {b: c}}]",
    "authors: {a: b}", "rewrite: [{from: a, to: b}]", "permalinks: {a: /b/}", "timezone: x", "formats: [rss]", "names: {rss: a}", "places: {site: a}", "notify: {xmlrpc: [a]}",
]
# Settings of one value that is long: what stands before the units, and a unit.
LONG_SETTINGS = [
    ("exclude: [", "'a*', "), ("exclude: [", "'**/a{i}', "), ("exclude: ['", "*"), ("exclude: ['", "**/"), ("exclude: ['", "*a"), ("exclude: ['", "?"), ("exclude: ['", "a/"), ("exclude: ['", "["),
    ("hubs: [", "https://a{i}.example/, "), ("hubs: [", "https://a.example/, "), ("authors: {", "a{i}: b, "), ("authors: {", "a{i}: b <c@d.e>, "), ("author: [", "a{i}, "),
    ("rewrite: [", "{from: 'https://a{i}.example/', to: b}, "), ("rewrite: [", "{from: 'h', to: hh}, "), ("permalinks: {", "a{i}: /b/, "), ("permalink: '", "/:title"), ("permalink: '", ":"), ("permalink: '", "/"),
    ("defaults: [", "{path: a{i}, values: {b: c}}, "), ("defaults: [", "{path: 'a*', values: {b: c}}, "), ("defaults: [{path: articles, values: {", "a{i}: b, "), ("date_fields: [", "a{i}, "), ("updated_fields: [", "date{i}, "),
    ("category_fields: [", "a{i}, "), ("tag_fields: [", "a{i}, "), ("show: [", "a{i}, "), ("files: [", "a{i}, "), ("source: '", "a/"), ("articles: [", "a{i}, "), ("formats: [", "rss, "), ("names: {", "rss: a{i}, "),
    ("places: {", "site: 'a{i}/:file', "), ("places: {tags: '", ":slug"), ("also_at: {site: {", "rss: a{i}.xml, "), ("also_at: {site: {rss: [", "a{i}.xml, "), ("podcast: {", "a{i}: b, "), ("notify: {xmlrpc: [", "'https://a{i}.example/', "),
    ("title: '", "a"), ("title: '", "<b>"), ("title: '", "&amp;"), ("description: '", "<"), ("copyright: '", "a "), ("base_url: 'https://a.example/", "a/"), ("base_url: 'https://", "a."), ("feeds_url: '", "../"), ("feeds_url: '", "a/"),
    ("icon: '", "/a"), ("icon: '", "/"), ("icon: '", "./"), ("language: '", "a-"), ("timezone: '", "a/"), ("excerpt_separator: '", "a"), ("generator: '", "a"), ("output: '", "a/"), ("limit: ", "1"), ("hexo: {", "a{i}: b, "), ("jekyll: {", "a{i}: b, "),
]
FEED_UNITS = ["site, ", "tags, ", "{name: a{i}, where: {tags: b}}, ", "{name: a, where: {tags: b}}, ", "{name: a{i}, where: {path: '**/a*'}}, ", "{family: a{i}, keys: [a{i}]}, ", "{family: tags, only: [a{i}]}, ",
              "{name: a{i}, where: {any: [{tags: b}, {not: {tags: c}}]}}, ", "{name: a, where: {not: ", "{name: a, where: {any: [", "[", "{"]
LONG_FEEDS = [("{name: a, where: {tags: [", "a{i}, "), ("{name: a, where: {path: [", "'**/a*', "), ("{name: a, where: {path: '", "*a"), ("{name: a, where: {path: '", "**/"), ("{name: a, where: {any: [", "{tags: a{i}}, "),
              ("{name: a, where: {", "a{i}: b, "), ("{family: tags, only: [", "a{i}, "), ("{family: tags, except: [", "a{i}, "), ("{family: a, keys: [", "a{i}, "), ("{name: '", "a"), ("{name: a, title: '", ":name")]
DATA = ("feedgen.yaml", "_config.yml", "hugo.toml", "hugo.json", "config.toml", "pelicanconf.py", "_data/authors.yml")
CLOSE = {"[": "]", "{": "}", "'": "'"}

GENERATOR_YAML = ["a{i}: b", "title: a", "exclude: [a]", "skip_render: ['a*']", "- a", "defaults:\n- scope: {path: a}\n  values: {b: c}", "collections: {a{i}: {output: true}}", "plugins: [a]",
                  "feed: {path: a.xml}", "encrypt: {tags: [{name: a{i}, password: b}]}", "category_map: {a: b}", "permalink: :title/", "include: [a]", "timezone: x", "author: {name: a}", "feed: {categories: [a{i}]}"]
LONG_GENERATOR_YAML = [("skip_render: [", "'a{i}*', "), ("skip_render: '", "*a"), ("exclude: [", "'a{i}', "), ("exclude: ['", "**/"), ("include: [", "a{i}, "), ("permalink: '", ":title"), ("permalink: '", "/:year"), ("category_map: {", "a{i}: b, "),
                       ("tag_map: {", "a{i}: b, "), ("collections: {", "a{i}: {output: true}, "), ("defaults: [", "{scope: {path: a{i}}, values: {b: c}}, "), ("defaults: [", "{scope: {path: '**/a'}, values: {b: c}}, "),
                       ("plugins: [", "a{i}, "), ("feed: {path: '", "/"), ("feed: {path: '", "a/"), ("favicon: '", "/"), ("favicon: '", "./"), ("encrypt: {tags: [", "{name: a{i}, password: b}, "), ("feed: {path: [", "a{i}.xml, "), ("feed: {type: [", "atom, "), ("feed: {categories: [", "a{i}, "), ("feed: {collections: {", "a{i}: {path: b}, "),
                       ("url: 'https://", "a."), ("root: '", "/a"), ("title: '", "<a>")]
GENERATOR_TOML = ["[languages.a{i}]\ntitle = 'b'", "[permalinks]\na = '/b/'", "[taxonomies]\na{i} = 'b{i}'", "[outputFormats.a{i}]\nbaseName = 'b'", "[[taxonomies]]\nname = 'a{i}'\nfeed = true", "[params]\na{i} = 1",
                  "[[cascade]]\n[cascade.target]\npath = '/a/**'", "[[module.mounts]]\nsource = 'a'\ntarget = 'content'", "[languages.a{i}]\ngenerate_feeds = true"]
CASCADE_UNITS = ["- a: b", "- target: {path: '**/a{i}'}\n  a: b", "- _target: {path: '*a*a*a'}\n  a{i}: b", "  a{i}: b", "- target: {kind: page}", "  params: {a{i}: b}"]

KNOWN = [  # to have taken ten seconds and more
    Costly(Kind("articles/a.html", "<!DOCTYPE html><html><head>" + DATE + f"<meta property=og:title content='{'a|' * 2000}'></head><body>"),
           f"<h1>{'{i} ' * 900}</h1>"),
    Costly(PELICAN, "\\'''\n"),
    Costly(PELICAN, "\\'"),
    Costly(dataclasses.replace(HEXO, before=HEXO.before + "feed: {path: '", behind="'" + HEXO.behind), "/"),
]


def closed(begin):
    """What closes the brackets and the quotation mark of it."""
    open_marks = []
    for mark in begin:
        if mark in CLOSE and not (open_marks and open_marks[-1] == "'" and mark != "'"):
            open_marks.pop() if open_marks and open_marks[-1] == mark == "'" else open_marks.append(mark)
        elif open_marks and mark == CLOSE[open_marks[-1]]:
            open_marks.pop()
    return "".join(CLOSE[mark] for mark in reversed(open_marks))


def with_long(kind, long_values):
    """A value that stands once and is long."""
    for begin, unit in long_values:
        yield Costly(dataclasses.replace(kind, before=kind.before + begin, behind=closed(begin) + kind.behind), unit)


def table():
    """Data may hold 20,000 values: more are refused, and what costs time is what is not refused."""
    for costly in every_unit():
        yield costly
        if costly.kind.path in DATA or (costly.kind.most == HEAD and not costly.kind.beside):
            yield dataclasses.replace(costly, most_units=4500)


def every_unit():
    for unit in PAGE_UNITS:
        for kind in (BODY_OF_PAGE, PAGE_WITHOUT_DATE, HEAD_OF_PAGE):
            yield Costly(kind, unit)
    for kind in (TITLE, Kind("articles/a.html", BEGIN + DATE + "</head><body>" + f"<h1>{'B ' * 900}</h1>" * 32 + "<h2>", "</h2>")):
        for unit in ("a", "a ", "|", "a|", "a | ", " - ", "-", "_", "·", "中_", "&amp;", "&", "<"):
            yield Costly(kind, unit)
    # 4 KB of title count.
    yield Costly(Kind("articles/a.html", "<!DOCTYPE html><html><head>" + DATE + f"<title>{'a|' * 2000}</title></head><body>"), f"<h1>{'B ' * 900}</h1>")
    yield from KNOWN
    for unit in ("<h1>", "<time>", "<p class=date>", "<p class=post-title>", "<a rel=tag>"):
        yield Costly(Kind("articles/a.html", PAGE + unit * 40), "<b></b>")
    yield Costly(Kind("articles/a.html", "<!DOCTYPE html><html><head>" + DATE + f"<title>{'a|' * 2000}</title></head><body>"), "<h1>A<b>")
    for unit in JSON_LD_UNITS:
        yield Costly(GRAPH, unit)
        yield Costly(JSON_LD, unit, begin="[")
    for unit in JSON_LD_OBJECT:
        whole = Kind(JSON_LD.path, JSON_LD.before + '{"@type": "Article", ', '"z": 1}' + JSON_LD.behind, JSON_LD.most)
        yield Costly(whole, unit)
    named = Kind(GRAPH.path, GRAPH.before, '"z": 1}' + "]}" + GRAPH.behind[3:], GRAPH.most)
    yield Costly(named, '{"@id": "#{i}", "a": 1},', begin="", behind="")
    yield Costly(Kind(GRAPH.path, GRAPH.before + '{"@id": "#a", "b": 1},' * 4000 + '{"@type": "Article", ', '"z": 1}]}' + GRAPH.behind[4:], GRAPH.most), '"a{i}": {"@id": "#z"}, ')
    for unit in YAML_UNITS:
        for kind in (YAML, UNOPENED, HEADERS, SETTINGS, HEXO):
            yield Costly(kind, unit + "\n")
        yield Costly(YAML, unit + "\r\n")
        yield Costly(YAML_VALUE, unit)
        yield Costly(YAML_VALUE, "\n  " + unit)
    for unit in FLOW_UNITS:
        for kind in (YAML_LIST, YAML_VALUE, FEEDS):
            yield Costly(kind, unit)
    for unit in TOML_UNITS:
        for kind in (TOML, HUGO, ZOLA):
            yield Costly(kind, unit + "\n")
    for unit in ("'a', ", "'a{i}', ", "[", "{a = ", "1, ", "# a\n", "'", '"', "'''", "{a = 1}, ", "\n", "2021-07-10, "):
        yield Costly(TOML_LIST, unit)
    for unit in JSON_UNITS:
        for kind in (JSON, BARE_JSON, HUGO_JSON):
            yield Costly(kind, unit)
    for unit in ('"a", ', '"a{i}", ', "[", '{"a": ', "1, ", "[1], ", '"\\u00e9", ', "\n"):
        yield Costly(JSON_LIST, unit)
    for unit in PYTHON_UNITS:
        for end in ("\n", " ", "; "):
            yield Costly(PELICAN, unit + end)
        yield Costly(Kind(PELICAN.path, PELICAN.before + "A = {}\n", "\n", MOST, PELICAN.articles), unit + "\n")
        yield Costly(Kind(PELICAN.path, PELICAN.before + "A = (\n", "\n)\n", MOST, PELICAN.articles), unit + ",\n")
        yield Costly(PELICAN, unit)
    for unit in SCRIPT_UNITS:
        for kind in (ASTRO, ASTRO_OBJECT):
            for end in ("\n", " ", ""):
                yield Costly(kind, unit + end)
    for unit in SETTING_UNITS:
        yield Costly(SETTINGS, unit + "\n")
    yield from with_long(SETTINGS, LONG_SETTINGS)
    for unit in FEED_UNITS:
        yield Costly(FEEDS, unit)
    yield from with_long(dataclasses.replace(FEEDS, behind=", " + FEEDS.behind), LONG_FEEDS)
    for kind in (HEXO, JEKYLL):
        for unit in GENERATOR_YAML:
            yield Costly(kind, unit + "\n")
        yield from with_long(kind, LONG_GENERATOR_YAML)
    for unit in GENERATOR_TOML:
        for kind in (HUGO, ZOLA):
            yield Costly(kind, unit + "\n")
    for kind in ARTICLES_OF_SITES:
        yield from with_long(kind, [(f"{key}: '", unit) for key in ADDRESS_KEYS for unit in ADDRESS_UNITS])
    for unit in CASCADE_UNITS:
        yield Costly(HUGO_SECTION, unit + "\n")
    for unit in ("a{i}: b\n", "a{i}: {name: b, email: c}\n", "- a\n", "a{i}:\n  name: b\n", "a: {", "["):
        yield Costly(AUTHORS, unit)
