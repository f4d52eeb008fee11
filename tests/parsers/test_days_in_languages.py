"""Dates in the world's languages: as CLDR prints them, and as papers do."""

from datetime import date

import pytest
from babel.core import Locale
from babel.dates import format_date

from app.parsers.published import read_published

LANGUAGES = """
    af am as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fo fr fy ga gl gu ha he hi hr hu hy id ig is it ja
    ka kk kn ko ky lb lo lt lv mk ml mn mr ms mt my nl nn no pa pl pt ro ru si sk sl so sq sr sr_Latn sv sw ta te tg
    th tk tr uk uz vi yi zh zh_Hant zu
""".split()  # noqa: SIM905


def read(text: str) -> str | None:
    period, warnings = read_published(text)
    assert period or warnings, text
    return period.text if period else None


@pytest.mark.parametrize("style", ["full", "long", "medium"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_and_weekday_as_cldr_prints_it(language: str, style: str) -> None:
    days = [*(date(2022, month, 20) for month in range(1, 13)), *(date(2022, 9, day) for day in range(14, 20))]
    printed = {format_date(day, style, locale=Locale.parse(language)): day.isoformat() for day in days}
    for doubt in (" srp ", " Sat, "):  # July in Croatian, August in Czech; September in Hausa, Saturday in English
        printed = {text: day for text, day in printed.items() if doubt not in text or language in ("cs", "en")}
    assert {text: read(text) for text in printed} == printed


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("12. března 2024 v 8:15", "2024-03-12T08:15Z"),
        ("12. března 2024 v 08:15 hodin", "2024-03-12T08:15Z"),
        ("12 de marzo de 2024 - 08:15 hs", "2024-03-12T08:15Z"),
        ("12 de marzo de 2024, 08:15hs.", "2024-03-12T08:15Z"),
        ("Marţi, 12 Martie 2024, ora 08:15", "2024-03-12T08:15Z"),
        ("2024-03-12T08:15+00:00Z", "2024-03-12T08:15Z"),
        ("20 سبتمبر/أيلول 2022", "2022-09-20"),
        ("20 أيلول (سبتمبر) 2022", "2022-09-20"),
        ("20 سبتمبر/تشرين الأول 2022", None),  # September or October
        ("الثلاثاء، 20 سبتمبر 2022 - 02:05 م", "2022-09-20T14:05Z"),
        ("\u200f20\u200f/09\u200f/2022، 2:05 ص", "2022-09-20T02:05Z"),
        ("20 تشرين الأول 2022 14:05", "2022-10-20T14:05Z"),
        ("20 شتنبر 2022", "2022-09-20"),
        ("۲۰ سپتامبر ۲۰۲۲، ساعت ۱۴:۰۵", "2022-09-20T14:05Z"),
        ("२० सितंबर २०२२", "2022-09-20"),
        ("20 सितंबर 2022, 02:05 PM", "2022-09-20T14:05Z"),
        ("২০ সেপ্টেম্বর ২০২২, ১৪:০৫", "2022-09-20T14:05Z"),
        ("20 กันยายน 2565", "2022-09-20"),
        ("20 กันยายน 2022", "2022-09-20"),
        ("วันอังคารที่ 20 กันยายน พ.ศ. 2565", "2022-09-20"),
        ("20 ก.ย. 2565 14.05 น.", "2022-09-20T14:05Z"),
        ("Ngày 20 tháng 9 năm 2022", "2022-09-20"),
        ("Thứ Ba, ngày 20/9/2022 - 14:05", "2022-09-20T14:05Z"),
        ("ika-20 ng Setyembre 2022", "2022-09-20"),
        ("20 Setyembre 2022", "2022-09-20"),
        ("20 IX 1939", "1939-09-20"),
        ("1.IX.1939 r.", "1939-09-01"),
        ("1. XII. 1939", "1939-12-01"),
        ("XII 1 1939", None),
        ("1 IIX 1939", None),
        ("20/09/2022 2:05 SA", "2022-09-20"),  # before noon in Vietnam, or a zone
        ("20. lip 2022.", "2022-06-20"),
        ("20 lip 2022", "2022-07-20"),
        ("20. srp 2022", None),  # July in Croatia, August in Bohemia
        ("this 20th day of September, 2022", "2022-09-20"),
        ("20 Σεπτεμβρίου 2022, 2:05 μ.μ.", "2022-09-20T14:05Z"),
        ("20 sept 2022 2:05 p. m.", "2022-09-20T14:05Z"),
        ("20.09.2022 14:05 ч.", "2022-09-20T14:05Z"),
        ("20 września 2022, godz. 14:05", "2022-09-20T14:05Z"),
        ("20 septembrie 2022, ora 14:05", "2022-09-20T14:05Z"),
        ("2022年9月20日（火）14:05", "2022-09-20T14:05Z"),
        ("2022/09/20(火)", "2022-09-20"),
        ("2022年9月20日 火曜日 14時05分", "2022-09-20T14:05Z"),
        ("2022年9月20日星期二 下午2:05:11", "2022-09-20T14:05:11Z"),
        ("2022. 9. 20.(화) 오후 2:05", "2022-09-20T14:05Z"),
        ("２０２２年９月２０日", "2022-09-20"),
        ("二〇二二年九月二十日", "2022-09-20"),
        ("二零二二年十二月廿一日", "2022-12-21"),
        ("令和4年9月20日", "2022-09-20"),
        ("平成元年1月8日", "1989-01-08"),
        ("昭和二十年八月十五日（水）", "1945-08-15"),
        ("明治5年10月10日", None),  # by the moon
        ("中華民國111年9月20日", "2022-09-20"),
        ("民國三八年十月一日", "1949-10-01"),
        ("民國一百零五年十月十日", "2016-10-10"),
        ("百年十月十日", None),
        ("2022年十十月一日", None),
        ("2022年13月20日", None),
        ("2022-09-20 (Tue)", "2022-09-20"),
        ("20 መስከረም 2015", None),  # of another calendar, as are the next two
        ("5 Adar 5782", None),
        ("20 Nisan 5782", None),
        ("15 ກັນຍາ 2565", None),
        ("令和0年9月20日", None),
        ("5 Sat 2022", None),
        ("12 Apostles 2022", None),
        ("Room 20, 2022", None),
        ("20 " + "september " * 12 + "2022", None),
    ],
)
def test_days_as_papers_print_them(printed: str, published: str | None) -> None:
    assert read(printed) == published


@pytest.mark.parametrize("printed", ["31/04/2022", "Sept 31, 2022", "Monday 31 June 2022, 14:05", "2022/20/09"])
def test_a_warning_has_the_date_as_it_was_printed(printed: str) -> None:
    [warning] = read_published(printed)[1]
    assert warning.startswith(f"the date {printed!r} could not be read: ")


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("Saturday 3/9/2022", "2022-09-03"),
        ("Wed, 03/09/2022", "2022-03-09"),
        ("3/9/2022 (Sat) 14:05", "2022-09-03T14:05Z"),
        ("Thứ Bảy, 3/9/2022, 14:05 (GMT+7)", "2022-09-03T07:05Z"),
        ("sábado, 03/09/2022 às 14h05", "2022-09-03T14:05Z"),
        ("Monday 3/9/2022", None),  # neither was one
        ("Friday 4/11/2022", "2022-11-04"),
        ("Monday 3/9/0000", None),
    ],
)
def test_a_weekday_tells_which_number_is_the_month(printed: str, published: str | None) -> None:
    assert read(printed) == published
