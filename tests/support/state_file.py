"""A state's database is changed from outside, as no one should: its pages get their checksums again.

The last eight bytes of each page are XXH3 of the others, with the page's number as seed
(src/system/database_pages.cpp). Python's SQLite knows nothing of them.
"""

import ctypes
import ctypes.util
import sqlite3
from contextlib import closing, contextmanager

SEAL = 8


def _hash():
    library = ctypes.CDLL(ctypes.util.find_library("xxhash") or "libxxhash.so.0")
    function = library.XXH3_64bits_withSeed
    function.restype = ctypes.c_uint64
    function.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint64]
    return function


def seal(path):
    """Writes the checksum of every page, in place."""
    xxh3 = _hash()
    with open(path, "r+b") as file:
        bytes_ = file.read()
        size = int.from_bytes(bytes_[16:18], "big")
        size = 65536 if size == 1 else size
        for number, at in enumerate(range(0, len(bytes_), size), 1):
            page = bytes_[at:at + size - SEAL]
            file.seek(at + size - SEAL)
            file.write(xxh3(page, len(page), number).to_bytes(SEAL, "little"))


@contextmanager
def changed(path):
    """The database, for changes that are committed and sealed at the end."""
    with closing(sqlite3.connect(path)) as database:
        database.text_factory = bytes
        with database:
            yield database
    seal(path)
