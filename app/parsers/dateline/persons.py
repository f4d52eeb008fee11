"""Telling a person's name in capitals from a town's: "JOHN SMITH - The mayor" is a caption or a speaker."""

from app.parsers.dateline.wordlists import words

# Common given names. Those that open the name of a town as well (Charlotte Amalie, Diego Garcia) are left out.
_GIVEN = words(
    """
james john robert michael william david richard joseph thomas christopher matthew anthony mark donald steven
andrew kenneth joshua kevin brian timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan
stephen larry justin scott brandon benjamin samuel gregory patrick alexander jack dennis jerry tyler aaron henry
peter adam nathan douglas zachary walter kyle ethan jeremy roger keith christian terry sean gerald philip bruce
ralph roy alan simon nigel graham ian colin trevor stuart neil hans klaus jürgen giovanni giuseppe sergei vladimir
dmitry mikhail ivan nikolai mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy
margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura
cynthia kathleen amy angela anna emma nicole samantha katherine christine helen rachel janet maria julie heather
diane ruth olga natalia svetlana ingrid
"""
)
# A town may be named after a person, and then says what it is ("JAMES BAY", "MARY ISLAND").
_LANDMARKS = words(
    """
bay beach city cove creek falls field ford fort glen grove harbor harbour heights hill hills island islands lake
landing mount mountain park pass point port ridge river rock rocks springs station town valley village
"""
)


def is_person(printed: str) -> bool:
    """Tell whether a name printed without a region is a given name and a surname."""
    parts = printed.casefold().split()
    return 2 <= len(parts) <= 4 and parts[0] in _GIVEN and parts[-1].strip(".") not in _LANDMARKS
