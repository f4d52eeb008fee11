"""Ingest killed at random moments: whole articles only, and the next run completes the pile as if nothing had been."""

from pathlib import Path

import pytest

from benchmarks.databases import databases
from benchmarks.killing.bugs import BUGS
from benchmarks.killing.rounds import Harness

ROUNDS = {"sqlite": 3, "postgresql": 2}
ARTICLES = 300
MOST = 60
"""Rounds in which a planted bug has to be found; each finds it more often than not."""


@pytest.mark.parametrize("engine", ROUNDS)
def test_what_is_killed_is_whole_and_completed(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> None:
    server = request.getfixturevalue("postgresql") if engine == "postgresql" else None
    with databases(engine, server) as made:
        *_, outcome = Harness(made, tmp_path, seed=2022, articles=ARTICLES).run(ROUNDS[engine])
    assert outcome.failures == []
    assert outcome.rounds == ROUNDS[engine]
    assert outcome.hits, "a harness that kills nothing shows nothing"


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found(bug: str, tmp_path: Path) -> None:
    with databases("sqlite") as made:
        assert any(outcome.failures for outcome in Harness(made, tmp_path, 7, bug, ARTICLES).run(MOST))
