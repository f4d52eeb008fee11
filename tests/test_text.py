"""Text: cleaning, comparing, cutting, and the paragraphs of what was wrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import clean, count_words, first_sentence, fold, nearest, paragraphs, shorten, squeeze


@pytest.mark.parametrize(
    ("paragraph", "sentence"),
    [
        ("One thing. Another.", "One thing."),
        ("The U.S. Senate met on Jan. 6 in Washington. It rose.", "The U.S. Senate met on Jan. 6 in Washington."),
        ("Mr. Smith and Dr. J. R. Jones spoke. They left.", "Mr. Smith and Dr. J. R. Jones spoke."),
        ('"It is over," he said. "We won." They sang.', '"It is over," he said.'),
        ('He said "We won." They sang.', 'He said "We won."'),
        ("Prices rose 3.5 percent to 1.2 billion. More.", "Prices rose 3.5 percent to 1.2 billion."),
        ("What now? Nothing.", "What now?"),
        ("No end", "No end"),
        ("", ""),
        ("Elle part. École fermée.", "Elle part."),
        (
            "on the web at example.com and elsewhere. then lower case",
            "on the web at example.com and elsewhere. then lower case",
        ),
    ],
)
def test_the_first_sentence(paragraph: str, sentence: str) -> None:
    assert first_sentence(paragraph) == sentence


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("MR. LEE. MR. SPEAKER, the ferry sails. It is late.", "MR. LEE. MR. SPEAKER, the ferry sails."),
        ("Good morning! The ferry sails. It is late.", "Good morning! The ferry sails."),
        ("The ferry sails. It is late.", "The ferry sails."),
        ("It sank.", "It sank."),
    ],
)
def test_as_many_sentences_as_have_three_words(paragraph: str, sentences: str) -> None:
    assert first_sentence(paragraph, 3) == sentences


def test_cutting_ends_at_a_sentence_or_word_and_says_so() -> None:
    assert shorten("short") == "short"
    long = "One sentence here. " * 40
    assert shorten(long, 100).endswith("here.…")
    assert len(shorten(long, 100)) <= 100
    assert shorten("word " * 100, 50).endswith("word…")
    assert len(shorten("x" * 1000, 50)) == 50


@given(st.text(max_size=300), st.integers(10, 80))
def test_cutting_never_exceeds_its_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit


@given(st.text(max_size=200))
def test_cleaning_is_done_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not any(0xD800 <= ord(c) < 0xE000 or c == "\0" for c in clean(text))
    assert squeeze(squeeze(text)) == squeeze(text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Dampf\xadschiff\xadfahrt", "Dampfschifffahrt"),
        ("the har\xad\nbour", "the harbour"),
        ("the har\xad \r\n  bour", "the harbour"),
        ("har\xad\n\nbour", "har\n\nbour"),
        ("har\xad\nFERRY SINKS", "har\nFERRY SINKS"),
        ("\ufeffOne\u2060 two\ufeff", "One two"),
    ],
)
def test_where_a_word_may_break_is_no_part_of_it(written: str, read: str) -> None:
    assert clean(written) == read


@given(st.text(max_size=200))
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Moscow", "MOSCOW"), ("Copiapó", "COPIAPO"), ("Ｔａｓｓ", "tass"), ("Straße", "STRASSE"), ("ﬁ", "FI")],
)
def test_folding_makes_equal_what_people_take_for_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_paragraphs() -> None:
    assert paragraphs("one\n\ntwo\n \nthree") == ["one", "two", "three"]
    assert paragraphs("wrapped\nlines of\none") == ["wrapped lines of one"]
    assert paragraphs("    first\nof all\n    second\nof all") == ["first of all", "second of all"]
    long = "x" * 120
    assert paragraphs(f"{long}\n{long}") == [long, long]


def test_the_rows_of_a_table_are_not_joined() -> None:
    rows = ["MAY    288 UP 1", "JULY   273 UP 2", "SEPT   2 UNCH"]
    read = ["Fish prices", "MAY 288 UP 1", "JULY 273 UP 2", "SEPT 2 UNCH", "The ferry carried it."]
    assert paragraphs("\n".join(["Fish prices", *rows, "The ferry", "carried it."])) == read
    assert paragraphs("Race 1|06:58PM\n1|THE BOATMAN|2|$2\n2|LEE SHORE|1|$3") == [
        "Race 1|06:58PM",
        "1|THE BOATMAN|2|$2",
        "2|LEE SHORE|1|$3",
    ]
    assert paragraphs("COD......19.40\nHERRING...18.61\nEEL.......19.25\nKELP") == [
        "COD......19.40",
        "HERRING...18.61",
        "EEL.......19.25",
        "KELP",
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        "The ferry sank in 1986.  Its 40 sailors\nwere saved.  In 1990 they\nmet again.  That was on 3 May",
        "The  ferry took the\nisland's  doctor and\nhis  dog to the  town",
        "The ferry took 40 to  the\nisland and 12 to  the town",
        "The ferry of  1986 took 40  people to the  islands, and\n"
        "its sister of  1990 took  12 of them  back to the town,\n"
        "which had 300 houses  then  and has  none today, as all\nof the 40 said in  May",
    ],
)
def test_prose_with_wide_spaces_is_no_table(wrapped: str) -> None:
    assert paragraphs(wrapped) == [" ".join(wrapped.split())]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("Key points\n• The ferry sails\ntwice\n• The bridge is closed", 3),
        ("Key points\n•Ferry sails", 2),
        ("Key points:\n- the ferry sails\ntwice\n- the bridge is closed", 3),
        ("Links\n- Ferry timetable\n- Bridge", 3),
        ("It voted:\n1. to build\n2. to\nsell", 3),
        ("It voted\n1. To build\n2. To sell", 3),
    ],
)
def test_the_items_of_a_list_are_not_joined(lines: str, read: int) -> None:
    assert len(paragraphs(lines)) == read


@pytest.mark.parametrize(
    "wrapped",
    [
        "The ferry\n- the last of them - sank\nnear the island",
        "Fish is 7 up\n- Cod is not\nand eel\n- no comparison",
        "A ferry 100 up\n- May is open\n- no comparison",
        "She is aged\n40. The ferry is\n39. Both sail",
        "of his mem\n•hip between the towns",
        "It came to\n3.5 and not\n4.5 in all",
    ],
)
def test_a_dash_or_figure_that_begins_a_wrapped_line_is_no_item(wrapped: str) -> None:
    assert paragraphs(wrapped) == [" ".join(wrapped.split())]


def test_words_are_counted() -> None:
    assert count_words("It isn't a well-known U.S. word, 3.5 of them – oder?") == 10
    assert nearest("titel", ["title", "body"]) == "title"
    assert nearest("xyzzy", ["title", "body"]) is None


@pytest.mark.parametrize(
    ("text", "once"),
    [
        (
            "The ferry\u00e2\u0080\u0099s late \u00e2\u0080\u0094 at the caf\u00c3\u00a9",
            "The ferry’s late — at the café",
        ),
        ("The ferryâ€™s late â€” â€œat the cafÃ©â€\u009d", "The ferry’s late — “at the café”"),
        ("\u00d0\u009f\u00d0\u00b0\u00d1\u0080\u00d0\u00be\u00d0\u00bc", "Паром"),
    ],
)
def test_what_was_encoded_twice_is_decoded_twice(text: str, once: str) -> None:
    assert clean(text) == once


@pytest.mark.parametrize("text", ["«LIBERTÉ»", "À l’âge d’or, ÂME", "Ã©", "5 Â£"])
def test_letters_that_could_be_bytes_are_letters(text: str) -> None:
    assert clean(text) == text
