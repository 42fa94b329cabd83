"""What RSS and Atom feeds hold beyond their own elements, and its rules."""

import re

from xml_document import ATOM, name, text

SY = "http://purl.org/rss/1.0/modules/syndication/"
WEBFEEDS = "http://webfeeds.org/rss/1.0"
_PERIODS = ("hourly", "daily", "weekly", "monthly", "yearly")


def syndication_problems(feed):
    """The Syndication module: a period, and how often in it."""
    period, times = (text(feed, name(SY, part)) for part in ("updatePeriod", "updateFrequency"))
    if (period is None) != (times is None):
        yield "sy:updatePeriod and sy:updateFrequency do not stand together"
    if period is not None and period not in _PERIODS:
        yield f"sy:updatePeriod is {period!r}"
    if times is not None and not re.fullmatch(r"[1-9][0-9]*", times):
        yield f"sy:updateFrequency is {times!r}"
    colour = text(feed, name(WEBFEEDS, "accentColor"))
    if colour is not None and not re.fullmatch(r"[0-9A-F]{6}", colour):
        yield f"webfeeds:accentColor is {colour!r}"


def look_of(feed):
    """The pictures of a feed that readers take from other vocabularies, as (element, address)."""
    for element in feed.findall(name(ATOM, "icon")):
        yield "atom:icon", element.text
    for part in ("icon", "logo"):
        for element in feed.findall(name(WEBFEEDS, part)):
            yield f"webfeeds:{part}", element.text
    for element in feed.findall(name(WEBFEEDS, "cover")):
        yield "webfeeds:cover", element.get("image")
