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
_ fév _ _ _ _ _ aou _ _ _ _
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
ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்
ஜன பிப் மார் ஏப் _ _ _ ஆக செப் அக் நவ டிச
జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్
జన ఫిబ్ర _ ఏప్రి _ _ _ ఆగ సెప్టెం అక్టో నవం డిసెం
ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್
ಜನ ಫೆಬ್ರ _ ಏಪ್ರಿ _ _ _ ಆಗ ಸೆಪ್ಟೆಂ ಅಕ್ಟೋ ನವೆಂ ಡಿಸೆಂ
ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്‌ടോബർ നവംബർ ഡിസംബർ
ജനു ഫെബ്രു മാർ ഏപ്രി _ _ _ ഓഗ സെപ്റ്റം ഒക്ടോ നവം ഡിസം
જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઑક્ટોબર નવેમ્બર ડિસેમ્બર
જાન્યુ ફેબ્રુ _ _ _ _ _ _ સપ્ટે ઑક્ટો નવે ડિસે
ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ
ਜਨ ਫ਼ਰ _ ਅਪ੍ਰੈ _ _ ਜੁਲਾ ਅਗ ਸਤੰ ਅਕਤੂ ਨਵੰ ਦਸੰ
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค
հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
հնվ փտվ մրտ ապր մյս հնս հլս օգս սեպ հոկ նոյ դեկ
հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր
იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი
იან თებ მარ აპრ მაი ივნ ივლ აგვ სექ ოქტ ნოე დეკ
_ ಫೆ ಮಾ _ _ _ _ _ ಸೆ _ _ ಡಿ
_ _ _ _ _ _ _ _ సెప్టెంబరు అక్టోబరు నవంబరు డిసెంబరు
جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
"""

# Monday first.
_WEEKDAY_LINES = """
monday tuesday wednesday thursday friday saturday sunday
mon tue wed thu fri sat sun
_ tues _ thur _ _ _
_ _ _ thurs _ _ _
lundi mardi mercredi jeudi vendredi samedi dimanche
montag dienstag mittwoch donnerstag freitag samstag sonntag
_ _ _ _ _ sonnabend _
lunes martes miércoles jueves viernes sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
mandag tirsdag onsdag torsdag fredag lørdag søndag
måndag tisdag onsdag torsdag fredag lördag söndag
segundafeira terçafeira quartafeira quintafeira sextafeira sábado domingo
senin selasa rabu kamis jumat sabtu minggu
isnin selasa rabu khamis jumaat sabtu ahad
понедельник вторник среда четверг пятница суббота воскресенье
понеделник вторник сряда четвъртък петък събота неделя
понеділок вівторок середа четвер п'ятниця субота неділя
poniedziałek wtorek środa czwartek piątek sobota niedziela
pondělí úterý středa čtvrtek pátek sobota neděle
pondelok utorok streda štvrtok piatok sobota nedeľa
ponedjeljak utorak srijeda četvrtak petak subota nedjelja
ponedeljak utorak sreda četvrtak petak subota nedelja
ponedeljek torek sreda četrtek petek sobota nedelja
hétfő kedd szerda csütörtök péntek szombat vasárnap
maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev
pazartesi salı çarşamba perşembe cuma cumartesi pazar
luni marți miercuri joi vineri sâmbătă duminică
dilluns dimarts dimecres dijous divendres dissabte diumenge
pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis
pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena
mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur
δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
thứhai thứba thứtư thứnăm thứsáu thứbảy chủnhật
月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
월요일 화요일 수요일 목요일 금요일 토요일 일요일
星期一 星期二 星期三 星期四 星期五 星期六 星期日
_ _ _ _ _ _ 星期天
الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
الإثنين _ الاربعاء _ _ _ الاحد
"""


def _numbered(lines: str, first: int) -> dict[str, int]:
    table: dict[str, int] = {}
    for line in lines.strip().splitlines():
        for number, name in enumerate(line.split(), start=first):
            table.setdefault(bare(name), number)
    table.pop("_", None)
    return table


# The figures that Hindi dispatches print in words before a month.
_FIGURES = {
    word: number
    for number, spellings in enumerate(("एक", "दो", "तीन", "चार", "पांच पाँच", "छह छः", "सात", "आठ", "नौ"), start=1)
    for word in spellings.split()
}
MONTHS = _numbered(_MONTH_LINES, first=1)
WEEKDAYS = _numbered(_WEEKDAY_LINES, first=0)
# November and July in Poland, which writes no dot after a day, but October and June in Croatia, which does.
_BEHIND_DOT = {"listopada": 10, "lis": 10, "lip": 6}
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
def weekday_of(word: str) -> int | None:
    """Return the number of a day of the week by its name, Monday being 0, or None."""
    return None if _is_other(word) else WEEKDAYS.get(bare(word))


def is_weekday(word: str) -> bool:
    """Tell whether a word names a day of the week."""
    return weekday_of(word) is not None


def figure_of(word: str) -> int | None:
    """Return the figure that a word before a month stands for, or None."""
    return _FIGURES.get(word)
