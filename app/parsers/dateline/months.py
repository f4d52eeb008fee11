"""Month and weekday names, in full and as the agencies shorten them."""

from functools import lru_cache

from app.parsers.dateline.lexing import bare

# One or more lines per language: nominative and genitive both where the language declines its months.
_MONTH_LINES = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
_ _ _ _ _ _ _ _ sept _ _ _
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr mars avr mai juin juil aoû sept oct nov déc
_ fevrier _ _ _ _ juill aout _ _ _ decembre
_ fév _ _ _ _ _ _ _ _ _ _
januar februar märz april mai juni juli august september oktober november dezember
jänner feber mär apr mai jun jul aug sept okt nov dez
jän febr mrz _ _ _ _ _ _ _ _ _
_ _ maerz _ _ _ _ _ _ _ _ _
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb mar abr may jun jul ago sep oct nov dic
_ _ mzo _ _ _ _ agto setiembre _ _ _
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen feb mar apr mag giu lug ago set ott nov dic
_ febb _ _ magg giug lugl _ sett _ _ _
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
jan fev mar abr mai jun jul ago set out nov dez
januari februari maart april mei juni juli augustus september oktober november december
jan feb mrt apr mei jun jul aug sep okt nov dec
jan febr mrt apr mei juni juli aug sept okt nov dec
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
янв фев мар апр мая июн июл авг сен окт ноя дек
_ февр _ _ _ _ _ _ сент _ нояб _
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
sty lut mar kwi maj cze lip sie wrz paź lis gru
januar februar marts april maj juni juli august september oktober november desember
januari februari mars april maj juni juli augusti september oktober november december
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta \
marraskuuta joulukuuta
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
січ лют бер кві тра чер лип сер вер жов лис гру
студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
ledna února března dubna května června července srpna září října listopadu prosince
leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
január február marec apríl máj jún júl august september október november december
januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra
januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
januar februar mart april maj juni juli avgust septembar oktobar novembar decembar
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna _ studenoga prosinca
_ _ _ _ _ _ _ _ _ _ studenog _
јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
јануари фебруари март април мај јуни јули август септември октомври ноември декември
януари февруари март април май юни юли август септември октомври ноември декември
_ февр _ апр _ _ _ авг септ окт ноем дек
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ian feb mar apr mai iun iul aug sep oct noi dec
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου \
νοεμβρίου δεκεμβρίου
ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου
janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro
janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
_ _ _ _ _ _ _ avgust sentabr oktabr _ _
január február március április május június július augusztus szeptember október november december
_ febr márc ápr máj jún júl _ szept _ _ _
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari februari maret april mei juni juli agustus september oktober november desember
jan feb mar apr mei jun jul agt sep okt nov des
_ _ _ _ _ _ _ agu _ _ _ _
januari februari mac april mei jun julai ogos september oktober november disember
jan feb mac apr mei jun jul ogo sep okt nov dis
_ شباط آذار نيسان أيار حزيران تموز آب أيلول _ _ _
جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر
_ _ _ ابريل _ _ _ اغسطس _ اكتوبر _ _
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר
जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
_ फ़रवरी _ _ _ _ _ _ सितम्बर अक्तूबर नवम्बर दिसम्बर
जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर
জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
"""

_WEEKDAY_LINES = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun lundi
mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag
sonnabend lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì
sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag понедельник вторник среда
четверг пятница суббота воскресенье mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag
lördag söndag segundafeira terçafeira quartafeira quintafeira sextafeira senin selasa rabu kamis jumat sabtu
minggu isnin khamis jumaat ahad poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý
středa čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa ponedjeljak ponedeljak utorak
srijeda sreda četvrtak petak subota nedjelja nedelja ponedeljek torek četrtek petek hétfő kedd szerda
csütörtök péntek szombat vasárnap maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
pazartesi salı çarşamba perşembe cuma cumartesi pazar luni marți miercuri joi vineri sâmbătă duminică
понедельник понеделник вторник
сряда четвъртък петък събота понеділок вівторок середа четвер п'ятниця субота неділя esmaspäev teisipäev kolmapäev
neljapäev reede laupäev pühapäev thứhai thứba thứtư thứnăm thứsáu thứbảy chủnhật
الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد
"""


def _month_table() -> dict[str, int]:
    table: dict[str, int] = {}
    for line in _MONTH_LINES.strip().splitlines():
        for number, name in enumerate(line.split(), start=1):
            table.setdefault(bare(name), number)
    table.pop("_", None)
    return table


# The figures that Hindi dispatches print in words before a month.
_FIGURES = {
    word: number
    for number, spellings in enumerate(("एक", "दो", "तीन", "चार", "पांच पाँच", "छह छः", "सात", "आठ", "नौ"), start=1)
    for word in spellings.split()
}
MONTHS = _month_table()
WEEKDAYS = frozenset(map(bare, _WEEKDAY_LINES.split()))
# November in Poland, which writes no dot after a day, and October in Croatia, which does.
_BEHIND_DOT = {"listopada": 10}
_BEGINNINGS = frozenset(name[:3] for name in (*MONTHS, *WEEKDAYS))


def _is_other(word: str) -> bool:
    """Tell by its first letters that a word is neither month nor weekday, as nearly every word is."""
    beginning = word[:3].casefold()
    return beginning.isalpha() and beginning[:3] not in _BEGINNINGS


@lru_cache(maxsize=8192)
def month_of(word: str, *, behind_dot: bool = False) -> int | None:
    """Return the number of a month by its name, or None. `behind_dot`: the day before it has a dot ("16. maja")."""
    if _is_other(word):
        return None
    name = bare(word)
    return _BEHIND_DOT.get(name, MONTHS.get(name)) if behind_dot else MONTHS.get(name)


@lru_cache(maxsize=8192)
def is_weekday(word: str) -> bool:
    """Tell whether a word names a day of the week."""
    return not _is_other(word) and bare(word) in WEEKDAYS


def figure_of(word: str) -> int | None:
    """Return the figure that a word before a month stands for, or None."""
    return _FIGURES.get(word)
