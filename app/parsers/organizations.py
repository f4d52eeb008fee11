"""Words that tell the name of an organization, of its office or of a newsletter from a person's."""

import re

from app.text import strip_case

# Folded, as `strip_case` folds; in the names of offices, newsletters and organizations, and in no surname.
_OFFICES = frozenset(
    """
    alert alerts announcements care comms communication communications contact customer desk digest editor editors
    editorial enquiries hello help hi info information inquiries letters list listserv mail mailer mailing marketing
    media news newsdesk newsletter newsletters newsroom no noreply notification notifications office post pr press
    presse public publicity reception redaction redaktion redazione redaccion relations releases reply secretariat
    service staff support team tips update updates webmaster prensa stampa pers prasa kommunikation pressestelle
    """.split()  # noqa: SIM905
)
_FIRMS = frozenset(
    """
    aerospace airline airlines airways biotech breweries brewery capital chemicals consulting electronics energy ferries
    foods insurance logistics mining motors petroleum pharma pharmaceuticals railway railways resources semiconductor
    shipping software therapeutics ventures college corporation foundation hospital institute ministry university
    """.split()  # noqa: SIM905
)
"""What firms and the like end in, even where a given name stands before, and nobody's name."""
_ORGANIZATIONS = _FIRMS | frozenset(
    """
    academy administration affairs agency airport alliance assembly association authority bank board briefing
    broadcasting bulletin bureau business cathedral cabinet center centre chamber charity chronicle church city club
    coalition commission committee community company confederation consortium conference congress consulate
    cooperative corps council county court courier daily dept department digital directorate district
    division echo embassy enterprise express federation festival fund gazette government group groups guild
    headquarters herald holding holdings inc industries initiative insider institution
    international journal laboratory league legislature library limited llc llp ltd magazine mission movement
    municipality museum music network networks observatory observer online orchestra organisation organization
    parliament partners partnership party plc police policy post project program programme publishing quarterly radio
    regiment report reports republic research review school schools secretary sector senate services society solutions
    standard states stories studio studios synod systems tech technology technologies telegraph television theatre
    times today tribunal tribune trust tv union unit utility watch weekly wire works world
    amt behorde bistum bund bundesamt bundestag feuerwehr gemeinde genossenschaft gesellschaft gewerkschaft gmbh
    hochschule kanzlei kirche kreis landkreis landtag ministerium partei polizei rathaus stadt stadtwerke stiftung
    universitat unternehmen verband verein verlag zeitung zentrum fraktion
    agence assemblee association ayuntamiento banque banco centro chambre comision comite commune comune communaute
    conseil consejo departement departamento diario direction ecole editions empresa escuela federacion fondation
    fundacion gobierno gouvernement instituto junta journal mairie ministere ministerio ministero municipio musee museo
    oficina organisation parlement partido parti prefeitura prefecture regione republique sindicato societe syndicat
    ufficio universita universidad universidade universite ville
    gemeente ministerie rijksoverheid stichting universiteit vereniging kommune kommun fylke universitet universitetet
    departementet politi politiet forbund stiftelsen urzad ministerstwo fundacja uniwersytet
    агентство администрация академия ассоциация банк больница вестник вести ведомости вечерний газета город горсовет
    группа департамент дума журнал издательство институт информация канал комитет компания корреспондент мвд мэрия
    министерство министерства музей новости общество отдел партия портал правда правительство прокуратура пресс пресса
    пресс-служба радио редакция рассылка республика район сайт служба совет союз театр телевидение тв управление
    университет фонд центр известия служба новини міністерство управління рада прес
    """.split()  # noqa: SIM905
)
_LONGEST_FIRM, _OF = 3, frozenset(["of", "at", "for", "from", "with"])
"""How many words such a name has, and what may join a person's to it."""
# Those of them that are surnames too: `Emily Post`.
_SURNAMES = frozenset("bank bund church court daily guild kirche post school service stadt union works".split())  # noqa: SIM905
_COMPOUND = re.compile(
    r"\w{3,}(?:stelle|ministerium|verband|verein|werke|verwaltung|amt|gesellschaft|universitat|zeitung|redaktion|dienst"
    r"|kommune|universitet|departementet|verket|styrelsen|direktoratet)"
)
_LAST = re.compile(
    r"(?:[課课部局社署省庁厅廳府処处處係室院会會館馆站網网台臺團团団党黨校所館報报紙纸刊誌志市县縣区區町村国國庫库店]|新聞|新闻|公司|大学|大學|組合|协会|協会|協會"
    r"|委員会|委员会|广播|통신|신문|일보|방송|부|청|실|처|팀|공사|협회|대학교|시청|센터|뉴스)$"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def is_organization(name: str) -> bool:
    """Whether a name has a word that is none of a person's: `Harbour Office`, `Landratsamt Fjord`, `北浜市広報課`."""
    words = _WORD.findall(strip_case(name))
    held = {part for word in words for part in (word, *word.split("-"))}
    is_word = not held.isdisjoint(_OFFICES) or not held.isdisjoint(_ORGANIZATIONS)
    return is_word or any(map(_COMPOUND.fullmatch, words)) or _LAST.search(name) is not None


def ends_like_firm(name: str) -> bool:
    """Whether a name of two or three words is a firm's: `Leo Pharma`, not `Ann Lee of Fjord University`."""
    words = strip_case(name).split()
    return 1 < len(words) <= _LONGEST_FIRM and words[-1] in _FIRMS and _OF.isdisjoint(words)


def is_surname(word: str) -> bool:
    """Whether a word that names organizations is a surname as well."""
    return strip_case(word) in _SURNAMES


def is_office_alone(name: str) -> bool:
    """Whether a name only says which office it is, and not whose: `Press Office`, `No Reply`."""
    return _OFFICES.issuperset(_WORD.findall(strip_case(name)))


def is_office(account: str) -> bool:
    """Whether an address belongs to an office, not to a person: `press`, `no-reply`, `newsdesk2`."""
    return not _OFFICES.isdisjoint(re.split(r"[\W\d_]+", strip_case(account)))
