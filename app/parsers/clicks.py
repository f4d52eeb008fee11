"""What a page offers to click, as it stands above a text that was copied with it."""

import re

_CLICK = (
    r"(?>skip to (?:main )?content|adjust font size|advertis(?:ement|ing)|anzeige|publicidad|publicité|реклама"
    r"|विज्ञापन|إعلان|โฆษณา|广告|広告|a(?=[+\-−])|apple news|close|comments?(?:\(s\))?|connect with us|copy|e-?mail"
    r"|facebook|follow(?: us)?|font ?(?:larger|size|smaller)|instagram|link(?:edin)?|listen|log in"
    r"|(?:(?:left|main|navigation|pages|right) ){0,3}menu|logo|print|save|search|share|sign in|subscribe"
    r"|toggle navigation|twitter|video player(?:close)?|whatsapp|you are here|youtube|新浪微博)"
)
_END = r"(?:(?!\w)|(?<=\)))"
_COUNT = r"\d++(?![./-]\d|\.? [^\W\d_]{3,12}\.?,? \d{4})"  # not the first figure of a day
_CLICKS = re.compile(
    rf"(?:\d+ )?{_CLICK}{_END}(?:\W*+(?>{_CLICK}|on|this|article|story|link|{_COUNT}){_END})*+\W*+", re.IGNORECASE
)


def behind_clicks(line: str) -> str | None:
    """What a line says behind all that it offers to click: mostly nothing, or a day. None if it offers nothing."""
    offered = _CLICKS.match(line)
    return line[offered.end() :] if offered else None
