"""Make the fields that a format gives into an `ArticleRecord`: the part that all formats share."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from app.dates import Period, of_day
from app.parsers.attempt import Origin, Reject
from app.parsers.below_end import without_end
from app.parsers.credit_lines import plain
from app.parsers.dateline.agencies import is_known
from app.parsers.detected_language import detected_language
from app.parsers.east_asian_reporters import behind_reporters
from app.parsers.encoding import decode
from app.parsers.filename import named_day
from app.parsers.language import read_language
from app.parsers.name_lines import BYLINE
from app.parsers.opening import Opening, read_opening, read_untold
from app.parsers.options import Options
from app.parsers.paragraphs import paragraphs
from app.parsers.people import names
from app.parsers.published import RawDate, read_published
from app.parsers.stamps import stamp_above, stamp_inside
from app.record import ArticleRecord, DateSource, Provenance
from app.sentences import first_sentence, shorten
from app.text import clean, letters, squeeze, without_gaps

# RFC 3986 section 3.1: a scheme, then anything; tag: and urn: are schemes like any other.
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:\S+", re.ASCII)
_LEAST_WORDS, _LONGEST_KICKER = 3, 40
"""How many words a title has that is taken from the text, and how many characters a word or two above it."""
_LONGEST_LEAD = 2_000
"""How many characters are searched for the end of the first sentence: more than are shown of it."""
_FIRST_YEAR, _LAST_YEAR = "1500", "2100"
"""Of the years of print: Iran counts from 622, Thailand from 543 before Christ."""
_BEGINNING = 3
"""How many paragraphs may repeat the deck."""
# How much of a text the FBIS translated, behind its kind and its author: "[REPORT] [ANN LEE] [TEXT] [CONTINUED] ".
_EXTENT = re.compile(
    r"(?:\[(?:[^\[\]]|\[[^\[\]]{0,100}\]){1,300}\]\s{0,3}){0,3}"
    r"\[(?:TEXT|EXCERPTS?|SUMMARY|[Tt]ext|[Ee]xcerpts?|[Ss]ummary)\]\s+(?:\[(?:CONTINUED|[Cc]ontinued)\]\s+)?(?=[^\sa-z])"
)


@dataclass(slots=True)
class Draft:
    """One article's fields as its format gave them: decoded, otherwise untouched."""

    text: str = ""
    title: str | None = None
    id: str | None = None
    url: str | None = None
    date: RawDate = None
    dateline: str | None = None
    source: str | None = None
    credit: str | None = None
    """The agency that wrote the article: its source where nothing else is, but not a part of its identity."""
    byline: str | None = None
    authors: list[str] = field(default_factory=list)
    section: str | None = None
    keywords: list[str] = field(default_factory=list)
    language: str | None = None
    summary: str | None = None
    deck: str | None = None
    """What is printed below the headline, if that may be another than the summary."""
    notes: list[str] = field(default_factory=list)
    """Lines above the text that are not part of it: notes to editors, codes."""
    beside: list[str] = field(default_factory=list)
    """Lines of the metadata for the preamble, unlike notes no part of the identity: messages to editors."""
    withdrawn: bool = False
    """Whether the source cancels the article with this draft."""
    has_no_dateline: bool = False
    """Whether the format rules out a dateline, so that the text is not searched for one."""
    filename: str | None = None
    """The file's name, if a day in it may be the article's date."""
    warnings: list[str] = field(default_factory=list)


def from_text(
    read: Callable[[str], Draft], origin: Origin, options: Options, filename: str | None = None
) -> ArticleRecord:
    """Decode a raw article, have its text read into a draft, and finish that. Raises Reject as `finish` does."""
    text, warnings = decode(origin.raw)
    draft = read(text)
    draft.filename = filename
    draft.warnings += warnings
    return finish(draft, origin, options)


@dataclass(slots=True)
class _Reading:
    """A draft's text taken apart, and what is known of its date."""

    opening: Opening
    body: list[str]
    below: list[str]
    """Lines from the end of the text that are no part of it, and a stamp from inside."""
    published: Period | None
    """The date in the metadata, or in a stamp that is printed with the text."""
    named: Period | None
    """The day in the file's name."""
    doubts: list[str]

    @property
    def known(self) -> Period | None:
        """The date, as far as it is not the dateline's."""
        return self.published or self.named


def finish(draft: Draft, origin: Origin, options: Options) -> ArticleRecord:
    """Make a draft into a record. Raises Reject where it has neither title nor text and withdraws nothing."""
    text, headline = without_gaps(clean(draft.text)), _line(draft.title)
    found = _read(draft, text, headline, options)
    opening, body = found.opening, found.body
    if not body and not opening.title and not draft.withdrawn:
        raise Reject("empty")
    dated, date_source = _dated(found.published, found.named, opening.day)
    lead = _lead(body)
    byline = _line(draft.byline) or opening.byline
    house = _house(byline)
    language, misnamed = read_language(draft.language)
    detected = None if language else detected_language(opening.title or "", body)
    return ArticleRecord(
        title=opening.title or shorten(first_sentence(lead[:_LONGEST_LEAD], _LEAST_WORDS)),
        title_source="headline" if opening.title else "lead",
        summary=shorten(_line(draft.summary) or lead) or None,
        published=dated,
        date_source=date_source,
        dateline=opening.dateline,
        places=opening.places,
        dateline_date=opening.day.isoformat() if opening.day else None,
        source=_line(draft.source) or opening.agency or _line(draft.credit) or house or _line(options.source),
        byline=byline,
        authors=tuple(_lines(draft.authors)) or (() if house else names(byline)),
        section=_line(draft.section),
        keywords=tuple(_lines(draft.keywords)),
        language=language or detected,
        source_url=_line(draft.url),
        preamble="\n".join(_preamble(draft, found, byline)) or None,
        body="\n\n".join(body),
        withdrawn=draft.withdrawn,
        provenance=Provenance(
            file=origin.file,
            format=origin.format,
            position=origin.position,
            sha256=origin.sha256,
            identity=_identity(draft, "\n".join([headline or "", *draft.notes, text]), dated, origin, options),
            detected=("language",) if detected else (),
            warnings=(*draft.warnings, *found.doubts, *misnamed, *_doubtful(found.known), *_disagreement(found)),
        ),
    )


def _read(draft: Draft, text: str, headline: str | None, options: Options) -> _Reading:
    """Take a text apart. A plain one may have its date printed above it or inside, and is then read with that."""
    published, doubts = read_published(draft.date, options.timezone, options.date_order)
    named, named_doubts = _named_day(draft, published, options)
    opening = _opening(draft, text, headline, published or named)
    if draft.filename and (stamped := stamp_above(opening.preamble, published or named, options)):
        published = stamped
        opening = _opening(draft, text, headline, stamped)
    body, below = without_end(paragraphs(opening.body))
    if draft.filename and (inside := stamp_inside(body, published or named, options)):
        published, line = inside
        body.remove(line)
        below = [line, *below]
    return _Reading(opening, body, below, published, named, [*doubts, *named_doubts])


def _preamble(draft: Draft, found: _Reading, byline: str | None) -> list[str]:
    """The lines around the text that are no part of it; among them a byline printed above it, if it names other people
    than the format does.
    """
    opening = found.opening
    printed = [opening.byline] if names(opening.byline) != names(byline) else []
    deck = _deck(draft, [opening.title, draft.summary, *found.body[:_BEGINNING], opening.preamble])
    return list(
        filter(None, [*map(squeeze, [*draft.beside, *draft.notes]), *deck, *printed, opening.preamble, *found.below])
    )


def _deck(draft: Draft, said: Iterable[str | None]) -> list[str]:
    """The deck as a line of the preamble, unless summary, headline or the beginning of the text says the same."""
    line = _line(draft.deck)
    if not line:
        return []
    meant = letters(line)
    return [] if any(meant in letters(each) for each in said if each) else [line]


def _is_kicker(paragraph: str) -> bool:
    """Whether a paragraph is only one or two words, and no sentence, in letters with case."""
    is_short = len(paragraph) <= _LONGEST_KICKER and len(paragraph.split()) < _LEAST_WORDS
    return is_short and paragraph[-1].isalnum() and paragraph.lower() != paragraph.upper()


def _lead(body: list[str]) -> str:
    """The first paragraph of a text that is no kicker, without what a translator or its reporters say in brackets."""
    lead = next((each for each in body if not _is_kicker(each)), body[0]) if body else ""
    extent = _EXTENT.match(lead)
    return lead[extent.end() :] if extent else behind_reporters(lead) or lead


def _opening(draft: Draft, text: str, headline: str | None, known: Period | None) -> Opening:
    if draft.has_no_dateline:
        return read_untold(text, headline)
    return read_opening(text, headline, known.middle if known else None, draft.dateline, _line(draft.summary))


def _named_day(draft: Draft, published: Period | None, options: Options) -> tuple[Period | None, list[str]]:
    """The day in the file's name, if the article itself gives no date, and warnings."""
    if published or draft.date or not draft.filename:
        return None, []
    return named_day(draft.filename, options.date_order)


def _dated(published: Period | None, named: Period | None, day: date | None) -> tuple[Period | None, DateSource]:
    if published:
        return published, "metadata"
    if named:
        return named, "filename"
    return (of_day(day), "dateline") if day else (None, "none")


def _house(byline: str | None) -> str | None:
    """The agency or paper that a byline names instead of a person."""
    line = plain(byline) if byline else ""
    by = BYLINE.match(line)
    named = (line[by.end() - 1 :] if by else line).removeprefix("the ")
    return named if named and is_known(named) else None


def _identity(draft: Draft, text: str, published: Period | None, origin: Origin, options: Options) -> str:
    """Identity by contract section 7: the source's id, qualified unless it is a URI; else normalised text and date."""
    own = _line(draft.id) or _line(draft.url)
    if own and _URI.fullmatch(own):
        return f"uri {own}"
    if own:
        qualifier = _line(draft.source) or _line(options.source) or squeeze(origin.file.rsplit("/", 1)[-1])
        return f"id {qualifier}\n{own}"  # on separate lines: neither can pass for part of the other
    digest = hashlib.sha256(squeeze(text).encode()).hexdigest()
    return f"text {digest} {published.text if published else 'undated'}"


def _doubtful(published: Period | None) -> list[str]:
    year = published.text[:4] if published else ""
    is_far = year and not _FIRST_YEAR <= year <= _LAST_YEAR
    return [f"the year {year} may be of another calendar"] if is_far else []


def _disagreement(found: _Reading) -> list[str]:
    published, day = found.known, found.opening.day
    if not published or not day or not published.knows_day or day == published.day:
        return []
    return [f"the dateline's day {day} is not the published day {published.day}"]


def _line(text: str | None) -> str | None:
    return squeeze(text) or None if text else None


def _lines(texts: list[str]) -> list[str]:
    """The texts, each squeezed onto one line, without empty ones and duplicates."""
    return list(dict.fromkeys(line for text in texts if (line := squeeze(text))))
