"""The parts of a dateline that may follow a place or a day: another day, the time, the credit."""

import datetime
import re
from dataclasses import dataclass

from app.parsers.dateline.credits import (
    Credit,
    read_bracketed,
    read_damaged,
    read_initials,
    read_plain,
    skip_byline,
)
from app.parsers.dateline.days import Day, read_day, skip_article, skip_part_of_day, skip_time
from app.parsers.dateline.labels import LABELS
from app.parsers.dateline.lexing import opens_sentence, skip_gap, skip_spaces
from app.parsers.dateline.misprints import read_misread_day, skip_damaged_figure
from app.parsers.dateline.months import is_weekday, month_of
from app.parsers.dateline.persons import is_person
from app.parsers.dateline.places import Places, is_city_alone, is_known_throughout
from app.parsers.dateline.separators import Separator, is_barred, is_dash, is_tight, read_separator
from app.parsers.dateline.towns import may_be_town
from app.parsers.dateline.ways import skip_way
from app.parsers.dateline.years import day_without_month, whole_date

_REACH = 16
"""How far behind a dash the first figure of a day is, behind its weekday."""
_BEHIND_NAME = re.compile(r"(?:,|[ \t]+[-–—/|])[ \t]+")
_OPENS_CREDIT = frozenset("(/[\\")
_NUMBER = re.compile(r"([1-9]|[12]\d|3[01])(?:\.?[ \t]++(?=\()|(?=\.[ \t]?[—―]))")
_DASHED = re.compile(r"[ \t]++-[ \t]++([12]?\d|3[01])[ \t]?-[ \t]?([1-9]|1[0-2])(?=[ \t]++\()")
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

    @property
    def own_end(self) -> int:
        """Where the dateline's own text ends."""
        return self.separator.own_end if self.separator else self.at

    @property
    def lead(self) -> int:
        """Where the lead begins."""
        return self.separator.lead if self.separator else self.at


class Parts:
    """Reads these parts in one text, no separator twice; `published` supplies the year of a day."""

    __slots__ = ("_separators", "published", "text")

    def __init__(self, text: str, published: datetime.date | None) -> None:
        self.text = text
        self.published = published
        self._separators: dict[int, Separator] = {}

    def separator(self, at: int) -> Separator:
        """What ends a dateline at an offset."""
        known = self._separators.get(at)
        if known is None:
            known = self._separators[at] = read_separator(self.text, at)
        return known

    def take_day(self, reading: Reading) -> None:
        """Read the day at this point, with its time; or a month or weekday alone, whose day cannot be known."""
        after = skip_gap(self.text, reading.at)
        bracketed = self.text[after : after + 1] == "("
        day = read_day(self.text, skip_article(self.text, after + bracketed), self.published)
        if day and bracketed:
            day = day._replace(end=day.end + 1) if self.text[day.end : day.end + 1] == ")" else None
        if day:
            reading.day, reading.at = day, self._time(self._twice(day))
        elif reading.places and reading.places.style == "caseless" and (found := _DASHED.match(self.text, reading.at)):
            # "الكويت - 16 - 5 (كونا) --": the Kuwaiti agency sets the day off by dashes.
            date = whole_date(None, int(found[2]), int(found[1]), self.published)
            reading.day, reading.at = Day(found.end(), date, False), found.end()
        elif reading.places and (month := self._word(after)) and month_of(month):
            # A month without its day ("NEW YORK, April -") is a dateline whose day cannot be known.
            end = after + len(month)
            end = skip_damaged_figure(self.text, end) if reading.places.known else end
            if is_dash(self.text, end):
                reading.day, reading.at = Day(end, None, False), end
        elif reading.places:
            parted = "," in self.text[reading.at : after]
            if parted:
                self._weekday(reading, after)
            if parted or is_city_alone(self.text, reading.places):
                self._day_alone(reading, after)
            if parted and not reading.day and reading.places.known:
                self._misread_day(reading, after)

    def _weekday(self, reading: Reading, at: int) -> None:
        """Take "HOBART, Tuesday.—", as old papers have it: which day that was cannot be known."""
        word = self._word(at)
        if not word or not is_weekday(word):
            return
        end = skip_part_of_day(self.text, at + len(word))
        in_full = end == at + len(word)
        signed, closing = read_bracketed(self.text, skip_spaces(self.text, end)), self.separator(end)
        stopped = closing.kind == "line" and "." in self.text[end : closing.lead]
        # "Vienna, Monday morning. The bell" tells a story.
        if closing.kind == "dash" or (closing.kind == "dot" and in_full) or stopped or signed:
            reading.day, reading.at = Day(end, None, False, True), end

    def _day_alone(self, reading: Reading, at: int) -> None:
        """Take "LISBOA, 16 (Lusa) -" and, where the place is known, "LONDON, 16.—": the month is the one that
        brings the day nearest to publication.
        """
        number = _NUMBER.match(self.text, at)
        if not number:
            return
        signed = read_bracketed(self.text, number.end())
        dashed = number.end() == number.end(1) and reading.places and is_known_throughout(self.text, reading.places)
        if dashed or (signed and signed.wire):
            reading.at = number.end(1)
            reading.day = Day(reading.at, day_without_month(int(number[1]), self.published), False)

    def _misread_day(self, reading: Reading, at: int) -> None:
        if day := read_misread_day(self.text, at, self.published):
            reading.day, reading.at = day, day.end

    def take_day_behind_dash(self, reading: Reading) -> None:
        """Take "DULUTH, Minn. - March 6 -" and "DULUTH--(BUSINESS WIRE)--March 6, 2004--": a second dash
        closes the day, or a colon if it has its year.
        """
        dash = self.separator(reading.at)
        if not reading.places or dash.kind not in ("dash", "colon"):
            return
        if not self.text[dash.lead : dash.lead + 1].isalnum():
            return
        is_sure = reading.places.known or reading.credit is not None
        if not is_sure and not any(map(str.isdigit, self.text[dash.lead : dash.lead + _REACH])):
            return
        day = read_day(self.text, dash.lead, self.published)
        if not day or not (is_sure or (day.has_year and self._may_be_place(reading.places))):
            return
        signed = None if reading.credit else read_bracketed(self.text, skip_gap(self.text, day.end))
        if signed and signed.wire:  # "Kabul: May 16 (Pajhwok): "
            reading.day, reading.credit, reading.at = day, signed, signed.end
        elif is_dash(self.text, day.end) or (day.has_year and self.separator(day.end).kind == "colon"):
            reading.day, reading.at = day, day.end

    def _may_be_place(self, places: Places) -> bool:
        """Tell "Harborville – May 16, 2024 –" from a section, a kind of text or a person before a day and its year."""
        printed = self.text[places.parts[0].start : places.end].partition(",")[0]
        return may_be_town(printed) and not is_person(printed) and printed.casefold() not in LABELS

    def _twice(self, day: Day) -> int:
        """Where "TORONTO, Nov 12, 2020, Nov. 12, 2020 (GLOBE NEWSWIRE) --" ends, a day that was put in again."""
        if not self.text.startswith(", ", day.end):
            return day.end
        again = read_day(self.text, day.end + 2, self.published)
        return again.end if again and again.date == day.date else day.end

    def _time(self, at: int) -> int:
        """Where a time or weekday after a day ends, if the dateline goes on as one."""
        word = _WEEKDAY.match(self.text, at)
        if word:
            end = word.end() if is_weekday(word[1]) else skip_part_of_day(self.text, at)
        else:
            end = skip_time(self.text, at)
        if end == at:
            return at
        closed = self.separator(end).kind != "none" or read_bracketed(self.text, skip_gap(self.text, end))
        return end if closed else at

    def _word(self, at: int) -> str:
        found = _LETTERS.match(self.text, at)
        return found[0] if found else ""

    def take_credit(self, reading: Reading) -> None:
        """Read a credit after place or day; a dash may precede it ("--(BUSINESS WIRE)--")."""
        after = skip_gap(self.text, reading.at)
        first = self.text[after : after + 1]
        credit = self._credit_at(reading, after) if first.isalpha() or first in _OPENS_CREDIT else None
        if not credit:
            credit = self._behind_dash(reading) or self._on_next_line(reading)
        if credit:
            reading.credit, reading.at = self._without_day(reading, credit), credit.end
        elif reading.day and is_dash(self.text, way := skip_way(self.text, reading.at)):
            reading.at = way

    def _credit_at(self, reading: Reading, at: int) -> Credit | None:
        credit, damaged = read_bracketed(self.text, at), read_damaged(self.text, at) if reading.day else None
        if damaged and not (credit and credit.wire and credit.end > damaged.end):
            credit = damaged
        if not credit and (reading.day or self.is_punctuated(reading.at, at)):
            credit = read_plain(self.text, at)
            if credit and not self._closed(credit) and not self._ends_line(credit) and not self._stands_out(credit):
                credit = self._with_writer(credit)
        if credit:
            return credit
        return read_initials(self.text, at) if reading.day else self.credit_behind_space(reading, at)

    def credit_behind_space(self, reading: Reading, at: int) -> Credit | None:
        """Take "Washington CNN — ": agency and place are known, and a dash closes them."""
        if not reading.places or not reading.places.known or at == reading.at:
            return None
        credit = read_plain(self.text, at)
        closed = credit and (is_dash(self.text, credit.end) or is_barred(self.text, credit.end))
        return credit if credit and closed and not is_tight(self.text, credit.end) else None

    def _with_writer(self, credit: Credit) -> Credit | None:
        """Take "KAZINFORM /Ann Lee/ -": the writer is between agency and dash."""
        writer = read_bracketed(self.text, skip_spaces(self.text, credit.end)) if credit.wire else None
        return credit._replace(end=writer.end) if writer and is_dash(self.text, writer.end) else None

    def _without_day(self, reading: Reading, credit: Credit) -> Credit:
        """Take the day out of a credit that holds it: "(Marketwired - January 3, 2014)", "(PNA / 3 January)"."""
        for found in _BEHIND_NAME.finditer(credit.name) if not reading.day else ():
            rest = credit.name[found.end() :]
            day = read_day(rest, 0, self.published)
            if day and day.end == len(rest):
                reading.day = day._replace(end=credit.end)
                return credit._replace(name=credit.name[: found.start()])
        return credit

    def _behind_dash(self, reading: Reading) -> Credit | None:
        dash = self.separator(reading.at)
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
        # Without a day, a paper's name after a dash is a rubric ("PRESS DIGEST - The Daily - ").
        return plain._replace(end=byline) if closed and (reading.day or plain.wire) else None

    def _on_next_line(self, reading: Reading) -> Credit | None:
        """Take the agency that a line break separates from the day: a dash closes it."""
        line = self.separator(reading.at)
        if not reading.places or not reading.day or line.kind != "line":
            return None
        credit = read_bracketed(self.text, line.lead)
        return credit if credit and credit.known and is_dash(self.text, credit.end) else None

    def _stands_out(self, credit: Credit) -> bool:
        """Take "Baku, January 3, AZERTAC The forum": an agency in capitals, after a comma."""
        begin = credit.end - len(credit.name)
        behind = skip_spaces(self.text, credit.end)
        alone = credit.name.isupper() and self.text[:begin].rstrip().endswith(",") and behind > credit.end
        return alone and credit.wire and opens_sentence(self.text, behind)

    def _ends_line(self, credit: Credit) -> bool:
        return credit.wire and self.separator(credit.end).kind == "line"

    def _closed(self, credit: Credit) -> bool:
        return self.separator(credit.end).kind in ("dash", "colon", "dot")

    def is_punctuated(self, at: int, after: int) -> bool:
        """Tell whether a comma or a full stop is between two offsets, or right before the first."""
        between = self.text[max(at - 1, 0) : after]
        return "," in between or "." in between
