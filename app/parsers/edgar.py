"""Exhibits as companies file them with the SEC: a press release inside the tags of EDGAR's submissions."""

import re

_HEADER = re.compile(
    r"\s*(?:<DOCUMENT>\s*)?<TYPE>EX-99[^\n]{0,40}\n(?:<(?:SEQUENCE|FILENAME|DESCRIPTION)>[^\n]{0,300}\n){0,4}\s*<TEXT>[^\S\n]*\n"
)
_PAGE = re.compile(r"^[^\S\n]*<PAGE>[^\S\n]*\d{0,4}[^\S\n]*$", re.MULTILINE)
_EXHIBIT = re.compile(r"\s*Exhibit\s+99[\d.()A-Za-z]{0,8}[^\S\n]*\n", re.IGNORECASE)
_GRAPHIC = re.compile(r"\[(?:GRAPHIC|LOGO)[^\[\]\n]{0,60}\]", re.IGNORECASE)
_BEGINS = re.compile(rb"\s*(?:(?:<DOCUMENT>\s*)?<TYPE>EX-99|<PAGE>)")
_SAMPLE = 1_000
_MARKUP = re.compile(rb"<(?:html|DOC|xml)\b", re.IGNORECASE)


def begins(sample: bytes) -> bool:
    """Whether a sample is such an exhibit, as plain text: not one of the other documents of a submission."""
    return _BEGINS.match(sample) is not None and _MARKUP.search(sample) is None


def without_tags(text: str) -> str:
    """The text without EDGAR's tags, and without the exhibit's number above it."""
    if not (begins(text[:_SAMPLE].encode(errors="replace")) or _EXHIBIT.match(text)):
        return text
    header = _HEADER.match(text)
    bare = text[header.end() :] if header else text
    bare = bare.rstrip().removesuffix("</DOCUMENT>").rstrip().removesuffix("</TEXT>")
    bare = _GRAPHIC.sub("", _PAGE.sub("", bare))
    exhibit = _EXHIBIT.match(bare)
    return f"\n{bare[exhibit.end() :]}" if exhibit else bare
