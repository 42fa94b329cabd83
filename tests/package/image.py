#!/usr/bin/env python3
"""Does in bare systems what the stages of the Dockerfile do, one after the other, and uses the result as the manual says:
no engine is needed. Called by mmdebstrap, as bare_system.sh.

    image.py ROOT FOLDER build      the first stage: builds the Debian package from a copy of the sources, into FOLDER/image
    image.py ROOT FOLDER            the last stage, with that package; where there is none, with that of FOLDER
"""

import filecmp
import fnmatch
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "packages"))
sys.dont_write_bytecode = True

from dockerfile import made_in, stages


class Image:
    def __init__(self, root, packages):
        self.root, self.packages = Path(root), Path(packages)
        self.user, self.folder, self.entry, self.command = "0:0", "/", [], []

    def chroot(self, words, folder, user="0:0"):
        variables = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive",
                     "HOME": "/root"}
        done = subprocess.run(["chroot", f"--userspec={user}", self.root, "env", f"--chdir={folder}", *words], check=False,
                              env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert done.returncode == 0, f"{words} ended with {done.returncode}:\n{done.stdout[-5000:]}"
        return done.stdout

    def copy(self, rest):
        *origin, source, target = rest.split()
        if not origin:
            assert source == ".", rest
            shutil.copytree(TOP, self.root / target[1:], symlinks=True, ignore=self.ignored)
            return
        assert origin[0].startswith("--from=") and source == target, rest
        (self.root / target[1:]).mkdir()
        for package in self.packages.glob("*.deb"):
            shutil.copy(package, self.root / target[1:])

    @staticmethod
    def ignored(folder, names):
        """As .dockerignore says: a pattern with `**/` holds in all folders, another at the top only."""
        patterns = (TOP / ".dockerignore").read_text(encoding="utf-8").split()
        return {name for name in names for pattern in patterns
                if fnmatch.fnmatch(str((Path(folder) / name).relative_to(TOP)), pattern.removeprefix("**/"))
                or (pattern.startswith("**/") and fnmatch.fnmatch(name, pattern.removeprefix("**/")))}

    def build(self, stage):
        for word, rest in stage:
            if word == "COPY":
                self.copy(rest)
            elif word == "RUN":
                self.chroot(["sh", "-c", rest], self.folder)
            elif word == "USER":
                self.user = rest
            elif word == "WORKDIR":
                self.folder = rest
                (self.root / rest[1:]).mkdir(exist_ok=True)
            elif word == "ENTRYPOINT":
                self.entry = json.loads(rest)
            elif word == "CMD":
                self.command = json.loads(rest)
            else:
                assert word == "FROM", word

    def run(self, words=None, user=None):
        return self.chroot([*self.entry, *(self.command if words is None else words)], self.folder, user or self.user)


def documented():
    """The words behind the image's name in the manual's line."""
    section = (TOP / "docs/plugins.md").read_text(encoding="utf-8").split("\n## Docker\n")[1]
    [line] = [line for line in section.splitlines() if line.startswith("    docker run ")]
    return shlex.split(line.split(" feedgen ", 1)[1])


def same(one, other):
    found = filecmp.dircmp(one, other, ignore=[])
    return not (found.left_only or found.right_only or found.diff_files) and all(
        same(Path(one) / name, Path(other) / name) for name in found.common_dirs)


def first_stage(root, packages):
    begin = time.monotonic()
    image = Image(root, packages)
    stage = stages((TOP / "Dockerfile").read_text(encoding="utf-8"))["build"]
    image.build(stage)
    [folder] = made_in(stage)
    [package] = (image.root / folder[1:]).glob("*.deb")
    target = Path(packages) / "image"
    target.mkdir(exist_ok=True)
    shutil.copy(package, target)
    print(f"image: the first stage made {package.name}, {package.stat().st_size} bytes, in {time.monotonic() - begin:.0f} s")


def main():
    root, packages, *stage = sys.argv[1:]
    if stage:
        first_stage(root, packages)
        return
    made = Path(packages) / "image"
    image = Image(root, made if made.is_dir() else packages)
    image.build(stages((TOP / "Dockerfile").read_text(encoding="utf-8"))[""])
    assert "Usage: feedgen" in image.run(), "the image alone shows no help"
    site = image.root / image.folder[1:]
    shutil.copytree(TOP / "fixtures/articles", site / "articles", ignore=shutil.ignore_patterns(".feedgen"))
    for path in [site, *site.rglob("*")]:
        os.chown(path, 1234, 1234)  # whoever has the site
    begin = time.monotonic()
    print(image.run(documented(), user="1234:1234").rstrip())
    assert same(TOP / "feeds", site / "feeds"), "the demo's feeds are others"
    assert (site / "feeds/rss.xml").stat().st_uid == 1234
    assert not (image.root / "package").exists() and not list((image.root / "var/lib/apt/lists").glob("*Packages*"))
    size = int(subprocess.run(["du", "-sxm", image.root], check=True, capture_output=True, text=True).stdout.split()[0])
    print(f"image: {time.monotonic() - begin:.1f} s to the demo's feeds; {size} MB unpacked")


main()
