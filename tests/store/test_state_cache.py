"""What is kept of a state: read only when that pays, by one thread, and never of another state."""

import pytest

from app.store.state_cache import Kept

MOST, ROWS_AN_ANSWER = 5000, 64


class Rows:
    """So many rows, and how often they were read."""

    def __init__(self, size: int) -> None:
        self.size, self.times = size, 0

    def __call__(self) -> "Rows":
        self.times += 1
        return self


@pytest.fixture
def kept() -> Kept[Rows]:
    return Kept(MOST, ROWS_AN_ANSWER)


def test_it_is_of_the_state_that_is_asked_for(kept: Kept[Rows]) -> None:
    one, two = Rows(3), Rows(5)
    assert [kept.at(serial, read) for read, serial in ((one, 1), (one, 1), (two, 2), (two, 2))] == [one, one, two, two]
    assert (one.times, two.times) == (1, 1)


def test_an_older_state_has_its_own_even_while_that_is_read(kept: Kept[Rows]) -> None:
    one, two = Rows(3), Rows(5)

    def read_meanwhile() -> Rows:
        assert kept.at(2, two) is two
        return one()

    assert [kept.at(1, read) for read in (read_meanwhile, one)] == [one, one]
    assert one.times == 2


def test_while_one_reads_it_others_do_without(kept: Kept[Rows]) -> None:
    rows = Rows(3)

    def read() -> Rows:
        assert kept.at(1, rows) is None
        return rows()

    assert kept.at(1, read) is rows
    assert rows.times == 1


def test_what_could_not_be_read_is_read_by_the_next(kept: Kept[Rows]) -> None:
    rows = Rows(3)
    with pytest.raises(ZeroDivisionError):
        kept.at(1, lambda: Rows(1 // 0))
    assert kept.at(1, rows) is rows


def test_many_rows_are_read_only_where_they_are_asked_for_often(kept: Kept[Rows]) -> None:
    rows = Rows(640)
    assert kept.at(1, rows), "nobody knows yet how many there are"
    assert [kept.at(2, rows) is not None for _ in range(11)] == [False] * 9 + [True] * 2
    assert rows.times == 2


def test_of_too_many_rows_nothing_is_kept(kept: Kept[Rows]) -> None:
    many, few = Rows(MOST + 1), Rows(3)
    assert [kept.at(serial, many) for serial in (1, 1, 2)] == [None] * 3
    assert many.times == 1
    asked = [kept.at(3, few) is not None for _ in range(MOST)]
    assert (asked[0], asked[-1]) == (False, True), "there may be fewer by then"


def test_it_is_told_before_that_it_has_to_be_read(kept: Kept[Rows]) -> None:
    rows = Rows(640)
    assert [kept.is_due(1), kept.at(1, rows) is rows, kept.is_due(1)] == [True, True, False]
    assert [(kept.is_due(2), kept.at(2, rows) is rows) for _ in range(11)] == [(False, False)] * 9 + [
        (True, True),
        (False, True),
    ]
