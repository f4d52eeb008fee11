"""The storage key: order, overlap and buckets, held against the calendar."""

from random import Random

import pytest

from app.dates import parse_period
from app.store.keys import DATED, UNDATED, Range, bucket, day_of, first_choice, intersect, overlapping, room, split
from app.store.units import Unit, split_units, unit_range, unit_start
from tests.archives import random_date

ID = "aaaaaaaaaaaaaaaa"
LAST_ID = "7" * 16


def inside(key: int, ranges: tuple[Range, ...]) -> bool:
    return any(r.low <= key < r.high for r in ranges)


@pytest.mark.parametrize(
    "published", [None, "0001", "9999", "0001-01", "9999-12-31", "2022-09-20T00:00Z", "9999-12-31T23:59:59Z"]
)
@pytest.mark.parametrize("id", [ID, LAST_ID])
def test_a_first_choice_stands_in_its_room_with_space_behind_it(published: str | None, id: str) -> None:
    period = parse_period(published) if published else None
    keys = room(period)
    assert keys.low <= first_choice(period, id) <= keys.high - 65_536
    assert 0 <= keys.low < keys.high <= 2**56, "as far as FTS5 can be trusted"


def test_keys_sort_by_date_then_coarser_first() -> None:
    random = Random(1)
    periods = [parse_period(random_date(random)) for _ in range(3000)]
    by_key = sorted(periods, key=lambda period: first_choice(period, ID))
    by_date = sorted(periods, key=lambda period: (period.start, period.start - period.end))
    assert [p.text for p in by_key] == [p.text for p in by_date]


def test_overlap_is_what_brute_force_says() -> None:
    random = Random(2)
    for _ in range(5000):
        asked, article = parse_period(random_date(random)), parse_period(random_date(random))
        ranges = overlapping(asked.start, asked.end)
        expected = article.start < asked.end and article.end > asked.start
        assert inside(first_choice(article, ID), ranges) is expected, (asked.text, article.text)
        assert list(ranges) == sorted(ranges, reverse=True)
        assert sum(r.high - r.low for r in ranges) == sum(r.high - r.low for r in intersect(ranges, (DATED,)))


def test_both_of_two_questions_hold() -> None:
    """A whole year overlaps both its March and its May; nothing finer does."""
    march, may = parse_period("2022-03"), parse_period("2022-05")
    both = intersect(overlapping(march.start, march.end), overlapping(may.start, may.end))
    assert inside(first_choice(parse_period("2022"), ID), both)
    for text in ("2022-03", "2022-05", "2022-04-01", "2021"):
        assert not inside(first_choice(parse_period(text), ID), both)


def test_split_loses_no_key_and_its_middle_is_whole_buckets() -> None:
    random = Random(3)
    keys = sorted(first_choice(parse_period(random_date(random)), ID) for _ in range(400))
    for _ in range(300):
        asked = parse_period(random_date(random))
        for r in overlapping(asked.start, random.choice((asked.end, None))):
            first, whole, last = split(r)
            assert (first.low, first.high, whole.high, last.high) == (r.low, whole.low, last.low, r.high)
            for key in keys:
                if whole.low < whole.high:
                    assert (whole.low <= key < whole.high) == (whole.low <= bucket(key) < whole.high), (asked.text, key)


@pytest.mark.parametrize("unit", [Unit.MONTH, Unit.YEAR])
def test_units_split_buckets_without_loss(unit: Unit) -> None:
    random = Random(4)
    keys = [first_choice(parse_period(random_date(random)), ID) for _ in range(300)]
    for _ in range(300):
        asked = parse_period(random_date(random))
        for r in overlapping(asked.start, random.choice((asked.end, None, asked.end + 10**9))):
            whole = split(r)[1]
            before, units, after = split_units(whole, unit)
            assert (before.low, before.high, units.high, after.high) == (whole.low, units.low, after.low, whole.high)
            for key in keys:
                if units.low < units.high:
                    assert (units.low <= key < units.high) == (units.low <= unit_start(key, unit) < units.high)


@pytest.mark.parametrize("unit", Unit)
def test_neighbours_counted_in_one_place_are_one_range(unit: Unit) -> None:
    random = Random(5)
    keys = sorted(first_choice(parse_period(random_date(random)), ID) for _ in range(2000))
    for key in keys:
        place = unit_range(key, unit)
        assert place.low == unit_start(key, unit)
        assert {unit_start(other, unit) for other in keys if place.low <= other < place.high} == {place.low}


def test_a_key_tells_its_day() -> None:
    period = parse_period("2022-09-20T14:05:11Z")
    assert day_of(first_choice(period, ID)) == period.day
    assert bucket(first_choice(None, ID)) == UNDATED.low
