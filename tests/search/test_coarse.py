"""Archives that know little of their dates: old newspapers by the month, annals by the year."""

from pathlib import Path

from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from tests.search.test_search import serving


def _archive(*dates: str) -> list[dict[str, str]]:
    return [{"title": f"Annual {n}", "text": f"beta {n}", "date": date} for n, date in enumerate(dates)]


MONTHS = [f"1869-{month:02}" for month in range(1, 13)]


def test_a_timeline_by_itself_is_as_coarse_as_most_of_its_articles(database_url: str, tmp_path: Path) -> None:
    with serving(_archive(*MONTHS, "1870", "1869-03-04"), database_url, tmp_path) as client:
        months = client.get("/articles/timeline").json()
        assert (months["meta"]["interval"], months["meta"]["coarser"]) == ("month", 1)
        assert [bucket["count"] for bucket in months["data"]] == [1, 1, 2, *[1] * 9]
        assert client.get("/articles/timeline?from_date=1870").json()["meta"]["interval"] == "year"
        weeks = client.get("/articles/timeline?interval=week&date=1869-05").json()["meta"]
        assert (weeks["count"], weeks["coarser"], weeks["hint"]) == (0, 1, None)


def test_a_timeline_by_itself_has_no_more_buckets_than_the_settings_allow(database_url: str, tmp_path: Path) -> None:
    with serving(_archive("1869-01-01", "1869-04-20"), database_url, tmp_path) as client:
        assert client.get("/articles/timeline").json()["meta"]["interval"] == "day"
        with TestClient(create_app(Settings(database_url=database_url, max_buckets=100))) as bounded:
            assert bounded.get("/articles/timeline").json()["meta"]["interval"] == "week"
            assert "interval=week" in bounded.get("/articles/timeline?interval=day").text


def _said(client: TestClient) -> tuple[str, str, str]:
    """The first and last day of an archive, and what is said of a search in the middle of 1870."""
    home = client.get("/").json()
    return home["first"], home["last"], client.get("/articles?q=annual+-beta&date=1870-06").json()["meta"]["hint"]


def test_the_last_day_is_that_of_the_coarsest_of_the_newest_dates(database_url: str, tmp_path: Path) -> None:
    with serving(_archive(*MONTHS, "1870", "1870-03-04"), database_url, tmp_path) as client:
        first, last, hint = _said(client)
        assert (first, last) == ("1869-01-01", "1870-12-31")
        assert "run from" not in hint.split(",")[0] or "1870-12-31" in hint


def test_the_last_day_of_a_month_counts_where_no_year_is_known_alone(database_url: str, tmp_path: Path) -> None:
    with serving(_archive("1869", "1870-02", "1870-02-03"), database_url, tmp_path) as client:
        assert _said(client)[:2] == ("1869-01-01", "1870-02-28")
