"""Hugo, told to write nothing but feeds: for the home page, for each folder and for each category.

It reads a copy of the archive in which all dates are `YYYY-MM-DD HH:MM:SS`, since it does not know those of
mail; each folder has the `_index.md` that makes it a section. The feeds are Hugo's own: the newest 20
pages with a summary, and for a folder only what lies in the folder itself.
"""

import shutil
import subprocess
import sys

from archive import make_archive
from process import measure

SETTINGS = """baseURL = "https://bench.example/"
title = "Archive"
contentDir = "{content}"
disableKinds = ["sitemap", "robotsTXT", "404"]

[outputs]
  home = ["RSS"]
  section = ["RSS"]
  taxonomy = ["RSS"]
  term = ["RSS"]

[services.rss]
  limit = 20

[taxonomies]
  category = "categories"

[[cascade]]
  [cascade._build]
    render = "never"
  [cascade._target]
    kind = "page"
"""


class Hugo:
    def __init__(self, count, measure_program, cache, out):
        self.measure_program, self.out = measure_program, out
        self.count, self.runs = count, 0
        content = make_archive(count, cache, dates="iso")
        for folder in [content, *(path for path in content.rglob("*") if path.is_dir())]:
            (folder / "_index.md").write_text(f"---\ntitle: '{folder.name}'\n---\n", encoding="utf-8")
        self.site = cache / f"hugo-{count}"
        self.site.mkdir(exist_ok=True)
        (self.site / "config.toml").write_text(SETTINGS.format(content=content), encoding="utf-8")
        self.version = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout.split()[1]

    def run(self, threads):
        self.runs += 1
        public = self.out / f"hugo-{self.runs}"
        run = measure(self.measure_program,
                      [shutil.which("hugo"), "--source", self.site, "--destination", public, "--quiet"],
                      GOMAXPROCS=str(threads), TZ="UTC")
        run.written = sum(path.is_file() for path in public.rglob("*"))
        home = (public / "index.xml").read_text(encoding="utf-8")
        if home.count("<item>") != min(20, self.count):
            sys.exit(f"Hugo's feed has {home.count('<item>')} items")
        return run
