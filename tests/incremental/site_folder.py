"""The small site: a git repository with a folder of articles, settings, feeds and a state folder."""

import os
import random
import struct
import subprocess
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

import malformed
from article import PICTURES, RECORDINGS, Article
from program import environment, run

NOW = 1_700_000_000
DAY = 86_400
PLACES = ("News", "文化", "A/B")
BELOW = ("Local", "Misc", "local")
LEAVES = ("分类", "Misc")
NAMES = ("ferry", "灯塔", "Café Été", "it's 5 o'clock", "-13℃", "100%", "a b", "C# & C++", "《地图》", "ONE｜TWO")
# What only matters for large repositories costs more than it gains in one that lives for a second.
GIT_OPTIONS = [word for setting in ("user.name=A", "user.email=a@example.org", "maintenance.auto=false", "core.fsync=none",
                                    "core.preloadIndex=false", "core.compression=0") for word in ("-c", setting)]
GIT_MEMORY = {"MALLOC_TOP_PAD_": "16777216"}


class Site:
    def __init__(self, folder, feedgen, seed):
        self.folder, self.feedgen = Path(folder), feedgen
        self.articles_folder, self.feeds = self.folder / "articles", self.folder / "feeds"
        self.state = self.folder / ".feedgen"
        self.chance = random.Random(seed)
        self.now = NOW
        self.settings = {"title": "Site", "base_url": "https://site.example/", "limit": 5,
                         "formats": self.chance.choice(("[rss]", "[json]", "[rss, atom, json]"))}
        if random.Random(f"tags {seed}").random() < 0.5:
            self.settings["feeds"] = "[site, categories, tags]"
        if random.Random(f"archives {seed}").random() < 0.5:
            self.settings["archives"] = 10
        self.articles = []
        self.serial = 0
        self.foreign = {}  # below feeds/: what somebody wrote there by hand
        self.is_committed = True
        self.commit_of_last_run = None  # if all was committed then
        self.git_knows = True  # false: something was done since then that no commit tells of
        self.begin()

    def begin(self):
        self.articles_folder.mkdir()
        for _ in range(self.chance.randint(40, 80)):
            self.add(self.chance)
        for name in (*PICTURES, *RECORDINGS):
            if self.chance.random() < 0.6:
                self.write_file(name, self.chance)
        self.write_settings()
        (self.folder / "page.css").write_text("")
        self.write_template(0)
        self.git("init", "-q", "-b", "main", "--template=")
        (self.folder / ".git/info").mkdir()
        (self.folder / ".git/info/exclude").write_text("/feeds/\n/.feedgen/\n/.lost-*\n")
        self.commit()

    # Articles

    def add(self, chance):
        self.serial += 1
        article_chance = random.Random(f"tags {self.serial}")
        depth = chance.choice((0, 1, 2, 3, 3, 3))
        categories = [chance.choice(level) for level in (PLACES, BELOW, LEAVES)[:depth]]
        folder = "/".join(name.replace("/", "_") for name in categories)
        name = f"{chance.choice(NAMES)} {self.serial}{chance.choice(('.md', '.md', '.md', '.html'))}"
        article = Article(f"{folder}/{name}" if folder else name, f"Article {self.serial} of {name}", self.date(chance),
                          categories)
        article.tags = [f"t{article_chance.randint(0, 9)}" for _ in range(article_chance.randint(0, 2))]
        if chance.random() < 0.1:
            article.published = None
        if chance.random() < 0.15:
            article.picture = chance.choice(PICTURES)
        if chance.random() < 0.1:
            article.recording = chance.choice(RECORDINGS)
        if chance.random() < 0.3:
            article.malformed = chance.randrange(3 * len(malformed.PARTS))
        if chance.random() < 0.15 and self.articles:
            article.link = link_name(chance.choice(self.articles))
        self.articles.append(article)
        self.save(article)
        return article

    def date(self, chance):
        """Few instants, so that ties come up; some lie ahead."""
        return NOW + DAY * chance.randint(-60, 10)

    def path(self, article):
        return self.articles_folder / article.path

    def save(self, article, in_place=True):
        """As editors do it: into the same file, or by a new one that takes its place."""
        path = self.path(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        target = path if in_place else path.with_name(".new")
        target.write_text(article.text(), encoding="utf-8")
        if article.published is None:  # else it would be dated to the real today, years after the site's
            os.utime(target, (NOW - DAY * (1 + article.words % 50),) * 2)
        if not in_place:
            target.rename(path)

    def remove(self, article):
        self.articles.remove(article)
        self.path(article).unlink()

    def is_free(self, path):
        return not (self.articles_folder / path).exists()

    # Other files

    def write_file(self, name, chance):
        data = png(chance.randint(1, 2000), chance.randint(1, 2000)) if name.endswith(".png") else b"x" * chance.randint(1, 999)
        (self.articles_folder / name).write_bytes(data)

    def write_settings(self):
        lines = "".join(f"{name}: {value}\n" for name, value in self.settings.items())
        (self.folder / "feedgen.yaml").write_text(lines, encoding="utf-8")

    def write_template(self, number):
        (self.folder / "page.mustache").write_text(
            f"<!DOCTYPE html>\n<head>{{{{{{head}}}}}}{{{{{{own_style}}}}}}</head>\n<h1>{{{{title}}}} {number}</h1>\n"
            "{{#entries}}\n<p>{{title}} {{summary}}</p>\n{{/entries}}\n"
            "{{#families}}{{#groups}}{{name}} {{articles}} {{/groups}}{{/families}}\n")

    # Programs

    def build(self, *arguments):
        return run(self.feedgen, "articles", "-o", "feeds", "--prune", *arguments, folder=self.folder,
                   SOURCE_DATE_EPOCH=str(self.now), FEEDGEN_ADOPT_STATE="1")

    def git(self, *arguments):
        done = subprocess.run(["git", *GIT_OPTIONS, *arguments], cwd=self.folder,
                              env=environment(HOME=str(self.folder), **GIT_MEMORY), capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"git {arguments}: {done.stdout}{done.stderr}")

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "edited")
        self.is_committed = True

    def head(self):
        return (self.folder / ".git/refs/heads/main").read_text().strip()


def link_name(article):
    """As `post_link` takes it: the name without its ending; no blanks may be in it."""
    name = article.path.rpartition("/")[2].rpartition(".")[0]
    return name if " " not in name else '"' + name + '"'


def png(width, height):
    """As small as a picture can be whose header says its size."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))


def stamps(folder):
    """Of each file below the folder: what a server and a backup tell a change by."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            status = os.stat(path)
            found[os.path.relpath(path, folder)] = (status.st_ino, status.st_mtime_ns)
    return found


