"""The README shows what really happens."""

import re

from starlette.testclient import TestClient

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text()


def test_the_curl_that_is_shown_gives_the_answer_that_is_shown(client: TestClient) -> None:
    address, shown = re.findall(r'\$ curl "http://127\.0\.0\.1:8000([^"]+)"\n(\{.*), …\}', README)[0]
    assert client.get(address).text.startswith(shown)


def test_every_address_that_is_shown_answers(client: TestClient) -> None:
    table = README.split("## Ask it")[1].split("Follow")[0]
    shown = re.findall(r"`((?:/articles|\?)[^`]*)`", table)
    assert len(shown) > 8
    for address in shown:
        answer = client.get(address if address.startswith("/") else f"/articles{address}")
        assert answer.status_code == 200, address
