"""An XML document as the rules want to see it: parsed by expat, with the namespaces that it declares."""

import io
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
MEDIA = "http://search.yahoo.com/mrss/"
XML = "http://www.w3.org/XML/1998/namespace"


class NotWellFormed(Exception):
    """Expat could not read the document."""


class XmlDocument:
    """Raises NotWellFormed. `declared` maps each declared namespace to its prefix."""

    def __init__(self, data):
        self.data = data
        self.declared = {}
        self.root = None
        try:
            for event, value in ElementTree.iterparse(io.BytesIO(data), ("start-ns", "start")):
                if event == "start-ns":
                    self.declared[value[1]] = value[0]
                elif self.root is None:
                    self.root = value
        except ElementTree.ParseError as error:
            raise NotWellFormed(str(error)) from error

    def problems(self):
        """What is wrong with any XML feed."""
        if not self.data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>'):
            yield "does not begin with the XML declaration of UTF-8"
        used = set()
        for element in self.root.iter():
            for name in [element.tag, *element.attrib]:
                if name.startswith("{"):
                    used.add(name[1:].split("}")[0])
        for namespace, prefix in self.declared.items():
            if namespace not in used:
                yield f"declares the namespace {prefix}={namespace} without using it"


def name(namespace, local):
    """ElementTree's spelling of a name."""
    return f"{{{namespace}}}{local}"


def texts(parent, tag):
    """The texts of all children of that name."""
    return [child.text or "" for child in parent.findall(tag)]


def text(parent, tag):
    """The text of the first child of that name, or None."""
    child = parent.find(tag)
    return None if child is None else child.text or ""
