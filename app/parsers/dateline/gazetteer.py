"""Places known by name: states, provinces and countries after a city, and cities that stand alone."""

from functools import lru_cache

from app.parsers.dateline.lexing import bare
from app.parsers.dateline.wordlists import names, words

_SHORTENED = """
ala|ariz|ark|calif|cal|colo|conn|del|dela|fla|ga|ill|ind|ia|kan|kans|ky|la|me|md|mass|mich|minn|miss|mo|mont|neb|nebr
nev|n h|n j|n m|n mex|n y|n c|n d|n dak|o|okla|ore|oreg|pa|penn|r i|s c|s d|s dak|tenn|tex|vt|va|wash|w va|wis|wisc|wyo
d c|p r|alta|b c|man|n b|nfld|n f|n s|ont|que|p e i|sask|n w t|u k|u s s r|u a e|u s|u s a|n l|o t|okla ter|ariz ter
ind t|y t|p q|c z|jal|tamps|chih
"""

# States of Mexico: too many are words, so they need their dot or all their capitals.
_DOTTED = """
ags|b c s|camp|chis|coah|col|dgo|gro|gto|hgo|mor|nay|oax|pue|q roo|qro|s l p|sin|son|tab|tlax|ver|yuc|zac
"""

_REGIONS = """
alaska|hawaii|idaho|iowa|maine|ohio|texas|utah|alabama|arizona|arkansas
california|colorado|connecticut|delaware|florida|georgia|illinois|indiana|kansas|kentucky|louisiana
maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire
new jersey|new mexico|new york|north carolina|north dakota|oklahoma|oregon|pennsylvania|rhode island
south carolina|south dakota|tennessee|vermont|virginia|washington|west virginia|wisconsin|wyoming
district of columbia|alberta|british columbia|manitoba|new brunswick|newfoundland
labrador|nova scotia|ontario|quebec|québec|prince edward island|saskatchewan
yukon|nunavut|northwest territories|new south wales|nsw|queensland|victoria|tasmania|south australia
western australia|northern territory|england|scotland|wales|northern ireland|united kingdom|uk|britain
great britain|ireland|isle of man|jersey|guernsey|afghanistan|albania|algeria|andorra|angola|argentina
armenia|australia|austria|azerbaijan|bahamas|the bahamas|bahrain|bangladesh|barbados|belarus|belgium
belize|benin|bermuda|bhutan|bolivia|bosnia|bosnia-herzegovina|bosnia and herzegovina|botswana|brazil
brasil|brunei|bulgaria|burkina faso|burma|burundi|cambodia|cameroon|canada|cape verde|cayman islands
central african republic|chad|chile|china|colombia|congo|costa rica|croatia|cuba|cyprus|czech republic
czechoslovakia|czechia|denmark|djibouti|dominica|dominican republic|east germany|ecuador|egypt|el salvador
eritrea|estonia|eswatini|ethiopia|fiji|finland|france|french polynesia|gabon|gambia|gaza|gaza strip
germany|ghana|gibraltar|greece|greenland|grenada|guadeloupe|guam|guatemala|guinea|guinea-bissau|guyana
haiti|honduras|hong kong|hungary|iceland|india|indonesia|iran|iraq|israel|italy|italia|ivory coast|jamaica
japan|jordan|kazakhstan|kenya|kosovo|kuwait|kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya
liechtenstein|lithuania|luxembourg|macau|macedonia|north macedonia|madagascar|malawi|malaysia|maldives
mali|malta|martinique|mauritania|mauritius|mexico|méxico|moldova|monaco|mongolia|montenegro|morocco
mozambique|myanmar|namibia|nepal|netherlands|the netherlands|new zealand|new caledonia|nicaragua|niger
nigeria|north korea|northern cyprus|norway|occupied west bank|oman|pakistan|palestine|panama
papua new guinea|paraguay|peru|perú|philippines|poland|portugal|puerto rico|qatar|romania|russia|rwanda
samoa|san marino|saudi arabia|senegal|serbia|seychelles|sierra leone|singapore|slovakia|slovenia
solomon islands|somalia|south africa|south korea|korea|south sudan|soviet union|ussr|spain|españa
sri lanka|sudan|surinam|suriname|sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|tibet|timor
togo|tonga|trinidad|trinidad and tobago|tunisia|turkey|turkmenistan|uganda|ukraine|united arab emirates
uae|united states|usa|uruguay|uzbekistan|vanuatu|vatican|venezuela|vietnam|west bank
west germany|western sahara|yemen|yugoslavia|zaire|zambia|zimbabwe|kashmir|chechnya|crimea|okinawa|sicily
punjab|bavaria|deutschland|österreich|schweiz|frankreich|italien|espagne|allemagne|italie|suisse|belgique
états-unis|royaume-uni|chine|russie
canal zone|transvaal|cape colony|sindh|balochistan|kerala
bihar|assam|odisha|uttar pradesh|maharashtra|gujarat|tamil nadu|karnataka|rajasthan|catalonia|saxony
prussia|silesia|galicia|philippine islands|palestinian territories|west indies|timor-leste|east timor
democratic republic of congo|democratic republic of the congo|republic of congo|côte d'ivoire|türkiye
turkiye|cabo verde|micronesia|sarawak|sabah|johor|aceh|papua|xinjiang|hokkaido|siberia|dagestan
baja california|baja california sur|sinaloa|jalisco|oaxaca|chiapas|coahuila|edomex|estado de méxico|guanajuato
michoacán|nayarit|nuevo león|quintana roo|tabasco|tamaulipas|tlaxcala|yucatán
"""

# Two-letter postal codes are also English words ("In", "Or", "Me"), so they count only in capitals.
_POSTAL = words(
    """
AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND
OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR AB BC MB NB NL NS ON PE QC SK UK UN EU US
"""
)

_CITIES = """
abidjan|abu dhabi|abuja|accra|addis ababa|aden|algiers|almaty|amman|amsterdam|ankara|antananarivo|antwerp
ashgabat|asmara|asuncion|asunción|athens|atlanta|auckland|augusta|baghdad|baku|baltimore|bamako|bandung|bangalore
bangkok|bangui|barcelona|beijing|beirut|belfast|belgrade|berlin|bern|berne|bishkek|bogota|bogotá|bonn
boston|brasilia|brasília|bratislava|brazzaville|brussels|bucharest|budapest|buenos aires|bujumbura|cairo
calcutta|calgary|canberra|cape town|caracas|casablanca|chennai|chicago|cincinnati|cleveland|cologne
colombo|conakry|copenhagen|dakar|dallas|damascus|dar es salaam|delhi|denver|des moines|detroit|dhaka|doha
dubai|dublin|durban|dushanbe|düsseldorf|edinburgh|edmonton|florence|frankfurt|freetown|gaborone|gaza
geneva|gibraltar|glasgow|grozny|guangzhou|guatemala city|guwahati|hamburg|hanoi|harare|havana|helsinki
ho chi minh city|hong kong|honolulu|houston|hyderabad|indianapolis|islamabad|istanbul|jakarta|jeddah
jerusalem|johannesburg|kabul|kampala|karachi|kathmandu|khartoum|kiev|kyiv|kigali|kingston|kinshasa|kolkata
kuala lumpur|kuwait city|la paz|lagos|lahore|las vegas|libreville|lilongwe|lima|lisbon|lisboa|ljubljana
lome|london|los angeles|luanda|lucknow|lusaka|luxembourg|lyon|macau|madrid|malabo|male|managua|manama
manchester|manila|maputo|marseille|mecca|melbourne|mexico city|miami|milan|milwaukee|minneapolis|minsk
mogadishu|monaco|monrovia|montevideo|montreal|montréal|moscow|mumbai|munich|muscat|nairobi|naples|nassau
new delhi|new orleans|new york|new york city|niamey|nicosia|nouakchott|oklahoma city|osaka|oslo|ottawa
ouagadougou|palermo|panama city|paris|peking|perth|philadelphia|phnom penh|phoenix|pittsburgh
port-au-prince|port moresby|portland|prague|pretoria|pristina|pyongyang|quebec city|quito|rabat|ramallah
rangoon|reykjavik|riga|rio de janeiro|riyadh|rome|rotterdam|sacramento|salt lake city|san antonio
san diego|san francisco|san jose|san josé|san juan|san salvador|sanaa|santiago|santo domingo|sao paulo
são paulo|sarajevo|seattle|seoul|shanghai|shenzhen|singapore|skopje|sofia|srinagar|st. louis
st. petersburg|stockholm|strasbourg|stuttgart|suva|sydney|taipei|tallinn|tashkent|tbilisi|tegucigalpa
tehran|tel aviv|the hague|thessaloniki|tirana|tokyo|toronto|tripoli|tunis|turin|ulan bator|ulaanbaatar
united nations|u.n.|vaduz|valletta|vancouver|vatican city|venice|vienna|vientiane|vilnius|warsaw
washington|wellington|windhoek|winnipeg|yangon|yaounde|yerevan|yokohama|zagreb|zurich|zürich|bruxelles
genève|londres|moscou|pékin|vienne|wien|münchen|frankfurt/main|köln|genf|brüssel|moskau|athen|mailand|rom
roma|milano|torino|napoli|firenze|venezia|nueva york|nueva delhi|la habana|ciudad de méxico|bruselas
ginebra|berlín|parís|moscú|pequín|tokio|den haag|brussel|københavn|kopenhagen|göteborg|warszawa|praha
bukarest|москва|киев|київ|минск|санкт-петербург|лондон|вашингтон|париж|берлин|пекин|брюссель|женева
нью-йорк|токио|тбилиси|ереван|баку|астана|алматы|ташкент|бишкек|кишинев|анкара|каир|дамаск|тегеран
львов|львів|харьков|харків|одесса|одеса|днепр|дніпро|донецк|луганск|симферополь|севастополь|екатеринбург
новосибирск|казань|нижний новгород|владивосток|хабаровск|ростов-на-дону|краснодар|сочи|калининград
мурманск|иркутск|красноярск|самара|омск|челябинск|душанбе|ашхабад|рига|вильнюс|таллин|варшава|прага
будапешт|бухарест|белград|рим|мадрид|афины|стамбул|сеул|пхеньян|нью-дели|кабул|багдад|тель-авив|иерусалим
бейрут|софия|скопје|београд|beograd|bucurești|αθήνα|θεσσαλονίκη|hannover|dresden|leipzig|bremen|mainz
wiesbaden|potsdam|magdeburg|erfurt|schwerin|saarbrücken|nürnberg|karlsruhe|mannheim|dortmund|duisburg
rostock|salzburg|graz|innsbruck|klagenfurt|basel|lausanne|luzern|lugano|prag|warschau|kairo|neu-delhi
göttingen|kassel|bielefeld|leverkusen|regensburg|heidelberg|freiburg|augsburg|aachen|braunschweig|lübeck|bochum
wuppertal|gelsenkirchen|mönchengladbach|krefeld|oberhausen|osnabrück|oldenburg|paderborn|würzburg|ingolstadt|chemnitz
jena|zwickau|cottbus|koblenz|ludwigshafen|darmstadt|offenbach|pforzheim|heilbronn|reutlingen|tübingen|konstanz|passau
straubing|landshut|bayreuth|bamberg|erlangen|fürth|bad hersfeld|città del vaticano|hong kong sar
juba|goma|maiduguri|cox's bazar|sana'a|n'djamena|ndjamena|erbil|gaziantep|herat|pemba|beira|agadez|cúcuta|tapachula
idlib|aleppo|mosul|kandahar|jalalabad|rafah|khan younis|gaza city|el fasher|nyala|port sudan|malakal|bunia|bukavu
mopti|diffa
zinder|garissa|dadaab|hodeidah|marib|taiz|basra|kirkuk|duhok|qamishli|raqqa|mariupol|kherson|kharkiv|dnipro|lviv|odesa
zaporizhzhia|kramatorsk|lissabon|straßburg|luxemburg|lille|bordeaux|nantes|rennes|toulouse|grenoble|dijon|rouen
montpellier|alger
oran|cotonou|lomé|yaoundé|varsovie|athènes|le caire|bagdad|téhéran|beyrouth|damas|jérusalem|tel-aviv|séoul
lisbonne|copenhague|bucarest|a coruña|sevilla|bilbao|zaragoza|málaga|santiago de compostela|rosario|guadalajara
monterrey|medellín|guayaquil|arequipa|maracaibo|porto alegre|belo horizonte|curitiba|fortaleza|manaus
bologna|genova|bari|catania|cagliari|trieste|perugia|ancona|pescara|trento|bolzano|verona|padova|parigi
londra|berlino|mosca|pechino|il cairo|gerusalemme|ginevra|strasburgo|القاهرة|الرياض|دبي|أبوظبي|بيروت|دمشق
بغداد|عمان|الكويت|الدوحة|المنامة|مسقط|صنعاء|طرابلس|تونس|الجزائر|الرباط|الخرطوم|القدس|غزة|رام الله|واشنطن
لندن|باريس|موسكو|نيويورك|طهران|أنقرة|नई दिल्ली|मुंबई
"""

# Two cities that print as one name, joined by a slash.
TWIN_CITIES = frozenset(
    {
        "dallas/fortworth",
        "frankfurt/main",
        "minneapolis/stpaul",
        "raleigh/durham",
        "seattle/tacoma",
        "champaign/urbana",
    }
)


def _folded(block: str) -> frozenset[str]:
    return frozenset(bare(name) for name in names(block))


_SHORTENED_NAMES, _DOTTED_NAMES = _folded(_SHORTENED), _folded(_DOTTED)
_REGION_NAMES = _folded(_REGIONS) | _SHORTENED_NAMES
_CITY_NAMES = _folded(_CITIES)
# Scanned pages have an l for the capital I.
_MISREAD = frozenset({"lnd", "lndiana", "lll", "lllinois", "lowa", "ldaho"})
# Abbreviations short enough to be common words: they need their dot or all their capitals.
_AMBIGUOUS = frozenset({"me", "la", "o", "del", "ill", "miss", "mass", "man", "cal", "ore", "wash", "us", "que"})


def is_postal(name: str) -> bool:
    """Tell whether a name is a postal code of a state or province, in capitals."""
    return name.strip(".") in _POSTAL


@lru_cache(maxsize=8192)
def is_region(name: str) -> bool:
    """Tell whether a name is a state, a province or a country, in full or shortened."""
    folded, is_marked = bare(name), name.endswith(".") or name.isupper()
    if folded in _AMBIGUOUS and not (is_marked or name[:1].isupper()):
        return False
    is_dotted = is_marked and folded in _DOTTED_NAMES
    return folded in _REGION_NAMES or is_dotted or is_postal(name) or folded in _MISREAD


def is_shortened(name: str) -> bool:
    """Tell whether a name is that of a state or country, shortened: its dot belongs to it."""
    folded = bare(name)
    return folded in _SHORTENED_NAMES or folded in _DOTTED_NAMES or folded in _MISREAD or is_postal(name)


@lru_cache(maxsize=8192)
def is_city(name: str) -> bool:
    """Tell whether a name is a city, or a country, that can stand alone in a dateline."""
    folded = bare(name)
    return folded in _CITY_NAMES or (len(folded) > 3 and folded in _REGION_NAMES)
