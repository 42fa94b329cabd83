"""The archive as a git repository, as its keeper has it: one commit with everything, and those of a measurement."""

import os
import shutil
import subprocess

WHO = "bench <bench@example.org>"
WHEN = "1690000000 +0000"
ENVIRONMENT = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "bench", "GIT_AUTHOR_EMAIL": "bench@example.org", "GIT_AUTHOR_DATE": WHEN,
    "GIT_COMMITTER_NAME": "bench", "GIT_COMMITTER_EMAIL": "bench@example.org", "GIT_COMMITTER_DATE": WHEN,
    # git takes and returns a quarter of a megabyte for each object; that it goes back to the kernel
    # each time costs more than the compression.
    "MALLOC_TOP_PAD_": "67108864", "MALLOC_TRIM_THRESHOLD_": "268435456",
}


class History:
    """Ready when it was made: the work tree is as make_archive.py wrote it."""

    def __init__(self, archive):
        self.archive = archive
        if not (archive / ".git/refs/tags/first").exists():
            self.begin()
        self.reset()

    def begin(self):
        """`git add` makes a file of each article, and takes as long; `git gc` would pack them one day."""
        shutil.rmtree(self.archive / ".git", ignore_errors=True)
        self.git("init", "-q", "-b", "main")
        self.git("config", "core.compression", "1")
        self.git("config", "gc.auto", "0")
        importer = subprocess.Popen(["git", "fast-import", "--quiet", "--date-format=raw", "--depth=0"],
                                    cwd=self.archive, env=ENVIRONMENT, stdin=subprocess.PIPE)
        with importer.stdin as stream:
            write_stream(self.archive, stream)
        if importer.wait() != 0:
            raise RuntimeError(f"git fast-import failed in {self.archive}")
        self.git("reset", "-q", "main")
        self.git("tag", "first")

    def commit(self, paths):
        """These files, and nothing else."""
        listing = b"".join(os.path.relpath(path, os.fsencode(self.archive)) + b"\0" for path in paths)
        self.git("--literal-pathspecs", "add", "--pathspec-from-file=-", "--pathspec-file-nul", data=listing)
        self.git("commit", "-q", "--no-verify", "-m", "edited")

    def reset(self):
        """What was edited is as it was; its time of modification is now."""
        (self.archive / ".git/index.lock").unlink(missing_ok=True)  # of a measurement that was interrupted
        self.git("reset", "-q", "--hard", "first")
        self.git("clean", "-q", "-d", "-f")

    def git(self, *arguments, data=b""):
        # Without a repository here, git would take one that is further out.
        subprocess.run(["git", "--git-dir", self.archive / ".git", "--work-tree", self.archive, *arguments],
                       cwd=self.archive, env=ENVIRONMENT, input=data, check=True)


def write_stream(archive, stream):
    """The form that git fast-import reads: one commit with every file."""
    top = os.fsencode(archive)
    stream.write(f"commit refs/heads/main\ncommitter {WHO} ".encode() + WHEN.encode() + b"\ndata 5\nfirst\n")
    for place, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith(b"."))
        for name in sorted(names):
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                data = file.read()
            quoted = os.path.relpath(path, top).replace(b"\\", b"\\\\").replace(b'"', b'\\"')
            stream.write(b'M 100644 inline "%s"\ndata %d\n' % (quoted, len(data)) + data + b"\n")
