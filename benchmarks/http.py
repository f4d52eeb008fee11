"""Reads over sockets as shares of a bare uvicorn that answers frozen bytes of the same size.

Servers are pinned to one core and wrk to another; rounds are interleaved and the median counts. *Distinct* reads ask
for something else each time, from a server with hardly any cache; *repeated* ones are a Zipf-skewed replay of 1,000
addresses; in the last, the client has a valid copy. Beside the share by requests is the share by processor time per
request, which a busy machine disturbs less.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

import orjson
from sqlalchemy import select

from app.store.session import Store
from app.store.tables import articles, vocabulary
from benchmarks.archive import settings
from benchmarks.serving import OURS, Server, bare, dateline

ROUNDS, SECONDS = 5, 2
COUNT, REPEATED = 20_000, 1_000
_TICKS = os.sysconf("SC_CLK_TCK")
_DEEP = "date=1900/1909"


class Round(NamedTuple):
    """Requests per second, and microseconds of the server's processor time for each."""

    rate: float
    cost: float


def main(rounds: int = ROUNDS, seconds: int = SECONDS) -> None:
    """Print a table: requests per second of bare uvicorn and of Dateline, and the shares."""
    if not shutil.which("wrk"):
        sys.exit("this benchmark needs wrk")
    made, times = settings(COUNT), (rounds, seconds)
    print("| read | bytes | bare req/s | Dateline req/s | share | by processor time |\n|---|---:|---:|---:|---:|---:|")
    with (
        tempfile.TemporaryDirectory() as folder,
        dateline(made.database_url) as ours,
        dateline(made.database_url, OURS + 1, DATELINE_CACHE_BYTES=str(2**20)) as forgetful,
    ):
        script = Path(folder, "ask.lua")
        asked = Asked(ours.base)
        reads = asked.addresses()
        for name, addresses in reads.items():
            _compared(f"{name}, distinct", script, distinct(addresses), forgetful, addresses, times)
            some = addresses[:REPEATED]
            _compared(f"{name}, repeated", script, _repeated(some), ours, some, times)
        [known] = asked.ids[:1]
        copy = {"If-None-Match": _header(f"{ours.base}/articles/{known}", "ETag")}
        address = [f"/articles/{known}"]
        _compared("If-None-Match that matches", script, _repeated(address, copy), ours, address, times)
    _workers(made.database_url, reads["two words, ranked, few match"], times)


def _workers(url: str, addresses: Sequence[str], times: tuple[int, int]) -> None:
    """Print what a second worker on a second core adds, for reads that cost the client little."""
    rounds, seconds = times
    with (
        tempfile.TemporaryDirectory() as folder,
        dateline(url, DATELINE_CACHE_BYTES="0") as one,
        dateline(url, OURS + 1, workers=2, DATELINE_CACHE_BYTES="0") as two,
    ):
        script = Path(folder, "ask.lua")
        script.write_text(distinct(addresses))
        rates = [[round_of(server, script, seconds).rate for server in (one, two)] for _ in range(rounds + 1)][1:]
    more = median(with_two / alone for alone, with_two in rates)
    print(f"\nTwo workers on two cores answer {more:.2f} times as many ranked searches as one on one.")


@dataclass
class Asked:
    """The requests: addresses for each kind of read, in the order in which they are drawn."""

    base: str

    def __post_init__(self) -> None:
        store = Store(settings(COUNT))
        self.ids: list[str] = [id for (id,) in store.rows(select(articles.c.id), {})]
        self._words: list[tuple[str, int]] = [
            (word, held) for word, held in store.rows(select(vocabulary.c.word, vocabulary.c.articles), {})
        ]
        store.close()
        self._random = Random(11)

    def addresses(self) -> Mapping[str, Sequence[str]]:
        """Each kind of read, with many thousand addresses."""
        draw, day = self._random, self.day
        self._random.shuffle(self.ids)
        months = sorted({f"{day(1866, 2020)}/{day(2021, 2024)}" for _ in range(20_000)})
        rare, often = self._between(0.08, 0.2), self._between(0.4, 0.65)
        return {
            "detail": [f"/articles/{id}" for id in self.ids],
            "newest 25": [f"/articles?page_size=25&from_date={day(1866, 1900)}" for _ in range(20_000)],
            "one month": [f"/articles?date={start}/{later(start)}" for start in (each[:10] for each in months)],
            "page 250 of ten years": [f"/articles?cursor={cursor}" for cursor in self._deep()],
            "two words, ranked, few match": [f"/articles?q={'+'.join(draw.sample(rare, 2))}" for _ in range(20_000)],
            "two words, ranked, many match": [f"/articles?q={'+'.join(draw.sample(often, 2))}" for _ in range(20_000)],
        }

    def _between(self, least: float, most: float) -> list[str]:
        return [word for word, held in self._words if least * COUNT < held < most * COUNT]

    def day(self, first: int, last: int) -> str:
        """A random day within these years, both included."""
        return f"{self._random.randint(first, last)}-{self._random.randint(1, 12):02}-{self._random.randint(1, 28):02}"

    def _deep(self) -> Iterator[str]:
        """Yield cursors deep in ten years, one article apart, so that there are many."""
        page, depth = _page(f"{self.base}/articles?{_DEEP}&page_size=1&fields=id"), 0
        while page["links"]["next"]:
            cursor = page["links"]["next"].split("cursor=")[1]
            if depth >= 250:
                yield f"{cursor}&page_size=25"
            page, depth = _page(f"{self.base}/articles?cursor={cursor}"), depth + 1


def later(day: str) -> str:
    """The same day of the next month."""
    year, month, rest = int(day[:4]), int(day[5:7]), day[7:]
    return f"{year + month // 12}-{month % 12 + 1:02}{rest}"


def _page(address: str) -> dict[str, dict[str, str]]:
    with urllib.request.urlopen(address) as answer:
        found: dict[str, dict[str, str]] = orjson.loads(answer.read())
    return found


def distinct(addresses: Sequence[str]) -> str:
    """A wrk script that requests one address after the other, from a random start."""
    return _addressed(addresses) + (
        "math.randomseed(os.time())\nlocal at = math.random(#paths)\n"
        "request = function() at = at % #paths + 1; return wrk.format('GET', paths[at]) end\n"
    )


def _repeated(addresses: Sequence[str], headers: Mapping[str, str] | None = None) -> str:
    """A wrk script by Zipf's law: the n-th address is requested 1/n times as often as the first."""
    sent = ", ".join(f"['{name}'] = '{value}'" for name, value in (headers or {}).items())
    return _addressed(addresses) + (
        f"local sent = {{{sent}}}\nlocal sums, sum = {{}}, 0\n"
        "for n = 1, #paths do sum = sum + 1 / n; sums[n] = sum end\nmath.randomseed(os.time())\n"
        "request = function()\n  local drawn, low, high = math.random() * sum, 1, #paths\n"
        "  while low < high do local middle = math.floor((low + high) / 2)\n"
        "    if sums[middle] < drawn then low = middle + 1 else high = middle end end\n"
        "  return wrk.format('GET', paths[low], sent)\nend\n"
    )


def _addressed(addresses: Sequence[str]) -> str:
    return "local paths = {" + ",".join(f"'{address}'" for address in addresses) + "}\n"


def _compared(
    name: str, script: Path, asking: str, ours: Server, addresses: Sequence[str], times: tuple[int, int]
) -> None:
    """Measure and print one row of the table."""
    script.write_text(asking)
    sizes = [len(body_of(ours.base + address)) for address in addresses[:20]]
    size = 0 if "match" in name and "If-None" in name else int(median(sizes))
    with ExitStack() as running:
        other = running.enter_context(bare(size))
        rounds, seconds = times
        round_of(other, script, seconds)  # warm both up first
        round_of(ours, script, seconds)
        both = [(round_of(other, script, seconds), round_of(ours, script, seconds)) for _ in range(rounds)]
    base, own = (median(pair[n].rate for pair in both) for n in (0, 1))
    share = median(pair[1].rate / pair[0].rate for pair in both)
    cheaper = median(pair[0].cost / pair[1].cost for pair in both)
    print(f"| {name} | {size:,} | {base:,.0f} | {own:,.0f} | {share:.2f} | {cheaper:.2f} |", flush=True)


def round_of(server: Server, script: Path, seconds: int) -> Round:
    """What wrk measures in this many seconds. A run with errors is void and ends the benchmark."""
    before = server.ticks()
    command = ["taskset", "-c", "1", "wrk", "-t1", "-c8", f"-d{seconds}", "-s", str(script), server.base]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"a run with errors is void:\n{said}")
    rate, requests = re.search(r"Requests/sec:\s+([\d.]+)", said), re.search(r"(\d+) requests in", said)
    assert rate
    assert requests
    return Round(float(rate[1]), (server.ticks() - before) / _TICKS / int(requests[1]) * 1e6)


def body_of(address: str) -> bytes:
    """The body of a response."""
    with urllib.request.urlopen(address) as answer:
        body: bytes = answer.read()
    return body


def _header(address: str, name: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return answer.headers[name] or ""


if __name__ == "__main__":
    main()
