"""What happens to an archive between two runs: the same in every repetition."""

import os
import re
from email.utils import formatdate

NEWEST = 1_690_000_000  # later than every article of the archive, earlier than the time of the runs
MANY = 500


class Edits:
    """Each edit writes, and returns the paths that it wrote."""

    def __init__(self, listing):
        leaves = listing.leaves()
        self.middle, self.largest = leaves[len(leaves) // 2], leaves[-1]
        self.all = listing.paths
        self.number = 0

    def one(self):
        """In a category of middle size."""
        return self.rewrite(self.middle[:1])

    def one_of_the_largest(self):
        return self.rewrite(self.largest[:1])

    def many(self):
        """Spread over the whole archive."""
        return self.rewrite(self.all[::max(1, len(self.all) // MANY)][:MANY])

    def new_category(self):
        """A third level that was not there, with one article."""
        source = self.middle[0]
        folder = os.path.join(os.path.dirname(os.path.dirname(source)), "新分类".encode())
        os.mkdir(folder)
        path = os.path.join(folder, os.path.basename(source))
        text = re.sub(rb"\n - [^\n]*\nheadimg", "\n - 新分类\nheadimg".encode(), read(source))
        write(path, self.newer(text))
        return [path]

    def rewrite(self, paths):
        for path in paths:
            write(path, self.newer(read(path)))
        return paths

    def newer(self, text):
        """As scrapers do it: another date, and more text."""
        self.number += 1
        date = formatdate(NEWEST + self.number, usegmt=True).encode()
        dated, count = re.subn(rb"\ndate: [^\n]*\n", b"\ndate: " + date + b"\n", text, count=1)
        assert count == 1
        return dated.replace(b"</div>", f"<p>第{self.number}次更新。</p></div>".encode())


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    """In place: the same inode."""
    with open(path, "wb") as file:
        file.write(data)
