"""Timelines and facets against brute force under random filters, and any text at all as a search."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from app.text import fold
from tests.http.test_lanes import scope_of
from tests.search.test_search import SOURCES, WORDS, has, serving

PLACES = ["MOSCOW", "PARIS", "LIMA"]
SECTIONS = ["World", "Sport", None]
ROUNDS = 60
PIECES = [
    *WORDS, "OR", "NEAR", "AND", "NOT", '"', "(", ")", "*", "-", ":", "title:", "body:", "^", "{", "}", "+", "\\", "'",
    "\U0001f4f0", "日本語", "ไทย", "é", "e\u0301", "\u200d", "ﬁ", "Ａ", "\u0600", "%", "_", ";", "--", "\ue000",
]  # fmt: skip
"""What searches are made of, and what engines take for their own language."""


def _row(number: int, random: Random) -> dict[str, Any]:
    day = date(1999, 11, 1) + timedelta(days=random.randrange(900))
    text = " ".join(random.choices(WORDS, k=5))
    return {
        "guid": f"urn:x:{number}",
        "title": " ".join(random.choices(WORDS, k=2)),
        "text": f"{random.choice(PLACES)}, {day:%B} {day.day} - {text.capitalize()}.",
        "words": text,
        "date": random.choice([day.isoformat()] * 6 + [f"{day}T23:30:00Z", str(day)[:7], str(day)[:4], None]),
        "source": random.choice(SOURCES),
        "section": random.choice(SECTIONS),
        "keywords": [*random.sample(["gold", "oil", "tin"], random.randrange(3)), f"k{int(random.paretovariate(0.6))}"],
    }


_random = Random(11)
ROWS = [_row(number, _random) for number in range(400)]


@pytest.fixture(scope="module")
def archive(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(ROWS, module_database_url, tmp_path_factory.mktemp("rows")) as client:
        yield client


def _asked(random: Random) -> dict[str, Any]:
    """A random question; each condition is there now and then."""
    choices: dict[str, Any] = {
        "q": random.choice(WORDS),
        "source": [each for each in random.sample(SOURCES, 2) if each],
        "not_source": "TASS",
        "section": "world",
        "keywords": random.choice(["gold", "oil"]),
        "not_keywords": "tin",
        "from_date": random.choice(["2000", "2000-05", "2001-02-14"]),
        "to_date": random.choice(["2001", "2001-06", "2002-03-01"]),
        "month": random.choice(["3", "12"]),
        "missing": "section",
    }
    return {name: value for name, value in choices.items() if random.random() < 0.25}


def _meets(row: dict[str, Any], asked: dict[str, Any]) -> bool:
    published, source = row["date"], fold(row["source"] or "")
    period = _period(published) if published else None
    tests: dict[str, Callable[[Any], bool]] = {
        "q": lambda value: has({**row, "text": row["words"]}, value),
        "source": lambda value: source in map(fold, value),
        "not_source": lambda value: source != fold(value),
        "section": lambda value: fold(row["section"] or "") == value,
        "keywords": lambda value: value in row["keywords"],
        "not_keywords": lambda value: value not in row["keywords"],
        "from_date": lambda value: period is not None and period[1] > _period(value)[0],
        "to_date": lambda value: period is not None and period[0] < _period(value)[1],
        "month": lambda value: published is not None and len(published) > 4 and int(published[5:7]) == int(value),
        "missing": lambda _value: row["section"] is None,
    }
    return all(tests[name](value) for name, value in asked.items())


def _period(text: str) -> tuple[date, date]:
    """The first day, and the day behind the last."""
    if len(text) == 4:
        return date(int(text), 1, 1), date(int(text) + 1, 1, 1)
    if len(text) == 7:
        year, month = map(int, text.split("-"))
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    day = date.fromisoformat(text[:10])
    return day, day + timedelta(1)


def test_timelines_agree_with_brute_force(archive: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(1)
    for _ in range(ROUNDS):
        for read_at_once in ("_AT_ONCE", "_KEYS_AT_ONCE"):
            monkeypatch.setattr(f"app.queries.time_counts.{read_at_once}", random.choice([3, 50, 10_000]))
        asked, interval = _asked(random), random.choice(["day", "week", "month", "quarter", "year"])
        answer = archive.get("/articles/timeline", params={**asked, "interval": interval}).json()
        rows = [row for row in ROWS if _meets(row, asked)]
        fine = {"day": 10, "week": 10, "month": 7, "quarter": 7, "year": 4}[interval]
        counted = Counter(_start(row["date"], interval) for row in rows if row["date"] and len(row["date"]) >= fine)
        assert {b["start"]: b["count"] for b in answer["data"] if b["count"]} == counted, asked
        assert answer["meta"]["coarser"] == sum(bool(r["date"]) and len(r["date"]) < fine for r in rows)
        assert answer["meta"]["undated"] == sum(not r["date"] for r in rows)
        assert answer["meta"]["total"] == {"value": len(rows), "relation": "eq"}
        every = Counter(_start(row["date"], interval) for row in ROWS if row["date"] and len(row["date"]) >= fine)
        assert all(b["archive_count"] == every[b["start"]] for b in answer["data"])
        ends = [(b["start"], b["end"]) for b in answer["data"]]
        assert all(one[1] == two[0] for one, two in pairwise(ends)), "no gap"


def _start(text: str, interval: str) -> str:
    first, _ = _period(text)
    if interval == "week":
        first -= timedelta(first.weekday())
    if interval in ("month", "quarter", "year"):
        months = {"month": 1, "quarter": 3, "year": 12}[interval]
        first = first.replace(month=(first.month - 1) // months * months + 1, day=1)
    return first.isoformat()


def test_facets_agree_with_brute_force(archive: TestClient) -> None:
    random = Random(2)
    for _ in range(ROUNDS):
        asked, field = _asked(random), random.choice(["source", "section", "keywords"])
        answer = archive.get("/articles/facets", params={**asked, "facet": f"{field}:50"}).json()
        others = {name: value for name, value in asked.items() if name not in (field, f"not_{field}")}
        rows = [row for row in ROWS if _meets(row, others)]
        values = Counter(value for row in rows for value in _values(row[field]))
        shown = {v["value"]: v["count"] for v in answer["data"][field]}
        assert list(shown.values()) == sorted(values.values(), reverse=True)[:50], asked
        assert shown.items() <= values.items()
        assert answer["meta"]["total"]["value"] == sum(_meets(row, asked) for row in ROWS)
        assert answer["meta"]["facets"][field]["exact"] is True


def _values(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def test_splits_add_up(archive: TestClient) -> None:
    for field in ("source", "section", "places"):
        answer = archive.get("/articles/timeline", params={"interval": "year", "split_by": field, "q": "coal"}).json()
        for bucket in answer["data"]:
            split = Counter(bucket["split"])
            rows = [
                row
                for row in ROWS
                if has({**row, "text": row["words"]}, "coal") and (row["date"] or "").startswith(bucket["start"][:4])
            ]
            if field == "places":
                assert split.total() == len(rows)
            else:
                assert split == Counter(row[field] for row in rows if row[field])


def test_thousands_of_random_texts_are_searches(archive: TestClient, module_database_url: str) -> None:
    assert archive.portal
    number = 10_000 if module_database_url.startswith("sqlite") else 3_000  # where each takes six times as long
    archive.portal.call(_search, archive, number)


async def _search(archive: TestClient, several: int) -> None:
    """Asked on the event loop that the application runs on: each way there and back takes longer than an answer."""
    random, sent = Random(3), list[Message]()

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    for number in range(several):
        if number % 2:
            text = "".join(random.choice(PIECES) + random.choice(["", " "]) for _ in range(random.randrange(1, 12)))
        else:
            text = "".join(chr(_scalar(random)) for _ in range(random.randrange(1, 20)))
        sent.clear()
        asked = urlencode({"q": text, "fields": "id", "page_size": 1})
        await archive.app(scope_of(f"/articles?{asked}"), receive, send)
        assert sent[0]["status"] == 200, (text, sent)


def _scalar(random: Random) -> int:
    """A Unicode scalar value but NUL: no surrogate."""
    number = random.randrange(1, 0x10FFFF - 0x800)
    return number if number < 0xD800 else number + 0x800
