#!/usr/bin/env python3
"""Every feed of this repository that feedgen has written passes `feedgen check --strict`, but for what is allowed here.

    own_feeds.py PROGRAM ROOT
"""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))

from program import environment

NOW = "1790000000"  # behind all dates but those of cases about the future

# A rule, and the cases that may break it: what their articles or settings ask for.
ALLOWED = {
    # Two real articles were published at the same second; "" is the folder feeds/.
    "same-updated": {""},
    # Without the site's address no feed has one.
    "atom-self-link": {
        "archives-without-address", "base-url-is-a-placeholder", "base-url-missing", "pages-right-to-left",
        "settings-absent", "settings-empty",
    },
    # The same.
    "rss-self-link": {
        "archives-without-address", "base-url-is-a-placeholder", "base-url-missing", "base-url-missing-on-a-site",
        "content-without-address", "pages-right-to-left", "settings-absent", "settings-empty",
    },
    # The same.
    "json-feed-url": {
        "archives-without-address", "base-url-is-a-placeholder", "base-url-missing", "pages-right-to-left",
        "settings-absent", "settings-empty", "sites-broken-configuration",
    },
    # The case is about a podcast that lacks it.
    "itunes-required": {"podcast-with-warnings"},
    # A category is called "<quay>".
    "content-unknown-element": {"pages-of-categories"},
    # What XML can't carry was in the article, and U+FFFD stands in its place.
    "wrong-characters": {
        "check-before-publishing", "characters-that-xml-forbids", "encodings", "utf8-repaired",
    },
    # Frames of allowed hosts, and content: raw.
    "content-script": {
        "content-frames", "content-raw", "tags-hexo", "tags-hugo", "tags-includes",
    },
    # content: raw.
    "content-handler": {
        "check-before-publishing", "content-raw",
    },
    # content: raw.
    "content-relative-address": {
        "check-before-publishing", "content-raw",
    },
    # content: raw.
    "content-style": {
        "check-before-publishing",
    },
    # The title is about references.
    "reference-in-text": {
        "entities-in-titles", "titles-with-markup",
    },
    # The texts are about tags, and RSS can't say that a title is no HTML.
    "markup-in-text": {
        "pages-of-categories", "pages-that-look-like-the-site", "site-settings", "titles-with-markup",
    },
    # An element of the site's own, with the value that the article has.
    "relative-address": {
        "extra-elements",
    },
    # A feed without entries has the date of no build, so that it is the same each time; an article is of the future.
    "implausible-date": {
        "folder-empty", "future-articles-shown", "sites-pelican", "sites-zola",
    },
}


def main():
    program, root = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    folders = ["feeds", *sorted(str(path.relative_to(root)) for path in (root / "fixtures/cases").glob("*/expected*")
                                if path.is_dir())]
    done = subprocess.run([program, "check", "--json", *folders], cwd=root, env=environment(SOURCE_DATE_EPOCH=NOW),
                          capture_output=True, timeout=120)
    assert done.returncode in (0, 1), done.stderr.decode()
    report = json.loads(done.stdout)
    assert len(report["files"]) > 500, len(report["files"])
    used, wrong = defaultdict(set), []
    for file in report["files"]:
        parts = file["path"].split("/")
        case = parts[2] if parts[0] == "fixtures" else ""
        for one in file["findings"]:
            if one["severity"] == "note":
                continue
            used[one["rule"]].add(case)
            if case not in ALLOWED.get(one["rule"], ()):
                wrong.append(f"{file['path']}:{one['line']}:{one['column']}: {one['rule']}: {one['problem']}")
    for rule, cases in ALLOWED.items():
        wrong += [f"{rule} is allowed in {case}, which does not break it" for case in sorted(cases - used[rule])]
    if wrong:
        sys.exit("\n".join(wrong))


main()
