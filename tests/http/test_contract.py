"""The OpenAPI document against the live server: what it says is what happens, whatever is asked."""

import pytest
from starlette.testclient import TestClient

from benchmarks.contract import checked, served

PHASES = {"sqlite": "examples,coverage,fuzzing,stateful", "postgresql": "examples,fuzzing,stateful"}


def test_whatever_is_asked_is_answered_as_documented(database_url: str) -> None:
    """Every check of schemathesis; the same at full size is `benchmarks/contract.py`."""
    pytest.importorskip("schemathesis")
    engine = database_url.partition(":")[0]
    with served(database_url) as base:
        passed, said = checked(base, ["--max-examples", "5", "--phases", PHASES[engine]])
    assert passed, said


def test_the_largest_seed_that_is_documented_is_taken(client: TestClient) -> None:
    assert client.get(f"/articles/random?seed={2**53}").status_code == 200
    assert client.get(f"/articles/random?seed={2**53 + 1}").status_code == 422
