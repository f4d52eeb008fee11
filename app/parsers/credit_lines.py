"""Lines that say where a text comes from without naming a person: an agency, a paper, a post, by telegraph."""

import re

from app.parsers.dateline.agencies import is_known, looks_signed
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.towns import is_town
from app.parsers.people import is_post

_LONGEST_NAME = 5  # words
_BRACKETED = re.compile(r"\((?P<round>[^()]{3,80})\)|\[(?P<square>[^\[\]]{3,80})\]")
_THE_PAPER = re.compile(r"The (?:[A-Z][\w.\-]+ ){1,3}[A-Z][a-z]+")
_PAPERS = frozenset(
    """
    Advertiser Advocate Argus Banner Beacon Bee Bulletin Chronicle Constitution Courier Daily Democrat Examiner Gazette
    Herald Independent Inquirer Ledger Mail Mercury Messenger Monitor Oregonian Patriot Post Press Record Register
    Republic Republican Review Sentinel Standard Statesman Telegraph Telegram Times Tribune
    """.split()  # noqa: SIM905
)
"""The last words of papers' names, behind "The" and another word."""
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
    r"|(?:from )?(?:staff(?: and wire)?|wire) reports"
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


def plain(line: str) -> str:
    """The same, also without a full stop at its end."""
    return bare(line).removesuffix(".")


def is_conveyed(line: str) -> bool:
    """Whether a line says by what means a text came: `(By Telegraph.)`."""
    return _CONVEYED.fullmatch(plain(line)) is not None


def is_nameless_credit(line: str) -> bool:
    """Whether a line says from whom or how a text came, but gives no name: `(From Our Own Correspondent.)`."""
    told = plain(line)
    found = _CONVEYED.fullmatch(told) or _NAMELESS.fullmatch(told)
    agency = found.groupdict().get("agency") if found else None
    return found is not None and (not agency or is_known(agency))


def names_paper(line: str) -> bool:
    """Whether a line is the name of a paper or an agency."""
    words = line.split()
    if len(words) > _LONGEST_NAME:
        return False
    return (
        line.endswith(("News Agency", "NEWS AGENCY"))
        or is_known(line)
        or (line[:1].isupper() and words[-1][:1].isupper() and looks_signed(line.rstrip(".")))
        or (_THE_PAPER.fullmatch(line) is not None and _is_paper(" ".join(words[1:-1]), words[-1]))
    )


def _is_paper(name: str, last: str) -> bool:
    return last in _PAPERS or (last in _ORDINARY and (is_city(name) or is_town(name)))


def names_employer(line: str) -> bool:
    """Whether a line right below a byline gives the author's post, or a paper or an agency."""
    line = bare(line)
    return is_post(line) or is_known(line.partition(",")[0]) or names_paper(line)


def names_desk(line: str) -> bool:
    """Whether a line is the name of a desk: `THE FJORD BUREAU`, `Express News Service`."""
    return _DESK.fullmatch(line) is not None
