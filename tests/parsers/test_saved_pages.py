"""Pages that a browser has saved in one file: they are read as pages, not as mails of the day they were saved."""

import io
import plistlib
import quopri
import time
from base64 import encodebytes

import pytest

from app.parsers.archives import articles_in
from app.parsers.attempt import Parsed
from app.parsers.formats import items, parsed
from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable
from tests.parsers.reading import published
from tests.test_archives import zipped

ADDRESS = "https://fjord.example/ferry"
PAGE = (
    "<html><head><title>Ferry sails – Fjord</title><meta name='date' content='2022-09-20'></head><body><h1>Ferry sails"
    "</h1><p>The café on the pier is full again, since the ferry sails for € 5 after weeks of ice.</p></body></html>"
)
FRAME = "<html><body><h1>Advertisement</h1><p>Buy a house at the fjord, as long as there are any.</p></body></html>"
PICTURE = b"\x89PNG\r\n\x1a\n" * 40


def part(content: bytes, kind: str, location: str, coding: str = "base64") -> bytes:
    encoded = {"base64": encodebytes, "quoted-printable": quopri.encodestring}.get(coding, bytes)(content)
    return (
        (
            f"------=_Next\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n"
            f"Content-Location: {location}\r\n\r\n"
        ).encode()
        + encoded.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        + b"\r\n"
    )


def mhtml(*parts: bytes, top: str = f"Snapshot-Content-Location: {ADDRESS}\r\n") -> bytes:
    head = (
        f"From: <Saved by Blink>\r\n{top}Subject: Ferry sails\r\nDate: Fri, 23 Sep 2022 10:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_Next"\r\n\r\n'
    )
    return head.encode() + b"".join(parts) + b"------=_Next--\r\n"


def webarchive(raw: bytes = PAGE.encode(), **told: object) -> bytes:
    main = {"WebResourceData": raw, "WebResourceURL": ADDRESS, "WebResourceMIMEType": "text/html", **told}
    others = [{"WebResourceData": PICTURE, "WebResourceURL": f"{ADDRESS}.png", "WebResourceMIMEType": "image/png"}]
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": others}, fmt=plistlib.FMT_BINARY)


def page_part(coding: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    return part(PAGE.encode(charset), f'text/html; charset="{charset}"', ADDRESS, coding)


def read(raw: bytes, name: str = "ferry.mhtml", options: Options | None = None) -> list[Parsed]:
    return [parsed(item) for item in articles_in(io.BytesIO(raw), name, options or Options(), items, [])]


def one(raw: bytes) -> ArticleRecord:
    [article] = read(raw)
    assert isinstance(article, ArticleRecord), article
    return article


@pytest.mark.parametrize(
    "raw",
    [
        mhtml(
            page_part(), part(FRAME.encode(), "text/html", "cid:frame"), part(PICTURE, "image/png", f"{ADDRESS}.png")
        ),
        mhtml(page_part("base64", "windows-1252"), top=""),
        mhtml(page_part("8bit", "windows-1252"), top=""),
        mhtml(part(b"a { color: red }", "text/css", "cid:css"), page_part("binary")),
        webarchive(),
        webarchive(PAGE.encode("windows-1252"), WebResourceTextEncodingName="windows-1252"),
        zipped(("ferry.mhtml", mhtml(page_part()))),
    ],
    ids=["Chrome", "Internet Explorer", "8bit", "styles first", "Safari", "Safari, windows-1252", "in a zip"],
)
def test_a_saved_page_is_read_as_the_page_it_is(raw: bytes) -> None:
    article = one(raw)
    assert (article.title, published(article), article.source_url) == ("Ferry sails", "2022-09-20", ADDRESS)
    assert (article.provenance.format, article.provenance.warnings) == ("html", ())
    assert article.body == "The café on the pier is full again, since the ferry sails for € 5 after weeks of ice."


def test_a_page_saved_from_a_disk_has_no_address() -> None:
    assert one(mhtml(page_part().replace(ADDRESS.encode(), b"file:///a"), top="")).source_url is None
    assert one(webarchive(WebResourceURL="file:///a")).source_url is None


@pytest.mark.parametrize(
    "field",
    [
        "Message-ID: <1@fjord.example>",
        "To: bo@fjord.example",
        "Received: from fjord",
        "From: Fjord News <news@fjord.example>",
    ],
)
def test_a_mail_with_pictures_stays_a_mail(field: str) -> None:
    article = one(f"{field}\r\n".encode() + mhtml(page_part()))
    assert (article.provenance.format, published(article)) == ("mail", "2022-09-23T10:00:00Z")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (mhtml(part(PICTURE, "image/png", ADDRESS)), "a saved page (MHTML) without a page"),
        (mhtml(page_part())[:-40], "cut off: the file ends in the middle of it"),
        (mhtml(page_part())[:500], "cut off: the file ends in the middle of it"),
        (mhtml(part(PAGE.encode() * 300, "text/html", ADDRESS)), "larger than 65536 bytes"),
        (webarchive(PAGE.encode() * 300), "larger than 65536 bytes"),
        (webarchive(PAGE.encode() * 1300), "larger than 262144 bytes"),
        (webarchive()[:-9], "not a known format: a property list, or damaged"),
        (plistlib.dumps({"a": [1]}, fmt=plistlib.FMT_BINARY), "not a known format: a property list, or damaged"),
    ],
)
def test_what_is_no_whole_page_is_rejected_with_its_reason(raw: bytes, reason: str) -> None:
    [refused] = read(raw, options=Options(max_article_bytes=1 << 16))
    assert isinstance(refused, Unreadable)
    assert refused.reason == reason


def test_names_with_thousands_of_folders_take_no_time() -> None:
    members = [(f"{'a_files/' * 4000}{'b/' * 16000}{number}", b"x") for number in range(10)]
    started = time.process_time()
    assert len(read(zipped(*members), "pages.zip")) == len(members)
    assert time.process_time() - started < 3
