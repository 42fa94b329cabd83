"""The plain values that feeds are made of, judged by themselves: addresses, dates, languages.

Every function returns None for a good value and says what is wrong otherwise. Nothing in here knows
what feedgen does; the rules are those of the formats.
"""

import calendar
import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_ADDRESS_CHARACTERS = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")
_WEB = re.compile(r"https?://[^/?#\s]+(?:[/?#].*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:.+")
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d{2}) "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) "
    r"(\d{2}):(\d{2}):(\d{2}) (GMT|[+-]\d{4})"
)
_RFC3339 = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})"
)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+\-]+/[A-Za-z0-9!#$&^_.+\-]+(\s*;.*)?")


def web_address_problem(text):
    """http or https, absolute, ASCII, percent-encoded as RFC 3986 demands."""
    if not text:
        return "is empty"
    if not _ADDRESS_CHARACTERS.fullmatch(text):
        return f"is not percent-encoded: {text!r}"
    if not _WEB.fullmatch(text):
        return f"is not an absolute web address: {text!r}"
    return None


def id_problem(text):
    """An id is an absolute URI of any scheme (RFC 4287 section 4.2.6)."""
    if not text:
        return "is empty"
    if not _ADDRESS_CHARACTERS.fullmatch(text) or not _SCHEME.fullmatch(text):
        return f"is not an absolute URI: {text!r}"
    return None


def rfc822_problem(text):
    """RFC 822 with RFC 1123's four-digit year; the weekday is the date's own."""
    match = _RFC822.fullmatch(text or "")
    if not match:
        return f"is no RFC 822 date with a four-digit year: {text!r}"
    try:
        when = parsedate_to_datetime(text)
    except ValueError as error:
        return f"does not exist: {text!r} ({error})"
    weekday = calendar.day_abbr[when.weekday()]
    if weekday != match.group(1):
        return f"has the wrong weekday, which is {weekday}: {text!r}"
    return None


def rfc3339_problem(text):
    """RFC 3339 section 5.6 with upper-case T and Z, as RFC 4287 section 3.3 demands."""
    if not _RFC3339.fullmatch(text or ""):
        return f"is no RFC 3339 date: {text!r}"
    try:
        rfc3339_seconds(text)
    except ValueError as error:
        return f"does not exist: {text!r} ({error})"
    return None


def language_problem(text):
    """BCP 47, its outer form."""
    return None if _LANGUAGE.fullmatch(text or "") else f"is no language tag: {text!r}"


def media_type_problem(text):
    return None if _MEDIA_TYPE.fullmatch(text or "") else f"is no media type: {text!r}"


_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def unix_seconds(when):
    """Whole seconds of an aware datetime of any year."""
    return (when - _EPOCH) // timedelta(seconds=1)


def rfc822_seconds(text):
    """Seconds since 1970 of a date that rfc822_problem() finds nothing wrong with."""
    when = parsedate_to_datetime(text)
    return unix_seconds(when if when.tzinfo else when.replace(tzinfo=timezone.utc))


def rfc3339_seconds(text):
    """Seconds since 1970, fractions cut off; ValueError for a day or time that does not exist."""
    match = _RFC3339.fullmatch(text)
    if not match:
        raise ValueError(f"not RFC 3339: {text!r}")
    *fields, zone = match.groups()
    offset = timedelta(0)
    if zone != "Z":
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
        offset = -offset if zone[0] == "-" else offset
    return unix_seconds(datetime(*map(int, fields), tzinfo=timezone(offset)))
