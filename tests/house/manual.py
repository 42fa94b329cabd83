#!/usr/bin/env python3
"""Judges what the pages of the manual name: options of feedgen, commands of ./dev, settings, files and links have to exist. A table
has a head.

usage: manual.py PROGRAM [ROOT]

Prints one line for each finding, `path:line: what is wrong`, and exits 1 if there is any. manual_test.py shows that each
rule can fail.
"""

import glob
import os
import re
import subprocess
import sys

CODE = re.compile(r"`([^`\n]+)`")
BLOCK_LINE = re.compile(r"^(?: {4}|\t)(?:\$ )?(.*)$")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$")
SETTING_HEADING = re.compile(r"^### `(\w+)`$", re.MULTILINE)
# Paths from the top of the tree; the rooms of src/ are named without it on the pages about the sources.
TREE_PATH = re.compile(r"^(?:src|tests|docs|fixtures|cmake|\.ci)/[\w./*<>-]*$")
SOURCE_PAGES = ("docs/architecture.md", "CONTRIBUTING.md")


def pages(root):
    """Path -> text of each page."""
    names = ["README.md", "CONTRIBUTING.md", *sorted(glob.glob("docs/*.md", root_dir=root))]
    return {name: read_text(os.path.join(root, name)) for name in names}


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def options_of(program):
    """All options of all commands, as their help names them."""
    helped = lambda *words: subprocess.run([program, *words], check=True, capture_output=True, text=True,
                                           timeout=60).stdout
    first = helped("help")
    commands = re.findall(r"^  feedgen ([a-z]+)  +", first, re.MULTILINE)
    return set(OPTION.findall(first)).union(*(OPTION.findall(helped("help", command)) for command in commands))


def commands_of_dev(root):
    return set(re.findall(r"^#   \./dev (\w+)", read_text(os.path.join(root, "dev")), re.MULTILINE))


def judge(root, options):
    """All findings, in the order of the pages and lines."""
    texts = pages(root)
    settings = set(SETTING_HEADING.findall(texts.get("docs/configuration.md", "")))
    anchors = {path: anchors_of(text) for path, text in texts.items()}
    dev = commands_of_dev(root)
    for path, text in texts.items():
        for number, line, kind in lines_of(text):
            for words in problems(root, path, line, kind, options, dev, settings, anchors):
                yield f"{path}:{number}: {words}"
        yield from (f"{path}:{number}: a table begins here without a head; is the empty line above it meant?"
                    for number in headless_tables(text))


def headless_tables(text):
    """The lines at which a table begins whose second line is no row of dashes: it is shown as text."""
    before = ""
    lines = [*lines_of(text), (0, "", "")]
    for (number, line, kind), (_, below, _) in zip(lines, lines[1:]):
        begins = line.startswith("|") and not kind and not before.startswith("|")
        if begins and not re.fullmatch(r"\|[\s:|-]+\|", below):
            yield number
        before = line


def lines_of(text):
    """(number, line, kind): kind is "" in prose, else the first line of the fenced block, such as "```yaml # feedgen.yaml"."""
    kind, fence = "", None
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith("```"):
            fence, kind = (None, "") if fence else (line, f"{line} {lines[number] if number < len(lines) else ''}")
            continue
        yield number, line, kind


def problems(root, path, line, kind, options, dev, settings, anchors):
    block = kind or BLOCK_LINE.match(line)
    spans = [BLOCK_LINE.sub(r"\1", line) if not kind else line.strip()] if block else CODE.findall(line)
    for span in spans:
        yield from judge_options(span, options, block)
        yield from judge_dev(span, dev)
        if not block:
            yield from judge_path(root, path, span)
    if kind.startswith("```yaml") and ("# feedgen.yaml" in kind or path == "docs/configuration.md"):
        if (name := re.match(r"(\w+):", line)) and name[1] not in settings:
            yield f'"{name[1]}" is no setting; docs/configuration.md has them all'
    if not block:
        yield from judge_links(root, path, line, anchors)


def judge_options(span, options, block):
    """Of a text that is an option, or a command line of feedgen's: other programs have options of their own."""
    command = re.search(r"(?:^|&& |/env |\./dev run )feedgen(?= |$)(.*)", span)
    own = command[1] if command else span if not block and span.startswith("--") else ""
    for option in OPTION.findall(re.split(r" && | \| | #", own)[0]):
        if option not in options:
            yield f"feedgen has no option {option}"


def judge_dev(span, dev):
    if (name := re.match(r"(?:\$ )?\./dev (\w+)", span)) and name[1] not in dev:
        yield f"./dev has no command {name[1]}"


def judge_path(root, page, span):
    below = "" if TREE_PATH.match(span) else room_of(root, page, span)
    if below is None or "…" in span or "<" in span:
        return
    pattern = os.path.join(root, below, span)
    if not (glob.glob(pattern) or glob.glob(pattern + ".h") or glob.glob(pattern + ".cpp")):
        yield f"there is no {below}{span}"


def room_of(root, page, span):
    """"src/" where a page about the sources names a file of a room; else None."""
    room = re.match(r"^(\w+)/[\w./*]*$", span)
    is_room = page in SOURCE_PAGES and room and os.path.isdir(os.path.join(root, "src", room[1]))
    return "src/" if is_room else None


def judge_links(root, page, line, anchors):
    for target in LINK.findall(CODE.sub("", line) if "](" not in line else line):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        found = os.path.normpath(os.path.join(os.path.dirname(page), name)) if name else page
        if not os.path.exists(os.path.join(root, found)):
            yield f"the link {target} leads to no file"
        elif anchor and anchor not in anchors.get(found, ()):
            yield f"the link {target} leads to no heading"


def anchors_of(text):
    """As GitHub makes them of headings."""
    return {re.sub(r"[^\w\- ]", "", match[1].lower()).replace(" ", "-")
            for _, line, kind in lines_of(text) if not kind and (match := HEADING.match(line))}


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    root = sys.argv[2] if len(sys.argv) > 2 else os.path.dirname(os.path.dirname(here))
    findings = list(judge(root, options_of(sys.argv[1])))
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
