#!/usr/bin/env python3
"""Packs the program as a wheel, installs it into a fresh environment without any network, and uses it.

    wheel.py PROGRAM
"""

import base64
import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION = re.search(r"^project\(feedgen VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text(encoding="utf-8"), re.MULTILINE)[1]
SMALL = Path("/bin/true").resolve()  # a program for this machine, for tests that only pack it


def environment(**more):
    sanitizers = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return {**sanitizers, "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1",
            "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_CONFIG_FILE": os.devnull, **more}


class WheelTest(unittest.TestCase):
    program = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="wheel-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        # Symbols of a debugger are most of a developer's build, and slow to pack.
        subprocess.run(["strip", "--strip-debug", "-o", cls.folder / "feedgen", cls.program], check=True)
        cls.program = cls.folder / "feedgen"
        cls.wheel = cls.pack(cls.program, "wheels")
        subprocess.run([sys.executable, "-m", "venv", cls.folder / "venv"], check=True, env=environment())
        cls.bin = cls.folder / "venv/bin"

    @classmethod
    def pack(cls, program, folder, version=VERSION, check=True):
        done = subprocess.run([sys.executable, "-B", ROOT / "packages/python/pack.py", program, version, cls.folder / folder],
                              capture_output=True, text=True, check=False, env=environment())
        if check:
            assert done.returncode == 0, done.stderr
            return Path(done.stdout.strip())
        return done

    def run_it(self, *arguments, **variables):
        done = subprocess.run(arguments, cwd=self.folder, env=environment(**variables), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_the_name_says_which_systems_it_is_for(self):
        self.assertRegex(self.wheel.name, rf"^feedgen_bin-{re.escape(VERSION)}-py3-none-manylinux_2_36_(x86_64|aarch64)\.whl$")

    def test_the_same_program_gives_the_same_bytes_also_out_of_a_tarball(self):
        first = self.pack(SMALL, "first").read_bytes()
        self.assertEqual(self.pack(SMALL, "again").read_bytes(), first)
        tarball = self.folder / "feedgen.tar.gz"
        with tarfile.open(tarball, "w:gz") as archive:
            completions = tarfile.TarInfo(f"feedgen-{VERSION}-linux-x86_64/share/bash-completion/completions/feedgen")
            archive.addfile(completions, io.BytesIO())
            archive.add(SMALL, f"feedgen-{VERSION}-linux-x86_64/bin/feedgen")
        self.assertEqual(self.pack(tarball, "unpacked").read_bytes(), first)

    def test_the_licences_of_the_libraries_come_along(self):
        tarball = self.folder / "licensed.tar.gz"
        with tarfile.open(tarball, "w:gz") as archive:
            archive.add(SMALL, f"feedgen-{VERSION}-linux-x86_64/bin/feedgen")
            archive.add(ROOT / "LICENSE", f"feedgen-{VERSION}-linux-x86_64/share/doc/feedgen/THIRD-PARTY")
        with zipfile.ZipFile(self.pack(tarball, "licensed")) as archive:
            self.assertIn(f"feedgen_bin-{VERSION}.dist-info/licenses/THIRD-PARTY", archive.namelist())

    def test_the_record_has_the_digest_of_each_file(self):
        with zipfile.ZipFile(self.wheel) as archive:
            self.assertIsNone(archive.testzip())
            info = f"feedgen_bin-{VERSION}.dist-info"
            rows = {path: (digest, size) for path, digest, size in csv.reader(io.StringIO(archive.read(f"{info}/RECORD").decode()))}
            self.assertEqual(set(rows), set(archive.namelist()))
            for path in archive.namelist():
                content = archive.read(path)
                digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
                self.assertEqual(rows[path], ("", "") if path.endswith("/RECORD") else (f"sha256={digest}", str(len(content))))
            self.assertFalse([path for path in archive.namelist() if path.endswith(".py")], "it would be in another project's way")

    def test_pip_installs_it_and_the_program_builds_feeds(self):
        self.run_it(self.bin / "pip", "install", self.wheel)
        self.assertIn(f"feedgen {VERSION}", self.run_it(self.bin / "feedgen", "--version"))
        shutil.copytree(ROOT / "fixtures/articles", self.folder / "articles")
        self.run_it(self.bin / "feedgen", "articles", "-o", "feeds", SOURCE_DATE_EPOCH="1700000000")
        self.assertTrue((self.folder / "feeds/rss.xml").exists())
        self.assertIn("LICENSE", self.run_it(self.bin / "pip", "show", "--files", "feedgen-bin"))
        self.run_it(self.bin / "pip", "uninstall", "--yes", "feedgen-bin")
        self.assertFalse((self.bin / "feedgen").exists())

    def test_pip_installs_the_wheel_for_a_clone_and_compiles_nothing(self):
        """What pre-commit does with a hook in Python."""
        clone = self.folder / "clone"
        for path in ("pyproject.toml", "CMakeLists.txt", "packages/python"):
            (clone / path).parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if (ROOT / path).is_dir() else shutil.copy)(ROOT / path, clone / path)
        self.run_it(self.bin / "pip", "install", f"--find-links={self.wheel.parent}", clone)
        self.assertIn(f"feedgen {VERSION}", self.run_it(self.bin / "feedgen", "--version"))
        self.run_it(self.bin / "pip", "uninstall", "--yes", "feedgen-bin", "feedgen-pre-commit")

    def test_what_is_no_program_is_refused(self):
        text = self.folder / "text"
        text.write_text("#!/bin/sh\n")
        self.assertIn("no program for Linux", self.pack(text, "refused", check=False).stderr)
        self.assertIn("is no version", self.pack(SMALL, "refused", version="latest", check=False).stderr)
        empty = self.folder / "empty.tar.gz"
        tarfile.open(empty, "w:gz").close()
        self.assertIn("no program feedgen in it", self.pack(empty, "refused", check=False).stderr)
        self.assertFalse((self.folder / "refused").exists())


if __name__ == "__main__":
    WheelTest.program = Path(sys.argv.pop(1)).resolve()
    unittest.main()
