"""What Newsboat shows of RSS and Atom feeds: it is run headless, and its cache is read.

Newsboat's cache knows an article by its id alone, whatever feed it came from: of two feeds with the
same article in one cache, one loses it. So feeds that share an article are read in separate runs.
"""

import os
import sqlite3
import subprocess
import tempfile
from pathlib import Path

from reading import EntryReading, FeedReading

_CONFIG = """\
reload-threads 2
max-items 0
keep-articles-days 0
refresh-on-startup no
cleanup-on-quit no
auto-reload no
download-retries 1
"""


class NewsboatFailed(Exception):
    """Newsboat itself did not run."""


def newsboat_readings(feeds):
    """`feeds` maps the path of a feed file (of ASCII without spaces) to the ids in it; the result
    maps the paths that Newsboat could read to their FeedReading. Entries come without order."""
    result = {}
    with tempfile.TemporaryDirectory(prefix="newsboat-") as folder:
        for number, batch in enumerate(_batches(feeds)):
            result.update(_read_batch(batch, Path(folder) / str(number)))
    return result


def _batches(feeds):
    """Lists of feeds of which no two have an id in common."""
    batches = []
    for path, ids in sorted(feeds.items()):
        ids = set(ids)
        for paths, taken in batches:
            if not ids & taken:
                paths.append(path)
                taken |= ids
                break
        else:
            batches.append(([path], ids))
    return [paths for paths, _ in batches]


def _read_batch(paths, folder):
    folder.mkdir()
    urls = {f"file://{path}": path for path in paths}
    (folder / "urls").write_text("\n".join(urls) + "\n")
    (folder / "config").write_text(_CONFIG)
    cache = folder / "cache.db"
    environment = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder),
                   "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TZ": "UTC"}
    done = subprocess.run(
        ["newsboat", "-q", "-u", folder / "urls", "-C", folder / "config", "-c", cache, "-x", "reload"],
        env=environment, capture_output=True, timeout=600)
    if done.returncode != 0 or not cache.exists():
        raise NewsboatFailed((done.stderr or done.stdout).decode("utf-8", "replace").strip())
    return _read_cache(cache, urls)


def _read_cache(cache, urls):
    result = {}
    with sqlite3.connect(cache) as database:
        for url, title, home in database.execute("SELECT rssurl, title, url FROM rss_feed"):
            result[urls[url]] = FeedReading(reader=_reader(urls[url]), title=title, home=home)
        rows = database.execute(
            "SELECT feedurl, guid, title, author, url, pubDate, content, enclosure_url, enclosure_type"
            " FROM rss_item ORDER BY id")
        for feed, guid, title, author, url, published, content, enclosure, media_type in rows:
            result[urls[feed]].entries.append(EntryReading(
                id=guid, title=title, url=url, published=published, authors=[author],
                html=content, enclosure=(enclosure or "", media_type or "")))
    return result


def _reader(path):
    return f"newsboat's {Path(path).stem}"
