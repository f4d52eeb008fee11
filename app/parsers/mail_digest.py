"""Digests of a mailing list: one mail that holds several (RFC 1153, RFC 2046 section 5.1.5)."""

import re
from email.message import Message

_RULES = ("-" * 30, "-" * 70)
_NUMBER = re.compile(r"Message:? +\d+[^\S\n]*", re.IGNORECASE)
_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{0,40}):[ \t]?")
_NEEDED = {"from", "subject", "date"}
_LEFT_OUT = {"content-type", "content-transfer-encoding", "mime-version"}
_MOST_FIELDS = 60
_END = re.compile(r"^(?:End of .{1,200}|Subject: Digest Footer)$", re.MULTILINE)
_CONTENTS = re.compile(r"^(?:Today's Topics:?|Send .{1,200} submissions to)[^\S\n]*$", re.MULTILINE)
_FOOTER = re.compile(r"\A\s*_{20,100}\n[^\n]{1,80} mailing list\b")
_LONGEST_END = 1_500


def enclosed(message: Message, header: list[str], beside: list[str]) -> list[bytes]:
    """The mails in the parts of a `multipart/digest`, none where there is none.

    `beside` are the texts of the other parts: what an editor wrote there is a mail with the digest's own `header`.
    """
    digests = [part for part in message.walk() if part.get_content_type() == "multipart/digest"]
    parts = [part.get_payload() for digest in digests for part in _parts(digest)]
    mails = [inside[0].as_bytes() for inside in parts if isinstance(inside, list) and isinstance(inside[0], Message)]
    told = "\n\n".join(text for text in beside if text.strip() and not (_CONTENTS.search(text) or _FOOTER.search(text)))
    return [_mail(header, [told]), *mails] if mails and told else mails


def _parts(digest: Message) -> list[Message]:
    inside = digest.get_payload()
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
        elif mails and not _is_end("\n".join(chunk)):
            mails[-1][1].extend(["", _RULES[0], *chunk])  # a rule inside a mail
    preface = "\n".join(chunks[0]).strip()
    if mails and preface and not _CONTENTS.search(preface):
        mails.insert(0, (header, chunks[0]))
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
            return (kept, chunk[at:]) if names >= _NEEDED else None
        if not found and not (line[:1].isspace() and name):
            return None
        name = found[1].lower() if found else name
        names.add(name)
        if name not in _LEFT_OUT:
            kept.append(line)
    return None


def _is_end(chunk: str) -> bool:
    """Whether the last chunk only names the list and says that the digest ends; an empty one is none."""
    return not chunk.strip() or (len(chunk) <= _LONGEST_END and _END.search(chunk) is not None)


def _mail(header: list[str], body: list[str]) -> bytes:
    kind = ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    return "\n".join([*header, *kind, "", *body]).encode("utf-8", "surrogateescape")
