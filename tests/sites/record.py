#!/usr/bin/env python3
"""Runs the real generators on copies of fixtures/sites and records what they made into each truth.tsv.

    record.py [--tools FOLDER] [SITE…]     all sites and variants, or those that are named

--tools is where `npm install` put Hexo and its plugins (tests/sites/hexo/package.json says which).
"""

import argparse
import sys
import tempfile
from pathlib import Path

import body_sites
import hexo
import hugo
import jekyll
import outline
import pelican
import sites
import truth

_RECORDERS = {"hexo": hexo, "hugo": hugo, "jekyll": jekyll, "pelican": pelican}


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--tools", type=Path)
    options.add_argument("sites", nargs="*")
    chosen = options.parse_args()
    known = sites.whole() + sites.variants()
    unknown = set(chosen.sites) - {site.name for site in [*known, *body_sites.all_sites()]}
    if unknown:
        sys.exit(f"record.py: no such site: {', '.join(sorted(unknown))}")
    for site in known:
        if chosen.sites and site.name not in chosen.sites:
            continue
        generator = _RECORDERS[site.generator]
        with tempfile.TemporaryDirectory(prefix="feedgen-site-") as folder:
            place = Path(folder) / "site"
            site.copy_to(place)
            rows = generator.record(site, place, chosen.tools)
        truth.write(site.truth, generator.origin(chosen.tools), rows)
        counts = {kind: sum(row.kind == kind for row in rows) for kind in ("entry", "page", "hidden")}
        print(site.name + ":", ", ".join(f"{count} {kind}" for kind, count in counts.items()), file=sys.stderr)
    for site in body_sites.all_sites():
        if not chosen.sites or site.name in chosen.sites:
            record_bodies(site, chosen.tools)


def record_bodies(site, tools):
    """What a reader sees of each body, as the generator renders it."""
    generator = _RECORDERS[site.generator]
    seen = outline.words_of if site.has_words_alone else outline.lines_of
    with tempfile.TemporaryDirectory(prefix="feedgen-site-") as folder:
        place = Path(folder) / "site"
        site.copy_to(place)
        made = {body_sites.name_of(source): seen(html, address) for source, address, html in generator.bodies(place, tools)}
    body_sites.write_truth(site.truth, generator.origin(tools).split(";")[0],
                           {name: made.get(name, ["(nothing)"]) for name, *_ in site.bodies()})
    print(f"{site.name}: {len(made)} bodies", file=sys.stderr)


if __name__ == "__main__":
    main()
