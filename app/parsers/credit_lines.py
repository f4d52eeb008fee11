"""Lines that say where a text comes from without naming a person: an agency, a paper, a post, by telegraph."""

import re

from app.parsers.dateline.agencies import is_known, looks_signed
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.towns import is_town
from app.parsers.people import is_post

_LONGEST_NAME = 5  # words
_BRACKETED = re.compile(r"\((?P<round>[^()]{3,80})\)|\[(?P<square>[^\[\]]{3,80})\]")
# The last word of a paper's name, behind "The" and its town: as often an ordinary word.
_THE_PAPER = re.compile(
    r"The (?:[A-Z][\w.\-]+ ){1,3}(?:Advertiser|Advocate|Age|Argus|Banner|Beacon|Bee|Blade|Bulletin|Capital|Chronicle"
    r"|Citizen|Constitution|Courier|Daily|Democrat|Eagle|Echo|Enterprise|Examiner|Express|Gazette|Globe|Herald"
    r"|Independent|Inquirer|Leader|Ledger|Mail|Mercury|Messenger|Monitor|Observer|Oregonian|Patriot|Pilot|Post|Press"
    r"|Record|Register|Republic(?:an)?|Review|Sentinel|Standard|Star|Statesman|Sun|Telegraph|Telegram|Times|Tribune"
    r"|Union|Voice|World)"
)
_ORDINARY = frozenset(
    """
    Age Blade Capital Citizen Eagle Echo Enterprise Express Globe Leader Observer Pilot Star Sun Union Voice World
    """.split()  # noqa: SIM905
)
"""Those that end many a headline, too: behind a town they are a paper."""
_DESK = re.compile(
    r"(?!The \w+$)(?:[A-Z][\w.'’-]* ){1,4}"
    r"(?i:bureau|correspondent|desk|newsroom|news (?:network|service)|reporter|staff)"
)
_CONVEYED = re.compile(
    r"by (?:special )?(?:atlantic )?(?:cable|mail|telegraph|telephone|wire|wireless)(?:,? to the \w+(?: \w+)?)?", re.I
)
_WHERE = r"(?:,? (?:at|in|à|en|au|aux|a|da) [^\W\d_][\w-]*)?"
_NAMELESS = re.compile(
    rf"from our (?:\w+ ){{0,3}}(?:correspondents?|reporters?){_WHERE}|our (?:\w+ ){{0,3}}(?:correspondent|reporter)"
    r"|(?:special )?correspondence (?:of|to) .*|(?:[A-Z]\w+ )?(?:cable|press|special) (?:despatch|dispatch)"
    r"|(?:de )?(?:notre|nos) (?:correspondant|envoyé)e?s?"
    rf"(?: (?:spécial(?:e|es)?|spéciaux|particuli(?:er|ère)s?))?{_WHERE}"
    rf"|(?:de |por )?nuestr[oa] (?:corresponsal|enviad[oa])(?: especial)?{_WHERE}"
    rf"|(?:d[ae]l )?nostr[oa] (?:corrispondente|inviat[oa])(?: speciale)?{_WHERE}"
    r"|(?:von unserem|unser|eigener) \w*(?:korrespondent|bericht|draht)\w*"
    r"|(?:(?:por|par|di|da|von(?: der)?|de) )?(?:(?:la|a) )?(?:redacción|rédaction|redazione|redação|redaktion)"
    r"(?: (?:avec|con|com|mit|e|et|y) (?P<agency>\S.*))?",
    re.IGNORECASE,
)


def bare(line: str) -> str:
    """A line without the brackets around all of it, and the full stop inside."""
    found = _BRACKETED.fullmatch(line.rstrip("."))
    return (found["round"] or found["square"]).rstrip(". ") if found else line


def is_conveyed(line: str) -> bool:
    """Whether a line says by what means a text came: `(By Telegraph.)`."""
    return _CONVEYED.fullmatch(bare(line).removesuffix(".")) is not None


def is_nameless_credit(line: str) -> bool:
    """Whether a line says from whom or how a text came, but gives no name: `(From Our Own Correspondent.)`."""
    found = _NAMELESS.fullmatch(bare(line).removesuffix("."))
    return is_conveyed(line) or (found is not None and (not found["agency"] or is_known(found["agency"])))


def names_paper(line: str) -> bool:
    """Whether a line is the name of a paper or an agency."""
    words = line.split()
    if len(words) > _LONGEST_NAME:
        return False
    return (
        line.endswith(("News Agency", "NEWS AGENCY"))
        or is_known(line)
        or (line[:1].isupper() and words[-1][:1].isupper() and looks_signed(line.rstrip(".")))
        or (_THE_PAPER.fullmatch(line) is not None and (words[-1] not in _ORDINARY or _is_place(words[1:-1])))
    )


def _is_place(words: list[str]) -> bool:
    name = " ".join(words)
    return is_city(name) or is_town(name)


def names_employer(line: str) -> bool:
    """Whether a line right below a byline gives the author's post, or a paper or an agency."""
    line = bare(line)
    return is_post(line) or is_known(line.partition(",")[0]) or names_paper(line)


def names_desk(line: str) -> bool:
    """Whether a line is the name of a desk: `THE FJORD BUREAU`, `Express News Service`."""
    return _DESK.fullmatch(line) is not None
