"""Periods at every precision, and every text that is no date."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import END_OF_TIME, BadDate, instant_text, parse_period

EPOCH = datetime(1, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("0001", "0001-01-01T00:00:00Z", "0002-01-01T00:00:00Z"),
        ("2022", "2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z"),
        ("2024", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"),
        ("1900-02", "1900-02-01T00:00:00Z", "1900-03-01T00:00:00Z"),
        ("2000-02", "2000-02-01T00:00:00Z", "2000-03-01T00:00:00Z"),
        ("2024-12", "2024-12-01T00:00:00Z", "2025-01-01T00:00:00Z"),
        ("2024-02-29", "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z"),
        ("2022-09-20T14:05Z", "2022-09-20T14:05:00Z", "2022-09-20T14:06:00Z"),
        ("2022-09-20T14:05:11Z", "2022-09-20T14:05:11Z", "2022-09-20T14:05:12Z"),
        ("2022-09-20t14:05:11.987z", "2022-09-20T14:05:11Z", "2022-09-20T14:05:12Z"),
        ("2022-09-20T23:30:00-05:00", "2022-09-21T04:30:00Z", "2022-09-21T04:30:01Z"),
        ("2022-01-01T00:10+14:00", "2021-12-31T10:10:00Z", "2021-12-31T10:11:00Z"),
    ],
)
def test_a_period_is_half_open_and_in_utc(text: str, start: str, end: str) -> None:
    period = parse_period(text)
    assert (instant_text(period.start), instant_text(period.end)) == (start, end)


def test_the_last_period_ends_with_time() -> None:
    assert parse_period("9999").end == parse_period("9999-12").end == parse_period("9999-12-31").end == END_OF_TIME
    assert parse_period("9999-12-31T23:59:59Z").end == END_OF_TIME


NO_DATES = """
0 86400 22 202 20220 0000 0000-01 2022-00 2022-13 2022-9 2022-09-31 2023-02-29 2100-02-29 1900-02-29
2024-02-30 2022-09-00 0000-01-01 10000-01-01 2024-1-1 20240101 2024-W01 2024-001 +2024 -2024 2024- 2024-09-
２０２２ 2022-０９ ٢٠٢٢ 2022-09-20T 2022-09-20T14 2022-09-20T14Z 2022-09-20T14:05 2022-09-20T14:05:11
2022-09-20T1405Z 2022-09-20T24:00Z 2022-09-20T24:00:00Z 2022-09-20T23:60Z 2022-09-20T23:59:60Z
2022-09-20T14:05:11.Z 2022-09-20T14:05:11,5Z 2022-09-20T14:05:11+0200 2022-09-20T14:05:11+02
2022-09-20T14:05:11+24:00 2022-09-20T14:05:11+02:60 0001-01-01T00:00:00+14:00 0001-01-01T00:00+00:01
9999-12-31T23:59:59-12:00 9999-12-31T23:59-00:01 today now null None NaN 1e3 2022/09/20 20-09-2022 Sep-2022
2022-09-20Z 2022Z 2022-09-20T14:05Z[UTC]
""".split()  # noqa: SIM905 - sixty strings in quotes are not easier to read


@pytest.mark.parametrize("text", [*NO_DATES, "", " ", " 2022", "2022 ", "2022\n", "2022-09-20 14:05Z", "2022\0"])
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(BadDate):
        parse_period(text)


def test_a_plus_that_became_a_space_is_explained() -> None:
    with pytest.raises(BadDate, match="%2B02:00"):
        parse_period("2022-09-20T14:05:11 02:00")


offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=offsets, min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)))
def test_instants_mean_what_datetime_means(moment: datetime) -> None:
    period = parse_period(moment.isoformat(timespec="seconds"))
    assert EPOCH + timedelta(seconds=period.start) == moment.replace(microsecond=0)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_what_is_written_reads_back(day: object, length: int) -> None:
    text = str(day)[:length]
    assert parse_period(text).text == text


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        period = parse_period(text)
    except BadDate:
        return
    assert 0 <= period.start < period.end <= END_OF_TIME
    assert parse_period(period.text) == period
