"""Lines that a page's programs and its shop put among the paragraphs of a text: advertisements, buttons, players, the
credits of pictures, and how long the text takes to read. They are known as whole lines, in the languages of the larger
news sites.
"""

import re
from collections.abc import Sequence

from app.parsers.html_invitations import is_label

_LONGEST = 250
"""The most characters of such a line."""
_FLAGS = re.IGNORECASE
_NUMBER = r"\d{1,3}"
_MINUTES = rf"{_NUMBER}\s?(?:min(?:s|utes?|uten|uti|utos?|uut\w*|ut\w{{0,2}})?\b\.?|мин\w*\.?|хв\w*\.?|분|dk\.?|dakika)"
_CLOCK = rf"{_NUMBER}(?::\d\d){{1,2}}"

_ADVERTISEMENT = (
    r"(?:skip )?(?:advertis(?:ement|ing)s?|ad|ads|anzeige|werbung|publicité|pubblicità|publicidade?|reklam[ay]?|реклама"
    r"|annons|annonce|mainos|iklan|advertentie|hirdetés|διαφήμιση|広告|광고|广告|廣告|إعلان|โฆษณา|विज्ञापन|quảng cáo"
    r"|(?:sponsored|promoted|paid) content)"
    r"(?:\W{1,4}scroll to continue(?: reading| with content)?)?|scroll to continue(?: reading| with content)?"
    r"|(?:story|article)\s+continues\s+(?:below|after)(?:\s+(?:this|the)?\s?(?:ad\w*|gallery|video|photos?))?"
    r"|continue\s+reading\s+the\s+main\s+story|請繼續往下閱讀"
)
_NETWORK = r"(?:facebook|twitter|x|whats ?app|linkedin|telegram|pinterest|reddit|e-?mail|instagram|vk)"
_BUTTON = (
    rf"share (?:(?:this|the|full) )?(?:article|story|post|page)|(?:share|tweet|post)(?: this)? on {_NETWORK}"
    rf"|(?:share|like) this:|(?:condividi su|partager sur|compartir en|compartilhar no|del på|udostępnij na) {_NETWORK}"
    rf"|auf {_NETWORK} teilen|like loading|click to .{{3,60}}\(opens in (?:a )?new window\)|read in app"
    r"|add to favou?rites|gift this article|(?:add|make) us (?:as )?(?:a )?preferred.{0,40}"
    r"|(?:leave|write|post|add) a (?:comment|reply)|(?:jump to|view(?: all)?|show|hide|read) comments|back to top"
    rf"|{_NUMBER} (?:kommentare?|comentarios?|commentaires?|reacties)"
    r"|(?:copy|copied)\s+(?:link|url)|link\s+copied|link\s+kopieren|copier\s+le\s+lien|कॉपी\s+लिंक|embed\s+code"
    r"|기사\s*URL이\s*복사되었습니다|.{3,200} click to tweet"
    r"|\[/[a-z_-]{3,20}\]|\[[a-z_-]{3,20}\s[^\[\]]*=[^\[\]]*\]|\[(?:gallery|embed|caption|video|audio|ad)\]"
    r"|most read(?: in .{3,30})?|mehr (?:themen|artikel|nachrichten) (?:auf|aus|von|zu) .{2,30}"
)
_PLAYER = (
    r"(?:listen|luister|escuchar?|ascolta|écouter|audio|video|(?:diesen )?artikel anhören|listen to (?:this|the)"
    r" (?:article|story|post)|écouter (?:l['’]|cet )article|escuchar? (?:el )?(?:artículo|la noticia)"
    rf"|ascolta l['’]articolo|luister naar dit artikel)\W{{1,4}}(?:{_CLOCK}|{_MINUTES}(?: ?\d{{1,2}} ?s\w*)?)\W?"
    rf"|{_CLOCK}\s?/\s?{_CLOCK}|{_CLOCK} min\.{{1,2}} verfügbar bis .{{5,30}}|1x"
    r"|listen to this (?:article|story)|(?:diesen )?artikel anhören|écouter (?:l['’]|cet )article|ascolta l['’]articolo"
    r"|play (?:video|audio)|video abspielen|loading audio narration|video\s+player\s+is\s+loading|動画を再生する"
    r"|to\s+view\s+this\s+video,?\s+please\s+enable\s+javascript\b.*|your\s+browser\s+does\s+not\s+support\b.{0,80}"
)
_DURATION = (
    rf"{_NUMBER}[ -]?min(?:ute)?s?\.? (?:read|de lectura|de lecture|lesezeit|leestijd)|lectura de {_MINUTES}"
    r"|(?:(?:estimated )?read(?:ing)?[- ]time|lesedauer|lesezeit|tempo (?:de leitura|di lettura)|temps de lecture"
    r"|tiempo (?:estimado )?de lectura|leestijd|lästid|lesetid|læsetid|lukuaika|czas czytania|время чтения|час читання"
    rf"|okuma süresi|읽는 시간)\W{{0,4}}{_MINUTES}"
)
_PICTURE = (
    r"(?:view image in fullscreen|open (?:image|picture) in gallery|enlarge (?:this )?image|(?:toggle|hide) caption)"
    r"|image (?:source|caption|credit)[,:] .*|getty images"
    r"|(?:bild|foto|photo|photograph|picture|image|credit)s?(?: credit)?\s?: "
    r"(?:\S{2,30}|(?-i:[^\W\d_a-z][\w.'’-]*(?:[ /&,]{1,2}[^\W\d_a-z][\w.'’-]*){1,5}))"
)
_CONSENT = (
    r"empfohlener redaktioneller inhalt|externer inhalt"
    r"|an dieser stelle (?:finden sie|befindet sich|würde|wird) .{0,60}"
    r"(?:extern\w* inhalt|youtube|instagram|twitter|tiktok).{0,120}"
    r"|ich bin (?:damit )?einverstanden, dass mir (?:der )?externer? inhalte?.{0,160}"
    r"|(?:please )?enable javascript.{0,120}|this (?:slideshow|gallery|video) requires javascript"
    r"|javascript (?:is (?:disabled|required|not (?:enabled|supported|available)|turned off)|must be enabled"
    r"|wird benötigt|muss aktiviert).{0,120}"
    r"|mehr (?:dazu |informationen )?in unserer datenschutz.{0,40}|ein klick für den datenschutz"
)
_SURE = re.compile(
    rf"\W{{0,4}}(?:{'|'.join((_ADVERTISEMENT, _BUTTON, _PLAYER, _DURATION, _PICTURE, _CONSENT))})[\W_]{{0,4}}", _FLAGS
)
# What may be a heading in a text as well.
_PERHAPS = re.compile(
    r"(?:share|tweet|e-?mail|print|save|bookmark|copy|listen|watch|audio|video|comments?|recommended|trending|popular"
    r"|teilen|drucken|merken|partager|imprimer|compartir|compartilhar|condividi|stampa|поделиться|dela|udostępnij|paylaş"
    r"|공유|シェア|分享|don['’]t miss|top stories|editor['’]s picks?|more from .{2,40}"
    r"|0?0:00|related|newsletter"
    r"|(?:show )?caption|photo gallery|slideshow(?: \d+/\d+)?|in this article|skip to end of content)\W{0,3}",
    _FLAGS,
)
_FOR_SUBSCRIBERS = re.compile(
    r"(?:already|are you) an? (?:subscriber|member)\s?\?.{0,60}"
    r"|you(?:['’]ve| have) reached your .{0,30}\b(?:articles?|stories|story|free)\b.{0,40}"
    r"|unlock this (?:article|story)\b.{0,40}|il vous reste [\d.,]+ ?% de cet article à lire.*"
    r"|(?:the rest of )?this (?:article|story|content|post) is (?:exclusively |only )?(?:available |reserved )?"
    r"(?:for|to) (?:\w+ )?(?:subscribers|members)\b.{0,40}"
    r"|dieser (?:artikel|inhalt) ist (?:teil von \S{0,20}(?:\+|plus)|nur für (?:abo|plus|mitglied|registriert)).{0,40}"
    r"|(?:sie möchten|jetzt|hier) weiterlesen\b.{0,60}|weiterlesen mit \S{1,20}(?:\+|plus|abo).{0,30}"
    r"|(?:este|esta) (?:contenido|artículo|noticia|conteúdo|matéria) es? (?:exclusiv[oa]|solo) (?:para|de)"
    r" (?:suscriptor|socio|abonado|assinante).{0,30}"
    r"|cet article est réservé aux abonnés.{0,40}|la suite est réservée aux abonnés.{0,40}"
    r"|(?:please )?(?:subscribe|sign in|log in|register|create a (?:free )?account)"
    r"(?: or (?:subscribe|sign in|log in))? (?:now )?to "
    r"(?:continue reading|(?:read|see) (?:this|the (?:rest|full)|more)).{0,40}"
    r"|to (?:read|continue|access) (?:the |this )?(?:full|rest|article|story|content|reading)\b.{0,60}"
    r"\b(?:subscribe|sign in|log in)\b.{0,40}",
    _FLAGS,
)
_MOST_LAST = 3
"""How many of the last paragraphs may speak to subscribers only."""


def without_interface(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without what programs show: what may be a heading as well is left out only beside such a line, or
    above or below all others.
    """
    sure = [_is_sure(each) for each in paragraphs]
    perhaps = [known or _PERHAPS.fullmatch(each) is not None for known, each in zip(sure, paragraphs, strict=True)]
    beside = [True, *perhaps, True]
    return [
        each
        for number, each in enumerate(paragraphs)
        if not (sure[number] or (perhaps[number] and (beside[number] or beside[number + 2])))
    ]


def cut_for_subscribers(paragraphs: Sequence[str]) -> tuple[list[str], bool]:
    """The paragraphs without those at their end that offer the rest to subscribers, and whether there were any."""
    last = list(paragraphs[-_MOST_LAST:])
    kept = [each for each in last if not (len(each) <= _LONGEST and _FOR_SUBSCRIBERS.fullmatch(each))]
    return [*paragraphs[: len(paragraphs) - len(last)], *kept], len(kept) < len(last)


def _is_sure(paragraph: str) -> bool:
    return len(paragraph) <= _LONGEST and (_SURE.fullmatch(paragraph) is not None or is_label(paragraph))
