"""What the lead after a name says about the name: was it a place, or a club, a fixture, a headline, a notice?"""

import re

from app.parsers.dateline.days import read_day
from app.parsers.dateline.lexing import WORD, skip_spaces
from app.parsers.dateline.towns import is_town

# "Verona - Bologna 1-2"
_SCORE = re.compile(r"[^\n\d]{2,40}+\d{1,3}[-–:]\d{1,3}[ \t]*+(?:[(\n]|$)")
# "CHICAGO - the band, not the city - is"
_APPOSITION = re.compile(r"[a-z][^\n.]{1,120}?[ \t][-–—]+[ \t]+[a-z]")
# "Lyon - Saint-Étienne : un derby"
_FIXTURE = re.compile(r"([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)?)(?: ?:|,? \d{1,2}[-:–]\d)")
# A death notice: "LEE, Ann (née Ek) - Passed away peacefully"
_NOTICE = re.compile(
    r"(?:passed away|peacefully|suddenly|died|beloved|late of|entered into rest|departed this life|fell asleep"
    r"|in (?:ever )?loving memory)\b",
    re.IGNORECASE,
)
# "JACKSON - On May 3, at Lincoln, Bo, beloved husband of", "CHESTER - EK. On May 3, at"
_FAMILY_NOTICE = re.compile(
    r"(?P<second>[A-Z][A-Z'’-]{1,20}\. )?On (?:the )?(?:[A-Z][a-z]{2,8}\.? )?\d{1,2}(?:st|nd|rd|th)?\b"
    r"(?(second)|[^\n]{3,100}?\b(?:beloved|dearly loved|(?:wife|husband|widow|relict|son|daughter) of|n[ée]e)\b)"
)
# "BOSTON (AL) - Placed RHP Bo Ek on the list": a verb, and where the player plays.
_TRANSFER = re.compile(
    r"(?:Placed|Signed|Recalled|Activated|Acquired|Traded|Released|Waived|Optioned|Claimed|Promoted|Reassigned|Reinstated"
    r"|Re-signed|Designated|Selected|Assigned) [A-Z]{1,3}s? "
)
_DENIALS = (_SCORE, _APPOSITION, _NOTICE, _FAMILY_NOTICE, _TRANSFER)
_RIGHTS = re.compile(r"all rights reserved|copyright\b|©|\(c\)", re.IGNORECASE)
_GERMAN = re.compile(
    r"(?:Der|Die|Das|Ein|Eine|Einen|Im|Am|In|Bei|Beim|Nach|Wegen|Auf|Mit|Für|Zum|Zur|Von|Vor|Zwei|Drei|Es|Er|Sie|Rund|Seit|"
    r"Weil|Wer|Wie|Was)\b"
)
# "(Québec) Le ministre": papers of Quebec print no dash.
_FRENCH = re.compile(
    r"(?:Le|La|Les|Un|Une|Des|Du|Il|Elle|Ils|Elles|On|Ce|Cette|Ces|En|Au|Aux|Après|Pour|Selon|Dans|Sur|Deux|Plus)\b"
    r"|[LDC]['’]|À "
)


def is_german(text: str, at: int) -> bool:
    """Tell whether a lead begins as many German sentences do."""
    return _GERMAN.match(text, at) is not None


def is_french(text: str, at: int) -> bool:
    """Tell whether a lead begins as many French sentences do."""
    return _FRENCH.match(text, at) is not None


def is_notice(text: str, at: int) -> bool:
    """Tell whether a lead is that of a death notice."""
    return _NOTICE.match(text, at) is not None


def is_rights_notice(text: str, at: int) -> bool:
    """Tell the footer of an agency's page ("Reuters - All rights reserved") from a lead."""
    return _RIGHTS.match(text, at) is not None


def is_fixture(text: str, at: int, *, in_capitals: bool) -> bool:
    """Tell a second team or topic from a lead: a name, and a colon or a score after it.

    After capitals, a word in capitals and a colon may be a kicker ("LONDON - UPDATE: The"): it must be a town.
    """
    found = _FIXTURE.match(text, at)
    if not found or not in_capitals:
        return found is not None
    return found[1].isupper() and (found[0][-1].isdigit() or is_town(found[1]))


def is_transfer(text: str, at: int) -> bool:
    """Tell a club's list of players from a lead."""
    return _TRANSFER.match(text, at) is not None


def denies_place(text: str, at: int) -> bool:
    """Tell a lead that follows no place, however well its name is known: a score, an aside, a death notice."""
    return any(pattern.match(text, at) for pattern in _DENIALS)


def repeats(text: str, at: int, name: str) -> bool:
    """Tell a kicker that the lead repeats ("RIVER HAWKS - The Hawks won") from a place."""
    words = name.split()
    if len(words) < 2:
        return False
    opening = text[at : at + 40].casefold().split()[:3]
    return words[-1].casefold() in opening[1:] and opening[0] in ("the", "a", "our")


def is_in_capitals(text: str, at: int) -> bool:
    """Tell a headline ("CRICKET - LEE HOPES FOR RETURN") by the capitals that go on after the dash."""
    words = 0
    while words < 3 and (found := WORD.match(text, at)):
        if not found[0].isupper():
            return False
        words, at = words + 1, skip_spaces(text, found.end())
    return words == 3


def is_day_alone(text: str, at: int) -> bool:
    """Tell a heading ("COCOA CLOSING - APR 7") by the day that alone fills the rest of its line."""
    day = read_day(text, at, None)
    return day is not None and not text[day.end :].partition("\n")[0].strip()
