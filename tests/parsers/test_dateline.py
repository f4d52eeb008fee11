"""What the dateline reader takes from an opening, and what it leaves alone."""

import calendar
import datetime
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.parsers.dateline import Dateline, read_dateline
from app.parsers.dateline.years import whole_date

PUBLISHED = datetime.date(2024, 5, 17)


class Shape(NamedTuple):
    """An opening and what must be read from it."""

    text: str
    verbatim: str
    places: tuple[str, ...] = ()
    day: str | None = None
    agency: str | None = None
    lead: str = "The ferry"


SHAPES = {
    "time-in-figures": Shape(
        "GDANSK, May 16 1030 GMT (Reuters) - The ferry",
        "GDANSK, May 16 1030 GMT (Reuters)",
        ("Gdansk",),
        "2024-05-16",
        "Reuters",
    ),
    "time-in-figures-behind-a-comma": Shape(
        "GDANSK, 16 May, 0930 local time - The ferry", "GDANSK, 16 May, 0930 local time", ("Gdansk",), "2024-05-16"
    ),
    "writer-behind-agency": Shape(
        "ASTANA. May 16. KAZINFORM /Ann Lee/ - The ferry",
        "ASTANA. May 16. KAZINFORM /Ann Lee/",
        ("Astana",),
        "2024-05-16",
        "KAZINFORM",
    ),
    "day-and-month-as-ordinals": Shape(
        "Tampere 16.5. (STT) - The ferry", "Tampere 16.5. (STT)", ("Tampere",), "2024-05-16", "STT"
    ),
    "ordinals-with-year": Shape(
        "Brno 16. 5. 2023 (ČTK) - The ferry", "Brno 16. 5. 2023 (ČTK)", ("Brno",), "2023-05-16", "ČTK"
    ),
    "figures-with-hyphens": Shape(
        "MURMANSK, 16-05-2024 (TASS) - The ferry", "MURMANSK, 16-05-2024 (TASS)", ("Murmansk",), "2024-05-16", "TASS"
    ),
    "year-first": Shape(
        "Szeged, 2023. május 16. (MTI) - The ferry", "Szeged, 2023. május 16. (MTI)", ("Szeged",), "2023-05-16", "MTI"
    ),
    "two-places-and-a-day-behind-dash": Shape(
        "TALLINN — HELSINKI, May 16 — The ferry", "TALLINN — HELSINKI, May 16", ("Tallinn", "Helsinki"), "2024-05-16"
    ),
    "town-that-begins-as-a-byline": Shape(
        "DI LINH, Vietnam (AP) - The ferry", "DI LINH, Vietnam (AP)", ("Di Linh, Vietnam",), None, "AP"
    ),
    "town-called-by": Shape(
        "PAR, England, May 16 - The ferry", "PAR, England, May 16", ("Par, England",), "2024-05-16"
    ),
    "place-date-dash": Shape("OPORTO, May 16 - The ferry sank", "OPORTO, May 16", ("Oporto",), "2024-05-16"),
    "place-date-agency": Shape(
        "GDANSK, May 16 (Reuters) - The ferry",
        "GDANSK, May 16 (Reuters)",
        ("Gdansk",),
        "2024-05-16",
        "Reuters",
    ),
    "tass-closing-period": Shape(
        "MURMANSK, May 16. /TASS/. The ferry",
        "MURMANSK, May 16. /TASS/.",
        ("Murmansk",),
        "2024-05-16",
        "TASS",
    ),
    "region-in-slashes": Shape(
        "KIMRY /Tver Region/, May 16. /TASS/. The ferry",
        "KIMRY /Tver Region/, May 16. /TASS/.",
        ("Kimry /Tver Region/",),
        "2024-05-16",
        "TASS",
    ),
    "agency-dash": Shape("Reuters - The ferry sank", "Reuters", agency="Reuters"),
    "agency-bracket-no-dash": Shape("(CNN) The ferry sank", "(CNN)", agency="CNN"),
    "site-dash": Shape("HARBOR.com - The ferry sank", "HARBOR.com", agency="HARBOR.com"),
    "paper-dash": Shape("The Harbour Times - The ferry", "The Harbour Times", agency="The Harbour Times"),
    "place-agency": Shape("TROMSO, Norway (AP) — The ferry", "TROMSO, Norway (AP)", ("Tromso, Norway",), agency="AP"),
    "underscore": Shape("TAMPA, Fla. (AP) _ The ferry", "TAMPA, Fla. (AP)", ("Tampa, Fla.",), agency="AP"),
    "landmark-named-for-a-person": Shape("JAMES BAY - The ferry sank", "JAMES BAY", ("James Bay",)),
    "town-named-for-a-person": Shape("JOHN DAY, Ore. - The ferry sank", "JOHN DAY, Ore.", ("John Day, Ore.",)),
    "signed-person-like-town": Shape(
        "JOHN LINDEN (Reuters) - The ferry", "JOHN LINDEN (Reuters)", ("John Linden",), None, "Reuters"
    ),
    "lower-case-weekday-behind-place": Shape(
        "Esbjerg fredag 17 maj (Ritzau) - The ferry",
        "Esbjerg fredag 17 maj (Ritzau)",
        ("Esbjerg",),
        "2024-05-17",
        "Ritzau",
    ),
    "day-on-next-line": Shape("OPORTO,\nMay 16 - The ferry sank", "OPORTO,\nMay 16", ("Oporto",), "2024-05-16"),
    "dashes-on-next-line": Shape("PUERTO NATALES\n  -- The ferry sank", "PUERTO NATALES", ("Puerto Natales",)),
    "no-space-before-the-credit": Shape(
        "MURMANSK, May 16./TASS/. The ferry", "MURMANSK, May 16./TASS/.", ("Murmansk",), "2024-05-16", "TASS"
    ),
    "no-stop-before-the-credit": Shape(
        "MURMANSK,May 16/TASS/.The ferry", "MURMANSK,May 16/TASS/.", ("Murmansk",), "2024-05-16", "TASS"
    ),
    "article-before-the-day": Shape(
        "Paris, le 16 mai 2024 - The ferry", "Paris, le 16 mai 2024", ("Paris",), "2024-05-16"
    ),
    "german-article-before-the-day": Shape(
        "Berlin, den 16. Mai 2024 - The ferry", "Berlin, den 16. Mai 2024", ("Berlin",), "2024-05-16"
    ),
    "word-for-the-year": Shape(
        "Москва, 16 мая 2024 г. - The ferry", "Москва, 16 мая 2024 г.", ("Москва",), "2024-05-16"
    ),
    "hungarian": Shape(
        "Budapest, május 16. (MTI) - The ferry", "Budapest, május 16. (MTI)", ("Budapest",), "2024-05-16", "MTI"
    ),
    "weekday-with-hyphen": Shape(
        "Lisboa, quinta-feira, 16 de maio (Lusa) - The ferry",
        "Lisboa, quinta-feira, 16 de maio (Lusa)",
        ("Lisboa",),
        "2024-05-16",
        "Lusa",
    ),
    "time-before-the-credit": Shape(
        "GDANSK, May 16, 10:30 GMT (Reuters) - The ferry",
        "GDANSK, May 16, 10:30 GMT (Reuters)",
        ("Gdansk",),
        "2024-05-16",
        "Reuters",
    ),
    "day-behind-the-credit-and-dashes": Shape(
        "BREST & SPLIT--(BUSINESS WIRE)--May 16, 2024--The ferry",
        "BREST & SPLIT--(BUSINESS WIRE)--May 16, 2024",
        ("Brest", "Split"),
        "2024-05-16",
        "BUSINESS WIRE",
    ),
    "day-behind-dash-before-colon": Shape(
        "CAIRO - 16 May 2024: The ferry", "CAIRO - 16 May 2024", ("Cairo",), "2024-05-16"
    ),
    "day-in-the-credit": Shape(
        "DAVAO CITY (MindaNews / 16 May) – The ferry",
        "DAVAO CITY (MindaNews / 16 May)",
        ("Davao City",),
        "2024-05-16",
        "MindaNews",
    ),
    "day-before-the-place": Shape(
        "16 May 2024 – LONDON – The ferry", "16 May 2024 – LONDON", ("London",), "2024-05-16"
    ),
    "credit-on-next-line": Shape(
        "OPORTO, Portugal, May 16, 2024\n(GLOBE NEWSWIRE) -- The ferry",
        "OPORTO, Portugal, May 16, 2024\n(GLOBE NEWSWIRE)",
        ("Oporto, Portugal",),
        "2024-05-16",
        "GLOBE NEWSWIRE",
    ),
    "weekday-alone": Shape("LONDON, Tuesday.—The ferry", "LONDON, Tuesday", ("London",)),
    "weekday-alone-signed": Shape(
        "LONDON, Tuesday (Reuters) - The ferry", "LONDON, Tuesday (Reuters)", ("London",), None, "Reuters"
    ),
    "figure-dash": Shape("TAMPA, Fla. (AP) ‒ The ferry", "TAMPA, Fla. (AP)", ("Tampa, Fla.",), agency="AP"),
    "two-em-dash": Shape("TAMPA, Fla. (AP) ⸺ The ferry", "TAMPA, Fla. (AP)", ("Tampa, Fla.",), agency="AP"),
    "initials-open-the-lead": Shape(
        "SCOTT CITY, MO U.S. Senator Ann Lee said", "SCOTT CITY, MO", ("Scott City, MO",), lead="U.S. Senator"
    ),
    "initials-behind-a-region": Shape(
        "HULL, D.C. U.S. Senator Ann Lee said", "HULL, D.C.", ("Hull, D.C.",), lead="U.S. Senator"
    ),
    "place-only": Shape("PUERTO NATALES - The ferry sank", "PUERTO NATALES", ("Puerto Natales",)),
    "postal-code": Shape("Duluth, MN — The ferry sank", "Duluth, MN", ("Duluth, MN",)),
    "dash-without-space": Shape("DULUTH, Minn.- The ferry", "DULUTH, Minn.", ("Duluth, Minn.",)),
    "colon": Shape("ODESA, Ukraine: The ferry sank", "ODESA, Ukraine", ("Odesa, Ukraine",)),
    "no-separator-region": Shape("HULL, England The ferry sank", "HULL, England", ("Hull, England",)),
    "no-separator-city": Shape("LONDON The ferry sank", "LONDON", ("London",)),
    "date-colon": Shape("Jammu, May 16 : The ferry", "Jammu, May 16", ("Jammu",), "2024-05-16"),
    "dots-for-commas": Shape(
        "El Paso. Texas. May 16.—The ferry", "El Paso. Texas. May 16", ("El Paso. Texas",), "2024-05-16"
    ),
    "time-of-day": Shape("Riga, May 16. 1.48 a. m.—The ferry", "Riga, May 16. 1.48 a. m.", ("Riga",), "2024-05-16"),
    "iso-own-line": Shape(
        "ESBJERG, Denmark 2024-05-16\nThe ferry",
        "ESBJERG, Denmark 2024-05-16",
        ("Esbjerg, Denmark",),
        "2024-05-16",
    ),
    "two-digit-year": Shape(
        "CALLAO (PERU), 3 JAN 90 (EFE) -- [TEXT] THE FERRY",
        "CALLAO (PERU), 3 JAN 90 (EFE)",
        ("Callao (Peru)",),
        "1990-01-03",
        "EFE",
        "[TEXT]",
    ),
    "no-date": Shape(
        "CALLAO, NO DATE (RADIO MAR) -- [TEXT] THE FERRY",
        "CALLAO, NO DATE (RADIO MAR)",
        ("Callao",),
        None,
        "RADIO MAR",
        "[TEXT]",
    ),
    "month-without-day": Shape("BOSTON, April - The ferry", "BOSTON, April", ("Boston",)),
    "printed-year": Shape(
        "VIGO, Spain, March 2, 2019 /PRNewswire/ -- The ferry",
        "VIGO, Spain, March 2, 2019 /PRNewswire/",
        ("Vigo, Spain",),
        "2019-03-02",
        "PRNewswire",
    ),
    "business-wire": Shape(
        "BREST & SPLIT, Croatia--(BUSINESS WIRE)--The ferry",
        "BREST & SPLIT, Croatia--(BUSINESS WIRE)",
        ("Brest", "Split, Croatia"),
        None,
        "BUSINESS WIRE",
    ),
    "slash-wire": Shape(
        "DULUTH, MN / ACCESSWIRE / May 16, 2024 / The ferry",
        "DULUTH, MN / ACCESSWIRE / May 16, 2024",
        ("Duluth, MN",),
        "2024-05-16",
        "ACCESSWIRE",
    ),
    "day-inside-credit": Shape(
        "DULUTH, MN--(Marketwire - May 16, 2012) - The ferry",
        "DULUTH, MN--(Marketwire - May 16, 2012)",
        ("Duluth, MN",),
        "2012-05-16",
        "Marketwire",
    ),
    "site-first": Shape("TEMPO.CO, Merak - The ferry", "TEMPO.CO, Merak", ("Merak",), None, "TEMPO.CO"),
    "two-cities": Shape(
        "TURKU/TALLINN, May 16 (Reuters) - The ferry",
        "TURKU/TALLINN, May 16 (Reuters)",
        ("Turku", "Tallinn"),
        "2024-05-16",
        "Reuters",
    ),
    "twin-city": Shape(
        "DALLAS/FORT WORTH, Texas, May 16 - The ferry",
        "DALLAS/FORT WORTH, Texas, May 16",
        ("Dallas/Fort Worth, Texas",),
        "2024-05-16",
    ),
    "bare-agency-behind-day": Shape(
        "HOBART, May 16 AAP - The ferry", "HOBART, May 16 AAP", ("Hobart",), "2024-05-16", "AAP"
    ),
    "agency-first": Shape(
        "(ANSA) - BARI, 16 MAG - The ferry", "(ANSA) - BARI, 16 MAG", ("Bari",), "2024-05-16", "ANSA"
    ),
    "two-brackets": Shape("(1010 WAVE) (HOBOKEN) The ferry", "(1010 WAVE) (HOBOKEN)", ("Hoboken",), None, "1010 WAVE"),
    "whole-in-brackets": Shape(
        "(Duluth, MN, May 3, 2019) - - The ferry", "(Duluth, MN, May 3, 2019)", ("Duluth, MN",), "2019-05-03"
    ),
    "russian": Shape(
        "АНАПА, 16 мая - РИА Новости. Паром",
        "АНАПА, 16 мая - РИА Новости.",
        ("Анапа",),
        "2024-05-16",
        "РИА Новости",
        "Паром",
    ),
    "russian-lower-case-byline": Shape(
        "анапа, 16 мая — риа новости, анна иванова. паром",
        "анапа, 16 мая — риа новости, анна иванова.",
        ("Анапа",),
        "2024-05-16",
        "риа новости",
        "паром",
    ),
    "interfax-day-only": Shape(
        "16 мая. INTERFAX.RU - Паром", "16 мая. INTERFAX.RU", (), "2024-05-16", "INTERFAX.RU", "Паром"
    ),
    "spanish": Shape(
        "Cádiz, 16 may (EFE).- El ferri", "Cádiz, 16 may (EFE)", ("Cádiz",), "2024-05-16", "EFE", "El ferri"
    ),
    "portuguese": Shape(
        "Faro, 16 de maio de 2024 (Lusa) – O barco",
        "Faro, 16 de maio de 2024 (Lusa)",
        ("Faro",),
        "2024-05-16",
        "Lusa",
        "O barco",
    ),
    "italian": Shape(
        "Bari, 16 mag. - (Adnkronos) - Il traghetto",
        "Bari, 16 mag. - (Adnkronos)",
        ("Bari",),
        "2024-05-16",
        "Adnkronos",
        "Il traghetto",
    ),
    "french-date-only": Shape("1er mai 2024. - Le bac", "1er mai 2024", (), "2024-05-01", None, "Le bac"),
    "french-two-agencies": Shape(
        "Nyon (ats afp) Le bac a coulé", "Nyon (ats afp)", ("Nyon",), None, "ats afp", "Le bac"
    ),
    "german": Shape(
        "Kiel, 16. Mai (dpa) - Die Fähre", "Kiel, 16. Mai (dpa)", ("Kiel",), "2024-05-16", "dpa", "Die Fähre"
    ),
    "danish": Shape("Esbjerg /ritzau/: Færgen sank", "Esbjerg /ritzau/", ("Esbjerg",), None, "ritzau", "Færgen"),
    "polish": Shape("Gdynia, 16 maja (PAP) - Prom", "Gdynia, 16 maja (PAP)", ("Gdynia",), "2024-05-16", "PAP", "Prom"),
    "turkish": Shape(
        "İZMİR, 16 Mayıs (AA) - Feribot", "İZMİR, 16 Mayıs (AA)", ("İzmir",), "2024-05-16", "AA", "Feribot"
    ),
    "indonesian": Shape(
        "Merak (ANTARA) - Sabtu, 3 Mei 2024 kapal", "Merak (ANTARA)", ("Merak",), None, "ANTARA", "Sabtu"
    ),
    "chinese": Shape(
        "新华社大连5月16日电（记者王海）渡轮",
        "新华社大连5月16日电",
        ("大连",),
        "2024-05-16",
        "新华社",
        "（记者",
    ),
    "japanese": Shape(
        "[神戸 16日 ロイター] - フェリー",
        "[神戸 16日 ロイター]",
        ("神戸",),
        "2024-05-16",
        "ロイター",
        "フェリー",
    ),
    "korean": Shape(
        "(부산=연합뉴스) 김바다 기자 = 여객선",
        "(부산=연합뉴스) 김바다 기자 =",
        ("부산",),
        None,
        "연합뉴스",
        "여객선",
    ),
    "behind-headline-byline": Shape(
        "Ferry sinks\nBy Ann Lee\nTURKU, May 16 (Reuters) - The ferry",
        "TURKU, May 16 (Reuters)",
        ("Turku",),
        "2024-05-16",
        "Reuters",
    ),
    "byline-on-its-line": Shape(
        "By Ann Lee and Bo Berg TURKU (Reuters) - The ferry", "TURKU (Reuters)", ("Turku",), None, "Reuters"
    ),
    "behind-note": Shape(
        "(Corrects the name of the ferry) TURKU (Reuters) - The ferry",
        "TURKU (Reuters)",
        ("Turku",),
        None,
        "Reuters",
    ),
    "byline-agency-only": Shape("(Adds quotes) By Ann Lee (Reuters) - The ferry", "(Reuters)", (), None, "Reuters"),
    "behind-label": Shape("World News: Jammu, May 16 : The ferry", "Jammu, May 16", ("Jammu",), "2024-05-16"),
    "date-line-below-headline": Shape(
        "Ferry sinks off coast\nMay 16, 2023\nThe ferry", "May 16, 2023", (), "2023-05-16"
    ),
    "place-outweighs-date-line": Shape(
        "Ferry sinks\nMay 16, 2023\nBOSTON, MA - The ferry", "BOSTON, MA", ("Boston, MA",)
    ),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_a_dateline_is_read(shape: Shape) -> None:
    found = read_dateline(shape.text, PUBLISHED)
    assert found is not None
    day = found.day.isoformat() if found.day else None
    assert (found.verbatim, found.places, day, found.agency) == (
        shape.verbatim,
        shape.places,
        shape.day,
        shape.agency,
    )
    assert shape.text[found.start :].startswith(shape.verbatim)
    assert shape.text[found.end :].startswith(shape.lead)


NEGATIVES = {
    "a-heading-further-down": "The heat comes back.\nLondon: old trams are not ready\nThe ferry",
    "a-score": "Verona - Bologna 1-2",
    "a-score-in-capitals": "ROMA - JUVENTUS 1-0 (1-0)\nThe ferry",
    "a-market": "HONG KONG SHARES - Stocks fell",
    "a-market-of-one-word": "GOLD – Prices rose",
    "a-war": "UKRAINE WAR - What happened today",
    "initials-before-a-colon": "UN: Ferry must be saved",
    "a-fraction": "Mix 1/2 - cup of sugar",
    "a-note-that-names-a-place": "(London) The ferry sank and nobody knew",
    "places-and-agencies-in-a-sentence": "Washington, CNN and others reported on the ferry",
    "a-month-that-is-a-name": "Marta 5 - The ferry",
    "version-behind-a-name": "Android 4.3. The ferry sails again.",
    "label-and-weekday": "CRICKET, Saturday - The ferry sank",
    "today": "TODAY, Friday - The ferry sank",
    "day-as-subject": "Yesterday, Thursday - the ferry sank",
    "day-in-a-french-sentence": "Paris, le 16 mai 1968, a vu le bac",
    "age": "London, the 16-year-old ferry sank",
    "kicker-colon": "CATASTROPHE: At least three ferries sank",
    "capitals-open-sentence": "HARBOUR Holdings Ltd said it would sell",
    "capitals-minister": "PRIME Minister Ann Lee said today",
    "known-city-then-noun": "LONDON Mayor Ann Lee said",
    "capitals-headline": "FERRY COMPANY SEES 1987 SALES OF 26 MLN DLRS",
    "headline-with-date-range": "MINISTER SAYS HE WILL VISIT TURKU MAY 13-16 FOR TALKS",
    "sport-headline": "CRICKET - LEE HOPES FOR RETURN",
    "team-then-lead": "HARBOR HAWKS - The Hawks lost at home on Sunday",
    "caption": "FILE - In this May 13, 2016, photo, the ferry",
    "update-marker": "(2nd UPDATE) FERRY owner Ann Lee spoke",
    "ticker": "Harbor Motors (HM) and its partner signed",
    "party": "Die Ministerin Ann Lee (CDU) steht seit Wochen",
    "person-in-capitals": "JOHN LINDEN - The mayor spoke at the pier",
    "person-of-three-names": "MARY ANN LINDEN -- She was there",
    "headline-then-name": "Ferry sinks\nAnn Lee\nThe ferry sank on Monday",
    "name-dash": "Ann Lee - who says she was there - told",
    "dash-in-sentence": "The ferry is late so far - about an hour",
    "compound-word": "London-based Harbor Ltd said",
    "place-starts-sentence": "Tokyo stocks opened higher on Wednesday",
    "place-and-date-in-prose": "Norway, May 20, 1846, and sailed for home",
    "weekday-date": "Tuesday, May 9, 2004 was a long day",
    "evening": "Saturday evening, May 2, a concert takes place",
    "date-in-sentence": "The May 23 article on ferries said",
    "stamp-of-change": "Updated September 23, 2022\n\nThe ferry sails again",
    "stamp-in-german": "Veröffentlicht 23. September 2022\n\nDie Fähre fährt wieder",
    "stamp-with-weekday": "A photo showed the ferry\n\nMonday 04 May 2014\n\nA photo of the ferry",
    "ornamented-headline": "******<TITLE>FERRY LINE POSTS LOSS\n</TITLE>",
    "columns-on-one-line": "Press Room          May 16  2007        The senator spoke",
    "bullets": "* Ferries -0.12 pct\n* Ports quiet\n* Krona falls",
    "byline": "Ferry sails\n\nVon Ann Lee (dpa)\n\nDie Fähre fährt wieder.",
    "byline-in-capitals": "Le bac\nPAR ANN LEE (AFP) - Le bac repart",
    "how-long": "THROUGH JULY 5 - The ferry sails",
    "how-long-on-a-line": "Through July 5\n\nFerries",
    "a-club-called-after-its-city": "BOSTON MARINERS - Placed a pitcher on the list",
    "a-person-called-after-a-city": "PARIS LINDEN - The singer sank",
    "a-song": "LONDON SINKING - The album is fifty",
    "a-fixture": "TURKU V OULU - Saturday, 3pm",
    "a-label-in-french": "ENTRETIEN - Le bac repart, dit-elle",
    "a-label-in-turkish": "ÖZEL HABER - Vapur geri döndü",
    "a-headline-in-capitals": "LEE HAILS VOTE ON FERRY BILL - The Measure Sails On",
    "an-apposition": "CHICAGO - the band, not the city - sails in June",
    "a-kind-of-text": "(Yonhap Interview) The ferry must sail",
    "a-horoscope": "LIBRA (September 23-October 22): The ferry waits for you",
    "a-name-as-registers-have-it": "LINDEN, John - The ferry was his life",
    "a-death": "LINDEN, Ann Mary (née Ek) - Passed away peacefully at home",
    "the-rights-in-a-footer": "Reuters - All rights reserved. The ferry",
    "a-fixture-in-ordinary-letters": "Lyon - Saint-Étienne : un derby de plus",
    "a-title-with-a-bar": "London | The Harbor Times",
    "a-version": "Android 4.3. Then (maybe) the ferry sails",
    "links-with-bars": "RSS (HD) | RSS (SD)",
    "a-stamp-in-two-words": "Release Date May 16, 2024",
    "an-iso-stamp": "Last Updated 2024-05-16\n\nThe ferry sailed.",
    "a-heading-with-a-day": "Winter Regatta May 16, 2024\n\nThe ferry sailed.",
    "empty": "",
    "white-space": " \n\t ",
}


@pytest.mark.parametrize("text", NEGATIVES.values(), ids=NEGATIVES.keys())
def test_what_only_looks_like_a_dateline_is_left(text: str) -> None:
    assert read_dateline(text, PUBLISHED) is None


@pytest.mark.parametrize(
    ("printed", "published", "expected"),
    [
        ("Dec 31", datetime.date(2024, 1, 2), datetime.date(2023, 12, 31)),
        ("Jan 1", datetime.date(2023, 12, 31), datetime.date(2024, 1, 1)),
        ("May 16", datetime.date(2024, 5, 17), datetime.date(2024, 5, 16)),
        ("Feb 29", datetime.date(2024, 3, 1), datetime.date(2024, 2, 29)),
        ("Feb 29", datetime.date(2023, 3, 1), None),
        ("Feb 30", datetime.date(2024, 3, 1), None),
        ("May 16", None, None),
        ("May 16, 2019", None, datetime.date(2019, 5, 16)),
        ("05/04/2019", datetime.date(2019, 4, 5), datetime.date(2019, 4, 5)),
        ("05/04/2019", None, datetime.date(2019, 5, 4)),
        ("25/04/2019", None, datetime.date(2019, 4, 25)),
    ],
)
def test_the_year_is_the_nearest(printed: str, published: datetime.date | None, expected: datetime.date | None) -> None:
    found = read_dateline(f"TURKU, {printed} (Reuters) - The ferry", published)
    assert found is not None
    assert found.day == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kassel. Ein Fährmann ist am Montag gestürzt", "Kassel"),
        ("(Québec) Le bac repart lundi", "Québec"),
        ("Kassel. Ferries are late", None),
        ("(Quebec) The ferry sails again", None),
    ],
)
def test_what_a_country_prints_counts_where_its_language_goes_on(text: str, place: str | None) -> None:
    found = read_dateline(text, PUBLISHED)
    assert (found.places[0] if found else None) == place


class Opening(NamedTuple):
    """An opening as an agency prints it, before "The ferry", and what it says."""

    printed: str
    places: tuple[str, ...] = ()
    day: str | None = "2024-05-16"
    agency: str | None = None


AROUND_THE_WORLD = [
    Opening("SEVILLA, 16 (EUROPA PRESS) - ", ("Sevilla",), agency="EUROPA PRESS"),
    Opening("Luanda, 16/05 - ", ("Luanda",)),
    Opening("VILNIUS, May 16, BNS - ", ("Vilnius",), agency="BNS"),
    Opening("TURKU, May 16, XYZ – ", ("Turku",), agency="XYZ"),
    Opening("Baku, May 16, AZERTAC\n", ("Baku",), agency="AZERTAC"),
    Opening("Bratislava 16. mája 2024 (SITA) - ", ("Bratislava",), agency="SITA"),
    Opening("Budapest, 2024. május 16., csütörtök (MTI) - ", ("Budapest",), agency="MTI"),
    Opening("Gdynia, czwartek, 16 maja 2024 r. - ", ("Gdynia",)),
    Opening("ZAGREB, 16. svibnja 2024. (Hina) - ", ("Zagreb",), agency="Hina"),
    Opening("Maribor, 16. maja (STA) - ", ("Maribor",), agency="STA"),
    Opening("Vilnius, gegužės 16 d. (ELTA). ", ("Vilnius",), agency="ELTA"),
    Opening("Rīga, 16. maijs, LETA. ", ("Rīga",), agency="LETA"),
    Opening("Reykjavík, 16. maí 2024 - ", ("Reykjavík",)),
    Opening("Girona, 16 maig 2024 (ACN).- ", ("Girona",), agency="ACN"),
    Opening("Πάτρα, 16 Μαΐου 2024 (ΑΠΕ-ΜΠΕ) - ", ("Πάτρα",), agency="ΑΠΕ-ΜΠΕ"),
    Opening("КИЇВ, 16 тра — Укрінформ. ", ("Київ",), agency="Укрінформ"),
    Opening("Минск, 16 мая /Корр. БЕЛТА/. ", ("Минск",), agency="БЕЛТА"),
    Opening("Варна, 16 май /Анна Ли, БТА/ ", ("Варна",), agency="БТА"),
    Opening("Астана. 16 мая. КазТАГ – ", ("Астана",), agency="КазТАГ"),
    Opening("חיפה, 16 במאי (רויטרס) - ", ("חיפה",), agency="רויטרס"),
    Opening("أبوظبي في 16 مايو / وام / ", ("أبوظبي",), agency="وام"),
    Opening("دبي، 16 مايو/ وام / ", ("دبي",), agency="وام"),
    Opening("मुंबई, 16 मई (भाषा)। ", ("मुंबई",), agency="भाषा"),
    Opening("New Delhi [India], May 16 (ANI): ", ("New Delhi [India]",), agency="ANI"),
    Opening("Halle (Saale) (dpa/sa) - ", ("Halle (Saale)",), None, "dpa/sa"),
    Opening("ROME (CNA/Harbor News).- ", ("Rome",), None, "CNA/Harbor News"),
    Opening("Washington CNN — ", ("Washington",), None, "CNN"),
    Opening("(DULUTH, Minn.) – ", ("Duluth, Minn.",), None),
    Opening("[Washington, DC] – ", ("Washington, DC",), None),
    Opening("London: 16 May 2024 - ", ("London",)),
    Opening("GOLD COAST – ", ("Gold Coast",), None),
    Opening("(Houston, TX) May 16, 2024 - ", ("Houston, TX",)),
    Opening("Paris, May 16, 2024, 7:00 a.m. CEST – ", ("Paris",)),
    Opening("Turku, Finland, 2024-05-16 14:05 EEST (GLOBE NEWSWIRE) -- ", ("Turku, Finland",), agency="GLOBE NEWSWIRE"),
    Opening("LONDON, May 16 (By Cable).—", ("London",)),
    Opening("[By the Associated Press.] LONDON, May 16.—", ("London",), agency="Associated Press"),
    Opening("PARIS, via London, May 16.—", ("Paris, via London",)),
    Opening("16 May 2024 - London: ", ("London",)),
    Opening("May 16, 2024 (WASHINGTON) – ", ("Washington",)),
    Opening("Brussels, 16 May 2024 ", ("Brussels",)),
    Opening("【5月16日 AFP】", agency="AFP"),
    Opening("UN, May 16. /TASS Correspondent Ann Lee/. ", ("UN",), agency="TASS"),
    Opening("ST.PETERSBURG, May 16. /TASS. ", ("St.Petersburg",), agency="TASS"),
    Opening("KAZAN, May 16. TASS/. ", ("Kazan",), agency="TASS"),
    Opening("KAZAN, May 16. //TASS//. ", ("Kazan",), agency="TASS"),
    Opening("KAZAN, May 16. \\TASS\\. ", ("Kazan",), agency="TASS"),
    Opening("KAZAN, May 16. /TASS/, ", ("Kazan",), agency="TASS"),
    Opening("[부산=뉴스1] 이안나 기자 = ", ("부산",), None, "뉴스1"),
    Opening("(부산·제주=연합뉴스) 이안나 김보 기자 = ", ("부산", "제주"), None, "연합뉴스"),
    Opening("(도쿄 AP=연합뉴스) ", ("도쿄",), None, "연합뉴스"),
    Opening("(평양 5월 16일발 조선중앙통신) ", ("평양",), agency="조선중앙통신"),
    Opening("【ソウル＝李安】", ("ソウル",), None),
    Opening("【パリAFP＝時事】", ("パリ",), None, "AFP＝時事"),
    Opening("（中央社記者李安娜高雄16日電）", ("高雄",), agency="中央社"),
    Opening("中新社上海五月十六日电 ", ("上海",), agency="中新社"),
    Opening("新华社北京五月二日电 ", ("北京",), "2024-05-02", "新华社"),
    Opening("新华社北京十二月二十五日电 ", ("北京",), "2023-12-25", "新华社"),
    Opening("路透东京5月16日电 - ", ("东京",), agency="路透"),
    Opening("Turku, 16 fév 2024 (AFP) - ", ("Turku",), "2024-02-16", "AFP"),
    Opening("Cluj, 16 iun /Agerpres/ - ", ("Cluj",), "2024-06-16", "Agerpres"),
    Opening("حلب 16 أيار (سانا) - ", ("حلب",), agency="سانا"),
    Opening("May 16, 2024 — LONDON (Reuters) - ", ("London",), agency="Reuters"),
    Opening("May 16, 2024 – Boston, Mass. – ", ("Boston, Mass.",)),
    Opening("May 16, Colombo: ", ("Colombo",)),
    Opening("DULUTH, Minn., and TURKU, Finland – May 16, 2024 – ", ("Duluth, Minn.", "Turku, Finland")),
    Opening("Baku, May 16, AZERTAC ", ("Baku",), agency="AZERTAC"),
    Opening("КИЕВ, 16 мая - РИА Новости Украина. ", ("Киев",), agency="РИА Новости Украина"),
    Opening("МИНСК, 16 мая. /Корр. ИТАР-ТАСС Анна Ли/. ", ("Минск",), agency="ИТАР-ТАСС"),
    Opening("Darkhan /MONTSAME/. ", ("Darkhan",), None, "MONTSAME"),
    Opening("TURKU, Finland, May 16, 2024 /EINPresswire.com/ -- ", ("Turku, Finland",), agency="EINPresswire.com"),
    Opening("Rome, May 16, 2024 / 06:00 am (CNA).- ", ("Rome",), agency="CNA"),
    Opening("16.05. Warszawa (PAP) - ", ("Warszawa",), agency="PAP"),
    Opening("16.05.2024 Warszawa (PAP) - ", ("Warszawa",), agency="PAP"),
    Opening("A Coruña, 16 may (EFE).- ", ("A Coruña",), agency="EFE"),
    Opening("BRUSSEL 16/05 (BELGA) = ", ("Brussel",), agency="BELGA"),
    Opening("LONDON (Reuters) &#151; ", ("London",), None, "Reuters"),
    Opening("PARIS, May 16, via London.—", ("Paris",)),
    Opening("DULUTH, Minn., May 16.—(Special.)—", ("Duluth, Minn.",)),
    Opening("STOCKHOLM (Sjöbyrån Direkt) ", ("Stockholm",), None, "Sjöbyrån Direkt"),
    Opening("PUEBLA (faro).- ", ("Puebla",), None, "faro"),
    Opening("**DULUTH, Minn.** – ", ("Duluth, Minn.",), None),
    Opening("MÜNCHEN. ", ("München",), None),
    Opening("UTRECHT - ", ("Utrecht",), None),
    Opening("ΑΘΗΝΑ - ", ("Αθηνα",), None),
    Opening("HARBORVILLE – ", ("Harborville",), None),
    Opening("COOK COUNTY — ", ("Cook County",), None),
    Opening("SAN TELMO - ", ("San Telmo",), None),
    Opening("ISLE OF GRAIN — ", ("Isle of Grain",), None),
    Opening("Colima, Col.- ", ("Colima, Col.",), None),
    Opening("Comala, Qro., 16 de mayo.- ", ("Comala, Qro.",)),
    Opening("Bogotá, Colombia.- ", ("Bogotá, Colombia",), None),
    Opening("CIUDAD DE MÉXICO.- ", ("Ciudad de México",), None),
    Opening("BISMARCK, N. Dak. - ", ("Bismarck, N. Dak.",), None),
    Opening("BRÜNN, Moravia - ", ("Brünn, Moravia",), None),
    Opening("KUCHING: ", ("Kuching",), None),
    Opening("بيروت - ", ("بيروت",), None),
    Opening("دمشق، سوريا (CNN) -- ", ("دمشق، سوريا",), None, "CNN"),
    Opening("القاهرة، 16 مايو 2024 (رويترز) - ", ("القاهرة",), agency="رويترز"),
    Opening("HAMBURG taz | ", ("Hamburg",), None, "taz"),
    Opening("16 MAY 2024 | GENEVA - ", ("Geneva",)),
    Opening("Goma – ", ("Goma",), None),
    Opening("(中央社记者李安娜高雄16日电)", ("高雄",), agency="中央社"),
    Opening("LONDON - Media OutReach Newswire - 16 May 2024 - ", ("London",), agency="Media OutReach Newswire"),
    Opening("Львів, 16 травня 2024 року – ", ("Львів",)),
    Opening("Kraków, 16 maja 2024 roku – ", ("Kraków",)),
    Opening("Puebla, Puebla, a 16 de mayo de 2024.- ", ("Puebla, Puebla",)),
    Opening("CITTÀ DEL VATICANO – ", ("Città del Vaticano",), None),
    Opening("BERGEN (NRK) ", ("Bergen",), None, "NRK"),
    Opening("AUCKLAND, This Day.—", ("Auckland",), None),
    Opening("LONDON, Yesterday. ", ("London",), None),
    Opening("(P.A.) LONDON, May 16. ", ("London",), agency="P.A."),
    Opening("LONDON, May 16, (By Wireless to Oslo.)—", ("London",)),
]


@pytest.mark.parametrize("opening", AROUND_THE_WORLD, ids=lambda opening: opening.printed.strip())
def test_agencies_around_the_world(opening: Opening) -> None:
    text = f"{opening.printed}The ferry sank"
    found = read_dateline(text, PUBLISHED)
    assert found is not None
    assert (found.places, str(found.day) if found.day else None, found.agency) == opening[1:]
    assert text[found.end :] == "The ferry sank"


@pytest.mark.parametrize(
    "printed",
    ["Split, 16. listopada 2023. (Hina) - ", "Gdynia, 16 października 2023 (PAP) - ", "Riga, Oct. 16, 2023 - "],
)
def test_october_has_the_name_of_another_countrys_november(printed: str) -> None:
    found = read_dateline(f"{printed}The ferry", PUBLISHED)
    assert found is not None
    assert found.day == datetime.date(2023, 10, 16)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("PORT-AU-PRINCE", "Port-au-Prince"),
        ("L'AQUILA, Italy", "L'Aquila, Italy"),
        ("COEUR D'ALENE, Idaho", "Coeur d'Alene, Idaho"),
        ("Delft, the Netherlands", "Delft, the Netherlands"),
        ("COX'S BAZAR, Bangladesh", "Cox's Bazar, Bangladesh"),
        ("MCALLEN, Texas", "McAllen, Texas"),
        ("WASHINGTON, D.C.", "Washington, D.C."),
        ("EVANSTON, ILL.", "Evanston, Ill."),
        ("PALM BEACH, FLORIDA", "Palm Beach, Florida"),
        ("MOSCOW (USSR)", "Moscow (USSR)"),
        ("ST. LOUIS", "St. Louis"),
        ("THE HAGUE", "The Hague"),
        ("Landquart GR", "Landquart GR"),
        ("LANDQUART GR", "Landquart Gr"),
        ("Rio DE Janeiro", "Rio de Janeiro"),
    ],
)
def test_places_are_set_in_reading_case(printed: str, read: str) -> None:
    found = read_dateline(f"{printed}, May 16 (Reuters) - The ferry", PUBLISHED)
    assert found is not None
    assert found.places == (read,)


def test_a_dateline_may_be_all_there_is() -> None:
    found = read_dateline("TURKU, May 16 (Reuters) -", PUBLISHED)
    assert found == Dateline("TURKU, May 16 (Reuters)", ("Turku",), datetime.date(2024, 5, 16), "Reuters", 0, 25)


def test_a_dateline_far_down_is_not_looked_for() -> None:
    assert read_dateline("word " * 400 + "\nTURKU, May 16 (Reuters) - The ferry", PUBLISHED) is None


PIECES = st.sampled_from(
    [
        "TURKU",
        "NEW YORK",
        "Riga",
        "de ",
        "St. ",
        "A",
        "b",
        "May 16",
        "16",
        "1996-08-22",
        "(AP)",
        "/TASS/",
        "(",
        ")",
        "/",
        "[",
        "]",
        " - ",
        "--",
        "-",
        "—",
        ", ",
        ". ",
        ":",
        "\n",
        " ",
        "Reuters",
        "新华社",
        "日",
        "電",
        "【",
        "İ",
        "́",
    ]
)


def consistent(text: str, found: Dateline | None) -> bool:
    return found is None or (
        text[found.start : found.start + len(found.verbatim)] == found.verbatim
        and 0 <= found.start < found.end <= len(text)
        and all(place.strip() for place in found.places)
    )


@given(st.text(), st.none() | st.dates())
def test_arbitrary_text_never_raises(text: str, published: datetime.date | None) -> None:
    assert consistent(text, read_dateline(text, published))


@given(st.lists(PIECES, max_size=20).map("".join), st.none() | st.dates())
def test_offsets_agree_with_the_text(text: str, published: datetime.date | None) -> None:
    assert consistent(text, read_dateline(text, published))


@pytest.mark.parametrize(
    "alphabet",
    [
        "A ",
        "A",
        "A-",
        "A.",
        "(",
        "((a",
        "/a",
        "[",
        "MOSCOW, ",
        "A & ",
        "A/",
        "By A ",
        "\nA",
        "- ",
        "1/",
        "1",
        "中社",
        "【ア",
        "(가",
        "May 1, ",
        "a.b-",
        "AA: A ",
        "AA (B ",
        "́",
        "İ",
        "\xa0",
        "Monday, ",
    ],
)
def test_a_hostile_opening_of_a_megabyte_returns(alphabet: str) -> None:
    text = alphabet * (1_000_000 // len(alphabet))
    assert consistent(text, read_dateline(text, PUBLISHED))


@given(st.lists(PIECES, max_size=20).map("".join), st.text(max_size=50))
def test_only_the_opening_counts(opening: str, rest: str) -> None:
    text = opening.ljust(1000, "x")
    assert read_dateline(text + rest, PUBLISHED) == read_dateline(text, PUBLISHED)


@given(st.dates(datetime.date(1001, 1, 1), datetime.date(9899, 12, 31)), st.dates())
@example(datetime.date(2001, 1, 1), datetime.date(2000, 2, 29))
def test_a_missing_year_is_the_nearest(published: datetime.date, day: datetime.date) -> None:
    """A 29th of February that is farther away than half a year is a misprint."""
    found = whole_date(None, day.month, day.day, published)
    years = (published.year - 1, published.year, published.year + 1)
    dates = [datetime.date(year, day.month, day.day) for year in years if _exists(year, day)]
    nearest = min(dates, key=lambda date: abs(date - published), default=None)
    assert found == (nearest if nearest and abs(nearest - published).days <= 183 else None)


@given(st.dates(datetime.date(1001, 1, 1), datetime.date(9799, 12, 31)), st.integers(0, 99))
def test_a_short_year_is_in_the_nearest_century(published: datetime.date, year: int) -> None:
    century = published.year // 100 * 100
    dates = [datetime.date(year + century + step, 5, 16) for step in (-100, 0, 100)]
    assert whole_date(year, 5, 16, published) == min(dates, key=lambda date: abs(date - published))


def _exists(year: int, day: datetime.date) -> bool:
    return not (day.month == 2 and day.day == 29) or calendar.isleap(year)


def test_an_opening_may_end_anywhere() -> None:
    """A place behind a day, and then nothing at all."""
    for opening in ("May 16, ", "May 16, France", "3 January, Paris", "3 January, Paris "):
        for text in (opening[:length] for length in range(len(opening) + 1)):
            read_dateline(text, PUBLISHED)


@pytest.mark.parametrize("published", [datetime.date.min, datetime.date.max])
def test_a_day_without_its_month_is_completed_at_the_ends_of_time_too(published: datetime.date) -> None:
    found = read_dateline("新华社北京22日电 渡轮", published)
    assert found is not None
    assert found.day == published.replace(day=22)
