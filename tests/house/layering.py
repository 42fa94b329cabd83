#!/usr/bin/env python3
"""Judges the house: who includes whom, one door for each library, small and registered files,
nothing unfinished and nothing of one machine.

usage: layering.py [ROOT]

Prints one line for each finding, `path:line: what is wrong; what to do`, and exits 1 if there is
any. The rules are the tables below; layering_test.py shows that each of them can fail.
"""

import fnmatch
import os
import re
import subprocess
import sys

# From the top to the bottom. A file may include what lies below its own layer, and its own folder;
# folders on one line may not include each other.
LAYERS = [
    ["main"],
    ["api"],
    ["cli"],
    ["build", "ping", "upload"],
    ["render"],
    ["pages"],
    ["read"],
    ["notify"],
    ["uploads"],
    ["publish"],
    ["ids"],
    ["scan"],
    ["index"],
    ["article", "body", "check", "hook", "serve"],
    ["config"],
    ["targets"],
    ["sites", "feed", "protocols"],
    ["truth"],
    ["state", "s3"],
    ["system"],
    ["format"],
    ["time"],
    ["text"],
    ["value"],
]

# (folder, header): plain values hold points in time.
UPWARD_INCLUDES = {("value", "time/instant.h"), ("value", "time/zone.h")}

ONE_CPP = "one .cpp file"

# A library's headers and the only place that may include them: one source, with the files that it is
# split into. Nobody else may include a header of theirs that names the library.
DOORS = [
    ("libxml2", r"libxml/", "format/xml_reader.cpp format/xml_events.cpp"),
    ("libevent", r"event2/", "serve/http_server.cpp"),
    ("zlib", r"zlib\.h", "format/gzip.cpp"),
    ("yaml-cpp", r"yaml-cpp/", "format/yaml.cpp format/yaml_*"),
    ("toml++", r"toml(\+\+/|\.hpp)", "format/toml.cpp"),
    ("gumbo", r"gumbo\.h", "format/html.cpp format/html_*"),
    ("Mustache", r"kainjow/", "format/mustache.cpp"),
    ("md4c", r"md4c", "format/markdown.cpp format/markdown_*"),
    ("date", r"date/", "time/zone.cpp"),
    ("utf8proc", r"utf8proc", "text/unicode.cpp"),
    ("libidn2", r"idn2", "text/host.cpp"),
    ("iconv", r"iconv\.h", "text/encoding.cpp"),
    ("CLI11", r"CLI/", "cli/options.cpp"),
    ("xxHash", r"xxh", ONE_CPP),
    ("libcurl", r"curl/", "system/curl_*"),
    ("libpq", r"libpq", "system/postgres.cpp system/postgres_*"),
    ("SQLite", r"sqlite3", "system/database.cpp system/database_*"),
    ("nlohmann-json", r"nlohmann/", "format/json.cpp"),
]

# A door in several files that pass its library's types to each other: one of them alone includes its header.
ONLY_HEADERS = {"md4c": "format/markdown_parser.h", "libcurl": "system/curl_library.h",
                "libpq": "system/postgres_library.h", "gumbo": "format/html_tree.h"}

# Site generators have a folder each below sites/, by which this test knows their names, and a row of
# sites/generators.cpp. Beside comments only a variable of Liquid has the name of one.
NAMES_GENERATORS = ("sites/", "body/shortcodes/template_output.cpp")

# What only system/ may ask of the machine: the time, sleep, chance, the working folder.
OUTSIDE = re.compile(r"\b\w+_clock::now\b|\bclock_gettime\b|\bsleep_(?:for|until)\b|\brandom_device\b"
                     r"|\bcurrent_path\b|\bgetcwd\b|filesystem::absolute\b|\bfs::absolute\b")

MOST_LINES = 400

# The brackets keep these patterns from finding themselves.
MACHINE_PATH = re.compile(r"(?:(?<![\w./~:%)\]}$-])|file://)/(?:[r]oot|[h]ome|[w]ork|[U]sers)/")
UNFINISHED = re.compile(
    r"\b(?:[T]ODO|[F]IXME|[X]XX|[H]ACK|[W]IP|[T]BD)\b"
    r"|(?i:\b[f]or now\b|\b[n]ot (?:yet )?implemented\b|\b[l]orem ipsum\b)"
)

# Articles and what is made of them may say what they like; machine paths are sought there too.
CONTENT_FOLDERS = ("fixtures/", "feeds/")

# A type of namespace feedgen; one that is only declared ends in a semicolon.
TYPE = re.compile(r"^(?:struct|class|enum class)[ \t]+(\w+)[^;\n]*\{", re.MULTILINE)

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)


class Finding:
    def __init__(self, path, line, words):
        self.path, self.line, self.words = path, line, words

    def __str__(self):
        return f"{self.path}:{self.line}: {self.words}"


def judge(root):
    """All findings in the tree below `root`, in the order of the paths."""
    files = read_files(root)
    sources = {path[4:]: text for path, text in files.items()
               if path.startswith("src/") and path.endswith((".h", ".cpp"))}
    findings = [*judge_includes(sources), *judge_doors(sources), *judge_generators(sources),
                *judge_outside(sources), *judge_types(sources), *judge_lengths(files),
                *judge_words(files)]
    return sorted(findings, key=lambda finding: (finding.path, finding.line, finding.words))


def read_files(root):
    """Path -> text of every regular file that git tracks or would; outside of git, of every file."""
    paths = paths_of_git(root) if os.path.exists(os.path.join(root, ".git")) else None
    files = {}
    for path in paths_on_disk(root) if paths is None else paths:
        whole = os.path.join(root, path)
        if os.path.isfile(whole) and not os.path.islink(whole):
            with open(whole, encoding="utf-8", errors="replace") as file:
                files[path] = file.read()
    return files


def paths_of_git(root):
    """None where git is missing or declines, as it does in a folder of another user."""
    command = ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return [os.fsdecode(path) for path in listing.split(b"\0") if path]


def paths_on_disk(root):
    for folder, folders, names in os.walk(root):
        if folder == root:
            folders[:] = [name for name in folders if name not in (".git", "build")]
        yield from (os.path.relpath(os.path.join(folder, name), root) for name in names)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def includes_of(text):
    """(header, written in quotes, line) of each #include."""
    for match in INCLUDE.finditer(text):
        yield match[1] or match[2], match[1] is not None, line_of(text, match.start())


def folder_of(path):
    """The layer's name: src/build.cpp belongs to "build" as src/build/ would."""
    return path.split("/")[0] if "/" in path else path.rsplit(".", 1)[0]


def judge_includes(sources):
    depth = {folder: level for level, folders in enumerate(LAYERS) for folder in folders}
    for path, text in sources.items():
        own = folder_of(path)
        if own not in depth:
            yield Finding("src/" + path, 1, f'"{own}" is in no layer; give it a place in LAYERS')
            continue
        headers = [(name, line) for name, is_own, line in includes_of(text) if is_own]
        for name, line in headers:
            if name not in sources:
                yield Finding("src/" + path, line,
                              f'"{name}" is no file of src/; write the path from src/')
                continue
            other = folder_of(name)
            if other == own or other not in depth or (own, name) in UPWARD_INCLUDES:
                continue
            if depth[other] <= depth[own]:
                direction = "beside" if depth[other] == depth[own] else "above"
                yield Finding("src/" + path, line,
                              f'"{name}" is {direction} {own}; includes run downward only')
        header = path[:-4] + ".h"
        if path.endswith(".cpp") and header in sources and header not in dict(headers):
            yield Finding("src/" + path, 1, f'does not include its own header; add "{header}"')


def judge_doors(sources):
    for library, pattern, door in DOORS:
        users = [(path, line) for path in sorted(sources)
                 for name, _, line in includes_of(sources[path]) if re.match(pattern, name)]
        first_cpp = next((path for path, _ in users if path.endswith(".cpp")), None)
        for path, line in users:
            if not is_in_door(path, door, first_cpp):
                yield Finding("src/" + path, line, f"includes {library}; only {door} may")
            elif path != ONLY_HEADERS.get(library, path):
                yield Finding("src/" + path, line,
                              f'includes {library}; include "{ONLY_HEADERS[library]}" instead')
        inner = {path for path, _ in users
                 if path.endswith(".h") and is_in_door(path, door, first_cpp)}
        for path, text in sources.items():
            for name, _, line in includes_of(text):
                if name in inner and not is_in_door(path, door, first_cpp):
                    yield Finding("src/" + path, line,
                                  f'"{name}" brings in {library}; only {door} may include it')


def is_in_door(path, door, first_cpp):
    if door == ONE_CPP:
        return path == first_cpp
    return any(fnmatch.fnmatchcase(path, part) for part in door.split())


def judge_lengths(files):
    for path, text in files.items():
        lines = len(text.splitlines())
        is_source = path.startswith(("src/", "tests/")) and path.endswith((".h", ".cpp", ".py"))
        if is_source and lines > MOST_LINES:
            yield Finding(path, lines, f"has more than {MOST_LINES} lines; split it by idea")


def judge_generators(sources):
    names = sorted({path.split("/")[1] for path in sources
                    if path.startswith("sites/") and path.count("/") > 1})
    if not names:
        return
    # A word of its own, also in "kHugoRules": "kLeastRoom" does not name Astro.
    generator = re.compile("|".join(f"(?<![A-Za-z]){name}|{name.capitalize()}(?![a-z])"
                                    for name in map(re.escape, names)))
    for path, text in sources.items():
        if path.startswith(NAMES_GENERATORS):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if match := generator.search(line.split("//")[0]):
                name = match[0].lower()
                yield Finding("src/" + path, number, f"names {name}; what one generator knows "
                                                     f"belongs into src/sites/{name}/")


def judge_outside(sources):
    for path, text in sources.items():
        if path.startswith("system/"):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if match := OUTSIDE.search(line.split("//")[0]):
                yield Finding("src/" + path, number, f"asks the machine itself with {match[0]}; ask system/world.h")


def judge_types(sources):
    """Two types of one name link without a word, and one is then destroyed as the other."""
    first = {}
    for path in sorted(sources):
        if not path.endswith(".h"):
            continue
        for match in TYPE.finditer(sources[path]):
            other = first.setdefault(match[1], path)
            if other != path:
                yield Finding("src/" + path, line_of(sources[path], match.start()),
                              f"{match[1]} is the name of a type in src/{other} too; rename one of them")


def judge_words(files):
    for path, text in files.items():
        for match in MACHINE_PATH.finditer(text):
            yield Finding(path, line_of(text, match.start()),
                          f"names {match[0]} of one machine; use a path that every machine has")
        if path.startswith(CONTENT_FOLDERS):
            continue
        for match in UNFINISHED.finditer(text):
            yield Finding(path, line_of(text, match.start()),
                          f'says "{match[0]}"; finish it or leave it out')


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(here))
    findings = judge(root)
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
