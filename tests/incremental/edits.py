"""Everything that can happen to a site between two runs, as small functions of the site and a stream of chance.

An edit that finds nothing to change changes nothing. What no commit tells of is said with git_knows.
"""

import os

import malformed
from article import PICTURES, RECORDINGS
from site_folder import DAY, link_name

EDITS = {}


def edit(function):
    EDITS[function.__name__] = function
    return function


def article_edit(function):
    """One that takes an article, chosen by chance."""
    def wrapped(site, chance):
        if site.articles:
            function(site, chance, chance.choice(site.articles))
    wrapped.__name__ = function.__name__
    return edit(wrapped)


# Articles come, go and change

@edit
def add_an_article(site, chance):
    site.add(chance)


@article_edit
def remove_an_article(site, chance, article):
    site.remove(article)


@article_edit
def change_the_text(site, chance, article):
    article.words += 1
    site.save(article)


@article_edit
def change_the_title(site, chance, article):
    article.title += "!"
    site.save(article)


@article_edit
def write_malformed_html(site, chance, article):
    article.malformed = chance.randrange(3 * len(malformed.PARTS))
    site.save(article)


@article_edit
def replace_the_file(site, chance, article):
    article.words += 1
    site.save(article, in_place=False)


@article_edit
def date_anew(site, chance, article):
    article.published = site.date(chance)
    site.save(article)


@article_edit
def take_the_date_away(site, chance, article):
    article.published = None
    site.save(article)


@article_edit
def categorise_anew(site, chance, article):
    article.categories = chance.choice(site.articles).categories[:chance.randint(0, 3)]
    article.tags = [f"t{chance.randint(0, 12)}" for _ in range(chance.randint(0, 3))]
    site.save(article)


@article_edit
def found_a_category(site, chance, article):
    site.serial += 1
    article.categories = [*article.categories[:chance.randint(0, 2)], f"New {site.serial}"]
    site.save(article)


@article_edit
def leave_a_category_alone(site, chance, article):
    """All articles of one category move away from it."""
    gone = article.categories
    for other in site.articles:
        if gone and other.categories == gone:
            other.categories = gone[:-1]
            site.save(other)


@article_edit
def set_a_draft_on_or_off(site, chance, article):
    article.draft = not article.draft
    site.save(article)


@article_edit
def have_it_expire_or_not(site, chance, article):
    article.expires = None if article.expires else site.now + chance.randint(-3, 5) * DAY
    site.save(article)


@article_edit
def publish_later(site, chance, article):
    article.published = site.now + chance.randint(1, 5) * DAY
    site.save(article)


@article_edit
def break_the_front_matter(site, chance, article):
    article.broken = True
    site.save(article)


@edit
def repair_the_front_matter(site, chance):
    for article in site.articles:
        if article.broken:
            article.broken = False
            site.save(article)


@article_edit
def add_bytes_that_are_no_text(site, chance, article):
    with open(site.path(article), "ab") as file:
        file.write(b"\xff\xfe\n")


@article_edit
def empty_the_file(site, chance, article):
    article.broken = True  # to be repaired
    site.path(article).write_bytes(b"")


# Files that look changed and are not, and the other way round

@article_edit
def touch(site, chance, article):
    os.utime(site.path(article))
    site.git_knows = site.git_knows and article.published is not None


@article_edit
def save_without_a_change(site, chance, article):
    site.save(article, in_place=chance.random() < 0.5)
    site.git_knows = site.git_knows and article.published is not None


@article_edit
def change_with_the_same_size_and_time(site, chance, article):
    before = os.stat(site.path(article))
    article.words += 1  # written with four digits
    site.save(article)
    os.utime(site.path(article), ns=(before.st_atime_ns, before.st_mtime_ns))


@article_edit
def date_the_file_back(site, chance, article):
    os.utime(site.path(article), (site.now - chance.randint(1, 90) * DAY,) * 2)
    site.git_knows = site.git_knows and article.published is not None


# Names

@article_edit
def rename(site, chance, article):
    site.serial += 1
    move(site, article, f"{article.path.rpartition('.')[0]} {site.serial}.md")


@article_edit
def rename_and_rewrite(site, chance, article):
    article.title += " (new)"
    rename_it = EDITS["rename"]
    rename_it(site, chance)
    article.words += 1
    site.save(article)


@article_edit
def move_to_another_folder(site, chance, article):
    folder = chance.choice(site.articles).path.rpartition("/")[0]
    move(site, article, "/".join(filter(None, (folder, article.path.rpartition("/")[2]))))


@article_edit
def swap_two_names(site, chance, article):
    other = chance.choice(site.articles)
    if other is article:
        return
    spare = site.articles_folder / ".spare"
    site.path(article).rename(spare)
    site.path(other).rename(site.path(article))
    spare.rename(site.path(other))
    article.path, other.path = other.path, article.path


@article_edit
def rename_a_folder(site, chance, article):
    folder = article.path.rpartition("/")[0]
    if not folder:
        return
    site.serial += 1
    (site.articles_folder / folder).rename(site.articles_folder / f"{folder} {site.serial}")
    for other in site.articles:
        if other.path.startswith(folder + "/"):
            other.path = f"{folder} {site.serial}{other.path[len(folder):]}"


@article_edit
def copy_an_article(site, chance, article):
    """With its id and address, if it has any of its own: two articles lay claim to them."""
    twin = site.add(chance)
    site.path(twin).write_bytes(site.path(article).read_bytes())
    for name in ("title", "published", "categories", "words", "draft", "expires", "address", "id", "picture",
                 "recording", "link", "broken", "malformed"):
        setattr(twin, name, getattr(article, name))


def move(site, article, path):
    if not site.is_free(path):
        return
    before = site.path(article)
    article.path = path
    site.path(article).parent.mkdir(parents=True, exist_ok=True)
    before.rename(site.path(article))


# Addresses, ids, links and files beside the articles

@article_edit
def give_an_address(site, chance, article):
    article.address = None if article.address else f"/chosen/{chance.randint(1, 3)}/"
    site.save(article)


@article_edit
def give_an_id(site, chance, article):
    article.id = None if article.id else f"urn:example:{chance.randint(1, 3)}"
    site.save(article)


@article_edit
def link_to_another_article(site, chance, article):
    article.link = link_name(chance.choice(site.articles))
    site.save(article)


@edit
def change_what_is_linked_to(site, chance):
    wanted = {article.link for article in site.articles if article.link}
    for article in site.articles:
        if link_name(article) in wanted:
            article.title += "?"
            article.address = None if article.address else f"/linked/{site.serial}/"
            site.serial += 1
            site.save(article)
            return


@article_edit
def show_a_picture(site, chance, article):
    article.picture = chance.choice(PICTURES)
    site.save(article)


@article_edit
def attach_a_recording(site, chance, article):
    article.recording = chance.choice(RECORDINGS)
    site.save(article)


@edit
def a_file_appears_or_changes(site, chance):
    site.write_file(chance.choice((*PICTURES, *RECORDINGS)), chance)


@edit
def a_file_vanishes(site, chance):
    (site.articles_folder / chance.choice((*PICTURES, *RECORDINGS))).unlink(missing_ok=True)


# Time

@edit
def time_passes(site, chance):
    site.now += chance.randint(1, 4 * DAY)


@edit
def the_clock_is_set_back(site, chance):
    site.now -= chance.randint(1, 4 * DAY)


# Settings

def set_to(name, *values):
    """None: the default."""
    def set_one(site, chance):
        value = chance.choice([each for each in values if each != site.settings.get(name)])
        site.settings.pop(name, None)
        if value is not None:
            site.settings[name] = value
        site.write_settings()
    EDITS[f"set {name}"] = set_one


set_to("title", "Site", "Another site", "'《地图》 & more'")
set_to("limit", 1, 3, 5, 20)
set_to("icon", None, "/one.png", "/two.png")
set_to("refresh", None, "1h", "2 days")
set_to("picture_in_text", None, "true")
set_to("extra", None, '{namespaces: {x: "urn:x:1"}, entry: {"x:t": {from: title}}}',
       '{json: {entry: {_x: {day: {from: date}}}}}')
set_to("timezone", None, "Asia/Shanghai", "America/New_York")
set_to("permalink", None, "/:year/:month/:day/:slug/", "/:categories/:name/")
set_to("base_url", "https://site.example/", "https://moved.example/blog/")
set_to("future", None, "true")
set_to("content", None, "summary", "raw")
set_to("categories", None, "flat")
set_to("formats", None, "[rss]", "[atom, json]")
set_to("feeds", None, "[site, categories, sections]", "[site]", "[site, categories, tags]")

# Pages, and the lists and style sheets beside them

set_to("pages", None, "false")
set_to("opml", None, "false")
set_to("stylesheet", None, "false")
set_to("accent", None, "'#8a3b12'", "'#0af'")
set_to("freshrss", None, "https://rss.example/")
set_to("language", None, "zh-CN", "ar", "it")
set_to("page_texts", None, "{subscribe: Follow}", "{is_feed: Read it, it: {newest: Ultimi}}")
set_to("page_style", None, "page.css")
set_to("page_template", None, "page.mustache")


@edit
def change_what_pages_are_made_by(site, chance):
    (site.folder / "page.css").write_text(f":root {{ --round: {chance.randint(0, 3)}rem; }}\n")
    site.write_template(chance.randint(0, 3))
set_to("author", None, "Jane Doe <jane@example.org>")
set_to("exclude", None, "['*.html']", "[News]")


# Feeds

@edit
def somebody_removes_a_feed(site, chance):
    for path in chosen_feed(site, chance):
        path.unlink()


@edit
def somebody_edits_a_feed(site, chance):
    for path in chosen_feed(site, chance):
        path.write_bytes(path.read_bytes() + b"<!-- edited -->")
        remember(site, path)


@edit
def somebody_touches_a_feed(site, chance):
    for path in chosen_feed(site, chance):
        os.utime(path)


@edit
def somebody_adds_a_file_to_the_feeds(site, chance):
    path = site.feeds / f"note {chance.randint(1, 3)}.txt"
    if site.feeds.exists():
        path.write_text("mine")
        remember(site, path)


@edit
def the_feeds_are_lost(site, chance):
    if chance.random() < 0.3 and site.feeds.exists():
        site.feeds.rename(site.folder / f".lost-{site.serial}")
        site.serial += 1
        site.foreign.clear()


def chosen_feed(site, chance):
    """A path, or none: no commit tells of it."""
    site.git_knows = False
    paths = sorted(path for path in site.feeds.rglob("*") if path.name in ("rss.xml", "atom.xml", "feed.json"))
    return [chance.choice(paths)] if paths else []


def remember(site, path):
    site.foreign[str(path.relative_to(site.feeds))] = path.read_bytes()
