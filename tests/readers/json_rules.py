"""JSON Feed 1.1: every key's type, and what feedgen's other formats demand of it too."""

import json
from urllib.parse import unquote

from values import (language_problem, media_type_problem, rfc3339_problem, rfc3339_seconds,
                    web_address_problem)

_VERSION = "https://jsonfeed.org/version/1.1"


class NotJson(Exception):
    """The bytes are no JSON object in UTF-8."""


def read_json(data):
    """The object in `data`. Raises NotJson, also for a key that stands twice."""
    def unique(pairs):
        keys = [key for key, _ in pairs]
        for key in keys:
            if keys.count(key) > 1:
                raise NotJson(f"the key {key!r} stands twice")
        return dict(pairs)

    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=unique)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise NotJson(str(error)) from error
    if not isinstance(value, dict):
        raise NotJson("not an object")
    return value


def _words(value):
    return None if isinstance(value, str) and value.strip() else f"is no text: {value!r}"


def _text(value):
    return None if isinstance(value, str) else f"is no text: {value!r}"


def _address(value):
    return web_address_problem(value) if isinstance(value, str) else f"is no text: {value!r}"


def _date(value):
    return rfc3339_problem(value) if isinstance(value, str) else f"is no text: {value!r}"


def _switch(value):
    return None if isinstance(value, bool) else f"is neither true nor false: {value!r}"


def _count(value):
    whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return None if whole else f"is no number: {value!r}"


def _language(value):
    return language_problem(value) if isinstance(value, str) else f"is no text: {value!r}"


def _media_type(value):
    return media_type_problem(value) if isinstance(value, str) else f"is no text: {value!r}"


def _list_of(judge):
    def problem(value):
        if not isinstance(value, list) or not value:
            return f"is no list or an empty one: {value!r}"
        return next((found for found in map(judge, value) if found), None)
    return problem


def _object(keys, required=(), one_of=()):
    def problem(value):
        if not isinstance(value, dict):
            return f"is no object: {value!r}"
        found = next(_key_problems(value, keys, required), None)
        if not found and one_of and not set(one_of) & set(value):
            found = f"has none of {', '.join(one_of)}"
        return found
    return problem


def _key_problems(value, keys, required):
    for key in required:
        if key not in value:
            yield f"has no {key!r}"
    for key, member in value.items():
        if key.startswith("_"):
            continue
        if key not in keys:
            yield f"has {key!r}, which JSON Feed 1.1 does not know"
            continue
        found = keys[key](member)
        if found:
            yield f"{key} {found}"


_PERSON = _object({"name": _words, "url": _address, "avatar": _address}, one_of=("name", "url", "avatar"))
_HUB = _object({"type": _words, "url": _address}, required=("type", "url"))
_ATTACHMENT = _object({"url": _address, "mime_type": _media_type, "title": _words,
                       "size_in_bytes": _count, "duration_in_seconds": _count},
                      required=("url", "mime_type"))
_FEED_KEYS = {
    "version": _words, "title": _words, "home_page_url": _address, "feed_url": _address,
    "description": _words, "user_comment": _words, "next_url": _address, "icon": _address,
    "favicon": _address, "authors": _list_of(_PERSON), "language": _language, "expired": _switch,
    "hubs": _list_of(_HUB), "items": lambda value: None if isinstance(value, list) else "is no list",
}
_ITEM_KEYS = {
    "id": _words, "url": _address, "external_url": _address, "title": _words, "content_html": _text,
    "content_text": _text, "summary": _words, "image": _address, "banner_image": _address,
    "date_published": _date, "date_modified": _date, "authors": _list_of(_PERSON),
    "tags": _list_of(_words), "language": _language, "attachments": _list_of(_ATTACHMENT),
}


def json_problems(feed, path):
    """`path` is the feed's, below the output folder: its own address ends with it."""
    if feed.get("version") != _VERSION:
        yield f"version is {feed.get('version')!r}"
    yield from _key_problems(feed, _FEED_KEYS, ("version", "title", "items"))
    own = feed.get("feed_url")
    if isinstance(own, str) and not unquote(own).endswith("/" + path):
        yield f"feed_url leads elsewhere: {own!r}"
    items = feed.get("items") if isinstance(feed.get("items"), list) else []
    for number, item in enumerate(items, 1):
        for problem in _item_problems(item):
            yield f"item {number}: {problem}"
    ids = [item.get("id") for item in items if isinstance(item, dict)]
    for repeated in sorted({str(one) for one in ids if ids.count(one) > 1}):
        yield f"two items have the id {repeated!r}"
    dates = [item.get("date_published") for item in items if isinstance(item, dict)]
    if not any(_date(date) for date in dates):
        instants = [rfc3339_seconds(date) for date in dates]
        if instants != sorted(instants, reverse=True):
            yield "the items are not ordered from the newest to the oldest"


def _item_problems(item):
    if not isinstance(item, dict):
        yield f"is no object: {item!r}"
        return
    yield from _key_problems(item, _ITEM_KEYS, ("id", "date_published"))
    if not {"content_html", "content_text"} & set(item):
        yield "has neither content_html nor content_text"
    tags = item.get("tags", [])
    if isinstance(tags, list) and len({str(tag) for tag in tags}) != len(tags):
        yield "the same tag twice"
    dates = item.get("date_published"), item.get("date_modified")
    if not any(map(_date, dates)) and rfc3339_seconds(dates[1]) < rfc3339_seconds(dates[0]):
        yield "date_modified is before date_published"
