"""Forms of datelines that single agencies, old papers and scanned pages print, each beside what only looks like it."""

import datetime
import json
from typing import NamedTuple

import pytest

from app.parsers.dateline import Dateline, read_dateline
from benchmarks.datelines import score
from tests.parsers.reading import corpus

PUBLISHED = datetime.date(2024, 5, 17)


class Form(NamedTuple):
    """An opening before "The ferry", what it says, and a near miss that is no dateline or not that one."""

    printed: str
    places: tuple[str, ...] = ()
    day: str | None = "2024-05-16"
    agency: str | None = None
    near_miss: str | None = None


AGENCIES = [
    Form("QUETTA, May 16 (APP):", ("Quetta",), agency="APP", near_miss="Harbor Motors (HM):The ferry"),
    Form("Gondar May 16/2024 /ENA/ ", ("Gondar",), agency="ENA", near_miss="Turku May 3/4 - The ferry"),
    Form("AKP Battambang, May 16, 2024 -- ", ("Battambang",), agency="AKP", near_miss="AKP Battambang is quiet"),
    Form("WTB. Kiel, 16. Mai. ", ("Kiel",), agency="WTB", near_miss="AP Photo, May 16, 2024 - The ferry"),
    Form("Kiel (ADN). ", ("Kiel",), None, "ADN", near_miss="Frau Ek (ADN). Die Fähre fährt."),
    Form("Rostock, 16. Mai (DNB). ", ("Rostock",), agency="DNB"),
    Form("بيروت-سانا\n", ("بيروت",), None, "سانا", near_miss="بيروت-سانا عادت العبارة إلى الميناء"),
    Form("الرياض - واس\n", ("الرياض",), None, "واس"),
    Form("TASS. May 16. ", (), agency="TASS"),
    Form("Kazan, May 16 /TASS Correspondent Ann Lee, Bo Ek/. ", ("Kazan",), agency="TASS"),
    Form("الكويت - 16 - 5 (كونا) -- ", ("الكويت",), agency="كونا"),
    Form("جنين 16-5-2024 وفا- ", ("جنين",), agency="وفا"),
    Form("Pune (Maharashtra) [India], May 16 (ANI): ", ("Pune (Maharashtra) [India]",), agency="ANI"),
    Form("कानपुर, सात मई (भाषा) ", ("कानपुर",), "2024-05-07", "भाषा", near_miss="कानपुर, सात पुलों का शहर, जागा।"),
    Form("সিলেট, ১৬ মে, ২০২৪ (বাসস) : ", ("সিলেট",), agency="বাসস"),
    Form("หาดใหญ่ 16 พ.ค.-", ("หาดใหญ่",)),
    Form("హైదరాబాద్, మే 16 (ఆంధ్రజ్యోతి): ", ("హైదరాబాద్",), agency="ఆంధ్రజ్యోతి"),
    Form("மதுரை, மே.16- ", ("மதுரை",)),
    Form("ಮೈಸೂರು, ಮೇ 16: ", ("ಮೈಸೂರು",)),
    Form("ბათუმი, 16 მაისი (ინტერპრესნიუსი) - ", ("ბათუმი",), agency="ინტერპრესნიუსი"),
    Form("TORONTO, May 16, 2024, May 16, 2024 (GLOBE NEWSWIRE) -- ", ("Toronto",), agency="GLOBE NEWSWIRE"),
    Form("Kabul: May 16 (Pajhwok): ", ("Kabul",), agency="Pajhwok"),
    Form("Баку, 16 мая, АЗЕРТАДЖ\n", ("Баку",), agency="АЗЕРТАДЖ"),
    Form("新华社大连2023年5月16日电 ", ("大连",), "2023-05-16", "新华社", near_miss="2023年5月16日，渡轮起航。"),
    Form("央广网上海5月16日消息 ", ("上海",), agency="央广网"),
    Form("【ソウル16日AFP時事】", ("ソウル",), agency="AFP時事", near_miss="【速報】渡船が沈む"),
    Form("【新華社上海5月16日】", ("上海",), agency="新華社"),
    Form("【上海＝新華社】", ("上海",), None, "新華社"),
    Form("〔記者李安娜／高雄報導〕", ("高雄",), None, near_miss="〔記者／攝影〕渡輪"),
    Form("（記者李安娜／高雄報導）", ("高雄",), None, near_miss="（記者李安娜／攝影）渡輪"),
    Form("【记者李安上海报道】", ("上海",), None, near_miss="【记者李安报道】渡轮"),
    Form("本报上海5月16日电", ("上海",), near_miss="本报5月起涨价。"),
    Form("【本報高雄16日電】", ("高雄",)),
    Form("路透上海5月16日 - ", ("上海",), agency="路透", near_miss="路透上海5月16日发布数据。"),
    Form("[페리뉴스 이안나 기자] ", (), None, "페리뉴스", near_miss="[사진=이안나 기자] 여객선"),
    Form("[부산=페리뉴스 이안나 기자] ", ("부산",), None, "페리뉴스"),
    Form("【 부산=이안나 기자】 ", ("부산",), None),
    Form("[FNB Biz 이안나 기자] ", (), None, "FNB Biz"),
    Form("【上海・山田花子】", ("上海",), None, near_miss="【フェリー運航再開】渡船が動く"),
    Form("【ソウル聯合ニュース】", ("ソウル",), None, "聯合ニュース"),
    Form("【AFP＝時事】", (), None, "AFP＝時事"),
    Form("ロンドン（CNN）　", ("ロンドン",), None, "CNN", near_miss="フェリー（CNN社）　渡船"),
    Form("TEL AVIV/HAIFA, May 16 (Reuters) - ", ("Tel Aviv", "Haifa"), agency="Reuters"),
    Form("FORT WORTH/DALLAS, May 16 (AP) - ", ("Fort Worth", "Dallas"), agency="AP"),
    Form("Ann DEMİR/ANKARA, (DHA)- ", ("Ankara",), None, "DHA"),
    Form("RIO DE JANEIRO, RJ (FOLHAPRESS) - ", ("Rio de Janeiro, RJ",), None, "FOLHAPRESS"),
    Form("(Duluth, Minn.) ", ("Duluth, Minn.",), None, near_miss="(Lee, Bo) The ferry"),
    Form("(HARBORVILLE, Maine)\n", ("Harborville, Maine",), None, near_miss="(HARBORVILLE)\nThe ferry"),
    Form("Turku - May 16, 2024 - ", ("Turku",), near_miss="Fact Sheet - May 16, 2024 - The ferry"),
    Form("Harborville – May 16, 2024 – ", ("Harborville",), near_miss="Harborville – May 16 – The ferry"),
    Form("（ＡＦＰ）　", (), None, "ＡＦＰ", near_miss="（ＥＵ）渡船が沈む"),
]
OLD_PAPERS = [
    Form("Boston, May 3d.—", ("Boston",), "2024-05-03"),
    Form("Boston, May 3d, 1861.—", ("Boston",), "1861-05-03"),
    Form("Hull, 3d inst.—", ("Hull",), "2024-05-03"),
    Form("Riga, 12th ult.—", ("Riga",), "2024-04-12"),
    Form("Riga, Thursday night.—", ("Riga",), None, near_miss="Riga, Thursday night. The bell rings."),
    Form("RIGA, May 16, midnight.—", ("Riga",)),
    Form("Riga, Monday, May 16—5 P. M.—", ("Riga",)),
    Form("HOBART, FRIDAY.\n", ("Hobart",), None, near_miss="HOBART, Friday\nDoors open at eight"),
    Form("RIGA, 16.—", ("Riga",), near_miss="Flat, 16.—The ferry"),
    Form("Riga 16.—", ("Riga",), near_miss="Riga 16.- The ferry"),
    Form("КАЗАНЬ, 16. (ТАСС). ", ("Казань",), agency="ТАСС"),
    Form("DULUTH, Minn., May 16 (Special).—", ("Duluth, Minn.",), near_miss="HARBOR (Special) The ferry"),
    Form("RIGA, May 16 (Delayed).—", ("Riga",)),
    Form("DULUTH, Minn., May 16.—[Special Telegram.]—", ("Duluth, Minn.",)),
    Form("HONOLULU, May 2, via San Francisco, May 9.—", ("Honolulu",), "2024-05-02"),
    Form("AUCKLAND, This Day.—", ("Auckland",), None, near_miss="HIGH WATER. To-day.—At the Heads"),
]
SCANNED = [
    Form("El Paso, Texas, Bept. 15.—", ("El Paso, Texas",), "2024-09-15"),
    Form("Riga, Deo. 20.—", ("Riga",), "2023-12-20", near_miss="Lee, Jane 5.—The ferry"),
    Form("Riga, Oct. S.-", ("Riga",), None, near_miss="Harborside, Oct. S.-The ferry"),
    Form("Riga, Sept. IB.—", ("Riga",), None, near_miss="London, Room 16.—The ferry"),
    Form("Riga, March 84.—", ("Riga",), None),
    Form("Springfield, 111., May 16.—", ("Springfield, Ill.",), near_miss="Turku, 111. The ferry"),
    Form("MUNCIE, lnd., May 16.—", ("Muncie, Lnd.",), near_miss="LOWA - The maker of boots"),
]
FORMS = [*AGENCIES, *OLD_PAPERS, *SCANNED]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.printed.strip())
def test_a_form_is_read(form: Form) -> None:
    text = f"{form.printed}The ferry sank"
    found = read_dateline(text, PUBLISHED)
    assert found is not None
    assert (found.places, _day(found), found.agency) == form[1:4]
    assert text[found.end :] == "The ferry sank"


@pytest.mark.parametrize("text", [form.near_miss for form in FORMS if form.near_miss])
def test_what_nearly_has_a_form_is_left(text: str) -> None:
    assert read_dateline(text, PUBLISHED) is None


def test_a_command_and_its_option_are_no_agency_and_lead() -> None:
    assert read_dateline("cp -r\nThe ferry timetable", PUBLISHED) is None
    assert read_dateline("cp --help prints it", PUBLISHED) is None
    assert read_dateline("cp -rf the ferry timetable", PUBLISHED) is None
    for signed in (
        "dpa -Die Fähre sank",
        "dpa -die Fähre sank",
        "(cp) -the ferry sank",
        "cp - the ferry sank",
        "CP -The ferry sank",
    ):
        found = read_dateline(signed, PUBLISHED)
        assert found is not None
        assert found.agency is not None


def test_the_initials_of_a_state_begin_no_dateline_inside_a_line() -> None:
    heads = "Harbour\n" * 20
    assert read_dateline(f"{heads}Washington, D. C., May 16.—The ferry sank", PUBLISHED) is None
    above = read_dateline("Harbour\nWashington, D. C., May 16.—The ferry sank", PUBLISHED)
    inside = read_dateline(f"{heads}Ann Lee, RIGA, May 16.—The ferry sank", PUBLISHED)
    assert (above and above.places, inside and inside.day) == (("Washington, D. C.",), datetime.date(2024, 5, 16))


def test_a_word_one_letter_away_from_two_months_is_neither() -> None:
    assert read_dateline("Riga, Jul. 16.—The ferry", PUBLISHED) is not None
    assert read_dateline("Riga, Jui. 16.—The ferry", PUBLISHED) is None


def test_a_country_and_a_number_are_no_place_and_day() -> None:
    assert read_dateline("Turkey 3.—Roast until the juices run clear.", PUBLISHED) is None


def test_a_region_is_no_misprint_of_a_month() -> None:
    found = read_dateline("RENO, Nev., May 16.—The ferry", PUBLISHED)
    assert found is not None
    assert (found.places, _day(found)) == (("Reno, Nev.",), "2024-05-16")


@pytest.mark.parametrize(
    "text",
    [
        "HARBORVILLE (PG-13) - Two women dance",
        "FJORD (OSE: FJD) - The shipowner raised its dividend",
        "SODIUM (Na) - The metal rusts",
        "BOSTON (AL) - Placed RHP Bo Ek on the list",
        "PORTLAND CEMENT (PCL) - The company raised its dividend",
        "THE LEFT UNION (LU) TODAY ASKED THE PRESIDENT",
    ],
)
def test_what_is_in_brackets_after_capitals_may_be_no_credit(text: str) -> None:
    assert read_dateline(text, PUBLISHED) is None


@pytest.mark.parametrize(
    "text",
    [
        "CHELSEA - EVERTON 1-1. A late goal",
        "TURKU - OULU: where to watch",
        "JACKSON - On May 3, at Lincoln, Bo, beloved husband of Ann",
        "CHESTER - EK. On May 3, at the chapel",
        "LINCOLN - Entered into rest, May 3, Ann Lincoln",
        "Victoria: 'I never wanted a ferry'",
        "9pm: The Boatman. ITV - 9pm: Quiz",
        "Ann Lee (CNN). The ferry sank",
    ],
)
def test_a_known_town_before_a_score_a_notice_or_a_quotation_is_none(text: str) -> None:
    assert read_dateline(text, PUBLISHED) is None


@pytest.mark.parametrize(
    "text",
    [
        "ARRIVALS. May 16—Fjord, for Sydney",
        "WEATHER FORECAST, May 16 - Rain in the west",
        "TODAY IN TURKU FOR FRIDAY MAY 17 (TIMES EEST)",
    ],
)
def test_the_heading_of_a_list_is_no_place(text: str) -> None:
    assert read_dateline(text, PUBLISHED) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("TURKU - UPDATE: The ferry sank", "Turku"),
        ("RIGA - On Friday, at the port, the ferry sank", "Riga"),
        ("TURKU (WTRK) - The ferry sank", "Turku"),
        ("SALT LAKE CITY (KFJD) - The ferry sank", "Salt Lake City"),
        ("JACKSON HOLE (KFJD) - The ferry sank", "Jackson Hole"),
        ("PORTO ALEGRE, RS (FAROLPRESS) - A balsa afundou", "Porto Alegre, RS"),
        ("RIGA: “The ferry sank”", "Riga"),
        ("TEMPO.CO, Sukabumi - The ferry sank", "Sukabumi"),
        ("New York (Harbor Press) - The ferry sank", "New York"),
    ],
)
def test_a_place_beside_these_stays_one(text: str, place: str) -> None:
    found = read_dateline(text, PUBLISHED)
    assert found is not None
    assert found.places == (place,)


@pytest.mark.parametrize("byline", ["By Ann Lee\n\n", "By Ann Lee\nStaff Writer\n\n"])
def test_an_unknown_place_right_below_a_byline_counts(byline: str) -> None:
    found = read_dateline(f"Mayor says no\n\n{byline}SANTA LUNA -- The ferry sank", PUBLISHED)
    assert found is not None
    assert found.places == ("Santa Luna",)


@pytest.mark.parametrize("above", ["By the river we sat.\n", "Mayor says no\n\n", "Ann Lee\n\n"])
def test_an_unknown_place_below_another_line_does_not_count(above: str) -> None:
    assert read_dateline(f"Ferry sinks\n\n{above}SANTA LUNA -- The ferry sank", PUBLISHED) is None


def _day(found: Dateline) -> str | None:
    return str(found.day) if found.day else None


@pytest.mark.parametrize("truth", ["agencies-hand", "conll2003", "muc3", "reuters21578", "wikinews"])
def test_nearly_all_known_datelines_are_read_by_the_product(truth: str) -> None:
    [path] = corpus(f"truth/{truth}.dev.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:1500] if line.strip()]
    found = score(rows)
    assert found.right >= 0.98 * found.rows
    assert not found.taken
