"""Dateline beside alternatives that people would build or run, over the same articles on the same core.

FastAPI with SQLModel as in their tutorials, Litestar over SQLAlchemy, and Datasette. Each is asked for one article, for
the newest 25 from a day on, and for one month; every request is different, and Dateline's cache is off. Datasette also
counts the matches, as Dateline does; the others do not. `make rivals` installs them.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.archive import settings
from benchmarks.http import COUNT, Asked, distinct, later, round_of
from benchmarks.rivals.table import plain_copy
from benchmarks.serving import Server, dateline, serving, tool

ROUNDS, SECONDS = 5, 2
HOME = Path(sys.executable).parent.parent / "rivals" / "bin"
"""Where `make rivals` installs them."""
_DATASETTE = ["--setting", "suggest_facets", "off", "--setting", "num_sql_threads", "3"]


class Asking(NamedTuple):
    """A server's addresses for an article by its id, for the newest from a day on, and for those between two days."""

    article: str
    newest: str
    month: str


_REST = Asking("/articles/{}", "/articles?from_date={}", "/articles?from_date={}&to_date={}")
_ASKING = {
    "Dateline": Asking("/articles/{}", "/articles?page_size=25&from_date={}", "/articles?date={}/{}"),
    "FastAPI + SQLModel": _REST,
    "Litestar + SQLAlchemy": _REST,
    "Datasette": Asking(
        f"/rivals-{COUNT}/article/{{}}.json?_shape=objects",
        f"/rivals-{COUNT}/article.json?_sort_desc=published&_size=25&published__gte={{}}",
        f"/rivals-{COUNT}/article.json?_sort_desc=published&_size=25&published__gte={{}}&published__lt={{}}",
    ),
}


def main(rounds: int = ROUNDS, seconds: int = SECONDS) -> None:
    """Print a table: requests per second of each, and how many times as many Dateline answers."""
    if not shutil.which("wrk"):
        sys.exit("this benchmark needs wrk")
    if not (HOME / "datasette").is_file():
        print("`make rivals` has not been run: nothing is compared")
        return
    with tempfile.TemporaryDirectory() as folder, _servers() as servers:
        drawn = _drawn(servers["Dateline"].base)
        print(f"| read | {' | '.join(servers)} |\n|---|{'---:|' * len(servers)}")
        for read in Asking._fields:
            scripts = {name: Path(folder, f"{read}-{number}.lua") for number, name in enumerate(servers)}
            for name, script in scripts.items():
                script.write_text(distinct([getattr(_ASKING[name], read).format(*each) for each in drawn[read]]))
                round_of(servers[name], script, 1)  # warm up first
            rates = [
                {name: round_of(server, scripts[name], seconds).rate for name, server in servers.items()}
                for _ in range(rounds)
            ]
            print(f"| {read} | {' | '.join(_cells(rates))} |", flush=True)


def _cells(rates: Sequence[Mapping[str, float]]) -> Iterator[str]:
    for name in rates[0]:
        times = median(each["Dateline"] / each[name] for each in rates)
        more = "" if name == "Dateline" else f" (Dateline: {times:.1f} times as many)"
        yield f"{median(each[name] for each in rates):,.0f}{more}"


def _drawn(base: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The values to ask for: ids, days, and pairs of days."""
    asked = Asked(base)
    starts = [asked.day(1866, 2020) for _ in range(COUNT)]
    return {
        "article": [(id,) for id in asked.ids],
        "newest": [(asked.day(1866, 1900),) for _ in range(COUNT)],
        "month": [(start, later(start)) for start in starts],
    }


@contextmanager
def _servers() -> Iterator[Mapping[str, Server]]:
    file = plain_copy(COUNT)
    uvicorn = ["--no-access-log", "--log-level", "error", "--port"]
    plain: Mapping[str, Callable[[int], list[str]]] = {
        "FastAPI + SQLModel": lambda port: [tool("uvicorn"), "benchmarks.rivals.tutorial:app", *uvicorn, str(port)],
        "Litestar + SQLAlchemy": lambda port: [
            str(HOME / "uvicorn"), "benchmarks.rivals.litestar_app:app", *uvicorn, str(port)
        ],
        "Datasette": lambda port: [str(HOME / "datasette"), "serve", str(file), *_DATASETTE, "--port", str(port)],
    }  # fmt: skip
    with ExitStack() as running:
        ours = dateline(settings(COUNT).database_url, DATELINE_CACHE_BYTES="0")
        servers = {"Dateline": running.enter_context(ours)}
        for port, (name, command) in enumerate(plain.items(), 8773):
            environment = {"RIVAL_FILE": str(file), "PYTHONWARNINGS": "ignore"}
            servers[name] = running.enter_context(serving(command(port), port, environment))
        yield servers


if __name__ == "__main__":
    main()
