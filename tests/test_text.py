"""Text: cleaning, comparing and cutting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sentences import ends_sentence, first_sentence, shorten
from app.text import clean, count_words, counted, fold, nearest, squeeze


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
        ("Die Fähre sank am 10. April im Eis. Niemand starb.", "Die Fähre sank am 10. April im Eis."),
        ("Beim 3. Versuch gelang es. Niemand starb.", "Beim 3. Versuch gelang es."),
        ("He was 47. April was cold? No.", "He was 47. April was cold?"),
        ("She was number 3. He was number 4.", "She was number 3."),
        ("DECREE NO. 1003 PARDONS THE CREW. IT IS FINAL.", "DECREE NO. 1003 PARDONS THE CREW."),
        ("THE ANSWER WAS NO. THE CREW LEFT.", "THE ANSWER WAS NO."),
        ("渡轮停航两天。旅客可以改乘火车。", "渡轮停航两天。"),
        ("知事は「備えが大切だ。」と述べた。避難所を増やす。", "知事は「備えが大切だ。」と述べた。"),
        ("港口说：“渡轮停航。”旅客改乘火车。", "港口说：“渡轮停航。”"),
        ("नाव डूब गई। सब बच गए।", "नाव डूब गई।"),
        ("کشتی ڈوب گئی۔ سب بچ گئے۔", "کشتی ڈوب گئی۔"),
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
    assert shorten("渡轮 " + "停航两天。" * 20, 50) == "渡轮 " + "停航两天。" * 9 + "…"
    assert len(shorten("渡轮 " + "停" * 100, 50)) == 50


@pytest.mark.parametrize("text", ["It sank.", "“It sank.”", "渡轮停航。", "「動くと聞いた。」", "नाव डूब गई।", "غرقت؟"])
def test_where_a_sentence_ends(text: str) -> None:
    assert ends_sentence(text)
    assert not ends_sentence(text.rstrip("。.।؟”」") + "x")


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


def test_a_number_of_things_is_counted_in_english() -> None:
    assert [counted(n, "tallies") for n in (0, 1, 2)] == ["0 tallies", "1 tally", "2 tallies"]
    assert counted(1, "articles") == "1 article"
    assert counted(12_345, "articles", ",") == "12,345 articles"
