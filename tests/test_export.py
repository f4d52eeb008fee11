"""Export on both engines: a whole selection, from one unchanging state."""

import json
from pathlib import Path

import pytest

from app.errors import Misconfigured
from app.export import export
from app.filters import Selection
from app.queries.articles import each_article
from app.store.session import Store
from app.store.writer import write
from tests.archives import article
from tests.conftest import SEEDS, feed


def test_a_selection_is_written_in_order_with_the_fields_wanted(store: Store, tmp_path: Path) -> None:
    feed(store, SEEDS)
    out = tmp_path / "out.jsonl"
    export(store, {"date": "2001/2004", "sort": "oldest", "fields": "published,places"}, out)
    assert [json.loads(line) for line in out.read_text().splitlines()][:2] == [
        {"published": "2001-06-15", "places": ["Shanghai"]},
        {"published": "2002-01-01", "places": ["Frankfurt"]},
    ]


def test_an_export_is_of_one_state_whatever_is_written_meanwhile(store: Store) -> None:
    """More articles than one batch of reading, and a writer between two batches."""
    write(store, [article(number, f"20{number % 30:02}") for number in range(1200)])
    with store.snapshot() as rows:
        found = each_article(store, rows, Selection(fields=("id",)))
        first = [next(found) for _ in range(10)]
        write(store, [article(number, "1999") for number in range(2000, 2100)])
        rest = list(found)
    ids = [entry.id for entry in first + rest]
    assert len(ids) == len(set(ids)) == 1200
    assert len(list(each_article(store, store, Selection(fields=("id",))))) == 1300


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"from_date": "2022-13"}, "--from-date: this is not a date we read"),
        ({"sort": "relevance"}, "--sort"),
        ({"ids": "x"}, "--ids: 'x' is no id"),
    ],
)
def test_a_bad_flag_is_named(store: Store, tmp_path: Path, given: dict[str, str], complaint: str) -> None:
    with pytest.raises(Misconfigured, match=complaint):
        export(store, given, tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()
