"""Lines that a page puts inside or below a text for its reader's next step: to read something else, to subscribe, to
follow. They are recognised by how they begin and what they name, in the languages of the larger news sites.
"""

import re

from app.parsers.element_text import Element, inner

_MOST_LETTERS, _LINKED = 300, 0.8
"""The longest line that is looked at, and the share of what follows a label that must be links."""

_RELATED = re.compile(
    r"(?:(?:read|see|watch|learn)\s+(?:more|also|next|this)|also\s+read"
    r"|related\s+(?:articles?|stor(?:y|ies)|content|links?|topics?)|you\s+m(?:ay|ight)\s+also\s+like|what\s+to\s+read\s+next|recommended\s+for\s+you"
    r"|(?:à\s+)?lire\s+(?:aussi|également)|voir\s+aussi|sur\s+le\s+même\s+sujet"
    r"|articles?\s+(?:liés?|connexes?|similaires?)|(?:art[íi](?:culos|gos)|notas|not[íi]cias)\s+relacionad[ao]s"
    r"|articoli\s+correlati|verwandte\s+(?:artikel|beiträge|inhalte|meldungen|nachrichten|themen)"
    r"|gerelateerde\s+(?:artikelen|berichten)|powiązane\s+artykuły|lesen\s+sie\s+(?:auch|mehr|dazu)|mehr\s+zum\s+thema|auch\s+interessant"
    r"|lees\s+(?:ook|meer|verder)|läs\s+(?:mer|också|även)|les\s+(?:også|mer)|læs\s+(?:også|mere)|lue\s+(?:myös|lisää)"
    r"|leggi\s+anche|guarda\s+anche|lee\s+(?:también|además|más)|te\s+puede\s+interesar|leia\s+(?:também|mais)"
    r"|veja\s+(?:também|mais)|(?:prze)?czytaj\s+(?:też|także|również|więcej)|zobacz\s+(?:też|także|również|więcej)"
    r"|(?:pře)?čtěte\s+(?:si\s+)?(?:také|též)|kapcsolódó\s+cikk\w*|olvassa?\s+el\s+ezt\s+is|citește\s+și|citiți\s+și"
    r"|(?:pro)?čitajte\s+(?:i|još)|читайте\s+(?:також|также|ещ[её])|вас\s+також\s+може\s+зацікавити|ссылки\s+по\s+теме"
    r"|(?:смотрите|см\.?)\s+также|прочетете\s+(?:още|и)|διαβάστε\s+(?:επίσης|ακόμα|περισσότερα)|ilgili\s+haber(?:ler)?"
    r"|(?:baca|simak|lihat)\s+juga|(?:xem|đọc)\s+thêm|อ่านข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|(?:ये|यह)(?:\s+खबर)?\s+भी\s+पढ़ें"
    r"|اقرأ\s+أيض\w*|بیشتر\s+بخوانید|קראו\s+(?:גם|עוד)|延伸閱讀|相关阅读|相關新聞|関連記事|あわせて読みたい|관련\s?기사)"
    r"(?P<joint>\s*(?:\.{3}|[:：»>…|-])+)?\s*",
    re.IGNORECASE,
)
_CALLS = (
    r"(?:sign\s+up|subscribe|follow|like|join|get|download|read|suscr[íi]b(?:ete|ase)|s[íi](?:gue|ga)nos|abonnez-vous"
    r"|inscrivez-vous|suivez-nous|abonnieren|folgen|iscriviti|seguici|abbonati|assine|inscreva-se|siga|subscreva|abone"
    r"|подпи(?:шитесь|сывайтесь)|підпи(?:шіться|суйтесь|сывайтесь)|subskrybuj|obserwuj|sledujte|iratkozzon|pratite"
    r"|urmărește-ne|abonează-te|följ|følg|seuraa|volg|schrijf|dapatkan|ikuti|ติดตาม|กดติดตาม|עקבו|הירשמו|εγγραφείτε"
    r"|ακολουθήστε)"
)
_WHERE = (
    r"(?:newsletters?|inbox|briefing|our\s+(?:app|channel)|facebook|twitter|instagram|telegram|whatsapp|youtube|tiktok"
    r"|google\s+news|rss|podcast\s+feed|social\s+media|para\s+seguir\s+leyendo|boletín|lettre\s+d['’]information"
    r"|hírlev\w*|наш\w*\s+(?:канал|рассылк)\w*|ไลน์|เฟซบุ๊ก|แฟนเพจ|ενημερωτικό\s+δελτίο)"
)
_INVITATION = re.compile(
    rf"{_CALLS}\b.{{0,140}}?\b{_WHERE}|(?:ติดตาม|กดติดตาม).{{0,60}}{_WHERE}"
    r"|.{0,120}?\bsign(?:ing)?\s+up\s+(?:for|to)\s+our\s[^,.;]{0,40}\bnewsletters?(?:\s+here|\s+today)?\W{0,3}$"
    r"|fehler\s+(?:gefunden|entdeckt)\s*\?(?:\s*(?:jetzt|hier|bitte|melden|schreiben)\b.{0,60})?$"
    r"|this\s+(?:story|article)\s+was\s+(?:originally|first)\s+published\s[^,;]{0,20}\d[^;]{0,30}$|end\s+of\s+article$"
    r"|sign\s+up\s+for\s+emails\s+or\s+print\s+this\s+page$|updates\s+to\s+this\s+page$"
    r"|our\s+standards:\s+the\s+thomson|subscribe\s+to:\s+post|this\s+entry\s+was\s+posted\s+(?:on|in)\b.*\bfiled\s+under\b"
    r"|published\s+in\s+the\s+print\s+edition\s+of\s+.{3,40}\bissue\b"
    r"|(?:about\s+the\s+authors?|sobre\s+la\s+firma|über\s+de[nr]\s+autor(?:in)?|à\s+propos\s+de\s+l['’]auteure?):?$"
    r"|この記事は有料(?:記事|会員)|有料会員になると|\S{0,20}をフォローする$|留言须知(?:\s|$)|我要留言$|\S{0,8}\s기자\s구독\b"
    r"|不用抽.{0,60}APP",
    re.IGNORECASE,
)
_LONGEST_INVITATION = 220
_SPEECH = re.compile(r"[\"“”„«»]|\bsa(?:id|ys)\b")
_LINES = ("p", "li", "h2", "h3", "h4", "h5", "h6", "strong", "div")


def strip_links_to_others(tree: Element) -> None:
    """Remove the lines of a page that are only a label such as `Read more` and a link to another text, or the label."""
    for each in list(tree.iter(*_LINES)):
        if each.getparent() is not None and not _has_lines(each) and _leads_elsewhere(each):
            each.drop_tree()


def is_label(line: str) -> bool:
    """Whether a line only announces links to other texts: `Read more:`."""
    return _RELATED.fullmatch(line.strip()) is not None


def is_invitation(paragraph: str) -> bool:
    """Whether a line, if it stands below a text, invites its readers to something else."""
    if len(paragraph) > _LONGEST_INVITATION or _SPEECH.search(paragraph):
        return False
    return _INVITATION.match(paragraph) is not None


def _has_lines(element: Element) -> bool:
    return any(each.tag in ("p", "ul", "ol", "table", *_LINES[2:]) for each in element.iterdescendants())


def _leads_elsewhere(element: Element) -> bool:
    links = [inner(each) for each in element.iter("a")]
    text = inner(element) if links else ""
    label = _RELATED.match(text) if len(text) <= _MOST_LETTERS else None
    if not text or label is None:
        return False
    linked = sum(map(len, links))
    if links[0].startswith(text[: label.end("joint") if label["joint"] else label.end()].strip()):
        if not label["joint"]:  # it may be a title's own beginning
            return False
        linked -= label.end()
    return linked >= _LINKED * (len(text) - label.end())
