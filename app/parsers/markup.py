"""XML and HTML as text: parsed without custom entities or network access, one paragraph per block."""

import html
import re
import sys
from collections.abc import Container
from contextlib import suppress
from functools import cache
from html.entities import html5
from typing import Any

from app.parsers.attempt import Reject
from app.parsers.element_text import Element, block_text
from app.parsers.encoding import decode, wide

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_DECLARATION = re.compile(r"<\?xml\b[^<>]*\?>")
_DECLARED = re.compile(rb"""<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.\-]+)""")
_CHARSET = re.compile(rb"""<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.\-:]+)""", re.IGNORECASE)
_HEAD = 16_384
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_DOCTYPE_BEGINS = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)  # a document has one, so `_DOCTYPE` is matched only here
_NESTED = re.compile(r"""<!ENTITY\s+([\w.\-]+)\s+(?:"[^"&]*&(?!#)|'[^'&]*&(?!#))""")
_ENTITY = re.compile(r"&([\w.\-]+);")
_DECLARING = re.compile(r"<!ENTITY\s+([\w.\-]+)")
# An ampersand that begins no reference known to XML, or a sign before a number or a space that begins no tag; CDATA
# and comments are matched whole, to leave those inside.
_UNESCAPED = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)"
    r"(?:[\w.\-]{1,30};)?|<(?=[\s\d=<])",
    re.DOTALL,
)
_NO_TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_PROLOGUE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>)+", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.\-]+:)?([A-Za-z][\w.\-]*)((?:\s[^>]*)?)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&(#[xX]?[0-9a-fA-F]{1,31}|[A-Za-z][A-Za-z0-9]{1,30});")
_OWN_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
# A tag holds nothing but attributes: wires print company names in the same brackets, <A/S Norske Shell>.
_TAGS = re.compile(
    r"</?(?:p|br|div|span|a|h[1-6]|ul|ol|li|em|i|strong|b|figure|blockquote|table|section|article)"
    r"(?:\s+[\w:\-]+\s*=[^<>]*|\s*/?)>",
    re.IGNORECASE,
)


def root_of(sample: bytes) -> tuple[str, str]:
    """The local name of the root element, and its attributes as written; both empty where this is not XML."""
    text = _decoded(sample)[0].lstrip("\ufeff\0")
    prologue = _PROLOGUE.match(text)
    found = _ROOT.match(text, prologue.end() if prologue else 0)
    return (found[1], found[2]) if found else ("", "")


def read_xml(raw: bytes) -> tuple[Element, list[str]]:
    """The root element, all tags without namespaces, and warnings.

    Raises Reject where it is not XML, or its entities could expand without limit.
    """
    from lxml import etree

    text, warnings = _decoded(raw)
    text = _DECLARATION.sub("", legal(text), count=1)
    begins = _DOCTYPE_BEGINS.search(text)
    declared: set[str] = set()
    if begins and (doctype := _DOCTYPE.match(text, begins.start())):
        text = text[: doctype.start()] + text[doctype.end() :]
        if not set(_NESTED.findall(doctype[0])).isdisjoint(_ENTITY.findall(text)):
            raise Reject("entities made of entities: they could expand without limit")
        declared = set(_DECLARING.findall(doctype[0]))
    root, is_damaged = _parsed(text.strip())
    if is_damaged and (escaped := _with_escapes(text, declared)) != text:
        root, _ = _parsed(escaped.strip())
    if root is None:
        raise Reject("not XML")
    for element in root.iter(etree.Element):
        with suppress(ValueError):  # a damaged name, which lxml reads but will not set
            element.tag = element.tag.rpartition("}")[2].rpartition(":")[2]
    return root, warnings + (["the XML is damaged"] if is_damaged else [])


def _parsed(text: str) -> tuple[Element, bool]:
    """The root element of an XML document, and whether it is damaged."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True, strip_cdata=True, encoding="utf-8",
    )  # fmt: skip
    try:
        return etree.fromstring(text.encode(), parser), bool(parser.error_log)
    except etree.XMLSyntaxError as problem:
        raise Reject(f"not XML: {problem.msg}") from None


def _with_escapes(text: str, declared: Container[str]) -> str:
    """XML with the signs escaped that somebody forgot to: a parser would drop them and the words behind them.

    References to entities that the document declares stay, and say nothing.
    """
    return _UNESCAPED.sub(lambda found: _escaped(found[0], declared), text)


def _escaped(found: str, declared: Container[str]) -> str:
    if found == "<":
        return "&lt;"
    return f"&amp;{found[1:]}" if found[0] == "&" and found[1:-1] not in declared else found


def are_open(raw: bytes, *names: str) -> bool:
    """Whether of each of these names, without namespaces, fewer elements end in an XML document than begin."""
    text = _NO_TAGS.sub("", _decoded(raw)[0])
    found = (re.findall(rf"<(/?)(?:[\w.\-]+:)?{re.escape(each)}(?=[\s>])[^<>]*(?<!/)>", text) for each in names)
    return all(tags.count("") > tags.count("/") for tags in found)


def _decoded(raw: bytes) -> tuple[str, list[str]]:
    return decode(raw, wide(raw) or declared_encoding(raw))


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that an XML declaration names."""
    found = _DECLARED.search(raw[:1024])
    return found[1].decode() if found else None


def legal(text: str) -> str:
    """XML without characters that it must not have, and with HTML's named character references resolved."""
    return _ILLEGAL.sub("", _REFERENCE.sub(_character, text.replace("\ufeff", "")))


def _character(reference: re.Match[str]) -> str:
    """Resolve a reference whose name XML does not know, drop one to an illegal character, keep others as they are."""
    name = reference[1]
    if not name.startswith("#"):
        return reference[0] if name in _OWN_NAMES else html5.get(f"{name};", reference[0])
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:]) if name[1:].isdecimal() else 0
    if number < 32:
        return reference[0] if number in (9, 10, 13) else ""
    if number > sys.maxunicode or _ILLEGAL.match(chr(number)):
        return ""  # lxml would keep bytes that are not text
    return html.unescape(reference[0]) if 127 <= number < 160 else reference[0]


def read_html(raw: bytes, encoding: str | None = None) -> tuple[Element, list[str]]:
    """The root element of a page, and warnings. Raises Reject where it contains no HTML.

    `encoding` is what its server told, which counts more than what it tells itself (HTML Standard, section 13.2.3.2).
    """
    import lxml.html
    from lxml.etree import LxmlError

    found = _CHARSET.search(raw[:_HEAD]) or _DECLARED.search(raw[:1024])
    text, warnings = decode(raw, encoding or (found[1].decode() if found else None))
    text = text.lstrip()
    declaration = _DECLARATION.match(text)
    text = _ILLEGAL.sub("", text[declaration.end() :] if declaration else text)
    try:
        return lxml.html.document_fromstring(text, parser=_lenient()), warnings
    except (LxmlError, AssertionError, ValueError):
        raise Reject("contains no HTML") from None


def html_text(markup: str) -> str:
    """The text of an HTML fragment, entities decoded once, with a blank line between blocks."""
    if not markup.strip():
        return ""
    root = read_fragment(markup)
    return html.unescape(re.sub(r"<[^<>]*>", " ", markup)) if root is None else block_text(root)


def read_fragment(markup: str) -> Element | None:
    """An element with a fragment of HTML in it; None where it cannot be parsed."""
    import lxml.html
    from lxml.etree import LxmlError

    try:
        return lxml.html.fragment_fromstring(_ILLEGAL.sub("", markup), create_parent="div", parser=_lenient())
    except (ValueError, AssertionError, LxmlError):
        return None


@cache
def _lenient() -> Any:
    import lxml.html
    from lxml.etree import ElementDefaultClassLookup

    parser = lxml.html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=None
    )
    # One class for all elements: lxml.html would choose it for each of them by its tag, in Python.
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    return parser


def looks_like_html(text: str) -> bool:
    """Whether a text that a format gives as plain has HTML tags in it."""
    return "<" in text and _TAGS.search(text) is not None
