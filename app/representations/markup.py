"""What feeds share: namespaces, the text as HTML, and XML as bytes."""

from html import escape
from typing import Any

from lxml import etree

from app.representations.shown import Article, text

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

PAGING = {"self": "self", "first": "first", "next": "next", "prev": "previous"}
"""Our link relations by their names in RFC 5005."""


def html(article: Article) -> str:
    """The paragraphs as HTML."""
    lines = (escape(paragraph, quote=False).replace("\n", "<br>") for paragraph in text(article))
    return "".join(f"<p>{line}</p>" for line in lines)


def document(root: Any) -> bytes:
    """A whole XML document."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written
