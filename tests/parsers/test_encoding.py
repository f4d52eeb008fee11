"""Bytes whose encoding nobody declares: read as what they are, with a warning, and never lost."""

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record

FERRY = {
    "Greek": "Το πλοίο καθυστέρησε την Τρίτη, είπε το λιμάνι. Οι τιμές αυξήθηκαν.",
    "Hebrew": "המעבורת איחרה ביום שלישי, כך נמסר מן הנמל. המחירים עלו בספטמבר.",
    "Arabic": "تأخرت العبارة يوم الثلاثاء بحسب ما أعلن الميناء. وارتفعت الأسعار.",
    "Korean": "페리는 화요일에 늦었다고 항구가 말했다. 물가는 구월에 올랐다.",
    "Japanese": "フェリーは火曜日に遅れたと港は述べた。九月の物価は上昇した。",
    "Chinese": "渡轮星期二晚点了，港口表示将公布新的措施。九月份物价上涨。",
    "Thai": "เรือข้ามฟากมาช้าในวันอังคาร ท่าเรือกล่าว ราคาสินค้าเพิ่มขึ้น",
    "Russian": "Паром опоздал во вторник, сообщили в порту. Цены выросли.",
    "Ukrainian": "Пором запізнився у вівторок, повідомили в порту. Ціни зросли.",
    "German": "Die Fähre war für Köln größer als üblich. Öl und Gas kosten mehr.",
    "French": "Le ferry était retardé mardi à Nice. L’été a été très cher, dit-on.",
    "English": "“It’s late,” the harbour’s skipper said. “We’ll sail when it’s calm – it isn’t yet…”",
    "Danish": "Færgen var forsinket tirsdag, oplyste havnen. Årsagen er blæst på øerne, og prisen stiger nu.",
    "Polish": "Prom spóźnił się we wtorek, podał zarząd portu. Ceny wzrosły o połowę, choć pasażerów było mało.",
    "Czech": "Trajekt měl v úterý zpoždění, uvedl přístav. Ceny jízdenek se zvýšily, přestože cestujících ubylo.",
    "Hungarian": "A komp kedden késett, közölte a kikötő. Az árak emelkedtek, pedig kevesebb az utas, mint tavaly.",
    "Croatian": "Trajekt je u utorak kasnio, priopćila je luka. Cijene su porasle, iako je putnika manje, što čudi.",
    "Romanian": "Feribotul a întârziat marţi, a anunţat portul. Preţurile au crescut, deşi călătorii sunt mai puţini.",
    "Turkish": "Vapur salı günü gecikti, liman yönetimi açıkladı. Yolcu sayısı düştüğü hâlde bilet fiyatları arttı.",
    "Lithuanian": "Keltas antradienį vėlavo, pranešė uostas. Kainos išaugo, nors keleivių mažiau nei pernai vasarą.",
}
ENCODINGS = {
    "Greek": ["iso-8859-7", "cp1253"],
    "Hebrew": ["cp1255"],
    "Arabic": ["cp1256"],
    "Korean": ["euc-kr"],
    "Japanese": ["shift_jis", "euc-jp"],
    "Chinese": ["gb18030"],
    "Thai": ["tis-620"],
    "Russian": ["windows-1251", "koi8-r", "cp866", "iso-8859-5"],
    "Ukrainian": ["windows-1251", "koi8-u"],
    "German": ["cp1252", "cp850", "cp437"],
    "French": ["cp1252", "macintosh"],
    "English": ["cp1252", "macintosh"],
    "Danish": ["cp1252", "cp850"],
    "Polish": ["windows-1250", "iso-8859-2", "cp852"],
    "Czech": ["windows-1250", "iso-8859-2", "cp852"],
    "Hungarian": ["windows-1250", "iso-8859-2", "cp852"],
    "Croatian": ["windows-1250", "iso-8859-2"],
    "Romanian": ["windows-1250", "iso-8859-2"],
    "Turkish": ["windows-1254"],
    "Lithuanian": ["windows-1257"],
}


def one(raw: bytes) -> ArticleRecord:
    [item] = read(raw)
    return record(item)


@pytest.mark.parametrize(("language", "encoding"), [(name, each) for name in ENCODINGS for each in ENCODINGS[name]])
def test_an_encoding_is_told_by_the_words_that_it_makes(language: str, encoding: str) -> None:
    article = one(f"date 2022-09-20 {FERRY[language]}\n".encode(encoding))
    assert article.body == FERRY[language]
    [warning] = article.provenance.warnings
    assert warning.startswith("not UTF-8: read as ")


@pytest.mark.parametrize(
    "text",
    [
        "È già là: perché così tardi, città?", "Die Fähre, größer als üblich: „ÄÖÜ“…",
        "The ramp has a slope of 30º, and 1½ lanes.", "It’s O’Neill’s ferry—the harbour’s last.",
        "Øystein Žižek saw it.",
        "Gylfi Sigurðsson and Hafþór are back, Guðmundsson said, with 10 µg of vitamin D in Þingvellir.",
        "Ü. Meier and Ç. Kaya of the council said it again, and McÉwan with them.",
        "On Hallowe’en the iPod™s of Jiang’an played rock‘n’roll in Hawai‘i.",
        "The race was won in Bogotá by Tomáš Novák, the favourite of the whole town.",
        "We’re here: 5½ litres of it, ƒ500 the lot, and ¼ more.", "Aujourd¨hui il dort, dit-on au port.",
    ],
)  # fmt: skip
def test_what_words_do_not_tell_is_windows_1252(text: str) -> None:
    article = one(f"date 2022-09-20 {text}\n".encode("cp1252"))
    assert article.body == text
    assert article.provenance.warnings == ("not UTF-8: read as windows-1252",)


def test_signs_behind_escapes_are_where_they_may_be() -> None:
    text = r'{"title": "Ferries", "text": "It sails.\n\n“We will not wait.”\n\nÉl vino ayer.\n\n•one\n\n“It is late.”"}'
    article = one(f"{text}\n".encode("cp1252"))
    assert article.body.split("\n\n") == ["It sails.", "“We will not wait.”", "Él vino ayer.", "•one", "“It is late.”"]


def test_quotation_marks_of_windows_are_no_control_characters() -> None:
    text = (
        "Több száz ember tüntetett kedden Budapesten.\n\n„Ezt nem engedhetjük meg” – mondta a miniszter a győri téren."
    )
    assert one(f"date 2022-09-20 {text}\n".encode("windows-1250")).body == text


@pytest.mark.parametrize("text", ["Sa sœur a chaud au cœur, dit-elle.", "Le billet coûte 12 €, moins cher qu’hier."])
def test_the_euro_and_letters_of_iso_8859_15_are_known(text: str) -> None:
    text = text.replace("’", "'")
    article = one(f"date 2022-09-20 {text}\n".encode("iso-8859-15"))
    assert article.body == text
    assert article.provenance.warnings == ("not UTF-8: read as iso-8859-15",)


@pytest.mark.parametrize("language", ["Greek", "Korean", "Chinese", "Thai", "Russian"])
def test_one_damaged_character_costs_no_other(language: str) -> None:
    text = FERRY[language]
    article = one(f"date 2022-09-20 {text[:12]}".encode() + b"\xff" + text[12:].encode() + b"\xe3\x82")
    assert article.body == f"{text[:12]}\ufffd{text[12:]}\ufffd"
    assert article.provenance.warnings == ("bytes that are not valid UTF-8 were replaced",)


def test_what_is_partly_utf8_is_windows_1252_elsewhere() -> None:
    article = one("date 2022-09-20 PARIS - “L’été” est là : ".encode() + "déjà.\n".encode("cp1252"))
    assert article.body == "“L’été” est là : déjà."
    assert article.provenance.warnings == ("bytes that are not valid UTF-8 were read as windows-1252",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("start", ["date 2022-09-20 ", "", '{"title": "A ferry", "text": "'])
def test_utf16_needs_no_mark(encoding: str, start: str) -> None:
    end = '"}' if start.startswith("{") else ""
    article = one(f"{start}PARIS, Sept 20 - The ferry’s late.{end}\n".encode(encoding))
    assert (article.places, article.body) == (("Paris",), "The ferry’s late.")
    assert article.provenance.warnings == ()


def test_the_cells_of_a_row_are_of_one_encoding() -> None:
    article = one(f'title,section,text\nΤο πλοίο,Νέα,"{FERRY["Greek"]}"\n'.encode("cp1253"))
    assert (article.title, article.section, article.body) == ("Το πλοίο", "Νέα", FERRY["Greek"])
    assert article.provenance.warnings == ("not UTF-8: read as cp1253",)


def test_japanese_is_known_by_its_escapes() -> None:
    article = one(f"date 2022-09-20 {FERRY['Japanese']}\n".encode("iso2022_jp"))
    assert (article.body, article.provenance.warnings) == (FERRY["Japanese"], ())
