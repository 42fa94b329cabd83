#!/usr/bin/env python3
"""Runs black-box cases (see case.py) and compares what comes out with what is expected.

    run_case.py --feedgen PROGRAM [--approve] CASE...

With --approve, what came out becomes what is expected; read the diff before you commit it. Beyond
the comparison every run is checked: nothing but the output and state folders changes, `--json` prints
one JSON value, and a second run leaves every file alone, the state too.
"""

import argparse
import difflib
import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from case import Case, Outcome, is_json

MOST_DIFF_LINES = 60  # of one file; more of them help nobody
STREAMS = ("stdout", "stderr")
PAGE_MARK = b'<meta name="generator" content="feedgen">'
COMPANIONS = ("index.html", "feeds.opml", "feed.css")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--feedgen", type=Path, required=True, help="the program")
    parser.add_argument("--approve", action="store_true", help="write what is expected")
    parser.add_argument("cases", type=Path, nargs="+", metavar="CASE")
    options = parser.parse_args()
    failed = 0
    for folder in options.cases:
        problems = run(Case(folder.resolve(), options.feedgen), options.approve)
        for problem in problems:
            print(problem)
        if problems:
            failed += 1
            print(f"{folder.name}: failed\n")
    print(f"{len(options.cases)} cases, {failed} failed")
    return 1 if failed else 0


def why_not_run(folder):
    """Why ctest would not run the folder as a case (tests/golden/CMakeLists.txt); None: it would."""
    if not folder.is_dir():
        return "there is no such case; make the folder in fixtures/cases first"
    if not (folder / "README").is_file():
        return "it has no README, and without one no test runs it; write into README what the case shows"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", folder.name):
        return "its name has other characters than a-z, 0-9 and dashes, which ctest may read otherwise; rename it"
    return None


def run(case, approve):
    """What is wrong, as texts."""
    refusal = why_not_run(case.folder)
    if refusal:
        return [f"{case.folder.name}: {refusal}"]
    with tempfile.TemporaryDirectory(prefix="case-") as temporary:
        place = Path(temporary, "case")
        case.copy_to(place)
        outcome = case.run_in(place)
        problems = list(always(case, outcome))
        if outcome.exit in (0, 1) and not case.is_dry:
            problems += second_run_problems(case, place, outcome)
    leave_out_companions(case, outcome)
    if approve and not problems:
        approve_outcome(case.folder, outcome)
        return []
    expected = read_expected(case.folder)
    if expected is None:
        return [*problems, f"{case.folder.name}: nothing is expected yet; run with --approve and read what it writes"]
    return problems + list(differences(expected, outcome))


def leave_out_companions(case, outcome):
    """Files for people are as large as feeds and alike in most cases: those with a file `companions` show them."""
    if not (case.folder / "companions").exists():
        outcome.files = {path: data for path, data in outcome.files.items() if not is_companion(path, data)}


def is_companion(path, data):
    """A page may be the site's own."""
    name = Path(path).name
    return name in COMPANIONS and (name != "index.html" or PAGE_MARK in data)


def always(case, outcome):
    """What holds for every run, whatever is expected of it."""
    for stray in outcome.strays:
        yield f"changed, but lies outside of the output folder: {stray}"
    if outcome.exit not in (0, 1, 2, 3):
        yield f"ended with {outcome.exit}, which is no exit code of feedgen:\n{outcome.stderr}"
    if case.is_dry and outcome.files:
        yield f"--dry-run wrote {', '.join(outcome.files)}"
    if "--json" in case.arguments and not is_json(outcome.stdout):
        yield f"--json printed no JSON:\n{outcome.stdout}"
    for path in outcome.files:
        is_usual = Path(path).name in ("rss.xml", "atom.xml", "feed.json", *COMPANIONS)
        is_document = re.fullmatch(r"(.*/)?archive/(rss|atom|feed)-\d{4}-\d\d-\d\d-[0-9a-f]{12}\.(xml|json)", path)
        if not is_usual and not is_document and not case.has_places:
            yield f"not a file that feedgen writes: {path}"


def second_run_problems(case, place, first):
    """A run that finds everything done touches nothing: no inode and no time changes."""
    before = stamps(place)
    second = case.run_in(place)
    if second.exit != first.exit:
        yield f"a second run ends with {second.exit}, the first with {first.exit}"
    for path, stamp in stamps(place).items():
        if before.get(path) != stamp:
            yield f"a second run touches {path}"


def stamps(place):
    found = {}
    for path in place.rglob("*"):
        if not path.is_dir():
            status = path.lstat()
            found[path.relative_to(place)] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def read_expected(folder):
    """The approved outcome, or None where there is none at all."""
    if not any(folder.glob("expected*")):
        return None

    def text(name, otherwise=""):
        path = folder / f"expected.{name}"
        return path.read_text(encoding="utf-8") if path.exists() else otherwise

    tree = folder / "expected"
    files = {path.relative_to(tree).as_posix(): path.read_bytes()
             for path in sorted(tree.rglob("*")) if path.is_file()}
    return Outcome(int(text("exit", "0")), text("stdout"), text("stderr"), files, [])


def approve_outcome(folder, outcome):
    shutil.rmtree(folder / "expected", ignore_errors=True)
    for path, data in outcome.files.items():
        target = folder / "expected" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    texts = {"exit": f"{outcome.exit}\n" if outcome.exit else "",
             "stdout": outcome.stdout, "stderr": outcome.stderr}
    for name, text in texts.items():
        path = folder / f"expected.{name}"
        path.unlink(missing_ok=True)
        if text:
            path.write_text(text, encoding="utf-8")


def differences(expected, outcome):
    if expected.exit != outcome.exit:
        yield f"exit code {outcome.exit}, expected {expected.exit}"
    for stream in STREAMS:
        yield from diff(getattr(expected, stream), getattr(outcome, stream), stream)
    for path in sorted(expected.files.keys() | outcome.files.keys()):
        if path not in outcome.files:
            yield f"missing: {path}"
        elif path not in expected.files:
            yield f"not expected: {path}"
        elif expected.files[path] != outcome.files[path]:
            yield from diff(*(files[path].decode("utf-8", "backslashreplace")
                              for files in (expected.files, outcome.files)), path)


def diff(expected, actual, name):
    """A unified diff as one text, or nothing."""
    if expected == actual:
        return
    lines = list(difflib.unified_diff(expected.split("\n"), actual.split("\n"),
                                      f"expected {name}", f"actual {name}", lineterm=""))
    if len(lines) > MOST_DIFF_LINES:
        lines[MOST_DIFF_LINES:] = [f"… {len(lines) - MOST_DIFF_LINES} more lines"]
    yield "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
