"""Documents of word processors, as the text in them: Word's docx (ISO/IEC 29500) and RTF.

Newsrooms write in them, and databases export them. Only the words count: what a text is (an article, the export of a
database) its own lines tell, so it is recognised and read like any other text.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import read_bounded
from app.parsers.markup import html_text
from app.parsers.members import Unpackable
from app.parsers.options import Options
from app.parsers.rtf import rtf_to_text

_DOCX = "word/document.xml"
_NOTE_MARK = re.compile(
    r"""<sup><a href="#(?:foot|end)note-[^"<>]*" id="[^"<>]*">\[\d+\]</a></sup>|"""
    r""" ?<a href="#(?:foot|end)note-ref-[^"<>]*">↑</a>"""
)
_IN_CELL = re.compile(r"(<t[dh](?: [^<>]*)?>)<p>|</p>(</t[dh]>)")
"""A paragraph in a cell, the cells of a row sharing a line."""


def is_docx(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is a document of Word's."""
    return _DOCX in archive.NameToInfo


def docx_text(archive: zipfile.ZipFile, stream: BinaryIO, options: Options) -> Iterator[bytes]:
    """The text of a document, a blank line between paragraphs, without deletions, headers, footers and pictures."""
    import mammoth

    _need(archive.getinfo(_DOCX).file_size, options)
    stream.seek(0)
    markup = _NOTE_MARK.sub("", mammoth.convert_to_html(stream, convert_image=_no_image).value)
    yield html_text(_IN_CELL.sub(r"\1\2", markup)).encode()


def _no_image(_image: object) -> list[object]:
    return []


def rtf_text(stream: BinaryIO, options: Options) -> Iterator[bytes]:
    """The text of an RTF document, a blank line between paragraphs."""
    raw = read_bounded(stream, options)
    _need(len(raw), options)
    yield rtf_to_text(raw).encode("utf-8", "replace")


def _need(size: int, options: Options) -> None:
    if size > options.max_article_bytes:
        raise Unpackable(f"larger than {options.max_article_bytes} bytes")
