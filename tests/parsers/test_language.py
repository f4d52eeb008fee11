"""The language of an article: as its source states it, else as its text shows it."""

import json

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record

TEXTS = {
    "en": "The ferry was late on Tuesday, the harbour said. Prices rose again in September.",
    "de": "Die Fähre kam am Dienstag zu spät, teilte der Hafen mit. Die Preise stiegen.",
    "fr": "Le ferry était en retard mardi, a indiqué le port. Les prix ont encore augmenté.",
    "es": "El transbordador llegó tarde el martes, informó el puerto. Los precios subieron.",
    "ru": "Паром опоздал во вторник, сообщили в порту. Цены выросли и в сентябре.",
    "ar": "تأخرت العبارة يوم الثلاثاء بحسب ما أعلن الميناء. وارتفعت الأسعار.",
    "he": "המעבורת איחרה ביום שלישי, כך נמסר מן הנמל. המחירים עלו בספטמבר.",
    "th": "เรือข้ามฟากมาช้าในวันอังคาร ท่าเรือกล่าว ราคาสินค้าเพิ่มขึ้น",
    "zh": "渡轮星期二晚点了，港口表示将公布新的措施。九月份物价上涨。",
    "ja": "フェリーは火曜日に遅れたと港は述べた。九月の物価は上昇した。",
    "ko": "페리는 화요일에 늦었다고 항구가 말했다. 물가는 구월에 올랐다.",
}


def one(text: str, **fields: str) -> ArticleRecord:
    [item] = read(json.dumps({"text": text, **fields}).encode())
    return record(item)


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_text_tells_the_language_that_its_source_does_not_state(language: str, text: str) -> None:
    article = one(text)
    assert (article.language, article.provenance.detected) == (language, ("language",))


def test_capitals_are_in_a_language_too() -> None:
    assert one(TEXTS["de"].upper()).language == "de"


def test_a_stated_language_counts_whatever_the_text_is_in() -> None:
    article = one(TEXTS["de"], language="en-GB")
    assert (article.language, article.provenance.detected) == ("en-GB", ())


def test_a_language_that_is_stated_wrongly_is_found_in_the_text() -> None:
    article = one(TEXTS["de"], language="12")
    assert (article.language, article.provenance.detected) == ("de", ("language",))
    assert article.provenance.warnings == ("the language '12' is not a BCP 47 tag",)


@pytest.mark.parametrize(
    "text",
    ["Ferry late again.", "1,204 vs 1,188\n\n" * 40, "May 6270 up 5 Jul 6245 up 10 Sep 6265 up 15 Dec 6290 up 15"],
    ids=["short", "figures", "quotations"],
)
def test_what_is_plainly_in_no_language_stays_unknown(text: str) -> None:
    article = one(text)
    assert (article.language, article.provenance.detected) == (None, ())


def test_a_headline_tells_it_with_the_text() -> None:
    assert one("Es kam spät.", title="Die Fähre nach Bergen hat schon wieder Verspätung").language == "de"


def test_codes_of_the_model_are_those_of_bcp_47() -> None:
    alemannic = "D Fääri isch am Zischtig z spoot choo, het dr Hafe gsait. D Priis sind no meh ufegange gsi."
    assert one(alemannic).language == "gsw"


def test_short_paragraphs_tell_it_together() -> None:
    said = "Ja.\n\nNein.\n\nVielleicht.\n\nDie Fähre kam am Dienstag zu spät, teilte der Hafen mit."
    assert one(said).language == "de"


def test_a_language_that_nobody_has_determined_is_not_stated() -> None:
    article = one(TEXTS["de"], language="und")
    assert (article.language, article.provenance.warnings) == ("de", ())
