"""What a page's programs and its shop put among the paragraphs of a text is none of it; sentences like it are."""

import pytest

from tests.parsers.reading import read, record

SENTENCES = [
    "The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier.",
    "Engineers told the meeting that the piles had rotted below the waterline and would not last the winter.",
    "Residents who spoke against the plan said that the pier was the last of its kind on the northern coast.",
]


def paragraphs(*lines: str, title: str = "Ferry sails to the islands", head: str = "") -> list[str]:
    """The paragraphs of a page with these lines of text."""
    text = "".join(f"<p>{line}</p>" for line in lines)
    [item] = read(f"<html><head>{head}</head><body><article><h1>{title}</h1>{text}</article></body></html>".encode())
    return record(item).body.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "- Advertisement -", "SKIP ADVERTISEMENT", "Advertisement. Scroll to continue reading.",
        "Anzeige", "Publicité", "Reklama", "Реклама", "広告", "광고", "إعلان", "Sponsored content",
        "Share this article", "Share on Facebook", "Condividi su Facebook", "Like Loading...", "Read in app",
        "Click to share on Twitter (Opens in new window)", "Gift this article", "Leave a comment", "Copy link",
        "Add us as a preferred source on Google", "Most read in Football", "You may also like...", "Share this:",
        "Listen to this article 4 min", "0:00 / 3:12", "Listen • 4:32", "1x", "Audio: 3 min 12 s",
        "Diesen Artikel anhören (4 Minuten)", "Écouter l’article", "Video: 2:31", "Loading audio narration...",
        "3 min read", "Reading time: 3 minutes", "Lesedauer: 4 Minuten", "Temps de lecture : 3 min",
        "Tempo di lettura: 3 min", "Время чтения: 3 минуты", "읽는 시간 3분", "Lectura de 3 minutos",
        "View image in fullscreen", "Image source, Getty Images", "Foto: FNB", "Photo: Ann Lee/AP", 
        "Please enable JavaScript to view the comments.", "Ein Klick für den Datenschutz",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.", "[gallery ids='1,2']",
    ],
)  # fmt: skip
def test_what_programs_show_among_the_paragraphs_is_no_text(line: str) -> None:
    first, *others = SENTENCES
    assert paragraphs(first, line, *others) == SENTENCES
    assert paragraphs(*SENTENCES, line) == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "Advertisements had kept the paper alive for a century.", "JavaScript is the language of the web, he said.",
        "Share prices fell again on Tuesday.", "Listen to the sea", "Photo finish", "10:05", "More ferries",
        "An dieser Stelle wird der neue Hafen gebaut.", "3 minutes later", "Image matters, he said", "2 of 10", "3x",
        "An dieser Stelle wird im Herbst ein Haus mit vielfältigen Inhalten entstehen.", "[Laughter]",
        "[This article was corrected on May 3 to say that the pier is of wood.]", "[Enter Bo]", "00:00",
        "JavaScript is not the same thing as Java.", "Foto: Wie ein Bild die Welt veränderte",
        "Credit: Who can get it and how", "Externer Inhalt ist in der Studie alles, was von außen kommt.",
    ],
)  # fmt: skip
def test_a_line_that_only_resembles_it_is_text(line: str) -> None:
    first, *others = SENTENCES
    assert paragraphs(first, line, *others) == [first, line, *others]


@pytest.mark.parametrize("line", ["Share", "Listen", "Partager", "Recommended", "Don’t miss"])
def test_what_may_be_a_heading_is_left_out_beside_another_such_line_or_at_an_end(line: str) -> None:
    first, *others = SENTENCES
    assert paragraphs(first, line, *others) == [first, line, *others]
    assert paragraphs(first, line, "Tweet", *others) == SENTENCES
    assert paragraphs(*SENTENCES, line) == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading", "This article is for subscribers", "Already a subscriber? Log in",
        "Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.", "Log in to read this article",
        "Sie möchten weiterlesen? Jetzt abonnieren", "Este contenido es exclusivo para suscriptores",
        "To read the full story, subscribe or sign in.", "Unlock this article for $1",
    ],
)  # fmt: skip
def test_a_text_that_goes_on_for_subscribers_only_says_so(line: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in (*SENTENCES, line))
    article = record(read(f"<html><body><article><h1>Ferry</h1>{text}</article>".encode())[0])
    assert article.body.split("\n\n") == SENTENCES
    assert article.provenance.warnings == ("the page shows the rest of its text to subscribers only",)


def test_a_sentence_about_subscribers_is_text() -> None:
    last = "To access the site, visitors have to register at the gate by the harbour."
    assert paragraphs(*SENTENCES, last) == [*SENTENCES, last]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour | Ferry sails to the islands", "Ferry sails to the islands | Fjord News", "Staff Reports",
        "From staff and wire reports", "Updated 15.59 | Published 14.14",
    ],
)  # fmt: skip
def test_lines_of_the_head_are_no_part_of_the_text(line: str) -> None:
    assert paragraphs(line, *SENTENCES) == SENTENCES


def test_a_dateline_before_the_headline_repeated_is_kept() -> None:
    assert (
        paragraphs("新华社北京9月20日电 题：Ferry sails to the islands", *SENTENCES)[0]
        == "题：Ferry sails to the islands"
    )


@pytest.mark.parametrize(
    "line",
    [
        "SOURCE: Reuters", "(Quelle: AFP/dpa)", "Källa: TT", "Źródło: PAP", "Sign up for emails or print this page",
        "Ann Lee covers the harbour for The Fjord. Write to her.", "Ann Lee writes about ports.",
    ],
)  # fmt: skip
def test_whence_a_text_is_and_what_its_author_does_is_none_of_it_below(line: str) -> None:
    author = '<meta name="author" content="Ann Lee">'
    assert paragraphs(*SENTENCES, line, head=author) == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "Source: the harbour office, which counts every ship", "Source: Statistics Norway",
        "Ann Lee writes that the ferry was never safe, in a letter to the harbour office of the town.",
        "Ann Lee reports seeing smoke.",
    ],
)  # fmt: skip
def test_what_only_begins_like_that_below_a_text_is_text(line: str) -> None:
    author = '<meta name="author" content="Ann Lee">'
    assert paragraphs(*SENTENCES, line, head=author) == [*SENTENCES, line]


@pytest.mark.parametrize(
    "line",
    [
        "Already a member of NATO, the country wants more, its ministers said on Tuesday in the capital.",
        "Are you a member of a union? The answer decides what you are paid, and what the strike will cost you.",
        "Dieser Artikel ist Teil von einer Serie über die Häfen des Nordens, ihre Schiffe und ihre Menschen.",
        "You have reached your destination limit, said the machine, and printed another ticket to the same place.",
        "Register of deeds will continue reading rooms until May, when the building is closed for good.",
        "To read the full report of the commission, subscribers had to register in 1950, the archive says.",
    ],
)
def test_a_last_sentence_that_resembles_an_offer_is_text(line: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in (*SENTENCES, line))
    article = record(read(f"<html><body><article><h1>Ferry</h1>{text}</article>".encode())[0])
    assert article.body.split("\n\n") == [*SENTENCES, line]
    assert article.provenance.warnings == ()


@pytest.mark.parametrize(
    "line",
    [
        "The new harbour plan in numbers", "Updated 2022 rules take effect", "Edited 3 times, the report is thin",
        "Update at 14:05: the ferry is in port", "What caused the new harbour plan", "The new harbour plan: and no end",
    ],
)  # fmt: skip
def test_a_subheading_or_a_deck_that_resembles_a_line_of_the_head_is_kept(line: str) -> None:
    first, *others = SENTENCES
    assert paragraphs(first, line, *others, title="The new harbour plan") == [first, line, *others]
    if ":" not in line:
        assert paragraphs(line, *SENTENCES, title="The new harbour plan") == [line, *SENTENCES]
