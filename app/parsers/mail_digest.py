"""Digests of a mailing list: one mail that holds several (RFC 1153, RFC 2046 section 5.1.5)."""

import re
from collections.abc import Iterable
from email.message import Message
from email.utils import parsedate_tz

_RULES = ("-" * 30, "-" * 70)
_NUMBER = re.compile(r"Message:? +\d+[^\S\n]*", re.IGNORECASE)
_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{0,40}):[ \t]?")
_NEEDED = {"from", "subject", "date"}
_LEFT_OUT = {"content-type", "content-transfer-encoding", "mime-version"}
_MOST_FIELDS = 60
# What Mailman prints above the mails, a paragraph each, and below them, a line each.
_ABOVE = re.compile(
    r"Send .{1,100} submissions to \S{1,200}|To (?:un)?subscribe(?: or unsubscribe)? via .{1,60},? visit \S{1,200}"
    r"(?: or, via email, send a message with subject or body 'help' to \S{1,200})?|You can reach the person managing "
    r"the list at \S{1,200}|When replying, please edit your Subject line so it is more specific than "
    r"\"Re: Contents of .{1,150}\"",
    re.IGNORECASE,
)
_TOPICS = re.compile(r"Today's Topics:?(?: \(\d{1,4} messages?\))?:?")
_TOPIC = re.compile(r"[ \t]{0,8}\d{1,3}\. \S.*")
_TOPIC_GOES_ON = re.compile(r"[ \t]{4,20}\S.*|\t\S.*")
_BELOW = re.compile(
    r"[\W_]+|Subject: Digest Footer|End of .{1,150}\bDigest\b.{0,50}"
    r"|[\w .-]{1,60} mailing list(?: -- \S{1,200}@\S{1,200})?|\S{1,200}@\S{1,200}|https?://\S{1,500}"
    r"|To unsubscribe send an e-?mail to \S{1,200}@\S{1,200}"
)
_LONGEST_LINE = 600
_ADDRESS = re.compile(r"\S@\S|\S at \S{1,100}\.\w")


def enclosed(message: Message, header: list[str], beside: list[str]) -> list[bytes]:
    """The mails in the parts of a `multipart/digest`, none where there is none.

    `beside` are the texts of the other parts: what an editor wrote there is a mail with the digest's own `header`.
    """
    digests = [part for part in message.walk() if part.get_content_type() == "multipart/digest"]
    parts = [part.get_payload() for digest in digests for part in parts_of(digest)]
    mails = [inside[0].as_bytes() for inside in parts if isinstance(inside, list) and isinstance(inside[0], Message)]
    told = "\n\n".join(filter(None, map(_told, beside)))
    return [_mail(header, [told]), *mails] if mails and told else mails


def parts_of(message: Message) -> list[Message]:
    """The parts of a mail, none if it is not made of any."""
    inside = message.get_payload()
    return [part for part in inside if isinstance(part, Message)] if isinstance(inside, list) else []


def listed(text: str, header: list[str], shared: list[str]) -> list[bytes]:
    """The mails between the rules of a digest's text, none where it has none.

    `header` are the digest's own fields, for what its editor wrote above them; its table of contents is left out.
    `shared` are the fields that hold for every mail.
    """
    chunks = _chunks(text)
    mails: list[tuple[list[str], list[str]]] = []
    for chunk in chunks[1:]:
        if fields := _fields(chunk):
            mails.append(fields)
        elif mails and not _is_end(chunk):
            mails[-1][1].extend(["", _RULES[0], *chunk])  # a rule inside a mail
    if mails and (preface := _told("\n".join(chunks[0]))):
        mails.insert(0, (header, [preface]))
    return [_mail([*fields, *shared], body) for fields, body in mails]


def _chunks(text: str) -> list[list[str]]:
    """The lines between the rules, which have a blank line on either side."""
    lines = text.replace("\r\n", "\n").split("\n")
    chunks: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        alone = not (lines[at - 1].strip() if at else "") and not "".join(lines[at + 1 : at + 2]).strip()
        if alone and line.rstrip() in _RULES:
            chunks.append([])
        else:
            chunks[-1].append(line)
    return chunks


def _fields(chunk: list[str]) -> tuple[list[str], list[str]] | None:
    """The fields that a mail in a digest begins with, and its text; None where it does not begin with them."""
    start = next((at for at, line in enumerate(chunk) if line.strip() and not _NUMBER.fullmatch(line)), 0)
    kept: list[str] = []
    names: set[str] = set()
    name = ""
    for at, line in enumerate(chunk[start : start + _MOST_FIELDS], start):
        found = _FIELD.match(line)
        if not line.strip():
            return (kept, chunk[at:]) if names >= _NEEDED and _are_mails(kept) else None
        if not found and not (line[:1].isspace() and name):
            return None
        name = found[1].lower() if found else name
        names.add(name)
        if name not in _LEFT_OUT:
            kept.append(line)
    return None


def _are_mails(fields: list[str]) -> bool:
    """Whether the fields have an address and a day, as those of mails do: not `From: noon`, `Date: 4 May`."""
    whole = "\n".join(fields).replace("\n ", " ").replace("\n\t", " ").split("\n")
    said = {name.lower(): value for name, _, value in (line.partition(":") for line in whole)}
    return _ADDRESS.search(said.get("from", "")) is not None and parsedate_tz(said.get("date", "")) is not None


def _told(text: str) -> str:
    """What an editor wrote above or beside the mails, without what Mailman prints and the table of contents."""
    kept: list[str] = []
    is_contents = False
    for paragraph in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        if lines and _TOPICS.fullmatch(lines[0].strip()):
            is_contents, lines = True, lines[1:]
        if is_contents and _are_topics(lines):
            is_contents = not lines
            continue
        is_contents = False
        said = " ".join(" ".join(lines).split())
        if len(said) > _LONGEST_LINE or not _ABOVE.fullmatch(said):
            kept.append("\n".join(lines))
    told = "\n\n".join(filter(None, kept))
    return "" if _is_end(told.split("\n")) else told


def _are_topics(lines: list[str]) -> bool:
    """Whether the lines, if any, are items of a table of contents."""
    begins = not lines or _TOPIC.fullmatch(lines[0]) is not None
    return begins and all(_TOPIC.fullmatch(line) or _TOPIC_GOES_ON.fullmatch(line) for line in lines)


def _is_end(chunk: Iterable[str]) -> bool:
    """Whether a chunk only names the list and says that the digest ends; an empty one is none."""
    lines = [line.strip() for line in chunk if line.strip()]
    return all(len(line) <= _LONGEST_LINE and _BELOW.fullmatch(line) for line in lines)


def _mail(header: list[str], body: list[str]) -> bytes:
    kind = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    return "\n".join([*header, *kind, "", *body]).encode("utf-8", "surrogateescape")
