"""Another revision of this repository, built as users build it."""

import io
import subprocess
import sys
import tarfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def build_revision(revision, cache):
    """The program. Each commit has a folder of its own, so that it is built once."""
    commit = git("rev-parse", "--verify", "--end-of-options", revision + "^{commit}").decode().strip()
    folder = (cache / "rev" / commit[:12]).resolve()
    source, build = folder / "source", folder / "build"
    if not source.exists():
        partial = folder / "source.partial"
        with tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", commit))) as archive:
            archive.extractall(partial)
        partial.rename(source)
    print(f"building {revision}", file=sys.stderr)
    quietly("cmake", "-S", source, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
            "-DFEEDGEN_TESTS=OFF")
    quietly("cmake", "--build", build, "--target", "feedgen")
    return build / "feedgen"


def git(*arguments):
    return subprocess.run(["git", "-C", TOP, *arguments], check=True, stdout=subprocess.PIPE).stdout


def quietly(*command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.exit(done.stdout.decode(errors="replace"))
