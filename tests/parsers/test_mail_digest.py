"""A mailing list's digest is the mails in it."""

from app.record import ArticleRecord
from tests.parsers.reading import published, read, records

HEAD = (
    "From: harbour-request@lists.example\nSubject: Harbour Digest, Vol 1, Issue 2\nMessage-ID: <d@f>\n"
    "Date: Tue, 20 Sep 2022 16:00:00 +0000\nList-Id: Harbour news <harbour.lists.example>\n"
)
RULE = "-" * 30
FIRST = (
    "Message: 1\nDate: Mon, 19 Sep 2022 09:00:00 +0000\nFrom: Ann Lee <ann.lee@f.example>\n"
    "Subject: [Harbour] The ferry sails\nMessage-ID: <1@f>\nContent-Type: text/plain; charset=ISO-8859-1\n\n"
    "The ferry to Bodø sails.\n"
)
SECOND = "Message: 2\nDate: Tue, 20 Sep 2022 09:00 +0000\nFrom: Port Office <o@f.example>\nSubject: Rain\n\nIt rains.\n"
END = "____________________________________\nHarbour mailing list\n\n\nEnd of Harbour Digest, Vol 1, Issue 2\n****"


def _digest(preface: str, *parts: str) -> list[ArticleRecord]:
    body = f"\n\n{RULE}\n\n".join(parts)
    return records(read(f"{HEAD}\n{preface}\n\n{'-' * 70}\n\n{body}\n".encode()))


def test_every_mail_of_a_digest_is_an_article() -> None:
    first, second = _digest("Today's Topics:\n\n   1. The ferry sails (Ann Lee)", FIRST, SECOND, END)
    assert (first.title, first.authors, first.body) == ("The ferry sails", ("Ann Lee",), "The ferry to Bodø sails.")
    assert (published(first), first.provenance.identity) == ("2022-09-19T09:00:00Z", "uri mid:1@f")
    assert (second.title, second.source, second.body) == ("Rain", "Port Office", "It rains.")
    assert [each.provenance.position for each in (first, second)] == [1, 2]


def test_what_an_editor_writes_above_a_digest_is_an_article_too() -> None:
    above, first = _digest("The list moves to another harbour.", FIRST)
    assert (above.title, above.body) == ("Harbour Digest, Vol 1, Issue 2", "The list moves to another harbour.")
    assert first.title == "The ferry sails"


def test_a_rule_inside_a_mail_does_not_end_it() -> None:
    [first] = _digest("Today's Topics:", FIRST, "Timetable: the ferry sails at nine.")
    assert "Timetable: the ferry sails at nine." in first.body


def test_a_mail_that_is_called_a_digest_and_holds_none_is_one_article() -> None:
    [only] = records(read(f"{HEAD}\nRain.\n\n{RULE}\n\nSun.\n".encode()))
    assert only.body.startswith("Rain.")
    assert only.body.endswith("Sun.")


def test_the_parts_of_a_multipart_digest_are_articles() -> None:
    inner = [f"Content-Type: message/rfc822\n\n{mail.partition(chr(10))[2]}" for mail in (SECOND, FIRST)]
    parts = "".join(f"\n--b\n{each}" for each in inner)
    whole = f"{HEAD}MIME-Version: 1.0\nContent-Type: multipart/digest;\n boundary=b\n{parts}\n--b--\n"
    assert [each.title for each in records(read(whole.encode()))] == ["Rain", "[Harbour] The ferry sails"]


def test_what_an_editor_writes_beside_the_parts_of_a_digest_is_an_article_too() -> None:
    texts = ("The list moves to another harbour.", "Today's Topics:\n\n1. Rain", f"{'_' * 40}\nHarbour mailing list\n")
    beside = "".join(f"\n--a\nContent-Type: text/plain\n\n{each}" for each in texts)
    inner = f"Content-Type: multipart/digest; boundary=b\n\n--b\n\n{SECOND.partition(chr(10))[2]}\n--b--\n"
    whole = f"{HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n{beside}\n--a\n{inner}\n--a--\n"
    told, mail = records(read(whole.encode()))
    assert (told.body, mail.title) == ("The list moves to another harbour.", "Rain")


def test_brackets_that_do_not_name_the_list_stay_in_the_title() -> None:
    for subject, title in (("[harbour] Rain", "Rain"), ("[Bergen] Rain", "[Bergen] Rain")):
        mail = f"{HEAD.replace('Harbour Digest, Vol 1, Issue 2', subject)}\nIt rains.\n"
        assert records(read(mail.encode()))[0].title == title


SENT = (
    "Send Harbour mailing list submissions to\n\tharbour@lists.example\n\n"
    "To subscribe or unsubscribe via the World Wide Web, visit\n\thttp://lists.example/mailman/listinfo/harbour\n"
    "or, via email, send a message with subject or body 'help' to\n\tharbour-request@lists.example\n\n"
    "You can reach the person managing the list at\n\tharbour-owner@lists.example\n\n"
    'When replying, please edit your Subject line so it is more specific\nthan "Re: Contents of Harbour digest..."\n'
)
TOPICS = (
    "Today's Topics:\n\n   1. The ferry sails (Ann Lee)\n   2. Re: Rain in the harbour and on the sea\n      (Bo Ek)\n"
)


def test_an_editorial_among_what_the_list_prints_above_its_mails_is_an_article() -> None:
    above, first = _digest(f"{SENT}\nThe list moves to another harbour.\n\n\n{TOPICS}", FIRST, END)
    assert (above.body, first.title) == ("The list moves to another harbour.", "The ferry sails")
    assert [each.title for each in _digest(f"{SENT}\n\n{TOPICS}", FIRST, END)] == ["The ferry sails"]


def test_a_last_part_that_only_begins_like_the_end_of_a_digest_stays() -> None:
    [first] = _digest(TOPICS, FIRST, "End of the line: the ferry is sold.\nIt sails no more.")
    assert "End of the line: the ferry is sold." in first.body


def test_parts_whose_fields_have_no_address_and_day_are_no_mails() -> None:
    [only] = _digest("The week in Bergen.", "Date: 4 May\nFrom: noon\nSubject: Choir\n\nIt sings.")
    assert "The week in Bergen." in only.body
    assert "Choir" in only.body
