"""Recognise the format of a stream by its first bytes."""

import re
from codecs import BOM_UTF8
from typing import BinaryIO

from app.parsers import (
    anpa,
    csv,
    edgar,
    factiva,
    feed,
    foreign,
    html,
    json,
    jsonfeed,
    jsonl,
    mail,
    markdown,
    movabletype,
    muc,
    newsbank,
    newsml,
    newsmlg2,
    nexis,
    ninjs,
    nitf,
    proquest,
    rcv1,
    reuters,
    text,
    trec,
    wire,
    wxr,
    xml,
)
from app.parsers.attempt import SAMPLE
from app.parsers.encoding import decode, wide, with_line_feeds
from app.parsers.markup import root_of

_OF_MARKUP = (nitf, newsml, newsmlg2, rcv1, wxr, feed, html, xml)
# Any markup: where no parser recognises it, it is other data and not an article's text.
_ENVELOPED = re.compile(
    rb"<(?:[\w.\-]+:)?(?:(?P<newsmlg2>newsItem|packageItem)\b(?=[^<>]*\s(?:guid|standard)=)|(?P<newsml>NewsML)[\s>]"
    rb"|(?P<nitf>nitf)[\s>])"
)
"""What begins an agency's item, whatever is around it."""
_MARKUP = re.compile(rb"<(?:\?\w+|!doctype|!--|\w++:?+\w*+[\s/>])", re.IGNORECASE)


def detect(stream: BinaryIO) -> str | None:
    """The format's name, from the first 64 KiB; the stream is rewound. None where empty, binary or unknown markup."""
    sample = stream.read(SAMPLE)
    stream.seek(0)
    if anpa.begins(sample):
        return anpa.NAME
    if not sample.strip() or _is_binary(sample) or foreign.document(sample):
        return None
    plain = _plain(sample)
    if plain[:1] in (b"{", b"["):
        return markdown.NAME if markdown.begins_as_json(decode(plain)[0]) else _of_json(plain)
    for each in (reuters, muc, trec, mail, nexis, factiva, proquest, newsbank, movabletype):
        if each.begins(plain):
            return str(each.NAME)
    if plain.startswith(b"<!--") and markdown.begins(decode(plain)[0]):
        return markdown.NAME
    if edgar.begins(plain):
        return text.NAME
    if _MARKUP.match(plain):
        return next((str(each.NAME) for each in _OF_MARKUP if each.begins(sample)), None) or _enveloped(plain)
    if csv.begins(plain):
        return csv.NAME
    decoded = decode(plain)[0]
    return next((str(each.NAME) for each in (markdown, wire) if each.begins(decoded)), text.NAME)


def unknown(stream: BinaryIO) -> str:
    """Why the format of a stream was not recognised."""
    sample = stream.read(SAMPLE)
    if not sample.strip():
        return "empty"
    kind = foreign.document(sample) or (foreign.binary(sample) if _is_binary(sample) else _root(sample))
    return f"not a known format: {kind}" if kind else "not a known format"


def _root(sample: bytes) -> str | None:
    name = root_of(sample)[0] if _MARKUP.match(_plain(sample)) else ""
    return f"<{name[:60]}>" if name else None


def _enveloped(sample: bytes) -> str | None:
    """The format of the items inside markup that is none of the known formats, as a service's reply is."""
    found = _ENVELOPED.search(sample)
    return found.lastgroup if found else None


def _of_json(sample: bytes) -> str | None:
    """One object per line is JSON Lines, unless it is a single line with a list of articles or one ninjs item."""
    if jsonl.is_export(sample):
        return jsonl.NAME
    lines = sample.count(b"\n", 0, len(sample.rstrip()))
    if jsonfeed.begins(sample) and (json.begins(sample) or not lines):
        return jsonfeed.NAME
    if jsonl.begins(sample) and not json.begins(sample):
        return ninjs.NAME if not lines and ninjs.begins(sample) else jsonl.NAME
    if ninjs.begins(sample):
        return ninjs.NAME
    return json.NAME if json.begins(sample) else text.NAME


def _plain(sample: bytes) -> bytes:
    """A sample as UTF-8, its lines ending in `\\n`, without byte order mark, leading white space and padding."""
    if encoding := wide(sample):
        sample = decode(sample, encoding)[0].encode("utf-8", "replace")
    return with_line_feeds(sample.removeprefix(BOM_UTF8).lstrip().rstrip(b"\x00\x1a"))


def _is_binary(sample: bytes) -> bool:
    """Whether there are too many control characters for text: old wires carry a few, only UTF-16 and UTF-32 more."""
    if wide(sample):
        return False
    return len(sample.translate(None, _TEXTUAL)) > 4 + len(sample) // 50


_TEXTUAL = bytes(code for code in range(256) if code >= 32 or code in b"\t\n\r\f\x1a\x1b")
