"""docs/asking.md shows what really happens."""

import re

import pytest
from starlette.testclient import TestClient

from tests.conftest import ROOT

SHOWN = re.findall(r'\$ curl "http://127\.0\.0\.1:8000([^"]+)"\n(.*)\n', (ROOT / "docs/asking.md").read_text())


def test_every_question_has_its_example() -> None:
    assert len(SHOWN) == 14


@pytest.mark.parametrize(("address", "shown"), SHOWN)
def test_the_answer_is_the_one_that_is_shown(client: TestClient, address: str, shown: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    rest = answer.text
    for piece in filter(None, map(str.strip, shown.split("…"))):
        before, found, rest = rest.partition(piece)
        assert found == piece, f"{piece!r} is not in what is left of the answer: {before[:300]!r}"
