"""Totals from memory: the same as counted, of the state that is asked for, and read only when that pays."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import parse_period
from app.filters import Selection
from app.http.links import Links
from app.http.whole import whole
from app.store import calendar
from app.store.calendar import Calendar, Calendars
from app.store.keys import UNDATED, Range, bucket, room, split
from app.store.session import Store
from tests.conftest import feed

AT_NONE = {"guid": "urn:x:1", "title": "Coal", "text": "strike", "date": "1999"}
AT_MONTH = {"guid": "urn:x:2", "title": "Coal", "text": "strike", "date": "2001-05", "source": "Wire"}
DATES = [
    None,
    *map(parse_period, ("1999", "1999-12", "1999-12-31", "1999-12-31T10:00Z", "2000", "2000-01-01", "2000-02")),
]
KEYS = [key for date in DATES for key in (room(date).low, room(date).high - 1)]


@given(st.lists(st.sampled_from(KEYS)), st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_ranges_hold_what_is_in_them(articles: Sequence[int], one: int, other: int) -> None:
    made = Calendar([(start, sum(bucket(key) == start for key in articles)) for start in set(map(bucket, articles))])
    keys = Range(min(one, other), max(one, other) + 1)
    first, whole, last = split(keys)
    counted = sum(sum(part.has(key) for key in articles) for part in (first, last))
    inside = sum(map(keys.has, articles))
    assert made.count(whole) + counted == inside
    assert made.has_any(keys) or not inside
    assert not Calendar([]).has_any(UNDATED)


class Read:
    """Tallies of so many buckets, and how often they were read."""

    def __init__(self, buckets: int) -> None:
        self.buckets, self.times = buckets, 0

    def __call__(self) -> list[tuple[int, int]]:
        self.times += 1
        return [(place << 37, 1) for place in range(self.buckets)]


def test_a_calendar_is_of_the_state_that_is_asked_for() -> None:
    kept, one, two = Calendars(), Read(3), Read(5)
    for read, serial in ((one, 1), (one, 1), (two, 2), (two, 2)):
        made = kept.at(serial, read)
        assert made
        assert len(made.buckets) == read.buckets
    assert (one.times, two.times) == (1, 1)


def test_an_older_state_has_a_calendar_of_its_own_even_while_that_is_read() -> None:
    kept, one, two = Calendars(), Read(3), Read(5)

    def read_meanwhile() -> list[tuple[int, int]]:
        assert len(kept.at(2, two).buckets) == 5  # type: ignore[union-attr]
        return one()

    for read in (read_meanwhile, one):
        made = kept.at(1, read)
        assert made
        assert len(made.buckets) == 3


def test_a_large_calendar_is_read_only_where_it_is_asked_for_often() -> None:
    kept, read = Calendars(), Read(640)
    assert kept.at(1, read), "nobody knows yet how large it is"
    assert [kept.at(2, read) is not None for _ in range(11)] == [False] * 9 + [True] * 2
    assert read.times == 2


def test_a_calendar_that_is_too_large_is_not_kept() -> None:
    kept, read, less = Calendars(), Read(calendar.MOST + 1), Read(3)
    assert [kept.at(serial, read) for serial in (1, 1, 2)] == [None] * 3
    assert read.times == 1
    asked = [kept.at(3, less) is not None for _ in range(calendar.MOST)]
    assert (asked[0], asked[-1]) == (False, True), "it may be smaller by then"


@pytest.mark.parametrize("asked", [{"from_date": "2001-05-10"}, {"source": ["wire"]}])
def test_a_whole_result_is_of_its_own_state_and_no_older_one(
    store: Store, tmp_path: Path, asked: dict[str, Any]
) -> None:
    def take_in(row: dict[str, str]) -> None:
        (tmp_path / "rows.jsonl").write_text(json.dumps(row))
        feed(store, tmp_path / "rows.jsonl")

    take_in(AT_NONE)
    with store.steady():
        assert store.calendar
        take_in(AT_MONTH)
        result = whole(store, Selection.model_validate(asked), "jsonl", Links(""))
        with result.held:
            assert result.articles == 1
