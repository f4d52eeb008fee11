"""Totals from memory: the same as counted, and of the state that is asked for."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.dates import parse_period
from app.filters import Selection
from app.http.links import Links
from app.http.whole import whole
from app.store.calendar import Calendar
from app.store.keys import DATED, UNDATED, Range, bucket, room, split
from app.store.session import Store
from app.store.tables import articles
from tests.conftest import feed

AT_NONE = {"guid": "urn:x:1", "title": "Coal", "text": "strike", "date": "1999"}
AT_MONTH = {"guid": "urn:x:2", "title": "Coal", "text": "strike", "date": "2001-05", "source": "Wire"}
DATES = [
    None,
    *map(parse_period, ("1999", "1999-12", "1999-12-31", "1999-12-31T10:00Z", "2000", "2000-01-01", "2000-02")),
]
KEYS = [key for date in DATES for key in (room(date).low, room(date).high - 1)]


@given(st.lists(st.sampled_from(KEYS)), st.sampled_from(KEYS), st.sampled_from(KEYS))
def test_ranges_hold_what_is_in_them(held: Sequence[int], one: int, other: int) -> None:
    starts = sorted(set(map(bucket, held)))
    made = Calendar([(start, sum(bucket(key) == start for key in held)) for start in starts])
    keys = Range(min(one, other), max(one, other) + 1)
    first, whole, last = split(keys)
    counted = sum(sum(part.has(key) for key in held) for part in (first, last))
    inside = sum(map(keys.has, held))
    assert made.count(whole) + counted == inside
    assert made.has_any(keys) or not inside
    assert not Calendar([]).has_any(UNDATED)


@pytest.mark.parametrize("pieces_of", [1, 7, 1000])
def test_it_is_read_piece_by_piece(sown: Store, monkeypatch: pytest.MonkeyPatch, pieces_of: int) -> None:
    monkeypatch.setattr("app.store.session._AT_ONCE", pieces_of)
    with sown.steady():
        made = sown.calendar
        assert made
        keys = [key for (key,) in sown.rows(select(articles.c.key), {})]
        assert [made.count(side) for side in (UNDATED, DATED)] == [
            sum(map(side.has, keys)) for side in (UNDATED, DATED)
        ]
        assert list(made.buckets) == sorted(set(map(bucket, keys)))


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
