"""The grammar of a dateline: its parts in their usual orders, read from one offset."""

import datetime
import re
from dataclasses import dataclass

from app.parsers.dateline.credits import (
    Credit,
    read_bracketed,
    read_damaged,
    read_initials,
    read_leading,
    read_plain,
    skip_byline,
)
from app.parsers.dateline.days import Day, read_day, skip_article, skip_time
from app.parsers.dateline.lexing import skip_gap, skip_spaces, skip_white
from app.parsers.dateline.months import is_weekday, month_of
from app.parsers.dateline.places import Places, joined, read_place, read_places
from app.parsers.dateline.separators import Separator, is_dash, is_tight, read_separator
from app.parsers.dateline.years import day_without_month

_NAME_AND_REST = re.compile(r"([^,]+?)(?:,|[ \t]+[-–—/|])[ \t]+(.+)")
_WAY = re.compile(r"[ \t]++\((?:by|via|per)[ \t][^()\n]{2,40}\)", re.I)  # May 16 (By Cable).—
_NUMBER = re.compile(r"([1-9]|[12]\d|3[01])[ \t]++(?=\()")
_WEEKDAY = re.compile(r"[.,]{0,2}+[ \t]++([^\W\d_]{3,14}+)")
_LETTERS = re.compile(r"[^\W\d_]{1,12}+")


@dataclass(slots=True)
class Reading:
    """What was read from one offset, before it is judged."""

    start: int
    at: int
    places: Places | None = None
    day: Day | None = None
    credit: Credit | None = None
    separator: Separator | None = None
    in_brackets: bool = False

    @property
    def own_end(self) -> int:
        """Where the dateline's own text ends."""
        return self.separator.own_end if self.separator else self.at

    @property
    def lead(self) -> int:
        """Where the lead begins."""
        return self.separator.lead if self.separator else self.at


class Grammar:
    """Reads the parts of a dateline in one text, nothing twice; `published` supplies the year of a day."""

    __slots__ = ("_readings", "_separators", "published", "text")

    def __init__(self, text: str, published: datetime.date | None) -> None:
        self.text = text
        self.published = published
        self._readings: dict[int, Reading | None] = {}
        self._separators: dict[int, Separator] = {}

    def read(self, start: int) -> Reading | None:
        """Read a dateline at an offset, whatever part it opens with."""
        if start not in self._readings:
            self._readings[start] = self._read(start)
        return self._readings[start]

    def _separator(self, at: int) -> Separator:
        known = self._separators.get(at)
        if known is None:
            known = self._separators[at] = read_separator(self.text, at)
        return known

    def _read(self, start: int) -> Reading | None:
        if start >= len(self.text):
            return None
        first = self.text[start]
        if first in "(/[":
            return self._in_brackets(start) or self._credit_first(start, read_bracketed(self.text, start))
        if first.isdigit():
            return self._day_first(start)
        if not first.isalpha():
            return None
        if credit := read_leading(self.text, start):
            return self._credit_first(start, credit)
        return self._day_first(start) or self._place_first(start)

    def _place_first(self, start: int) -> Reading | None:
        places = read_places(self.text, start)
        if not places:
            return None
        reading = Reading(start, places.end, places=places)
        self._day(reading)
        if not reading.day and self._runs_on(reading):
            return None
        self._credit(reading)
        if reading.credit and not reading.day:
            self._day(reading)
        if not reading.day:
            self._day_behind_dash(reading)
        if not reading.day and not reading.credit:
            self._dated_place_behind_dash(reading)
        return self._finished(reading)

    def _runs_on(self, reading: Reading) -> bool:
        """Tell a sentence that begins with a name or a number behind it: no part of a dateline can follow."""
        at, after = reading.at, skip_gap(self.text, reading.at)
        if not reading.places or reading.places.style == "caps" or not self.text[after : after + 1].isalnum():
            return False
        return not self._punctuated(at, after) and not self._behind_space(reading, after)

    def _punctuated(self, at: int, after: int) -> bool:
        between = self.text[max(at - 1, 0) : after]
        return "," in between or "." in between

    def _day_first(self, start: int) -> Reading | None:
        day = read_day(self.text, start, self.published)
        if not day:
            return None
        reading = Reading(start, day.end, day=day)
        after = skip_gap(self.text, day.end)
        if "," in self.text[day.end : after]:
            self._place_after_day(reading, after)
        elif day.has_year:
            self._place_behind_dash(reading)
            self._place_in_brackets(reading)
        self._credit(reading)
        return self._finished(reading)

    def _place_after_day(self, reading: Reading, at: int) -> None:
        """Take "1er mai 2024, France. -" and "3 января, Минск /БЕЛТА/.": a place behind the day."""
        places = read_places(self.text, at)
        if not places or places.words > 3:
            return
        closing, behind = self._separator(places.end), skip_spaces(self.text, places.end)
        if closing.kind in ("dash", "dot") or self.text.startswith(("(", "/"), behind):
            reading.places, reading.at = places, places.end

    def _place_behind_dash(self, reading: Reading) -> None:
        """Take "May 16, 2024 - LONDON -", where a second dash or a colon closes a known place."""
        dash = self._separator(reading.at)
        places = read_places(self.text, dash.lead) if dash.kind == "dash" else None
        if not places or not places.known or is_tight(self.text, places.end):
            return
        kind = self._separator(places.end).kind
        if kind == "colon" or (kind == "dash" and places.style == "caps"):
            reading.places, reading.at = places, places.end

    def _place_in_brackets(self, reading: Reading) -> None:
        """Take "May 16, 2024 (LONDON) -", where the place is known."""
        opening = skip_spaces(self.text, reading.at)
        places = read_places(self.text, opening + 1) if self.text[opening : opening + 1] == "(" else None
        if places and places.known and self.text[places.end : places.end + 1] == ")":
            reading.places, reading.at = places, places.end + 1

    def _credit_first(self, start: int, credit: Credit | None) -> Reading | None:
        if not credit:
            return None
        inner = self._after_credit(credit)
        if inner:
            if not inner.credit:
                inner.credit = credit
            if inner.credit.name == credit.name:
                inner.start = start
            return inner
        return self._finished(Reading(start, credit.end, credit=credit))

    def _after_credit(self, credit: Credit) -> Reading | None:
        """Read what a leading credit stands before: "(ANSA) - ROMA, 08 FEB -", "(1010 WAVE) (HOBOKEN)"."""
        if place := self._bracketed_place(credit):
            # Two brackets in a row can only be credit and place.
            place.credit = credit._replace(known=True)
            return place
        dash = self._separator(credit.end)
        if dash.kind not in ("dash", "none") and self.text[credit.end : credit.end + 1] != ",":
            return None
        at = skip_gap(self.text, credit.end) if dash.kind != "dash" else dash.lead
        if at >= len(self.text) or not (self.text[at].isalpha() or self.text[at].isdigit()):
            return None
        inner = self._day_first(at) or self._place_first(at)
        kind = inner.separator.kind if inner and inner.separator else "none"
        # "ТАСС, 3 января.": behind agency and day a full stop will do.
        stopped = kind == "dot" and inner is not None and inner.day is not None and credit.wire
        return inner if kind in ("dash", "colon") or stopped else None

    def _bracketed_place(self, credit: Credit) -> Reading | None:
        at = skip_spaces(self.text, credit.end)
        if self.text[at : at + 1] != "(":
            return None
        place = read_place(self.text, at + 1)
        if not place or place.style != "caps" or self.text[place.end : place.end + 1] != ")":
            return None
        places = read_places(self.text, at + 1)
        return self._finished(Reading(at, place.end + 1, places=places)) if places else None

    def _in_brackets(self, start: int) -> Reading | None:
        """Read a dateline that stands in brackets as a whole: "(Duluth, MN, May 3, 2019) --", "(DULUTH, Minn.) --"."""
        inside = self._day_first(start + 1) or self._place_with_day(start + 1)
        if not inside or self.text[inside.at : inside.at + 1] not in (")", "]"):
            return None
        inside.start, inside.at, inside.in_brackets = start, inside.at + 1, True
        if not inside.day and inside.places and inside.places.known:
            self._day(inside)  # "(DULUTH, Minn.) May 3, 2019 --"
            if not is_dash(self.text, inside.at):
                return None
        elif not inside.day:
            return None
        return self._finished(inside)

    def _place_with_day(self, start: int) -> Reading | None:
        places = read_places(self.text, start)
        if not places:
            return None
        reading = Reading(start, places.end, places=places)
        self._day(reading)
        return reading

    def _day(self, reading: Reading) -> None:
        after = skip_gap(self.text, reading.at)
        bracketed = self.text[after : after + 1] == "("
        day = read_day(self.text, skip_article(self.text, after + bracketed), self.published)
        if day and bracketed:
            day = day._replace(end=day.end + 1) if self.text[day.end : day.end + 1] == ")" else None
        if day:
            reading.day, reading.at = day, self._time(day.end)
        elif reading.places and (month := self._word(after)) and month_of(month):
            # A month without its day ("NEW YORK, April -") is a dateline whose day cannot be known.
            end = after + len(month)
            if is_dash(self.text, end):
                reading.day, reading.at = Day(end, None, False), end
        elif reading.places and "," in self.text[reading.at : after]:
            self._weekday(reading, after)
            self._day_alone(reading, after)

    def _weekday(self, reading: Reading, at: int) -> None:
        """Take "HOBART, Tuesday.—", as papers of old have it: which day that was cannot be known."""
        word = self._word(at)
        end = at + len(word)
        if not word or not is_weekday(word):
            return
        signed = read_bracketed(self.text, skip_spaces(self.text, end))
        if self._separator(end).kind in ("dash", "dot") or signed:
            reading.day, reading.at = Day(end, None, False, True), end

    def _day_alone(self, reading: Reading, at: int) -> None:
        """Take "LISBOA, 16 (Lusa) -": the month is the one that brings the day nearest to publication."""
        number = _NUMBER.match(self.text, at)
        signed = read_bracketed(self.text, number.end()) if number else None
        if number and signed and signed.wire:
            reading.at = number.end(1)
            reading.day = Day(reading.at, day_without_month(int(number[1]), self.published), False)

    def _day_behind_dash(self, reading: Reading) -> None:
        """Take "DULUTH, Minn. - March 6 -" and "DULUTH--(BUSINESS WIRE)--March 6, 2004--": a second dash closes the
        day, and a colon one with its year.
        """
        dash = self._separator(reading.at)
        if not reading.places or not (reading.places.known or reading.credit) or dash.kind not in ("dash", "colon"):
            return
        if not self.text[dash.lead : dash.lead + 1].isalnum():
            return
        day = read_day(self.text, dash.lead, self.published)
        if day and (is_dash(self.text, day.end) or (day.has_year and self._separator(day.end).kind == "colon")):
            reading.day, reading.at = day, day.end

    def _dated_place_behind_dash(self, reading: Reading) -> None:
        """Take "PARIS — BERLIN, May 16 —": both are known, in capitals, and the day, which a dash closes, is theirs."""
        first, dash = reading.places, self._separator(reading.at)
        if not first or not first.known or first.style != "caps" or dash.kind != "dash":
            return
        second = self._place_with_day(dash.lead) if self.text[dash.lead : dash.lead + 2].isupper() else None
        if not second or not second.places or not second.places.known or second.places.style != "caps":
            return
        if second.day and is_dash(self.text, second.at):
            reading.places, reading.day, reading.at = joined(first, second.places), second.day, second.at

    def _time(self, at: int) -> int:
        """Where a time, or the day of the week, ends behind a day, if the dateline goes on as one."""
        weekday = _WEEKDAY.match(self.text, at)
        end = weekday.end() if weekday and is_weekday(weekday[1]) else skip_time(self.text, at)
        closed = self._separator(end).kind != "none" or read_bracketed(self.text, skip_gap(self.text, end))
        return end if end > at and closed else at

    def _word(self, at: int) -> str:
        found = _LETTERS.match(self.text, at)
        return found[0] if found else ""

    def _credit(self, reading: Reading) -> None:
        """Read a credit behind place or day; a dash may precede it ("--(BUSINESS WIRE)--")."""
        after = skip_gap(self.text, reading.at)
        credit = read_damaged(self.text, after) if reading.day else None
        credit = credit or read_bracketed(self.text, after)
        if not credit and (reading.day or self._punctuated(reading.at, after)):
            credit = read_plain(self.text, after)
            if credit and not self._closed(credit) and not self._ends_line(credit):
                credit = self._with_writer(credit)
        if not credit:
            credit = read_initials(self.text, after) if reading.day else self._behind_space(reading, after)
        if not credit:
            credit = self._behind_dash(reading) or self._on_next_line(reading)
        if credit:
            reading.credit, reading.at = self._without_day(reading, credit), credit.end
        elif reading.day and (note := _WAY.match(self.text, reading.at)) and is_dash(self.text, note.end()):
            reading.at = note.end()

    def _behind_space(self, reading: Reading, at: int) -> Credit | None:
        """Take "Washington CNN — ": agency and place are known, and a dash closes them."""
        if not reading.places or not reading.places.known or at == reading.at:
            return None
        credit = read_plain(self.text, at)
        return credit if credit and is_dash(self.text, credit.end) and not is_tight(self.text, credit.end) else None

    def _with_writer(self, credit: Credit) -> Credit | None:
        """Take "KAZINFORM /Ann Lee/ -": who wrote stands between agency and dash."""
        writer = read_bracketed(self.text, skip_spaces(self.text, credit.end)) if credit.wire else None
        return credit._replace(end=writer.end) if writer and is_dash(self.text, writer.end) else None

    def _without_day(self, reading: Reading, credit: Credit) -> Credit:
        """Take the day out of a credit that holds it: "(Marketwired - January 3, 2014)", "(PNA / 3 January)"."""
        parts = _NAME_AND_REST.fullmatch(credit.name) if not reading.day else None
        day = read_day(parts[2], 0, self.published) if parts else None
        if not parts or not day or day.end != len(parts[2]):
            return credit
        reading.day = day._replace(end=credit.end)
        return credit._replace(name=parts[1])

    def _behind_dash(self, reading: Reading) -> Credit | None:
        dash = self._separator(reading.at)
        if dash.kind != "dash" or is_tight(self.text, reading.at):
            return None
        credit = read_bracketed(self.text, dash.lead)
        if credit:
            return credit if is_dash(self.text, credit.end) else None
        plain = read_plain(self.text, dash.lead)
        if not plain:
            return None
        byline = skip_byline(self.text, plain.end)
        closed = self._closed(plain) or byline > plain.end
        # Without a day a paper's name behind a dash is a rubric ("PRESS DIGEST - The Daily - ").
        return plain._replace(end=byline) if closed and (reading.day or plain.wire) else None

    def _on_next_line(self, reading: Reading) -> Credit | None:
        """Take the agency that a wrapped line has behind the day: a dash closes it."""
        line = self._separator(reading.at)
        if not reading.places or not reading.day or line.kind != "line":
            return None
        credit = read_bracketed(self.text, line.lead)
        return credit if credit and credit.known and is_dash(self.text, credit.end) else None

    def _ends_line(self, credit: Credit) -> bool:
        return credit.wire and self._separator(credit.end).kind == "line"

    def _closed(self, credit: Credit) -> bool:
        return self._separator(credit.end).kind in ("dash", "colon", "dot")

    def _finished(self, reading: Reading) -> Reading:
        """Read the separator; a tight hyphen behind a bare name is part of a word, not a separator."""
        separator = self._separator(reading.at)
        if separator.kind == "dash" and not reading.day and not reading.credit and is_tight(self.text, reading.at):
            separator = Separator("none", reading.at, skip_white(self.text, reading.at))
        reading.separator = separator
        return reading
