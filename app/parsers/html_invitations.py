"""Lines that a page puts inside or below a text for its reader's next step: to read, see, follow or subscribe to
something else. They are recognised by how they begin, in the languages of the larger news sites."""

import re

from app.parsers.element_text import Element, inner

_MOST_LETTERS, _LINKED = 300, 0.8
"""The longest line that is looked at, and the share of what follows a label that must be links."""

_RELATED = re.compile(
    r"(?:(?:read|see|watch|learn)\s+(?:more|also|next|this)|also\s+read|(?:read|see|watch|more|related)(?=\s?[:：])"
    r"|related\s+(?:articles?|stor(?:y|ies)|news|content|links?|topics?)|you\s+may\s+also\s+like|recommended\s+for\s+you"
    r"|(?:à\s+)?lire\s+(?:aussi|également)|voir\s+aussi|sur\s+le\s+même\s+sujet"
    r"|lesen\s+sie\s+(?:auch|mehr|dazu)|mehr\s+zum\s+thema|auch\s+interessant"
    r"|lees\s+(?:ook|meer|verder)|läs\s+(?:mer|också|även)|les\s+(?:også|mer)|læs\s+(?:også|mere)|lue\s+(?:myös|lisää)"
    r"|leggi\s+anche|guarda\s+anche|lee\s+(?:también|además|más)|te\s+puede\s+interesar|leia\s+(?:também|mais)"
    r"|veja\s+(?:também|mais)|(?:prze)?czytaj\s+(?:też|także|również|więcej)|zobacz\s+(?:też|także|również|więcej)"
    r"|(?:pře)?čtěte\s+(?:si\s+)?(?:také|též)|kapcsolódó\s+cikk\w*|olvassa?\s+el\s+ezt\s+is|citește\s+și|citiți\s+și"
    r"|(?:pro)?čitajte\s+(?:i|još)|читайте\s+(?:також|также|ещ[её])|вас\s+також\s+може\s+зацікавити|ссылки\s+по\s+теме"
    r"|(?:смотрите|см\.?)\s+также|прочетете\s+(?:още|и)|διαβάστε\s+(?:επίσης|ακόμα|περισσότερα)|ilgili\s+haber(?:ler)?"
    r"|(?:baca|simak|lihat)\s+juga|(?:xem|đọc)\s+thêm|อ่านข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|(?:ये|यह)(?:\s+खबर)?\s+भी\s+पढ़ें"
    r"|اقرأ\s+أيض\w*|بیشتر\s+بخوانید|קראו\s+(?:גם|עוד)|延伸閱讀|相关阅读|相關新聞|関連記事|あわせて読みたい|관련\s?기사)"
    r"\s*[:：»>…|-]*\s*",
    re.IGNORECASE,
)
_INTERFACE = re.compile(
    r"ad(?:vertisement)?s?|anzeige|werbung|publicidad|publicité|pubblicità|publicidade|reklama?|реклама|広告|광고"
    r"|(?:story|article)\s+continues\s+(?:below|after)\b.{0,40}|listen\s+to\s+this\s+(?:story|article)|play\s+video"
    r"|embed\s+code|to\s+view\s+this\s+video,?\s+please\s+enable\s+javascript\b.*|video\s+player\s+is\s+loading\.?"
    r"|your\s+browser\s+does\s+not\s+support\b.{0,80}|動画を再生する|請繼續往下閱讀\W*",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"(?:sign\s+up|subscribe)\b.*\b(?:newsletters?|here|inbox|updates?|alerts?|briefing|club|posts?|access)\b|follow\s+(?:us\b|@|\w+(?:\s\w+)?\s+on\b)|like\s+us\s+on\b|join\s+(?:us|our)\b"
    r"|(?:download|get)\s+(?:the|our)\b.*\b(?:app|newsletter)\b|(?:contact|e-?mail)\b.*\S@\S"
    r"|read\s+.{3,60}\b(?:columns?|stories)\s+every\b|while\s+you['’]re\s+here\b|our\s+standards:|to\s+hear\s+more\b"
    r"|this\s+(?:story|article|column)\s+(?:was\s+)?(?:originally\s+|first\s+)?(?:published|appeared)\b"
    r"|published\s+in\s+the\s+print\s+edition\b|this\s+entry\s+was\s+posted\b|end\s+of\s+article$"
    r"|(?:about\s+the\s+authors?|sobre\s+la\s+firma|über\s+de[nr]\s+autor(?:in)?|à\s+propos\s+de\s+l['’]auteure?):?$"
    r"|suscr[íi]b(?:ete|ase|a)\b|s[íi](?:gue|ga)nos\b|(?:abonnez|inscrivez)-vous\b|suivez-nous\b"
    r"|(?:abonnieren|folgen)\s+sie\b|iscriviti\b|seguici\b|abbonati\b|assine\b|inscreva-se\b|siga-nos\b|subscreva\b"
    r"|abone\s+ol|bizi\s+takip|подпи(?:шитесь|сывайтесь)|підпи(?:шіться|суйтесь|сывайтесь)|subskrybuj\b|obserwuj\s+nas\b"
    r"|sledujte\s+nás\b|iratkozzon\s+fel\b|kövess(?:en)?\s+minket\b|ne\s+maradjon\s+le\b|pratite\s+nas\b|urmărește-ne\b"
    r"|abonează-te\b|följ\s+oss\b|følg\s+oss\b|seuraa\s+meitä\b|volg\s+ons\b|schrijf\s+je\s+in\b"
    r"|dapatkan\s+(?:update|berita)\b|ikuti\s+(?:kami|akun|berita|saluran)\b|theo\s+dõi\s+(?:chúng\s+tôi|kênh)|ติดตาม|กดติดตาม"
    r"|.{0,20}をフォローする|この記事は有料|有料会員|.{0,20}\s구독\b|扫码|关注我们|.{0,40}下載\s?app|留言须知|我要留言"
    r"|تابع(?:وا|ونا)\s|اشترك\s|הירשמו\s|εγγραφείτε\s|ακολουθήστε\s",
    re.IGNORECASE,
)
_LINES = ("p", "li", "h2", "h3", "h4", "h5", "h6", "strong", "div")


def strip_links_to_others(tree: Element) -> None:
    """Remove the lines of a page that are only a label such as `Read more` and a link to another text, or the label."""
    for each in list(tree.iter(*_LINES)):
        if each.getparent() is not None and not _has_lines(each) and _leads_elsewhere(each):
            each.drop_tree()


def is_interface(paragraph: str) -> bool:
    """Whether a line is what a page's programs show: `Advertisement`, `Listen to this story`."""
    line = paragraph.strip()
    return _INTERFACE.fullmatch(line) is not None or _RELATED.fullmatch(line) is not None


def is_invitation(paragraph: str) -> bool:
    """Whether a line, if it stands below a text, invites its readers to something else."""
    return _INVITATION.match(paragraph) is not None


def _has_lines(element: Element) -> bool:
    return any(each.tag in ("p", "ul", "ol", "table", *_LINES[2:]) for each in element.iterdescendants())


def _leads_elsewhere(element: Element) -> bool:
    if next(element.iter("a"), None) is None:
        return False
    text = inner(element)
    label = _RELATED.match(text) if len(text) <= _MOST_LETTERS else None
    if label is None:
        return False
    links = [inner(each) for each in element.iter("a")]
    # The label may be part of the link.
    linked = sum(map(len, links)) - (label.end() if links[0].startswith(label[0].strip()) else 0)
    return linked >= _LINKED * (len(text) - label.end())
