"""Files that are no articles: what they are, by their first bytes or their names, and what to do with them."""

from pathlib import PurePosixPath

_DOCUMENTS = (
    (b"%PDF-", "a PDF; extract its text first, for example with pdftotext"),
    (b"\xd0\xcf\x11\xe0", "a document of Office before 2007; save it as .docx"),
)
_BINARY = (
    (b"\xff\xd8\xff", "a picture"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"fLaC", "a sound"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"7z\xbc\xaf", "an archive of 7-Zip; unpack it first"),
    (b"Rar!\x1a", "an archive of RAR; unpack it first"),
    (b"PAR1", "a table in Parquet; save it as JSON Lines or CSV"),
    (b"SQLite format 3\0", "a database of SQLite; export its articles as JSON Lines or CSV"),
)
"""Marks of which some could begin a text."""
ZIPPED = "a document in a zip; save a text as .docx, a table as .csv"
"""odt, epub, xlsx and the like."""
_NAMED = {
    ".css": "a style sheet",
    ".js": "a script",
    ".ini": "a file of settings",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".bib": "a bibliography",
    ".ris": "a bibliography",
    ".cdx": "an index of a crawl",
    ".cdxj": "an index of a crawl",
}
"""Endings of names; what such a file holds looks like plain text."""


def document(sample: bytes) -> str | None:
    """What kind of document this is that cannot be read."""
    return _first(_DOCUMENTS, sample)


def binary(sample: bytes) -> str | None:
    """What kind of binary data this is."""
    if sample[4:8] == b"ftyp":
        return "a picture, a sound or a film"
    return _first(_BINARY, sample)


def _first(kinds: tuple[tuple[bytes, str], ...], sample: bytes) -> str | None:
    return next((kind for mark, kind in kinds if sample.startswith(mark)), None)


def named(file: str) -> str:
    """Why a file that looks like plain text is no article, if its name says so."""
    kind = _NAMED.get(PurePosixPath(file).suffix.lower())
    return f"{kind} by its name; if it is an article all the same, give --format text" if kind else ""
