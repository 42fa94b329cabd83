"""Podcasts in RSS as Apple's requirements and the podcast namespace want them. Feeds that name neither
namespace are no podcasts."""

import re
import uuid

from values import media_type_problem, rfc822_problem, web_address_problem
from xml_document import name, text, texts

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
_NAME_SPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_REQUIRED = ("author", "image", "category", "explicit")
_ONCE = ("author", "owner", "image", "explicit", "type", "complete", "block", "new-feed-url")
_OF_EPISODES = {"duration", "season", "episode", "episodeType", "explicit", "image"}


def podcast_problems(channel, own_address):
    """`own_address` is the feed's, where it has one."""
    elements = [element for element in channel.iter() if element.tag.startswith(f"{{{ITUNES}}}")]
    if not elements:
        return
    yield from _show_problems(channel)
    yield from _namespace_problems(channel, own_address)
    episodes = 0
    for number, item in enumerate(channel.findall("item"), 1):
        own = [each.tag.split("}")[1] for each in item if each.tag.startswith(f"{{{ITUNES}}}")]
        episodes += bool(own)
        for problem in _episode_problems(item, own):
            yield f"item {number}: {problem}"
    if not episodes:
        yield "a podcast without an episode"


def _show_problems(channel):
    for required in _REQUIRED:
        if channel.find(name(ITUNES, required)) is None:
            yield f"a podcast without itunes:{required}"
    if channel.find("language") is None:
        yield "a podcast without a language"
    for once in _ONCE:
        if len(channel.findall(name(ITUNES, once))) > 1:
            yield f"itunes:{once} stands twice"
    yield from _image_problems(channel)
    for category in channel.iter(name(ITUNES, "category")):
        if not category.get("text"):
            yield "an itunes:category without text"
        if len(category) > 1:
            yield "an itunes:category with more than one inside"
    yield from _choice(channel, "explicit", ("true", "false"))
    yield from _choice(channel, "type", ("episodic", "serial"))
    owner = channel.find(name(ITUNES, "owner"))
    if owner is not None and not re.fullmatch(r"[^\s@]+@[^\s@]+", text(owner, name(ITUNES, "email")) or ""):
        yield "itunes:owner without a mail address"


def _episode_problems(item, own):
    enclosure = item.find("enclosure")
    is_recording = enclosure is not None and enclosure.get("type", "").startswith(("audio/", "video/"))
    if own and not is_recording:
        yield "an episode without a recording"
    for strange in sorted(set(own) - _OF_EPISODES):
        yield f"itunes:{strange}, which is no fact of an episode"
    yield from _image_problems(item)
    yield from _choice(item, "explicit", ("true", "false"))
    yield from _choice(item, "episodeType", ("full", "trailer", "bonus"))
    for number in ("duration", "season", "episode"):
        for value in texts(item, name(ITUNES, number)):
            if not re.fullmatch(r"[1-9][0-9]*", value):
                yield f"itunes:{number} is no number: {value!r}"
    for transcript in item.findall(name(PODCAST, "transcript")):
        if web_address_problem(transcript.get("url")) or media_type_problem(transcript.get("type")):
            yield f"podcast:transcript {transcript.attrib}"
    for chapters in item.findall(name(PODCAST, "chapters")):
        if web_address_problem(chapters.get("url")):
            yield f"podcast:chapters {chapters.attrib}"


def _namespace_problems(channel, own_address):
    guid = text(channel, name(PODCAST, "guid"))
    if guid is not None and not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", guid):
        yield f"podcast:guid is no UUID: {guid!r}"
    elif guid is not None and own_address and uuid.UUID(guid).version == 5:
        wanted = uuid.uuid5(_NAME_SPACE, re.sub(r"^https?://", "", own_address).rstrip("/"))
        if guid != str(wanted):
            yield f"podcast:guid is {guid}, not {wanted}"
    for funding in channel.findall(name(PODCAST, "funding")):
        if web_address_problem(funding.get("url")):
            yield f"podcast:funding {web_address_problem(funding.get('url'))}"
    for element, addresses in (("trailer", ("url",)), ("remoteItem", ("feedUrl",)), ("license", ("url",)),
                               ("socialInteract", ("uri", "accountUrl")), ("image", ("href",))):
        for one in channel.iter(name(PODCAST, element)):
            for attribute in addresses:
                if one.get(attribute) is not None and web_address_problem(one.get(attribute)):
                    yield f"podcast:{element} {attribute} {web_address_problem(one.get(attribute))}"
    for trailer in channel.iter(name(PODCAST, "trailer")):
        if rfc822_problem(trailer.get("pubdate")) or not (trailer.text or "").strip():
            yield f"podcast:trailer {trailer.attrib}"
    for thread in channel.iter(name(PODCAST, "socialInteract")):
        if not thread.get("protocol") or (thread.get("protocol") != "disabled" and not thread.get("uri")):
            yield f"podcast:socialInteract {thread.attrib}"
    moved = text(channel, name(ITUNES, "new-feed-url"))
    if moved is not None and web_address_problem(moved):
        yield f"itunes:new-feed-url {web_address_problem(moved)}"
    for person in channel.iter(name(PODCAST, "person")):
        if not (person.text or "").strip():
            yield "podcast:person is empty"


def _image_problems(parent):
    for image in parent.findall(name(ITUNES, "image")):
        if web_address_problem(image.get("href")):
            yield f"itunes:image {web_address_problem(image.get('href'))}"


def _choice(parent, element, words):
    for value in texts(parent, name(ITUNES, element)):
        if value not in words:
            yield f"itunes:{element} is {value!r}"
