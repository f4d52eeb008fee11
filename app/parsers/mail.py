"""Mail: one message per file (RFC 5322, `.eml`), or many (RFC 4155, mbox)."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import Item, Origin, attempts
from app.parsers.options import Options
from app.parsers.pieces import pieces
from app.record import ArticleRecord

NAME = "mail"

_POSTMARK = re.compile(rb"^From \S+ +(?:\w{3} ){2}[ \d]\d \d\d:\d\d:\d\d [^\n]*\d{4}[^\n]*$", re.MULTILINE)
_FIELD = re.compile(rb"([!-9;-~]+):|[ \t]")
# A mail has both of these, and one of the telling ones, which people do not print above a text.
_NEEDED = {b"from", b"subject"}
_TELLING = {
    b"message-id", b"mime-version", b"received", b"return-path", b"content-type", b"delivered-to", b"newsgroups",
    b"x-mailer", b"dkim-signature",
}  # fmt: skip


def begins(sample: bytes) -> bool:
    """Whether the file opens with the fields of a mail header, perhaps after the `From ` line of an mbox."""
    postmark = _POSTMARK.match(sample)
    names = set()
    for line in sample[postmark.end() + 1 if postmark else 0 :].split(b"\n"):
        field = _FIELD.match(line)
        if not field:
            break
        names.add((field[1] or b"").lower())
    return names >= _NEEDED and (postmark is not None or not names.isdisjoint(_TELLING))


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every mail of a file, and every one in a digest."""
    from app.parsers.mail_message import mails_in  # takes as long to import as the rest of a format's modules

    found = (piece for piece in pieces(stream, _POSTMARK, options.max_article_bytes) if piece.strip())
    mails = (mail for piece in found for mail in mails_in(piece, options))
    yield from attempts(NAME, mails, file, options, _record)


def _record(origin: Origin, options: Options) -> ArticleRecord:
    from app.parsers.mail_message import read_mail

    return read_mail(origin, options)
