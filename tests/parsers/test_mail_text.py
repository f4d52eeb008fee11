"""What surrounds the text of a mail is left out, and what only looks like it stays."""

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, record

BODY = (
    "The ferry sails from Bergen on Monday, the harbour office said.\n\nIt has been late for a week because of storms."
)


def _mail(text: str, subject: str = "Ferry", sender: str = "a@fjord.example") -> ArticleRecord:
    head = f"From: {sender}\nSubject: {subject}\nMessage-ID: <1@f>\nDate: Tue, 20 Sep 2022 14:05:11 +0200\n"
    return record(read(f"{head}Content-Type: text/plain; charset=utf-8\n\n{text}\n".encode())[0])


@pytest.mark.parametrize(
    "below",
    [
        "-- \nAnn Lee\nFerry Editor, Fjord Press\n+47 55 55 01 01",
        "On Mon, 19 Sep 2022 at 18:02, Bo Ek <bo@fjord.example> wrote:\n> Where is it?\n> It is ten.",
        "Am 19.09.2022 um 18:02 schrieb Bo Ek:\n> Wo ist sie?",
        "-- \nAnn Lee\n\nLe lun. 19 sept. 2022 à 18:02, Bo Ek\n<bo@fjord.example> a écrit :\n\n> Où est-il ?",
        "This e-mail is confidential and intended solely for the addressee. If you are not the intended recipient,\n"
        "please delete it.",
        "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie.",
        "======\n** Forward (https://fjord.example/f)\nCopyright © 2022 Fjord Press, All rights reserved.\n"
        "You are receiving this email because you opted in.\n1 High St, Bergen\n** unsubscribe from this list (https://f.example)",
        "Thanks for reading The Tide! Subscribe for free to receive new posts.\n\nUnsubscribe https://fjord.example/u?e=1",
        "Manage Subscriptions | Unsubscribe All\n\nThis email was sent to me@f.example by: Fjord Press · 1 High St",
        "Copyright © 2022 Fjord Press.\n\nOur mailing address is:\nFjord Press\n1 High St\n5003 Bergen\n\n"
        "Want to change how you receive these emails?\n"
        "You can update your preferences or unsubscribe from this list.",
        "You are receiving this email because you signed up for the letter of the\nFjord Press. Unsubscribe here.",
        "If you have received this e-mail in error, please delete it.\n\nPlease think before you print this e-mail.",
        "© 2022 Fjord Press\n1 High Street, Bergen\nUnsubscribe",
        "You are receiving this email because you signed up on our website.\nUnsubscribe: https://fjord.example/u",
        "======\nCopyright © 2022 Fjord Press, All rights reserved.\nYou are receiving this because you signed up.\n\n"
        "Our mailing address is:\nFjord Press\n1 High St\nBergen 5003\n\n"
        "Want to change how you receive these emails?\nYou can update your preferences (https://fjord.example/p)\n"
        "or unsubscribe from this list (https://fjord.example/u)",
        'You received this message because you are subscribed to the Fjord Groups "harbour" group.\nTo unsubscribe '
        "from this group and stop receiving emails from it, send an email to h@f.example.\n"
        "To view this discussion visit https://f.example/d/1.",
        "On Sep 19, 2022, at 6:02 PM, Bo Ek <bo@fjord.example> wrote:\n> Where is it?",
        "_______________________________________________\nHarbour mailing list\nHarbour@lists.example\n"
        "http://lists.example/mailman/listinfo/harbour",
    ],
)
def test_what_stands_below_a_text_is_left_out(below: str) -> None:
    article = _mail(f"{BODY}\n\n{below}")
    assert (article.body, article.preamble) == (BODY, None)


@pytest.mark.parametrize(
    "below",
    [
        "--\nThe ferry to Bodø is not late.",  # a rule between items
        "--\nTides this week\nMonday 4.12",
        "-- \nThe ferry to Bodø is late.\nThe ferry to Bergen sails.",
        "-- \nTides\nMonday 4.12\nTuesday 4.31\nWednesday 4.50\nThursday 5.10",
        "-- \nTides this week\n\n-- \nFerries this week",
        "--\nTides this week\n\n-- \nFerries this week",
        "-- \n" + "\n\n".join(f"The ferry number {n} is late as well." for n in range(20)),
        "He wrote in his diary of 1905:\n\n> The sea is calm.\n> The ferry is late.",
        "On 19 Sep 2022, 18:02, Bo Ek <bo@fjord.example> wrote:\n> "
        + "The ferry is late, and nobody knows why.\n> " * 9,
        "This e-mail is confidential and only for its recipients, the mayor wrote.",
        "“This message is intended solely for the addressee and must be deleted,” the mayor wrote.",
        "Unsubscribe buttons must be easy to find, the court said.",
        "You are receiving this email because you opted in.\n\nP.S. The ferry to Bodø sails on Tuesday.",
        "Manage subscriptions better, the council tells its theatre.",
        "Best regards were sent to the crew.",
        "Unsubscribe from all newsletters that you do not read\nSort the rest into folders\nAnswer twice a day",
        "Unsubscribe from all newsletters that you do not read",
        "To unsubscribe, visit https://fjord.example/u\n\nThe ferry to Bodø\nThe ferry to Bergen",
        "To unsubscribe, visit https://fjord.example/u\nThe ferry to Bodø\nThe ferry to Bergen",
        "Unsubscribe\n\n1. FERRY\nThe ferry is closed",
        "To unsubscribe from the town's letter, residents can reply to any mail, the council said.",
        "If you no longer wish to receive our paper on Sundays, the publisher said, call the office",
        "This message was sent to us by Mr Lowe, at noon@work.",
        "You are receiving this message because your street lies below the dam.",
        "You are receiving this email because you subscribed. The mayor resigns on Friday.",
        "Unsubscribe, the court said, must be one click",
        "Where children read the news:\nFacebook\nInstagram\n\nUnsubscribe: the ferry's film",
        "This message was intended only for the minister, and confidential, the ministry said. It is not.",
        "This communication was privileged, the court held, and only the parties may print it.",
        "The contents of this message are confidential and intended only for the press. The mayor resigns on Friday.",
        "If you are not the intended recipient, delete this message. The mayor resigns on Friday.",
        "Diese Nachricht war vertraulich und nur für den Bürgermeister bestimmt.",
        "The mayor, who had been asked for a comment at 18:00, wrote:\n> We regret it.",
        "In a mail to the council at 9:15 on Monday, the harbour master wrote:\n\n> We regret it.",
        "Asked about the delay, @harbourmaster wrote:\n> We regret it.",
        "On the ferry of 1905, at 9:15, Ann Lee wrote:\n> The sea is calm.",
        "On 19 September 2022 at 18:02, the mayor wrote:\n> We regret it.",
    ],
)
def test_what_only_looks_like_that_stays(below: str) -> None:
    said = "".join(_mail(f"{BODY}\n\n{below}").body.split())
    assert said == "".join(f"{BODY}{below}".split())


@pytest.mark.parametrize(
    ("above", "address"),
    [
        ("View this email in your browser (https://mail.example/x?e=1)", None),
        ("View as a webpage / Share", None),
        ("View in browser", None),
        ("Newsletter im Browser ansehen | Online lesen", None),
        ("Newsletter im Browser ansehen", None),
        ("View this post on the web at https://tide.example/p/ferry", "https://tide.example/p/ferry"),
    ],
)
def test_other_views_offered_above_a_text_are_left_out(above: str, address: str | None) -> None:
    article = _mail(f"{above}\n\nBERGEN, Sept. 20 - {BODY}")
    assert (article.dateline, article.body, article.source_url) == ("BERGEN, Sept. 20", BODY, address)


@pytest.mark.parametrize(
    "line",
    ["Share prices of ferries fell in Bergen on Monday.", "Share", "Forward", "Tweet", "Online lesen", "Read it"],
)
def test_a_line_above_a_text_that_says_more_or_is_a_heading_stays(line: str) -> None:
    article = _mail(f"{line}\n\n{BODY}")
    assert line in f"{article.body}\n{article.preamble}"


def test_what_follows_the_end_of_a_release_is_in_the_preamble() -> None:
    for end in ("###", "ENDS", "-30-", "– Ends –"):
        article = _mail(f"{BODY}\n\n{end}\n\nNotes to editors:\n1. It is a big ferry.\n\nContact: Bo Ek, 555-0101")
        assert article.body == BODY
        assert article.preamble == "Notes to editors:\n1. It is a big ferry.\nContact: Bo Ek, 555-0101"


def test_marks_between_items_do_not_end_a_text() -> None:
    for text in (
        f"{BODY}\n\n###\n\nThe second ferry is full.",
        f"{BODY}\n\n###\n\nAbout ferries.\n\n###\n\nAbout boats.",
    ):
        assert "bout" in _mail(text).body or "second" in _mail(text).body


def test_a_closing_is_in_the_preamble_unless_the_text_is_a_letter() -> None:
    closing = "Mit freundlichen Grüßen\nAnn Lee\nPressestelle\nTel.: +47 55 55 01 01"
    article = _mail(f"{BODY}\n\n{closing}")
    assert (article.body, article.preamble) == (BODY, closing)
    assert _mail(f"Dear editor,\n\n{BODY}\n\nKind regards\nAnn Lee").body.endswith("Kind regards Ann Lee")
    assert _mail(f"The mayor wrote:\n\nDear Bo,\n\n{BODY}\n\nRegards\nAnn Lee").body.endswith("Regards Ann Lee")
    assert _mail(f"{BODY}\n\nYours faithfully,\nAnn Lee").body.endswith("Yours faithfully, Ann Lee")


@pytest.mark.parametrize(
    "below",
    [
        "Warm regards\nAnn Lee",
        "Mit freundlichen Grüßen\nFerry 120,00\nBus 40,00",
        "Warm regards\nAnn Lee\nThe museum shows it from May on\nwww.museum.example",
        "Kind regards\nAnn Lee\n\nThe second letter\n\nKind regards\nBo Ek\nbo@f.example",
        "Saludos\nBergen\nBodø",
    ],
)
def test_a_closing_that_may_be_part_of_the_text_stays(below: str) -> None:
    article = _mail(f"{BODY}\n\n{below}")
    assert "".join(article.body.split()) == "".join(f"{BODY}{below}".split())
    assert article.preamble is None


@pytest.mark.parametrize(
    "label", ["About Fjord Press", "Media contact", "For more information, contact bo@f.example", "NOTES TO EDITORS"]
)
def test_a_label_heads_what_follows_the_end_of_a_release(label: str) -> None:
    article = _mail(f"{BODY}\n\n###\n\n{label}\nIt sails ships")
    assert (article.body, article.preamble) == (BODY, f"{label}\nIt sails ships")


@pytest.mark.parametrize(
    "second",
    [
        "About 300 people came",
        "About the ferry",
        "For more than two hours the ferry stood still",
        "More information about the second project is missing",
        "Source of the trouble was the wind",
        "Photos of the storm are shown in Bergen",
        "Über 300 Menschen kamen",
        f"Notes to editors:\n{BODY}\n{BODY}",
    ],
)
def test_a_second_part_below_a_mark_stays(second: str) -> None:
    article = _mail(f"{BODY}\n\n###\n\n{second}")
    assert "".join(article.body.split()) == "".join(f"{BODY}###{second}".split())


FORWARDS = {
    "gmail": "One for Bo?\n\n---------- Forwarded message ---------\nFrom: Fjord Press Office <press@f.example>\n"
    "Date: Mon, Sep 19, 2022 at 6:15 PM\nSubject: The ferry sails\nTo: <bo@f.example>\n\n\n{}",
    "apple": "One for Bo?\n\nBegin forwarded message:\n\n> From: Fjord Press Office <press@f.example>\n"
    "> Subject: The ferry sails\n> Date: September 19, 2022 at 18:15:00 GMT\n> To: bo@f.example\n> \n> {}",
    "french": "One for Bo?\n\n> Début du message réexpédié :\n>\n> De: Fjord Press Office <press@f.example>\n"
    "> Objet: The ferry sails\n> Date: 19 septembre 2022 à 18:15:08 UTC\n> À: bo@f.example\n> \n> {}",
    "outlook": "One for Bo?\n\n________________________________\nVon: Fjord Press Office <press@f.example>\n"
    "Gesendet: Montag, 19. September 2022 18:15\nAn: Bo Ek\nCc: Ann Lee; Mary\nLee\nBetreff: WG: The ferry sails\n\n{}",
}


@pytest.mark.parametrize("mailer", FORWARDS)
def test_a_forwarded_mail_is_the_article(mailer: str) -> None:
    text = FORWARDS[mailer].format(BODY.replace("\n", "\n> ") if mailer in ("apple", "french") else BODY)
    article = _mail(text, "Fwd: The ferry sails", "Ann Lee <ann.lee@fjord.example>")
    assert (article.title, article.source, article.authors) == ("The ferry sails", "Fjord Press Office", ())
    assert (article.body, article.preamble) == (BODY, "One for Bo?")
    assert (published(article) or "").startswith("2022-09-19T18:15")


def test_a_mail_that_quotes_another_or_says_more_than_it_is_read_itself() -> None:
    quoted = "From: Bo Ek <bo@f.example>\nSent: Monday, September 19, 2022 6:15 PM\nSubject: Ferry\n\nWhere is it?"
    for text, subject in ((f"{BODY}\n\n{quoted}", "Fwd: Ferry"), (f"Soon.\n\n{quoted}", "Re: Ferry")):
        article = _mail(text, subject)
        assert (article.title, article.source) == (subject, None)
        assert article.body.startswith(text[:5])
        assert article.body.endswith("Where is it?")


_PARTS = "From: {}\nDate: {}\nSubject: The ferry sails\n\n"
_MARKED = "---------- Forwarded message ---------\n" + _PARTS.format(
    "Bo Ek <bo@f.example>", "Mon, Sep 19, 2022 at 6:15 PM"
)


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"> {line}\n" for line in f"{_MARKED}Where is it?".split("\n")) + f"\n{BODY}",
        f"{BODY}\n{_MARKED}{BODY} It is late, and the mayor is not amused at all.",
        f"{_MARKED}{BODY}\n\n{_MARKED}{BODY}",
        f"From: the harbour\nTo: the sea\nSubject: A poem\n\n{BODY}",
        f"From: the harbour\nDate: 4 May 1905\nSubject: A poem\n\n{BODY}",
        f"{BODY * 4}\n\n{_MARKED}{BODY * 20}",
    ],
)
def test_a_mail_that_answers_or_holds_others_is_read_itself(text: str) -> None:
    article = _mail(text, "Fwd: News")
    assert article.title == "Fwd: News"
    assert "".join(BODY.split()) in "".join(article.body.split())
    assert (published(article) or "")[:10] == "2022-09-20"


def test_a_forwarded_mail_whose_date_cannot_be_read_has_that_of_the_mail() -> None:
    head = _MARKED.replace("Mon, Sep 19, 2022 at 6:15 PM", "the other day")
    article = _mail(f"{head}{BODY}", "Fwd: News")
    assert (article.title, published(article)) == ("The ferry sails", "2022-09-20T12:05:11Z")


def test_an_address_of_the_post_is_that_of_the_original() -> None:
    mail = "From: a@f.example\nSubject: Ferry\nMessage-ID: <1@f>\nList-Post: <{}>\n\nThe ferry sails.\n{}\n"
    form = "https://groups.example/group/harbour/post"
    posts = [
        ("https://t.example/p/f", "", "https://t.example/p/f"),
        ("mailto:l@f.example", "", None),
        (form, "", None),  # where members write to the list
        ("https://f.example/2022/ferry", "Read https://f.example/2022/ferry now", "https://f.example/2022/ferry"),
    ]
    for posted, text, page in posts:
        assert record(read(mail.format(posted, text).encode())[0]).source_url == page


def _html(markup: str) -> ArticleRecord:
    head = "From: a@f.example\nSubject: Ferry\nMessage-ID: <1@f>\nContent-Type: text/html; charset=utf-8"
    return record(read(f"{head}\n\n{markup}".encode())[0])


def test_a_newsletter_in_html_has_no_preheader_and_no_foot() -> None:
    text = "".join(f"<p>{each}</p>" for each in BODY.split("\n\n"))
    cells = [
        '<div style="display:none;max-height:0">Soon late &zwnj;&nbsp;&zwnj;</div><div>&#847; &zwnj; &nbsp;</div>',
        "<a href=x>View online</a>",
        text,
        "Follow us on Twitter",
        "You are receiving this email because you asked. <a>Unsubscribe</a>",
    ]
    assert _html(f"<table>{''.join(f'<tr><td>{each}</td></tr>' for each in cells)}</table>").body == BODY


def test_a_hidden_text_stays_if_it_is_long_or_most_of_the_mail() -> None:
    for times in (1, 20):
        text = "<p>The ferry sails from Bergen on Monday.</p>" * times
        assert _html(f'<div style="display:none">{text}</div><p>Ferry.</p>').body.count("Bergen") == times


@pytest.mark.parametrize(
    "shown",
    [
        '<table><tr><td style="font-size:0px;padding:4px"><div style="font-size:13px">{}</div></td></tr></table>',
        '<ul style="font-size:0"><li style="font-size:12px">{}</li></ul>',
        '<p style="font-size:0"><span class="text">{}</span></p>',
        '<p style="mso-hide:all">{}</p>',
        '<div style="max-height:0;position:relative">{}</div>',
        '<div style="visibility:hidden"><p style="visibility:visible">{}</p></div>',
        "<p>--</p><p>{}</p>",
    ],
)
def test_what_a_reader_sees_of_a_newsletter_stays(shown: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in BODY.split("\n\n"))
    assert "In brief: the pool opens" in _html(text + shown.format("In brief: the pool opens")).body


@pytest.mark.parametrize("style", ["display: none !important", "max-height:0px;overflow:hidden", "visibility:hidden"])
def test_what_a_reader_does_not_see_is_left_out(style: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in BODY.split("\n\n"))
    assert _html(f'<div style="{style}">Soon late</div>{text}').body == BODY


@pytest.mark.parametrize("closing", ["Best regards,", "Mit freundlichen Grüßen", "Cordialement,"])
def test_a_closing_below_the_mark_that_ends_a_release_is_no_text(closing: str) -> None:
    article = _mail(f"{BODY}\n\n###\n\n{closing}\n\nAnn Lee\nFjord Press\n+47 55 55 01 01")
    assert article.body == BODY
    assert article.preamble == f"{closing}\nAnn Lee\nFjord Press\n+47 55 55 01 01"
