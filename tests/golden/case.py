"""One black-box case: a folder of articles, run in a copy of its own, and what came of it.

    <name>/README          what the case shows
    <name>/articles/ …     copied, like everything that is not listed here
    <name>/arguments       one a line; without it: articles, -o, out
    <name>/prepare         what git can't keep, one step a line (only where it is needed):
                             mkdir PATH | symlink TARGET PATH | chmod MODE PATH
                             mtime PATH SECONDS | generate PATH BYTES
    <name>/expected/       the output folder, byte for byte
    <name>/expected.stderr, expected.stdout, expected.exit    empty, empty and 0 where missing
"""

import json
import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

NOW = 1700000000  # 14 November 2023: what the program takes for the current time
MODIFIED = 1600000000  # 13 September 2020: when every file of a case was last changed
TIMEOUT_SECONDS = 300
STATE = re.compile(r"(?:^|/)\.feedgen(?:/(?:edition-[A-Za-z0-9-]+/)?(?:\.gitignore|begun|mark|state\.db))?$")
MISTAKE = 2  # the exit code after which nothing was written
_NOT_COPIED = ("README", "arguments", "prepare", "expected", "expected.*")
_ELAPSED = re.compile(r"\b\d+(?:\.\d+)? (?:µs|ms|s|min)\b")
_JSON_TIMES = re.compile(r'("timings_us": \{)[^}]*\}')


@dataclass
class Outcome:
    """What one run left behind. Texts are normalised: the elapsed time, and where the copy lies."""
    exit: int
    stdout: str
    stderr: str
    files: dict  # of the output folder: path to bytes
    strays: list  # paths of the case's folder that changed: neither feeds nor what is known between runs


class Case:
    def __init__(self, folder, feedgen):
        self.folder = folder
        self.feedgen = Path(feedgen).resolve()
        listed = folder / "arguments"
        self.arguments = (listed.read_text(encoding="utf-8").splitlines() if listed.exists()
                          else ["articles", "-o", "out"])

    @property
    def has_places(self):
        """Whether files of feeds may have other names: by settings, or since a generator's feeds lie there."""
        settings = self.folder / "feedgen.yaml"
        words = settings.read_text(encoding="utf-8") if settings.exists() else ""
        return self.folder.name.startswith("output-of-") or "places:" in words or "names:" in words

    @property
    def is_dry(self):
        return "--dry-run" in self.arguments

    def copy_to(self, place):
        """Makes `place` the folder that the program will run in."""
        shutil.copytree(self.folder, place, symlinks=True, ignore=self._not_copied)
        for path in sorted(place.rglob("*"), reverse=True):
            os.utime(path, (MODIFIED, MODIFIED), follow_symlinks=False)
        steps = self.folder / "prepare"
        for line in steps.read_text(encoding="utf-8").splitlines() if steps.exists() else []:
            prepare(place, shlex.split(line, comments=True))

    def _not_copied(self, folder, names):
        patterns = (*_NOT_COPIED, ".feedgen") if Path(folder) == self.folder else (".feedgen",)
        return shutil.ignore_patterns(*patterns)(folder, names)

    def run_in(self, place):
        before = snapshot(place)
        done = subprocess.run([self.feedgen, *self.arguments], cwd=place, env=environment(place),
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT_SECONDS)
        after = snapshot(place)
        changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        output = self.output_folder()
        inside = {path for path in changed if path.startswith(output + "/") and path in after}
        keeps_nothing = self.is_dry or done.returncode == MISTAKE
        kept = set() if keeps_nothing else {path for path in changed if STATE.search(path) and path in after}
        return Outcome(
            exit=done.returncode,
            stdout=normal(done.stdout, place),
            stderr=normal(done.stderr, place),
            files={path.removeprefix(output + "/"): after[path] for path in sorted(inside)},
            strays=sorted(changed - inside - kept),
        )

    def output_folder(self):
        """Where the arguments or the settings want the feeds, relative to the case's folder."""
        for option in ("-o", "--output"):
            if option in self.arguments[:-1]:
                return os.path.normpath(self.arguments[self.arguments.index(option) + 1])
        settings = self.folder / "feedgen.yaml"
        text = settings.read_text(encoding="utf-8", errors="replace") if settings.exists() else ""
        named = re.search(r"^output:[ \t]*(\S+)[ \t]*$", text, re.MULTILINE)
        return os.path.normpath(named.group(1)) if named else "feeds"


def prepare(place, words):
    """One line of `prepare`. Paths stay below the case's folder."""
    if not words:
        return
    step, *operands = words
    paths = {"mkdir": [0], "symlink": [1], "chmod": [1], "mtime": [0], "generate": [0]}
    if step not in paths or len(operands) != (1 if step == "mkdir" else 2):
        raise ValueError(f"prepare: not a step: {shlex.join(words)}")
    relative = operands[paths[step][0]]
    if relative.startswith("/") or ".." in relative.split("/"):
        raise ValueError(f"prepare: leads out of the case: {relative}")
    path = place / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    if step == "mkdir":
        path.mkdir(exist_ok=True)
    elif step == "symlink":
        path.symlink_to(operands[0])
    elif step == "chmod":
        path.chmod(int(operands[0], 8))
    elif step == "generate":
        line = b"All work is done and all feeds are read.\n"
        path.write_bytes((line * (int(operands[1]) // len(line) + 1))[:int(operands[1])])
    if step == "mtime":
        os.utime(path, (int(operands[1]),) * 2, follow_symlinks=False)
    elif step in ("mkdir", "generate"):
        os.utime(path, (MODIFIED, MODIFIED))


def snapshot(place):
    """Every file and link below `place`: its path to its bytes or target. Of folders only those of a state count."""
    found = {}
    for folder, subfolders, files in os.walk(place):
        if os.path.basename(folder) == ".feedgen":
            found[os.path.relpath(folder, place)] = b"a folder"
        for name in files + [each for each in subfolders if os.path.islink(os.path.join(folder, each))]:
            path = os.path.join(folder, name)
            found[os.path.relpath(path, place)] = (
                b"-> " + os.fsencode(os.readlink(path)) if os.path.islink(path) else Path(path).read_bytes())
    return found


def environment(place):
    """Nothing of the machine's own, but what sanitizers and coverage tools listen to, and what fills memory."""
    kept = {name: value for name, value in os.environ.items()
            if name.endswith("SAN_OPTIONS") or name in ("LLVM_PROFILE_FILE", "MALLOC_PERTURB_")}
    return {**kept, "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(place.parent / "home"),
            "SOURCE_DATE_EPOCH": str(NOW), "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1"}


def normal(output, place):
    """Text without what differs between two good runs."""
    text = output.decode("utf-8", "backslashreplace").replace(str(place), "CASE")
    return _JSON_TIMES.sub(r"\1}", _ELAPSED.sub("N ms", text))


def is_json(text):
    try:
        json.loads(text)
        return True
    except ValueError:
        return False
