"""Files that are no articles, and what is said of them."""

import io
from pathlib import Path

import pytest

from app.parsers.formats import parse
from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable
from app.store.session import Store
from tests.conftest import feed


def reason(raw: bytes, file: str = "a") -> str:
    [item] = parse(io.BytesIO(raw), file, Options())
    assert isinstance(item, Unreadable)
    return item.reason


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF; extract its text first, for example with pdftotext"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of Office before 2007; save it as .docx"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"RIFF", "a picture, a sound or a film"),
        (b"\0\0\0\x18ftypisom", "a picture, a sound or a film"),
        (b"Rar!\x1a\x07", "an archive of RAR; unpack it first"),
    ],
)
def test_a_reject_says_what_to_do(start: bytes, said: str) -> None:
    assert reason(start + bytes(99)) == f"not a known format: {said}"


def test_a_text_may_begin_like_a_sound() -> None:
    [item] = parse(io.BytesIO(b"ID3 tags puzzle radio stations\n\nStations in Bergen lost titles."), "a", Options())
    assert isinstance(item, ArticleRecord)


STYLE = b"body { color: red; }\np { margin: 0 }\n"


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [
        ("a.css", STYLE, "a style sheet"),
        ("A.JS", b"const a = 1;\nfunction f() { return a; }\n", "a script"),
        ("a.ini", b"[main]\nkey = value\nother = 2\n", "a file of settings"),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nThe ferry, they say, sails.\n", "subtitles"),
        (
            "deep/a.cdx",
            b" CDX N b a m s k r M S V g\nexample,fjord)/a 20220920 https://fjord.example/a",
            "an index of a crawl",
        ),
        ("deep/a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nThe ferry sails.\n", "subtitles"),
        ("a.bib", b"@article{lee2001,\n  title = {A ferry},\n  year = 2001,\n}\n", "a bibliography"),
        ("a.ris", b"TY  - JOUR\nTI  - A ferry\nPY  - 2001\nER  - \n", "a bibliography"),
    ],
)
def test_what_is_no_article_by_its_name_is_rejected(name: str, raw: bytes, kind: str) -> None:
    assert reason(raw, name) == f"{kind} by its name; if it is an article all the same, give --format text"


def test_a_name_is_not_heeded_where_a_format_is_recognised_or_given(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('{"id": "urn:x:1", "text": "Ferry sails."}\n')
    (tmp_path / "a.css").write_bytes(STYLE)
    assert [feed(store, tmp_path / name).added for name in ("a.js", "a.css")] == [1, 0]
    [item] = parse(io.BytesIO(STYLE), "a.css", Options(), "text")
    assert isinstance(item, ArticleRecord)
