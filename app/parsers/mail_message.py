"""One mail: its fields, its text, and the mails in it if it is a digest."""

import email
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from app.parsers.attempt import Origin
from app.parsers.draft import Draft, finish
from app.parsers.encoding import decode
from app.parsers.mail_digest import enclosed, listed, parts_of
from app.parsers.mail_forward import read_forwarded
from app.parsers.mail_html import mail_html_text
from app.parsers.mail_sender import read_sender
from app.parsers.mail_text import without_furniture
from app.parsers.options import Options
from app.record import ArticleRecord
from app.text import letters

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
# RFC 2047 section 6.2: white space between two encoded words is not part of the text.
_MOST_NAMED = 5
"""How many attached files a warning names."""
_WORD = re.compile(r"(=\?[^?\s]+\?[BbQq]\?[^?]*\?=)(?:\s+(?==\?[^?\s]+\?[BbQq]\?))?")
_DIGEST = re.compile(rb"^(?:subject:.*digest|content-type:[^\n]*(?:\n[ \t][^\n]*)*?multipart/digest)", re.I | re.M)
_LONGEST_HEADER = 1 << 16
_TAG = re.compile(r"\[([^\[\]]{1,60})\] ?(?=\S)")
_POST = re.compile(
    r"https?://[^\s/?#]+/p/(?!(?:post|new|send|reply|submit)/?$)[^\s/?#]+/?"
)  # Substack's, on any domain
_MARKS = "<> \t\r\n"


def mails_in(raw: bytes, options: Options) -> list[bytes]:
    """The mails in a digest; any other mail as it is."""
    head = raw[:_LONGEST_HEADER].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if not _DIGEST.search(head) or len(raw) > options.max_article_bytes:
        return [raw]
    try:
        message = _message(raw)
        lists = [f"List-Id: {said}" for said in [_said(message, "List-Id")] if said]
        own = [f"{name}: {_said(message, name)}" for name in ("From", "Subject", "Date", "Message-ID")]
        beside = [_text(part) for part in parts_of(message) if part.get_content_type() == "text/plain"]
        within = enclosed(message, own, beside) or listed(_text(message), own, lists)
    except Exception:  # a digest that cannot be taken apart is read as one mail, or rejected, like any other
        within = []
    return within or [raw]


def _message(raw: bytes) -> Message:
    if raw.startswith(b"From "):  # the line above each mail of an mbox
        raw = _QUOTED_FROM.sub(rb"\1", raw.partition(b"\n")[2])
    return email.message_from_bytes(raw.lstrip(b"\xef\xbb\xbf\r\n"))


def read_mail(origin: Origin, options: Options) -> ArticleRecord:
    """The article that a mail is."""
    return finish(_draft(_message(origin.raw), options), origin, options)


def _draft(message: Message, options: Options) -> Draft:
    """The draft of a mail, or of the one that it forwards.

    A sender is its author if certainly a person, its source if certainly none.
    """
    identity = _said(message, "Message-ID").strip(_MARKS)
    sender, date, title, text = _raw(message, "From"), _said(message, "Date"), _said(message, "Subject"), _text(message)
    house = _said(message, "Organization")
    notes: list[str] = []
    if inner := read_forwarded(text, title, options):
        sender, date, title, text, house = inner.sender, inner.date or date, inner.subject, inner.text, ""
        notes += filter(None, [inner.note])
    name, address = parseaddr(sender)  # a comma in an encoded name separates nothing
    person, named = read_sender(_words(name), address)
    own = without_furniture(text)
    return Draft(
        id=f"mid:{identity}" if identity else None,  # RFC 2392
        url=_said(message, "Archived-At").strip(_MARKS) or own.address or _posted(message, address, text),
        date=date or None,
        title=_without_list(title, _said(message, "List-Id")) or None,
        byline=person,
        source=house or named,
        keywords=_said(message, "Keywords").split(","),
        language=_said(message, "Content-Language").split(",")[0] or None,
        notes=[*notes, *own.notes],
        text=own.text,
        warnings=_left_out(message),
    )


def _left_out(message: Message) -> list[str]:
    """A warning about attached files that may hold text; those of pictures and the like go without saying."""
    attached = (part for part in message.walk() if part.get_content_disposition() == "attachment")
    texts = [part for part in attached if part.get_content_maintype() in ("text", "application", "message")]
    named = ", ".join(_words(part.get_filename() or part.get_content_type())[:80] for part in texts[:_MOST_NAMED])
    return [f"attached files were left out: {named}"] if texts else []


def _posted(message: Message, address: str, text: str) -> str | None:
    """The page of a post, which some newsletters give as the list's; a list's own address is a `mailto:` or a form."""
    posted = _said(message, "List-Post").strip(_MARKS)
    if not re.fullmatch(r"https?://[^\s/]+/\S+", posted):
        return None
    is_post = f"@{address.lower()}".endswith((".substack.com", "@substack.com")) or _POST.fullmatch(posted) is not None
    return posted if is_post or posted in text.split() else None


def _without_list(subject: str, identity: str) -> str:
    """A subject without the list's name (RFC 2919) in brackets before it."""
    found = _TAG.match(subject)
    if not found or not identity:
        return subject
    phrase, _, label = identity.rpartition("<")
    return (
        subject[found.end() :] if letters(found[1]) in (letters(phrase), letters(label.partition(".")[0])) else subject
    )


def _said(message: Message, name: str) -> str:
    """A field's text on one line, with encoded words and non-ASCII bytes decoded."""
    return _words(_raw(message, name))


def _raw(message: Message, name: str) -> str:
    """A field's value with its non-ASCII bytes decoded."""
    value = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return decode(value.encode("utf-8", "surrogateescape"))[0]


def _words(text: str) -> str:
    """A text on one line, with its encoded words decoded."""
    return " ".join(_WORD.sub(_word, text).split())


def _word(found: re.Match[str]) -> str:
    try:
        [(said, charset)] = decode_header(found[1])
    except (HeaderParseError, ValueError):  # invalid base64
        return found[1]
    return decode(said, charset)[0] if isinstance(said, bytes) else str(said)


def _text(part: Message) -> str:
    """The text of a part: of alternatives, the plain one; attached files are left out."""
    if part.is_multipart():
        parts = parts_of(part)
        if part.get_content_subtype() == "alternative":
            plain_first = sorted(parts, key=lambda each: each.get_content_type() != "text/plain")
            return next(filter(None, map(_text, plain_first)), "")
        return "\n\n".join(filter(None, map(_text, parts)))
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
        return ""
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    text = decode(payload, charset)[0].strip() if isinstance(payload, bytes) else ""
    if kind == "text/html":
        return mail_html_text(text)
    return _unfolded(text, str(part.get_param("delsp") or "")) if part.get_param("format") == "flowed" else text


def _unfolded(text: str, delsp: str) -> str:
    """Join flowed lines (RFC 3676): only a line that ends in a space continues on the next one.

    If none does, the spaces were lost on the way, and the text stays as it is.
    """
    flows = re.compile(r"(?<!^--) \n(?!-- ?$)", re.MULTILINE)  # `-- ` marks a signature
    lines = flows.sub("" if delsp.lower() == "yes" else " ", text)
    return text if lines == text else re.sub(r"\n+", "\n\n", lines)
