#!/usr/bin/env python3
"""Shows that what is long and stands once costs no more because it is named ten thousand times: addresses that
relative links are completed by, references, notes, values and titles that template tags show, files that are included.

    amplified.py PROGRAM
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from edited_site import SiteTest, main
from program import environment, is_sanitized

MB = 1024 * 1024
LONG = "a" * 200_000
MOST_MEMORY = 300 * MB
MOST_OUTPUT = 100 * MB
PATIENCE = 60  # seconds of CPU time; without bounds each takes minutes, or gigabytes

JEKYLL = {"_config.yml": "url: https://me.example\ntitle: T\n"}
HEXO = {"_config.yml": "url: https://me.example\ntitle: T\n", "package.json": '{"dependencies": {"hexo": "^6"}}'}
HUGO = {"hugo.toml": 'baseURL = "https://me.example/"\n'}
PLAIN = {"feedgen.yaml": "base_url: https://me.example/\ntimezone: UTC\narticles: articles\n"}


def article(body, more=""):
    return f"---\ntitle: A\ndate: 2021-07-10 10:00:00\n{more}---\n{body}\n"


def repeated(unit, size=300_000):
    return unit * (size // len(unit))


def plain(body, more=""):
    return {**PLAIN, "articles/a.md": article(body, more)}


def set_to(settings, body):
    return {"feedgen.yaml": PLAIN["feedgen.yaml"] + settings, "articles/a.md": article(body)}


def hexo(body, **other):
    return {**HEXO, "source/_posts/b.md": article("B", **other).replace("title: A", f"title: {LONG}"),
            "source/_posts/a.md": article(body)}


def jekyll(body, settings="", more="", files=()):
    return {"_config.yml": JEKYLL["_config.yml"] + settings, "_posts/2021-07-10-a.md": article(body, more), **dict(files)}


LINK = "<a href=b>x</a> "
SITES = {
    "relative links of an article with a long permalink": plain(repeated(LINK), f"permalink: /{LONG}/\n"),
    "relative links of an article with a long link": plain(repeated(LINK), f"link: https://a.example/{LONG}/\n"),
    "addresses that are rewritten": set_to(
        f'rewrite: [{{from: "https://a.example/", to: "https://b.example/{LONG}/"}}]\n',
        repeated('<a href="https://a.example/">x</a> ')),
    "references to one link": plain(f"[a]: https://a.example/{LONG}\n\n" + repeated("[a] ")),
    "references to one title": plain(f'[a]: https://a.example/ "{LONG}"\n\n' + repeated("[a] ")),
    "pictures of one reference": plain(f"[a]: https://a.example/{LONG}\n\n" + repeated("![a] ")),
    "references to one note": plain(f"[^a]: {LONG}\n\n" + repeated("a[^a] ")),
    "attributes with a name": jekyll(f'{{:r: title="{LONG}"}}\n\n' + repeated("*a*{: r} ")),
    "a value of the site": jekyll(repeated("{{ site.x }} "), settings=f"x: {LONG}\n"),
    "a value of the page": jekyll(repeated("{{ page.x }} "), more=f"x: {LONG}\n"),
    "a text that was captured": jekyll("{% capture x %}" + LONG + "{% endcapture %}" + repeated("{{ x }} ")),
    "the path of the site": jekyll(repeated('{{ "/a" | relative_url }} '), settings=f"baseurl: /{LONG}\n"),
    "links to a post with a long address": jekyll(
        repeated("{% post_url 2021-07-09-b %} "), files={"_posts/2021-07-09-b.md": article("B", f"permalink: /{LONG}/\n")}.items()),
    "a file that is included": jekyll(repeated("{% include x.html %}\n"), files={"_includes/x.html": "word " * 13_000}.items()),
    "a list of data": jekyll("{% for i in site.data.a.x %}{{ i }}{% endfor %}" * 100,
                             files={"_data/a.yml": "x: [" + "a, " * 60_000 + "]\n"}.items()),
    "links to a post with a long title": hexo(repeated("{% post_link b %} ")),
    "references to a page with a long address": {
        **HUGO, "content/posts/b.md": article("B", f"url: /{LONG}/\n"),
        "content/posts/a.md": article(repeated('[a]({{< ref "b.md" >}}) '))},
}


class AmplifiedTest(SiteTest):
    def test_each_is_bounded(self):
        for name, files in SITES.items():
            with self.subTest(name):
                folder = self.folder / name.replace(" ", "-")
                for path, text in files.items():
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    (folder / path).write_text(text, encoding="utf-8")
                seconds, memory, code = self.measure(folder)
                self.assertEqual(code, 0)
                self.assertLess(seconds, PATIENCE)
                if not is_sanitized(self.feedgen):
                    self.assertLess(memory, MOST_MEMORY)
                written = sum(path.stat().st_size for path in (folder / "feeds").rglob("*") if path.is_file())
                self.assertLess(written, MOST_OUTPUT)

    def measure(self, folder):
        child = subprocess.Popen([self.feedgen, "-o", "feeds", "--jobs", "1"], cwd=folder, env=environment(),
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE)))
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, child.returncode

    def test_texts_of_settings_have_a_bound(self):
        for setting in ("title", "copyright", "description", "base_url"):
            value = f"https://me.example/{LONG}/" if setting == "base_url" else LONG
            with self.subTest(setting):
                self.configure(articles="articles", **{setting: value})
                self.article("a")
                self.assertRegex(self.run_it(code=2).stderr, f"{setting}: an? .* of 2000.. bytes is too long")

    def test_a_separator_has_a_bound(self):
        for front in (True, False):
            self.configure(articles="articles", **({} if front else {"excerpt_separator": LONG}))
            self.article("a", more=f"excerpt_separator: {LONG}\n" if front else "")
            said = self.run_it(code=0 if front else 2).stderr
            self.assertIn("excerpt_separator: a separator of 200000 bytes is too long", said)


if __name__ == "__main__":
    main(sys.argv)
