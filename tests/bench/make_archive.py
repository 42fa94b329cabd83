#!/usr/bin/env python3
"""Writes an archive of invented articles in the shape of a real scraped one.

    make_archive.py COUNT FOLDER [--seed N] [--dates iso] [--keep]

The same count and seed give the same bytes, names and modification times on every machine; a larger
count only adds articles. The category tree is 8 x 12 x 3 with Zipf sizes and is the folder tree; file
names are the titles; nine of ten dates are RFC 2822 in GMT; bodies are HTML with a median of 5 KB and a
long tail. 100,000 articles take 1.1 GB of disk and as many inodes.
"""

import argparse
import os
import random
import shutil
import sys
from functools import partial
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path

import invented

BLOCK = 1000  # articles that are made from one stream of chance
BYTES_ON_DISK = 11_000  # of an article, its inode and its name
stock = None  # of the process


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dates", choices=("mixed", "iso"), default="mixed",
                        help="iso: YYYY-MM-DD HH:MM:SS only, for programs that read nothing else")
    parser.add_argument("--keep", action="store_true", help="what the same call once wrote there")
    options = parser.parse_args()
    # Beside the folder: the archive itself holds articles only.
    mark = options.folder.with_name(options.folder.name + ".made")
    recipe = f"{options.count} {options.seed} {options.dates} {script()}\n"
    if options.keep and mark.exists():
        if mark.read_text() == recipe:
            return
        shutil.rmtree(options.folder, ignore_errors=True)
    if options.folder.exists() and any(options.folder.iterdir()):
        sys.exit(f"{options.folder}: exists and is not empty; name a new folder")
    options.folder.mkdir(parents=True, exist_ok=True)
    check_room(options.folder, options.count)
    if options.keep:
        mark.write_text("unfinished\n")
    write(options.count, options.seed, options.dates, options.folder)
    if options.keep:
        mark.write_text(recipe)


def script():
    """Changes with what is written."""
    sources = (Path(__file__), Path(invented.__file__))
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def check_room(folder, count):
    disk = os.statvfs(folder)
    room = disk.f_bavail * disk.f_frsize
    if room < count * BYTES_ON_DISK:
        sys.exit(f"{folder}: {count} articles take {count * BYTES_ON_DISK / 1e9:.1f} GB, and {room / 1e9:.1f} are "
                 "free; name a folder elsewhere")
    if disk.f_files and disk.f_favail < count:
        sys.exit(f"{folder}: there are inodes for {disk.f_favail} files only; name a folder elsewhere")


def write(count, seed, dates, top):
    for category in invented.Stock(seed).categories[:count]:
        top.joinpath(*category).mkdir(parents=True)
    blocks = range(0, count, BLOCK)
    write_one = partial(write_block, count=count, seed=seed, dates=dates, top=str(top))
    with Pool(min(len(os.sched_getaffinity(0)), len(blocks)) or 1, take_stock, (seed,)) as pool:
        for _ in pool.imap_unordered(write_one, blocks):
            pass


def take_stock(seed):
    global stock
    stock = invented.Stock(seed)


def write_block(begin, count, seed, dates, top):
    """Depends on its own numbers alone, so that processes can take blocks as they come."""
    chance = random.Random(f"{seed} {begin}")
    for number in range(begin, min(begin + BLOCK, count)):
        article = invented.Article(stock, chance, number)
        article.iso |= dates == "iso"
        path = "/".join((top, *article.category, article.file_name))
        write_file(path, article.bytes(), int(article.published.timestamp()) + 86400)


def write_file(path, data, modified):
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
    try:
        os.write(file, data)
        os.utime(file, (modified, modified))
    finally:
        os.close(file)


if __name__ == "__main__":
    main()
