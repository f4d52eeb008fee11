"""The grammar of a dateline: its parts in their usual orders, read from one offset."""

import datetime
import re

from app.parsers.dateline.agencies import is_agency
from app.parsers.dateline.credits import Credit, read_bracketed, read_leading, read_sign
from app.parsers.dateline.days import read_day
from app.parsers.dateline.gazetteer import is_region
from app.parsers.dateline.leads import is_french
from app.parsers.dateline.lexing import WORD, skip_gap, skip_spaces, skip_white
from app.parsers.dateline.parts import Parts, Reading
from app.parsers.dateline.places import joined, read_place, read_places, single
from app.parsers.dateline.separators import Separator, is_dash, is_tight
from app.parsers.dateline.towns import is_town
from app.sentences import ends_sentence

_NO_CAPITALS = "\u0590"
"""From this letter on, scripts have no capitals: Hebrew, Arabic, those of India and East Asia."""

_MOST_BARE, _LAST = 3, 40
"""Words of a place in brackets with its region, which may stand there without a dash, and how many characters before
tell whether a sentence does.
"""
_SIGNED_LINE = re.compile(r"[^\W\d_a-zA-Z]{2,20} - [^\W\d_a-zA-Z]{2,12}(?=\n)")


class Grammar(Parts):
    """Reads datelines in one text, at no offset twice."""

    __slots__ = ("_readings",)

    def __init__(self, text: str, published: datetime.date | None) -> None:
        super().__init__(text, published)
        self._readings: dict[int, Reading | None] = {}

    def read(self, start: int) -> Reading | None:
        """Read a dateline at an offset, whatever part it opens with."""
        if start not in self._readings:
            self._readings[start] = self._read(start)
        return self._readings[start]

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
        reading = self._day_first(start) or self._place_first(start)
        if self.text[start] >= _NO_CAPITALS and not (reading and (reading.day or reading.credit)):
            return self._sign_behind_hyphen(start) or reading
        is_name = reading and reading.separator and reading.separator.kind == "none" and not reading.day
        return self._sign_before_place(start, reading) if reading and is_name else reading

    def _sign_before_place(self, start: int, reading: Reading) -> Reading:
        """Take "AKP Phnom Penh, May 16 --" and "WTB. Berlin, 16. Mai.": an agency before a known place and its day."""
        sign = read_sign(self.text, start)
        inner = self._place_first(skip_gap(self.text, sign.end)) if sign else None
        if not inner or not inner.day or inner.credit or not inner.places:
            return reading
        if not inner.places.known and not is_town(self.text[inner.start : inner.places.end]):
            return reading
        if inner.separator is None or inner.separator.kind not in ("dash", "dot"):
            return reading
        inner.start, inner.credit = start, sign
        return inner

    def _sign_behind_hyphen(self, start: int) -> Reading | None:
        """Take "دمشق-سانا" or "دمشق - سانا" above a line or before a dash: a known place and its agency."""
        printed = _SIGNED_LINE.match(self.text, start) or WORD.match(self.text, start)
        place, hyphen, sign = map(str.strip, printed[0].rpartition("-")) if printed else ("", "", "")
        if not printed or not hyphen or not is_town(place) or not is_agency(sign):
            return None
        reading = Reading(start, printed.end(), places=single(start, start + len(place), "caseless"))
        reading.credit = Credit(printed.end(), sign, True, False, True)
        self._finished(reading)
        return reading if reading.separator and reading.separator.kind in ("dash", "line") else None

    def _place_first(self, start: int) -> Reading | None:
        places = read_places(self.text, start)
        if not places:
            return None
        reading = Reading(start, places.end, places=places)
        self.take_day(reading)
        if not reading.day and self._runs_on(reading):
            return None
        self.take_credit(reading)
        if reading.credit and not reading.day:
            self.take_day(reading)
            self._region_in_brackets(reading)
        if not reading.day:
            self.take_day_behind_dash(reading)
        if not reading.day and not reading.credit:
            self._dated_place_behind_dash(reading)
        return self._finished(reading)

    def _region_in_brackets(self, reading: Reading) -> None:
        """Take "Accra (Greater Accra), May 16, GNA -": a region between place and day is no agency."""
        if not reading.day or not reading.credit or reading.credit.known or not reading.places:
            return
        name, place = reading.credit.name, self.text[reading.start : reading.places.end]
        if is_region(name) or f" {place} " in f" {name} ":
            reading.credit = None
            self.take_credit(reading)

    def _runs_on(self, reading: Reading) -> bool:
        """Tell a sentence that begins with the name: what follows is a word or number, but no part of a dateline."""
        at, after = reading.at, skip_gap(self.text, reading.at)
        if not reading.places or reading.places.style == "caps" or not self.text[after : after + 1].isalnum():
            return False
        return not self.is_punctuated(at, after) and not self.credit_behind_space(reading, after)

    def _day_first(self, start: int) -> Reading | None:
        day = read_day(self.text, start, self.published)
        if not day:
            return None
        reading = Reading(start, day.end, day=day)
        after = skip_gap(self.text, day.end)
        if "," in self.text[day.end : after]:
            self._place_after_day(reading, after)
        else:
            self._signed_place(reading, after)
        if day.has_year and not reading.places:
            self._place_behind_dash(reading)
            self._place_in_brackets(reading)
        self.take_credit(reading)
        return self._finished(reading)

    def _place_after_day(self, reading: Reading, at: int) -> None:
        """Take "1er mai 2024, France. -" and "3 января, Минск /БЕЛТА/.": a place after the day."""
        places = read_places(self.text, at)
        if not places or places.words > 3:
            return
        closing, behind = self.separator(places.end), skip_spaces(self.text, places.end)
        closed = closing.kind in ("dash", "dot") or (closing.kind == "colon" and places.known)
        if closed or self.text.startswith(("(", "/"), behind):
            reading.places, reading.at = places, places.end

    def _signed_place(self, reading: Reading, at: int) -> None:
        """Take "16.05. Gdynia (PAP) -": a known place after the day, and its known agency."""
        places = read_places(self.text, at)
        if places and places.known:
            credit = read_bracketed(self.text, skip_spaces(self.text, places.end))
            if credit and credit.known:
                reading.places, reading.at = places, places.end

    def _place_behind_dash(self, reading: Reading) -> None:
        """Take "May 16, 2024 - LONDON -", where a second dash, a colon or an agency closes a known place."""
        dash = self.separator(reading.at)
        places = read_places(self.text, dash.lead) if dash.kind == "dash" else None
        if not places or not places.known or is_tight(self.text, places.end):
            return
        credit = read_bracketed(self.text, skip_spaces(self.text, places.end))
        kind = self.separator(places.end).kind
        printed = places.style == "caps" or places.has_region
        if kind == "colon" or (kind == "dash" and printed) or (credit and credit.known):
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
        """Read what follows a leading credit: "(ANSA) - ROMA, 08 FEB -", "(1010 WAVE) (HOBOKEN)"."""
        if place := self._bracketed_place(credit):
            # Two brackets in a row can only be credit and place.
            place.credit = credit._replace(known=True)
            return place
        dash = self.separator(credit.end)
        if dash.kind not in ("dash", "none") and self.text[credit.end : credit.end + 1] != ",":
            return None
        at = skip_gap(self.text, credit.end) if dash.kind != "dash" else dash.lead
        if at >= len(self.text) or not (self.text[at].isalpha() or self.text[at].isdigit()):
            return None
        inner = self._day_first(at) or self._place_first(at)
        if inner and inner.places and inner.places.style == "lower" and not inner.day:
            return None
        kind = inner.separator.kind if inner and inner.separator else "none"
        # "ТАСС, 3 января.": after agency and day, a full stop will do.
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
        """Read a dateline that is in brackets as a whole: "(Duluth, MN, May 3, 2019) --", "(DULUTH, Minn.) --"."""
        inside = self._day_first(start + 1) or self._place_with_day(start + 1)
        if not inside or self.text[inside.at : inside.at + 1] not in (")", "]"):
            return None
        inside.start, inside.at = start, inside.at + 1
        if not inside.day and inside.places and inside.places.known:
            self.take_day(inside)  # "(DULUTH, Minn.) May 3, 2019 --"
            if not (inside.day or is_dash(self.text, inside.at) or self._may_be_bare(inside)):
                return None
        elif not inside.day:
            return None
        return self._finished(inside)

    def _may_be_bare(self, inside: Reading) -> bool:
        """Take "(Québec) Le ministre" and "(Portland, Maine) The ferry", where nothing else closes the dateline."""
        if inside.places and inside.places.has_region and inside.places.words <= _MOST_BARE:
            name = self.text[inside.start + 1 : inside.places.end].partition(",")[0]
            is_place = is_town(name) or (name.isupper() and not is_agency(name))
            is_first = not ends_sentence(self.text[: inside.start].rstrip()[-_LAST:])  # below a headline at most
            return is_place and is_first and self.separator(inside.at).kind in ("none", "line")
        return is_french(self.text, skip_spaces(self.text, inside.at))

    def _place_with_day(self, start: int) -> Reading | None:
        places = read_places(self.text, start)
        if not places:
            return None
        reading = Reading(start, places.end, places=places)
        self.take_day(reading)
        return reading

    def _dated_place_behind_dash(self, reading: Reading) -> None:
        """Take "PARIS — BERLIN, May 16 —": both are known and in capitals, and a dash closes their day."""
        first, dash = reading.places, self.separator(reading.at)
        if not first or not first.known or first.style != "caps" or dash.kind != "dash":
            return
        second = self._place_with_day(dash.lead) if self.text[dash.lead : dash.lead + 2].isupper() else None
        if not second or not second.places or not second.places.known or second.places.style != "caps":
            return
        if second.day and is_dash(self.text, second.at):
            reading.places, reading.day, reading.at = joined(first, second.places), second.day, second.at

    def _finished(self, reading: Reading) -> Reading:
        """Read the separator; a tight hyphen after a bare name is part of a word, not a separator."""
        separator = self.separator(reading.at)
        if separator.kind == "dash" and not reading.day and not reading.credit and is_tight(self.text, reading.at):
            separator = Separator("none", reading.at, skip_white(self.text, reading.at))
        reading.separator = separator
        return reading
