"""Scale: what a read costs in archives of different sizes, measured in process through the whole application."""

import asyncio
import gc
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import orjson
from sqlalchemy import bindparam, select

from app.main import create_app
from app.store.keys import day_start
from app.store.session import Store
from app.store.tables import articles, vocabulary
from benchmarks.archive import path_of, settings

Ask = Callable[[str, str], Awaitable[bytes]]
ROUNDS = 100


def main(sizes: tuple[int, ...] = (1_000, 20_000, 1_000_000)) -> None:
    """Print a table: milliseconds of each read at each size, median and 99th percentile."""
    print(f"| read | {' | '.join(f'{size:,}: p50 / p99 ms' for size in sizes)} |\n|---|{'---|' * len(sizes)}")
    columns = [asyncio.run(_measured(size)) for size in sizes]
    for name in columns[0]:
        print(f"| {name} | {' | '.join(column[name] for column in columns)} |", flush=True)


async def _measured(size: int) -> dict[str, str]:
    # No cache: what is measured is the first time that something is asked for.
    made = settings(size, words=60).model_copy(update={"cache_bytes": 0})
    _read_through(path_of(made))
    store = Store(made)
    random = Random(7)
    ids = [row[0] for row in _some_ids(store, random)]
    common, middling, rare = (_words(store, size, *share) for share in ((0.3, 1), (0.01, 0.05), (0.0005, 0.002)))

    def month() -> str:
        return f"{random.randint(1866, 2020)}-{random.randint(1, 12):02}"

    deep = await _deep(create_app(made), size)
    ask = _client(create_app(made))
    reads: dict[str, Callable[[], tuple[str, str]]] = {
        "detail": lambda: (f"/articles/{random.choice(ids)}", ""),
        "first page": lambda: ("/articles", ""),
        "page behind all but the last 50": lambda: ("/articles", f"cursor={deep}"),
        "one month": lambda: ("/articles", f"date={month()}"),
        "from a day on, oldest first": lambda: (
            "/articles",
            f"from_date={random.randint(1866, 2020)}-05-17&sort=oldest",
        ),
        "commonest word, newest first": lambda: ("/articles", f"q={common[0]}&sort=newest"),
        "a month with a common word": lambda: ("/articles", f"q={random.choice(common)}&sort=newest&date={month()}"),
        "a source, newest": lambda: ("/articles", f"source=Source+{random.randrange(40)}"),
        "commonest word, ranked": lambda: ("/articles", f"q={common[0]}"),
        "two common words, ranked": lambda: ("/articles", f"q={'+'.join(random.sample(common, 2))}"),
        "two middling words, ranked": lambda: ("/articles", f"q={'+'.join(random.sample(middling, 2))}"),
        "a rare word, ranked": lambda: ("/articles", f"q={random.choice(rare)}"),
        "eight words by OR, ranked": lambda: (
            "/articles",
            f"q={'+OR+'.join([*random.sample(middling, 7), common[0]])}",
        ),
        "timeline of all": lambda: ("/articles/timeline", "interval=month"),
        "timeline of some years": lambda: ("/articles/timeline", f"from_date={month()}"),
        "timeline of a middling word": lambda: ("/articles/timeline", f"q={random.choice(middling)}"),
        "timeline of the commonest word": lambda: ("/articles/timeline", f"q={common[0]}"),
        "facets of all": lambda: ("/articles/facets", ""),
        "facets of some years": lambda: ("/articles/facets", f"from_date={month()}"),
        "facets of a middling word": lambda: ("/articles/facets", f"q={random.choice(middling)}"),
        "facets of the commonest word": lambda: ("/articles/facets", f"q={common[0]}"),
        "similar": lambda: (f"/articles/{random.choice(ids)}/similar", ""),
    }
    for read in reads.values():
        await ask(*read())
    gc.collect()
    gc.freeze()  # as the server does when it starts
    found = {name: await _timed(ask, read) for name, read in reads.items()}
    store.close()
    return found


def _read_through(path: Path) -> None:
    """Read the file into the system's cache, as far as there is room, so that the disk is not measured."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def _words(store: Store, size: int, least: float, most: float) -> list[str]:
    """The words that occur in a share of all articles between these two, most frequent first."""
    held = vocabulary.c.articles
    wanted = select(vocabulary.c.word).where(held.between(int(least * size), int(most * size))).order_by(held.desc())
    return [word for (word,) in store.rows(wanted, {})]


def _some_ids(store: Store, random: Random) -> list[tuple[Any, ...]]:
    near = select(articles.c.id).where(articles.c.key >= bindparam("key", 0)).order_by(articles.c.key).limit(1)
    days = (date.fromordinal(random.randrange(680_000, 739_000)) for _ in range(ROUNDS))
    return [row for day in days for row in store.rows(near, {"key": day_start(day)})]


async def _deep(app: Any, size: int) -> str:
    """The cursor after all but the last fifty articles, reached by following every link."""
    ask = _client(app)
    page = orjson.loads(await ask("/articles", f"page_size={min(1000, size // 20)}&fields=id"))
    seen = page["meta"]["count"]
    while seen < size - 1050:
        page = orjson.loads(await ask("/articles", page["links"]["next"].split("?")[1]))
        seen += page["meta"]["count"]
    rest = size - 50 - seen
    last = page["links"]["next"].split("?")[1]
    page = orjson.loads(await ask("/articles", f"{last}&page_size={rest}"))
    cursor: str = page["links"]["next"].split("cursor=")[1]
    return f"{cursor}&page_size=25&fields=" + ",".join(("id", "title", "published", "summary", "places"))


async def _timed(ask: Ask, read: Callable[[], tuple[str, str]]) -> str:
    times = []
    for _ in range(ROUNDS):
        question = read()
        started = perf_counter()
        await ask(*question)
        times.append((perf_counter() - started) * 1000)
    times.sort()
    return f"{median(times):.2f} / {times[int(len(times) * 0.99)]:.2f}"


def _client(app: Any) -> Ask:
    async def ask(path: str, query: str) -> bytes:
        sent: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await app(_scope(path, query), None, send)
        assert sent[0]["status"] == 200, sent
        return b"".join(message.get("body", b"") for message in sent)

    return ask


def _scope(path: str, query: str) -> dict[str, Any]:
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"bench")],
    }


if __name__ == "__main__":
    main()
