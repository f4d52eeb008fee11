"""What an agency holds back: cancelled and withheld items, and embargoes."""

import json

import pytest

from tests.parsers.reading import read, reasons, record, sample

PAST, FUTURE = "2015-06-01T06:00:00+02:00", "9000-06-01T06:00:00+02:00"


def g2(status: str, embargo: str = "") -> bytes:
    """A NewsML-G2 item with this status and embargo."""
    held = f"<embargoed>{embargo}</embargoed>" if embargo else ""
    content = "<contentSet><inlineData>It sails.</inlineData></contentSet>"
    return f'<newsItem guid="x:1"><itemMeta>{held}<pubStatus qcode="{status}"/></itemMeta>{content}</newsItem>'.encode()


def newsml(status: str, embargo: str = "") -> bytes:
    """A NewsML 1 item with this status, which becomes usable when the embargo ends."""
    until = f'<FutureStatus FormalName="Usable"/><DateAndTime>{embargo}</DateAndTime>'
    change = f"<StatusWillChange>{until}</StatusWillChange>" if embargo else ""
    content = "<NewsComponent><ContentItem><DataContent>It sails.</DataContent></ContentItem></NewsComponent>"
    managed = f'<NewsManagement><Status FormalName="{status}"/>{change}</NewsManagement>'
    return f"<NewsML><NewsItem>{managed}{content}</NewsItem></NewsML>".encode()


def nitf(status: str, embargo: str = "") -> bytes:
    """An NITF document with this status and day of release."""
    release = f'<date.release norm="{embargo}"/>' if embargo else ""
    head = f'<head><docdata management-status="{status}">{release}</docdata></head>'
    return f"<nitf>{head}<body><body.content><p>It sails.</p></body.content></body></nitf>".encode()


def ninjs(status: str, embargo: str = "") -> bytes:
    """A ninjs item with this status and embargo."""
    return json.dumps({"uri": "x:1", "body_text": "It sails.", "pubstatus": status, "embargoed": embargo}).encode()


def ninjs_3(status: str, embargo: str = "") -> bytes:
    """The same as version 3 spells it."""
    told = {"uri": "x:1", "bodies": [{"value": "It sails."}], "pubStatus": status, "embargoedUntil": embargo}
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    "raw", [ninjs_3("withheld"), g2("stat:withheld"), newsml("Withheld"), nitf("withheld"), ninjs("withheld")]
)
def test_an_item_withheld_without_an_end_is_withdrawn(raw: bytes) -> None:
    assert record(read(raw)[0]).withdrawn


@pytest.mark.parametrize(
    "raw",
    [g2("stat:withheld", PAST), g2("stat:usable", PAST), g2("stat:usable"), newsml("Embargoed", PAST), newsml("Usable"),
     nitf("embargoed", "20150601T060000+0200"), nitf("usable", "90000601"), ninjs("withheld", PAST), ninjs("usable"),
     ninjs_3("withheld", PAST)],
)  # fmt: skip
def test_an_item_is_usable_after_its_embargo(raw: bytes) -> None:
    article = record(read(raw)[0])
    assert (article.withdrawn, article.body) == (False, "It sails.")


@pytest.mark.parametrize(
    "raw",
    [g2("stat:withheld", FUTURE), g2("stat:usable", FUTURE), newsml("Embargoed", FUTURE),
     nitf("embargoed", "90000601T060000+0200"), nitf("Embargoed", "90000601T040000Z"),
     ninjs("usable", FUTURE), ninjs_3("usable", FUTURE)],
)  # fmt: skip
def test_an_item_under_embargo_is_rejected_until_it_ends(raw: bytes) -> None:
    assert reasons(read(raw)) == ["embargoed until 9000-06-01T04:00:00Z"]


def test_a_cancelled_item_stays_cancelled_whatever_its_embargo() -> None:
    assert record(read(g2("stat:canceled", PAST))[0]).withdrawn


def test_an_iptc_7901_message_may_end_without_a_zone() -> None:
    article = record(sample("anpa/talks.txt")[0])
    raw = b"bdt0231 3 pl 97  dpa 0345\n\nHafen/Schiffe/\nFerry sails =\n   Bergen (dpa) - It sails.\ndpa al n1 ek\n"
    ended = record(read(raw + b"121017 Mrz 14\n")[0])
    assert (ended.published and ended.published.text, "121017" in ended.body) == ("2014-03-12T10:17Z", False)
    counted = record(read(raw + b"121017 men 14\n")[0])
    assert (counted.published, "121017 men 14" in counted.body) == (None, True)
    assert article.published
