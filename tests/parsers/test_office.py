"""Documents of word processors: their words are all there, and read as the kind of text that they are."""

import io
import zipfile
from collections.abc import Iterable
from html import escape

import pytest

from app.parsers.archives import articles_in
from app.parsers.formats import items, parsed
from app.parsers.options import Options
from app.record import ArticleRecord
from tests.parsers.reading import SAMPLES, published
from tests.test_archives import zipped

LINES = (
    "Ferry sails again",
    "By Ann Lee",
    "BERGEN, Sept. 20, 2022 (Fjord) – The ferry sails for € 5 again, after three weeks of ice.",
    "Nobody had missed it more than the café at the pier, its owner said on Monday.",
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def docx(paragraphs: Iterable[str]) -> bytes:
    """A document, of paragraphs in Word's XML."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p>{each}</w:p>" for each in paragraphs)
    document = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    return zipped(("[Content_Types].xml", TYPES.encode()), ("word/document.xml", document.encode()))


def rtf(lines: Iterable[str], between: str = "\\par ") -> bytes:
    """A document in RTF, other characters as code units (`\\u8364?`) or bytes of windows-1252 (`\\'e9`)."""
    text = between.join(lines).replace("€", "\\u8364?").replace("é", "\\'e9").replace("–", "\\endash ")
    picture = "{\\pict\\pngblip 89504e470d0a}"
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl\\f0 Times;}}\\f0 {picture}{text}\\par}}".encode()


def taken(raw: bytes, file: str, options: Options | None = None) -> list[ArticleRecord | str]:
    """The records in a file, and the reasons where there is none."""
    found = articles_in(io.BytesIO(raw), file, options or Options(), items, [])
    return [item if isinstance(item, ArticleRecord) else item.reason for item in map(parsed, found)]


@pytest.mark.parametrize(
    ("raw", "file", "shown"),
    [
        (docx(map(run, LINES)), "ferry.docx", "ferry.docx"),
        (rtf(LINES), "ferry.rtf", "ferry.rtf"),
        (rtf(LINES, "\\par\\par "), "ferry.rtf", "ferry.rtf"),
        (zipped(("ferry.docx", docx(map(run, LINES)))), "pile.zip", "pile.zip/ferry.docx"),
        (zipped(("ferry.rtf", rtf(LINES))), "pile.zip", "pile.zip/ferry.rtf"),
    ],
)
def test_an_article_in_a_document_is_read_like_a_text(raw: bytes, file: str, shown: str) -> None:
    [article] = taken(raw, file)
    assert isinstance(article, ArticleRecord)
    assert (article.title, article.authors, published(article)) == (LINES[0], ("Ann Lee",), "2022-09-20")
    assert article.body == f"{LINES[2].partition('– ')[2]}\n\n{LINES[3]}"
    assert (article.provenance.file, article.provenance.format) == (shown, "text")


def test_a_document_has_what_was_inserted_and_not_what_was_deleted() -> None:
    changed = f'{run("The ferry ")}<w:ins w:id="1">{run("finally ")}</w:ins><w:del w:id="2"><w:r><w:delText>never '
    [article] = taken(
        docx([run(LINES[0]), f"{changed}</w:delText></w:r></w:del>{run('sails again today.')}"]), "a.docx"
    )
    assert isinstance(article, ArticleRecord)
    assert article.body == "The ferry finally sails again today."


def test_an_export_of_a_database_is_recognised_in_a_document() -> None:
    text = (SAMPLES / "nexis" / "herald.txt").read_text()
    found = taken(docx(run(line) for line in text.split("\n") if line.strip()), "export.docx")
    assert [article.provenance.format for article in found if isinstance(article, ArticleRecord)] == ["nexis"] * 2


def body(inside: bytes, head: bytes = b"\\ansi\\ansicpg1252") -> str:
    """The body of a document in RTF with a title."""
    [article] = taken(b"{\\rtf1" + head + b" The ferry sails\\par\\par " + inside + b"\\par}", "a.rtf")
    assert isinstance(article, ArticleRecord)
    return article.body


@pytest.mark.parametrize("between", [b"\\par ", b"\\page ", b"\\\n", b"\\\r\n", b"\\par\\par "])
def test_a_paragraph_of_rtf_is_one_beside_a_blank_line_too(between: bytes) -> None:
    assert (
        body(between.join([b"It sails.", b"It is late.", b"Nobody came."]))
        == "It sails.\n\nIt is late.\n\nNobody came."
    )


def test_lines_typed_to_a_width_are_no_paragraphs() -> None:
    lines = [
        b"The ferry to the island sails again after three weeks of ice, and",
        b"nobody at the pier has missed it, its",
    ]
    assert body(b"\\par ".join([*lines, b"owner said.", b"", *lines, b"owner said."])).count("\n\n") == 1


@pytest.mark.parametrize("name", ["nexis/herald.txt", "factiva/labels.txt", "factiva/bare.txt"])
def test_an_export_of_a_database_is_recognised_in_rtf(name: str) -> None:
    lines = (SAMPLES / name).read_text().replace("\\", "").split("\n")
    raw = "{\\rtf1\\ansi " + "\\par ".join(lines) + "}"
    raw = "".join(each if each.isascii() else f"\\u{ord(each)}?" for each in raw)
    found = [item for item in taken(raw.encode(), "export.rtf") if isinstance(item, ArticleRecord)]
    assert {article.provenance.format for article in found} == {name.partition("/")[0]}


@pytest.mark.parametrize(
    ("inside", "head", "wanted"),
    [
        ("Паром идёт.".encode("cp1251"), b"\\ansi\\ansicpg1251", "Паром идёт."),
        (b"\\'cf\\'e0\\'f0\\'ee\\'ec.", b"\\ansi\\ansicpg1251", "Паром."),
        ("船ソ出る。".encode("cp932"), b"\\ansi\\ansicpg932", "船ソ出る。"),
        ("Паром идёт.".encode(), b"\\ansi\\ansicpg65001", "Паром идёт."),
        ("Паром идёт.".encode("mac_cyrillic"), b"\\mac\\ansicpg10007", "Паром идёт."),
        (b"\\'8f\\'e0\\'f0.", b"\\mac\\ansicpg10007", "Пар."),
        (b"A \\u-10179?\\u-8704? ferry.", b"\\ansi", "A 😀 ferry."),
        (b"A caf\xe9 and a caf\\'e9.", b"\\ansi", "A café and a café."),
    ],
)
def test_rtf_is_decoded_as_it_declares(inside: bytes, head: bytes, wanted: str) -> None:
    assert body(inside, head) == wanted


def test_rtf_has_its_footnotes_and_not_what_was_deleted() -> None:
    assert body(b"A claim{\\footnote See the {\\b report}.} stands.") == "A claim stands.\n\nSee the report."
    assert body(b"The {\\b\\deleted old }ferry {\\deleted0 sails}.") == "The ferry sails."
    assert body(b"The \\deleted old \\deleted0 ferry.") == "The old ferry."


def test_the_cells_of_a_row_of_rtf_share_a_line() -> None:
    assert body(b"Prices rose.\\par Cod\\cell 12.40\\cell\\row Eel | ray\\cell 9.00\\cell\\row") == (
        "Prices rose.\n\nCod 12.40\n\nEel | ray 9.00"
    )


def test_the_cells_of_a_row_in_word_share_a_line() -> None:
    cells = "".join(f"<w:tc><w:p>{run(each)}</w:p></w:tc>" for each in ("Cod", "12.40"))
    table = f"</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p>"
    [article] = taken(docx([run(LINES[0]), run("Prices rose today."), table, run("Nobody came.")]), "a.docx")
    assert isinstance(article, ArticleRecord)
    assert article.body == "Prices rose today.\n\nCod 12.40\n\nNobody came."


def test_a_footnote_in_word_is_text_and_its_number_is_none() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f'<w:footnotes {space}><w:footnote w:id="2"><w:p>{run("See the report.")}</w:p></w:footnote></w:footnotes>'
    raw = io.BytesIO(
        docx([run(LINES[0]), f'{run("A claim")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" stands.")}'])
    )
    with zipfile.ZipFile(raw, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    [article] = taken(raw.getvalue(), "a.docx")
    assert isinstance(article, ArticleRecord)
    assert article.body == "A claim stands.\n\nSee the report."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (docx(["<broken"]), "cannot be unpacked: "),
        (docx(map(run, LINES * 30)), "larger than 2000 bytes"),
        (rtf(LINES * 10), "larger than 2000 bytes"),
        (zipped(("mimetype", b"application/epub+zip")), "not a known format"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not a known format: a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "not a known format: a document of Office before 2007"),
    ],
)
def test_a_document_that_cannot_be_read_is_told(raw: bytes, reason: str) -> None:
    [told] = taken(raw, "a", Options(max_article_bytes=2000))
    assert isinstance(told, str)
    assert told.startswith(reason)
