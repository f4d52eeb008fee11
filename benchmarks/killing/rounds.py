"""Rounds: an ingest that is killed once or twice, then one that is not."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from app.config import Settings
from app.errors import Misconfigured, Unavailable
from app.store.checking.check import check
from app.store.session import Store
from benchmarks.databases import Databases
from benchmarks.killing import pile
from benchmarks.killing.state import hashes, state
from benchmarks.serving import tool

ROOT = Path(__file__).parent.parent.parent
_PLANTED = "from benchmarks.killing.bugs import BUGS; BUGS[{!r}](); from app.cli import main; main()"
_BATCH = 15
"""Articles per transaction: few, so that there are many transactions."""
_COUNTS = ("added", "updated", "unchanged", "rejected")
_SHARE_GROWN, _SHARE_TWICE = 0.7, 0.3
_BEYOND = 1.05
"""Kills are spread over this multiple of the time that an undisturbed run takes."""


@dataclass(frozen=True)
class Start:
    """The archive with which a round begins, and what an undisturbed run makes of it."""

    name: str
    template: str | None
    held: int
    seconds: float
    status: int
    told: dict[str, Any]
    state: list[str]
    hashes: set[tuple[str, str]]


@dataclass
class Outcome:
    """The results of the rounds. A kill is a hit if the ingest was still running; `when` counts how far it had come."""

    rounds: int = 0
    kills: int = 0
    hits: int = 0
    when: Counter[str] = field(default_factory=Counter)
    tenths: Counter[int] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


class Harness:
    """Kills ingests of one pile, with this many articles, on archives of one engine."""

    def __init__(
        self, databases: Databases, folder: Path, seed: int, bug: str | None = None, articles: int = 600
    ) -> None:
        self._databases, self._folder, self._random, self._bug = databases, folder, Random(seed), bug
        pile.make(folder / "before", folder / "after", seed, articles)
        self._grown = databases.copy(None)
        self._ingest(self._grown, "before")
        self._starts = [self._start("fresh", None), self._start("grown", self._grown)]

    def run(self, rounds: int) -> Iterator[Outcome]:
        """Yield the same growing outcome after each round."""
        outcome = Outcome()
        for _ in range(rounds):
            outcome.rounds += 1
            self._round(self._starts[self._random.random() < _SHARE_GROWN], outcome)
            yield outcome

    def _round(self, start: Start, outcome: Outcome) -> None:
        url = self._databases.copy(start.template)
        found: list[str] = []
        for _ in range(1 + (self._random.random() < _SHARE_TWICE)):
            share = self._random.random() * _BEYOND
            outcome.kills += 1
            if self._killed(url, share * start.seconds):
                outcome.hits += 1
                outcome.tenths[int(share * 10)] += 1
                outcome.when[f"{start.name}: {progress(url, start)}"] += 1
            found += [f"after the kill at {share:.2f}: {fault}" for fault in halves(url, start)]
        status, told = self._ingest(url, "after")
        found += differences(url, start, status, told)
        outcome.failures += [f"round {outcome.rounds}, {start.name}: {each}" for each in found]
        self._databases.drop(url)

    def _start(self, name: str, template: str | None) -> Start:
        """Run undisturbed, twice, since the first run is slower than others."""
        took, held = [], 0
        if template:
            with closing(Store(Settings(database_url=template))) as store:
                held = len(hashes(store))
        for _ in range(2):
            url = self._databases.copy(template)
            began = time.monotonic()
            status, told = self._ingest(url, "after")
            took.append(time.monotonic() - began)
        with closing(Store(Settings(database_url=url))) as store:
            return Start(name, template, held, min(took), status, told, state(store), hashes(store))

    def _killed(self, url: str, moment: float) -> bool:
        """Start an ingest and kill it after this many seconds. Returns whether it was still running."""
        with self._command(url, "after") as process:
            time.sleep(moment)
            alive = process.poll() is None
            process.kill()
            process.communicate()
        return alive

    def _ingest(self, url: str, folder: str) -> tuple[int, dict[str, Any]]:
        """Run an undisturbed ingest. Returns its exit status and summary."""
        with self._command(url, folder) as process:
            out, complaints = process.communicate()
        return process.returncode, json.loads(out) if out else {"complaints": complaints.decode()}

    def _command(self, url: str, folder: str) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-c", _PLANTED.format(self._bug)] if self._bug else [tool("dateline")]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
        settings = {"DATELINE_DATABASE_URL": url, "DATELINE_BATCH_ARTICLES": str(_BATCH), "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            [*program, "ingest", str(self._folder / folder), "--json"],
            env=clean | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


def progress(url: str, start: Start) -> str:
    """How far a killed ingest had come."""
    with closing(Store(Settings(database_url=url))) as store:
        try:
            stored = len(hashes(store))
            if stored == start.held:
                return "before the first batch"
            return "after the last batch" if state(store) == start.state else "between batches"
        except Unavailable:
            return "before there was a schema"


def halves(url: str, start: Start) -> Iterator[str]:
    """Yield what is stored without being a whole article, and all that a check finds."""
    with closing(Store(Settings(database_url=url))) as store:
        try:
            *_, report = check(store, 3)
            yield from (fault.as_text() for fault in report.faults)
            if not report.total:
                yield from (f"{id} is stored with other content" for id, _ in hashes(store) - start.hashes)
        except (Unavailable, Misconfigured) as problem:  # there is no archive yet
            if start.template:
                yield str(problem)


def differences(url: str, start: Start, status: int, told: dict[str, Any]) -> Iterator[str]:
    """Yield how the archive and the last ingest's summary differ from those of an undisturbed run."""
    if status != start.status or "read" not in told:
        yield f"the next ingest ended with {status}: {told}"
        return
    if any(told[name] != start.told[name] for name in ("read", "rejected", "rejects")):
        yield f"the next ingest told {told}, and not {start.told}"
    if told["read"] != sum(told[name] for name in _COUNTS):
        yield f"{told} does not add up"
    yield from halves(url, start)
    with closing(Store(Settings(database_url=url))) as store:
        try:
            yield from sorted(set(state(store)) ^ set(start.state))[:3]
        except Unavailable as problem:
            yield str(problem)
