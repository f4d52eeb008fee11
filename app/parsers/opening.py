"""How an article's text opens: title line, byline, preamble and dateline, each put where it belongs."""

import re
from dataclasses import dataclass
from datetime import date

from app.parsers.dateline import Dateline, read_dateline
from app.parsers.dateline.casing import reading_case
from app.parsers.published import read_published
from app.text import squeeze

BYLINE = re.compile(r"(?:by|von|par|por|di|door)\s+\S", re.IGNORECASE)
_NAME_LINE = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*(?: [^\W\d_](?:[^\W\d_]|['’.\-])*){1,4}")
_LONGEST_TITLE = 200
_LONGEST_PLACE = 60
_ENDS = ("\nx", " - The lead begins.")


@dataclass(frozen=True, slots=True)
class Opening:
    """The parts of an opening; `body` is the text that is left, its paragraphs not yet made."""

    body: str
    title: str | None = None
    byline: str | None = None
    preamble: str | None = None
    dateline: str | None = None
    places: tuple[str, ...] = ()
    day: date | None = None
    agency: str | None = None


def read_opening(
    text: str, title: str | None, published: date | None, given: str | None = None, summary: str | None = None
) -> Opening:
    """Take the opening of clean `text` apart.

    `title`, `given`, a dateline, and `summary` are what the format itself said; `published` tells the year of a
    dateline without one.
    """
    text = _summary_apart(text, summary)
    found = read_dateline(text, published)
    if found is None:
        return _with_given(read_untold(text, title), given, published)
    title, byline, preamble = _before(text[: found.start], title, summary)
    return Opening(
        body=text[found.end :],
        title=title,
        byline=byline,
        preamble=preamble,
        dateline=squeeze(found.verbatim),
        places=found.places,
        day=found.day,
        agency=found.agency,
    )


def read_untold(text: str, title: str | None) -> Opening:
    """The same of a text that is known to have no dateline."""
    title, byline, body = _title_line(text, title)
    return Opening(body, title, byline)


def _summary_apart(text: str, summary: str | None) -> str:
    """A summary that the text repeats in one line with what follows stands on a line of its own."""
    if not summary or not text.startswith(summary) or not text[len(summary) :][:1].isspace():
        return text
    return f"{summary}\n\n{text[len(summary) :].lstrip()}"


def _with_given(opening: Opening, given: str | None, published: date | None) -> Opening:
    if not given or not squeeze(given):
        return opening
    line = re.sub(r"\s*[-–—_]+$", "", squeeze(given))  # the dash that ends it is none of it
    read = next(filter(None, (read_dateline(line + end, published) for end in _ENDS)), None)
    read = read or Dateline(line, _place_alone(line), _day_alone(line), None, 0, 1)
    return Opening(opening.body, opening.title, opening.byline, None, line, read.places, read.day, read.agency)


def _place_alone(line: str) -> tuple[str, ...]:
    """What a format calls a dateline, and what has no figure in it, is the place."""
    return (reading_case(line),) if len(line) <= _LONGEST_PLACE and not any(map(str.isdigit, line)) else ()


def _day_alone(line: str) -> date | None:
    period, _ = read_published(line)
    return period.day if period and period.precision not in ("year", "month") else None


def _title_line(text: str, title: str | None) -> tuple[str | None, str | None, str]:
    """A first line that stands alone and is no sentence is the title; the given title is not kept twice."""
    first, _, rest = text.lstrip("\n").partition("\n")
    line = squeeze(first)
    alone = not rest.strip() or rest.startswith(("\n", " ")) or bool(BYLINE.match(rest))
    if title is not None:
        return title, None, rest if line == title and rest.strip() else text
    if not line or not alone or not rest.strip() or len(line) > _LONGEST_TITLE or line[-1] in ".,;:":
        return None, None, text
    return line, *_byline(rest.lstrip("\n"))


def _byline(text: str) -> tuple[str | None, str]:
    first, _, rest = text.partition("\n")
    return (squeeze(first), rest) if BYLINE.match(first) and len(first) < 100 else (None, text)


def _before(text: str, title: str | None, summary: str | None) -> tuple[str | None, str | None, str | None]:
    """Sort the lines that stand before the dateline into title, byline and preamble."""
    byline, others = None, []
    lines = [line for line in map(squeeze, text.split("\n")) if line and line not in (title, summary)]
    for number, line in enumerate(lines, start=1):
        bare = title and number == len(lines) and _NAME_LINE.fullmatch(line)  # a name alone is above what it signs
        if byline is None and (BYLINE.match(line) or bare):
            byline = line
        elif title is None and len(line) <= _LONGEST_TITLE:
            title = line
        else:
            others.append(line)
    return title, byline, "\n".join(others) or None
