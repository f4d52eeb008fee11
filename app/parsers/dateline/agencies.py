"""Names that sign a dispatch: news agencies, release wires, broadcasters and papers."""

import re
from functools import lru_cache

from app.parsers.dateline.wordlists import names, words

# The world's agencies and press release wires: their name alone marks a dispatch, with or without a dash.
_AGENCIES = """
reuters|reuter|thomson reuters|press trust of india|indo-asian news service|asian news international|tnn
united news of india|australian associated press|new zealand press association|deutsche presse-agentur
ap|associated press|the associated press|afp|agence france-presse|dpa
dpa-afx|upi|united press international|tass|itar-tass|тасс|итар-тасс|ria|ria novosti|риа новости
риа новости украина|інтерфакс-україна|media outreach|media outreach newswire|واع|newsfile|newsfile corp
риа «новости»|риа|interfax|интерфакс|interfax.ru|interfax-ukraine|интерфакс-украина|xinhua|xinhuanet|cns
kyodo|kyodo news|jiji|jiji press|yonhap|kcna|ians|pti|ani|uni|app|inp|bernama|antara|antara news|vna|ttxvn
tna|pna|ukrinform|укринформ|униан|unian|уніан|укрінформ|efe|acan-efe|europa press|notimex|télam|telam
prensa latina|pl|ansa|agi|adnkronos|askanews|lapresse|la presse|italpress|lusa|agência brasil
agencia brasil|abr|estadão conteúdo|anp|belga|apa|ots|sda|ats|keystone-sda|ats afp|afp-jiji|ntb|ritzau
ritzaus bureau|tt|tt-reuters|stt|stt-lehtikuva|lehtikuva|pap|čtk|ctk|tasr|mti|agerpres|mediafax|bta|hina
tanjug|sta|ana|ana-mpa|ant1|aa|anadolu|dha|iha|irna|isna|mehr|tasnim|fars|kuna|wam|spa|qna|bna|mena|sana
nna|wafa|maan|saba|aps|map|tap|panapress|apanews|nan|gna|kna|sapa|zana|angop|montsame|pana|aap|nzpa|pa|pa media
press association|cp|canadian press|the canadian press|la presse canadienne|presse canadienne|cnw
cnw group|canada newswire|globe newswire|globenewswire|business wire|businesswire|pr newswire|prnewswire
prweb|marketwire|marketwired|market wire|accesswire|newswire|ots/prnewswire|prnewswire-asianet
prnewswire-firstcall|kyodo jbn-asianet|jbn|asianet|primezone|einpresswire|nnn|nnn-bernama|ens|itn
dow jones|dow jones newswires|bloomberg|bloomberg news|marketwatch|afx|afx news|asia pulse|zenit|cna
asianews|fides|ips|inter press service|jta|irin|oana|dpa/tmn|epd|sid|rapsi|рапси|прайм|sputnik|спутник
bns|baltic news service|leta|elta|sita|ata|fena|srna|beta|mia|acn|agencia efe|colpisa|andina|avn|abi|cmc|jis|gina
tns|mct|tribune news service|mediamax
kaztag|казтаг|уза|uza|ховар|khovar|akipress|trend|turan|azertag|azərtac|menafn|nampa|zanis|suna|ena|new ziana|akp
ziana|infopress|apo|apo group|unb|bss|pajhwok|bakhtar|khaama press|fna|mna|iqna|rudaw|shafaq|petra|tps
economynext|news 1st|nnt|cnbc indonesia|синьхуа|рейтер|кнр|азертадж|федералпресс
новости-армения|акиpress|примамедиа|бта|танјуг|танjуг|срна|απε-μπε|ανα-μπα|רויטרס
росбалт|rosbalt|regnum|регнум|regnum.ru|казинформ|kazinform|белта|belta|кабар|kabar|azertac|armenpress
арминфо|арменпресс|moldpres|infotag|унн|ritzau/reuters|reuters health|newsru|лента|нтв|росинформ|scoop
business desk|businessdesk|news24|رويترز|أ ف ب|وكالات|واس|وام|قنا|كونا|روسيا اليوم
سانا|بترا|بنا|وفا|ا ف ب|د ب أ|شينخوا|ایرنا|ایسنا|تسنیم|مهر|فارس|भाषा|वार्ता|आईएएनएस|एएनआई|रॉयटर्स
"""

# Broadcasters, papers and sites: they sign a dispatch too, but their initials are also companies in the news,
# so they need a dash or a bracket and a place.
_OUTLETS = """
cnn|cnn.com|bbc|bbc news|cbs|cbs news|cbs sports|nbc|nbc news|abc|abc news|fox|fox news|npr|pbs|cnbc|msnbc
espn|itv|sky news|rté|rte|the new york times|new york times|the washington post|washington post
los angeles times|usa today|chicago tribune|boston globe|the boston globe|the guardian|guardian
the independent|the times|financial times|ft|wall street journal|the wall street journal
christian science monitor|the christian science monitor|forbes|fortune|newsweek|pc world|pc magazine
pcworld|macworld|maccentral|infoworld|techweb|internetweek|informationweek|computerworld|ziff davis|cnet
zdnet|wired|newsfactor|space.com|siliconvalley.com|ziff davis internet|the motley fool
the motley fool take|motley fool|businessweek|business week|businessweek online|the sports network
sports network|sportsticker|new ratings|officialwire|national geographic|scientific american|voa|voa news
rfe/rl|deutsche welle|dw|rfi|rt|al jazeera|al-jazeera|aljazeera|al arabiya|haaretz|the jerusalem post|dawn
le monde|le figaro|le parisien|libération|ouest-france|el país|el mundo|la vanguardia|la nación|der spiegel
süddeutsche zeitung|la repubblica|corriere della sera|o globo|the times of india|hindustan times|the indian express
the hindu|the nation|gulf news|arab news|the star|the straits times|sbs|kbs|mbc|nhk|asahi|mainichi|yomiuri
china daily|global times|people's daily|scmp|shanghai daily|variety|billboard|e! online|rolling stone
nrk|vg|dagbladet|adresseavisen|taz|cnn indonesia|kompas|tempo|detikcom|detik|liputan6|republika|viva|okezone|tribunnews
"""

# Agencies, most of them of the past, whose names are also words or firms: they need their brackets.
_ONLY_IN_BRACKETS = """
adn|dnb|wtb|havas|stefani|wolff|domei|aneta|dyn|exchange telegraph|central news
"""

AGENCIES = names(_AGENCIES)
_BRACKETED = names(_ONLY_IN_BRACKETS)
OUTLETS = names(_OUTLETS)
_NAMES = AGENCIES | OUTLETS
_FIRST_WORDS = frozenset(name.split()[0] for name in _NAMES)
_MOST_PARTS = 6
# What may follow the name of an agency: `AFP News`, `Xinhua News Agency`.
_KIND = re.compile(r"(?: (?:news|agency|newswire|wire|service)){1,3}$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_SPLIT = re.compile(r"[\s/,&;+\-]++")
_SITE = re.compile(
    r"[\w\-]++(?:\.[\w\-]{2,}+)*\.(?:com|net|org|info|news|ru|ua|by|kz|de|fr|it|es|pt|br|uk|ca|in|id|my|co|tv|eu)"
)
# The last word of many signatures says what they are, whatever their name.
_SIGNING_WORDS = words(
    """
daily magazine wire newswire newswires
news press presse prensa pers network newspapers newspaper times post tribune
herald gazette monitor journal agency agencies agence agencia agência agentur agenzia radio tv television
télévision staff bureau newsroom broadcasting online wires новости агентство service
"""
)


def _folded(name: str) -> str:
    folded = " ".join(name.casefold().replace("’", "'").split())
    return folded.replace(".", "") if _INITIALS.fullmatch(folded) else folded


@lru_cache(maxsize=8192)
def may_open_credit(word: str) -> bool:
    """Tell whether the name of an agency, an outlet or a site can begin with a word, before the full test."""
    return "." in word[:-1] or "-" in word or word.casefold().rstrip(".") in _FIRST_WORDS


@lru_cache(maxsize=8192)
def is_agency(name: str) -> bool:
    """Tell whether every part of a credit names a wire agency ("AFP", "ats afp", "APA/dpa")."""
    folded = _folded(name)
    if folded in AGENCIES or _KIND.sub("", folded) in AGENCIES:
        return True
    parts = _SPLIT.split(folded)
    return len(parts) > 1 and all(part in AGENCIES for part in parts)


def is_outlet(name: str) -> bool:
    """Tell whether a credit is a broadcaster, a paper or a site that is known by name."""
    return _folded(name) in OUTLETS


@lru_cache(maxsize=8192)
def is_site(name: str) -> bool:
    """Tell whether a credit is a site's address ("Variety.com")."""
    return _SITE.fullmatch(name.casefold()) is not None


@lru_cache(maxsize=8192)
def is_known(name: str) -> bool:
    """Tell whether a credit is an agency, an outlet or a site by name."""
    return _folded(name) in _NAMES or is_agency(name) or is_site(name)


@lru_cache(maxsize=8192)
def signs_itself(name: str) -> bool:
    """Tell whether a credit is known or ends in a word such as Wire, Press or Radio."""
    parts = _parts(name)
    return is_known(name) or (0 < len(parts) <= _MOST_PARTS and parts[-1] in _SIGNING_WORDS)


def signs_in_brackets(name: str) -> bool:
    """Tell whether a credit is an agency only because it is in brackets."""
    return _folded(name).rstrip(".") in _BRACKETED


@lru_cache(maxsize=8192)
def looks_signed(name: str) -> bool:
    """Tell whether a bracketed credit signs itself or holds a known name."""
    if signs_itself(name) or signs_in_brackets(name):
        return True
    parts = _parts(name)
    return len(parts) <= _MOST_PARTS and any((part in _NAMES and len(part) > 2) or is_site(part) for part in parts)


def _parts(name: str) -> list[str]:
    return [part for part in _SPLIT.split(_folded(name)) if part]
