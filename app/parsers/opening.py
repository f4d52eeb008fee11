"""How an article's text opens: title line, byline, preamble and dateline, each put where it belongs."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo

from app.dates import Period
from app.parsers.dateline import Dateline, read_dateline
from app.parsers.dateline.casing import reading_case
from app.parsers.published import DateOrder, read_published
from app.text import shorten, squeeze

BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|af)\s+\S", re.IGNORECASE)
_LONGEST_STAMP = 100
_NAME_LINE = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*(?: [^\W\d_](?:[^\W\d_]|['’.\-])*){1,4}")
# What a press office prints above its headline.
_RUBRIC = re.compile(
    r"(?:for )?immediate release[.:]?|(?:media|press|news) releases?(?: (?=\w*\d)\w+)?[.:]?|(?:source|contact): .*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?…][\"'”’)]*$")  # Jr., Inc. and Ltd. do end bylines
_LONGEST_BYLINE = 100
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
    text, found = _behind_summary(text, summary, published) or (text, read_dateline(text, published))
    if found and not found.agency and (rest := _without_title(text, title)) and found.start < len(text) - len(rest):
        # A kicker that the headline begins with is no dateline; below, only one that an agency signs is sure.
        text, found = rest, read_dateline(rest, published)
        found = found if found and found.agency else None
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
    if title is not None:
        return Opening(_without_title(text, title) or text, title)
    _, above, rest = _heading(text, byline=False)
    title, rest = _title_line(rest)
    byline, below, rest = _heading(rest) if title else (None, [], rest)
    if title and below and not byline and (inner := read_untold(rest, None)).byline:
        # "The Fjord Times", the day, and then headline and byline: the first line names the paper.
        above += [title, *below, *filter(None, [inner.preamble])]
        return replace(inner, preamble="\n".join(above))
    return Opening(rest, title, byline, "\n".join(above + below) or None)


def stamp(preamble: str | None, zone: tzinfo, order: DateOrder) -> Period | None:
    """When an article was published, by a line above it that says a day, or a moment, and nothing else."""
    read = (_stamped(line, zone, order) for line in (preamble or "").split("\n"))
    return next(filter(None, read), None)


def _stamped(line: str, zone: tzinfo = UTC, order: DateOrder = None) -> Period | None:
    if len(line) > _LONGEST_STAMP or not any(map(str.isdigit, line)):
        return None
    period, warnings = read_published(line, zone, order)
    return period if period and not warnings and period.precision not in ("year", "month") else None


def _without_title(text: str, title: str | None) -> str:
    """What follows a title that the text repeats as its first line; nothing where it does not."""
    first, _, rest = text.lstrip("\n").partition("\n")
    return rest if title and squeeze(first) == title and rest.strip() else ""


def _behind_summary(text: str, summary: str | None, published: date | None) -> tuple[str, Dateline] | None:
    """The dateline behind a summary that the text repeats in one line with what follows, and the text that has the
    summary on a line of its own. Where there is none, the summary is but the beginning of the text, and stays there.
    """
    if not summary or not text.startswith(summary) or not text[len(summary) :][:1].isspace():
        return None
    apart = f"{summary}\n\n{text[len(summary) :].lstrip()}"
    found = read_dateline(apart, published)
    return (apart, found) if found and found.start > len(summary) else None


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


def _title_line(text: str) -> tuple[str | None, str]:
    """A first line that stands alone and is no sentence is the title; what is left follows."""
    first, _, rest = text.lstrip("\n").partition("\n")
    line, following = squeeze(first), squeeze(rest.partition("\n")[0])
    alone = not following or rest[:1].isspace() or _is_byline(following) or _is_rubric(following) or _is_signed(rest)
    if not line or not alone or not rest.strip() or len(line) > _LONGEST_TITLE or line[-1] in ".,;:":
        return None, text
    return line, rest


def _heading(text: str, byline: bool = True) -> tuple[str | None, list[str], str]:
    """The lines that open a text and are none of it: a byline, where one may stand; rubrics and days; what is left."""
    found, others = None, []
    while text.strip():
        text = text.lstrip("\n")
        first, _, rest = text.partition("\n")
        line = squeeze(first)
        if not rest.strip():
            break
        if byline and found is None and (_is_byline(line) or _is_signed(text)):
            found = line
        elif line and _is_rubric(line):
            others.append(line)
        elif line:
            break
        text = rest
    return found, others, text


def _is_byline(line: str) -> bool:
    """Whether a line says who wrote; a sentence may begin with the same word."""
    return len(line) < _LONGEST_BYLINE and BYLINE.match(line) is not None and not _SENTENCE.search(line)


def _is_rubric(line: str) -> bool:
    """Whether a line says what kind of text follows, whose, or of which day, and so is no title of it."""
    return _RUBRIC.fullmatch(line) is not None or _stamped(line) is not None


def _is_signed(text: str) -> bool:
    """Whether a text begins with a name alone on its line, and a day alone on the next."""
    name, _, rest = text.partition("\n")
    return _NAME_LINE.fullmatch(squeeze(name)) is not None and _stamped(squeeze(rest.partition("\n")[0])) is not None


def _before(text: str, title: str | None, summary: str | None) -> tuple[str | None, str | None, str | None]:
    """Sort the lines that stand before the dateline into title, byline and preamble."""
    byline, others = None, []
    said = (title, summary if summary and shorten(summary) == summary else None)  # else it is said in part only
    lines = [line for line in map(squeeze, text.split("\n")) if line and line not in said]
    for number, line in enumerate(lines, start=1):
        # A name alone is above what it signs.
        bare = title and number == len(lines) and _NAME_LINE.fullmatch(line) and not _SENTENCE.search(line)
        if byline is None and (_is_byline(line) or bare):
            byline = line
        elif title is None and not _is_rubric(line) and len(line) <= _LONGEST_TITLE:
            title = line
        else:
            others.append(line)
    return title, byline, "\n".join(others) or None
