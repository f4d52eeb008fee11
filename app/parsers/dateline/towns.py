"""Towns that may open a dispatch by their name alone, in capitals, and what the names of others look like.

A name in the `gazetteer` vouches for a dateline however it is printed. Many of these are also words or people's names
("MOBILE", "CHARLOTTE", "NICE"): they only tell a place from the label of a section, a club or a film.
"""

import re
from functools import lru_cache

from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.lexing import bare
from app.parsers.dateline.wordlists import names, words

_TOWNS = """
akron|albany|albuquerque|allentown|amarillo|anaheim|anchorage|ann arbor|annapolis|arlington|asheville|aurora|austin
bakersfield|bangor|baton rouge|beaumont|bellevue|berkeley|birmingham|bismarck|boise|boulder|bridgeport|buffalo|burbank
burlington|cambridge|camden|canton|carson city|cedar rapids|charleston|charlotte|chattanooga|cheyenne|chula vista
colorado springs|columbia|columbus|compton|concord|corpus christi|cupertino|dayton|daytona beach|dearborn|dover|duluth
durham|el paso|erie|eugene|evanston|evansville|everett|fargo|flagstaff|flint|fresno|gainesville|galveston|gary
glendale|grand rapids|green bay|greensboro|harlem|harrisburg|hartford|helena|hoboken|hollywood|huntsville|irvine
jackson|jacksonville|jefferson city|jersey city|juneau|kansas city|knoxville|lansing|laredo|lexington|lincoln
little rock|long beach|louisville|lubbock|madison|malibu|memphis|mesa|midland|mobile|modesto|montgomery|montpelier
nashville|newark|new haven|newport beach|norfolk|oakland|odessa|ogden|olympia|omaha|orlando|palm beach|palm springs
palo alto|pasadena|peoria|pierre|plano|pontiac|providence|provo|racine|raleigh|redmond|redwood city|reno|richmond
riverside|roanoke|rochester|rockford|salem|salinas|santa fe|savannah|scottsdale|scranton|shreveport|sioux falls
south bend|spokane|springfield|stamford|stockton|syracuse|tacoma|tallahassee|tampa|toledo|topeka|trenton|troy|tucson
tulsa|utica|waco|wichita|wilmington|yonkers|youngstown|barrie|brampton|charlottetown|fredericton|gatineau|halifax
hamilton|kelowna|kitchener|markham|mississauga|moncton|nanaimo|oshawa|regina|richmond hill|saint john|saskatoon
sherbrooke|st. john's|surrey|thunder bay|trois-rivières|whitehorse|yellowknife|bath|blackburn|blackpool|bolton
bournemouth|bradford|brighton|bristol|cardiff|carlisle|chelmsford|chester|chesterfield|coventry|derby|derry|doncaster
dundee|exeter|gloucester|grimsby|guildford|huddersfield|hull|inverness|ipswich|lancaster|leeds|leicester|liverpool
londonderry|luton|newcastle|newport|northampton|norwich|nottingham|oldham|oxford|peterborough|plymouth|portsmouth
preston|rotherham|sheffield|southampton|stirling|stoke|sunderland|swansea|swindon|wakefield|winchester|wolverhampton
worcester|york|cork|galway|limerick|waterford|adelaide|alice springs|ballarat|bendigo|brisbane|cairns|darwin|geelong
hobart|launceston|townsville|wollongong|christchurch|dunedin|invercargill|rotorua|tauranga|essen|flensburg|fulda|gera
gießen|görlitz|hagen|halle|kaiserslautern|kempten|kiel|lüneburg|moers|münster|neuss|plauen|siegen|solingen|stralsund
trier|ulm|weimar|wismar|wolfsburg|worms|bregenz|linz|steyr|villach|wels|aarau|biel|chur|neuenburg|olten|sion
st. gallen|thun|winterthur|aix-en-provence|ajaccio|amiens|angers|annecy|avignon|bastia|bayonne|besançon|béziers|brest
caen|calais|cannes|clermont-ferrand|dunkerque|évry|la rochelle|laval|le havre|le mans|limoges|lorient|metz|mulhouse
nancy|nanterre|narbonne|nice|nîmes|orléans|pau|perpignan|poitiers|quimper|reims|roubaix|saint-denis|saint-étienne
tarbes|toulon|tours|troyes|valence|versailles|namur|liège|charleroi|mons|gand|anvers|bruges|albacete|alicante
almería|badajoz|burgos|cáceres|cádiz|castellón|ceuta|córdoba|cuenca|donostia|gerona|gijón|girona|granada|huelva|huesca
jaén|las palmas|león|lérida|lleida|logroño|lugo|melilla|murcia|orense|oviedo|palencia|palma|pamplona|ponferrada
pontevedra|salamanca|san sebastián|santander|segovia|soria|tarragona|tenerife|teruel|valencia|valladolid|vigo|vitoria
zamora|alessandria|aosta|arezzo|asti|avellino|bergamo|brescia|brindisi|cosenza|cremona|crotone|cuneo|ferrara|foggia
forlì|imola|l'aquila|la spezia|latina|lecce|livorno|lucca|mantova|matera|messina|modena|monza|novara|nuoro|olbia|parma
pavia|pesaro|piacenza|pisa|pistoia|potenza|ravenna|reggio calabria|reggio emilia|rimini|salerno|sassari|savona|siena
siracusa|taranto|teramo|terni|treviso|udine|varese|vicenza|viterbo|aveiro|beja|braga|coimbra|évora|faro|funchal|leiria
porto|setúbal|viseu|belém|cuiabá|florianópolis|goiânia|joão pessoa|londrina|maceió|niterói|recife|ribeirão preto
rio branco|salvador|santos|são luís|teresina|vitória|campinas|cali|cartagena|cartago|chiclayo|cochabamba|concepción
cusco|encarnación|iquique|iquitos|la plata|mar del plata|mendoza|mérida|neuquén|oaxaca|paraná|piura|potosí|puebla
querétaro|rancagua|salta|santa cruz|sucre|tacna|tampico|tijuana|toluca|trujillo|tucumán|valdivia|valparaíso|veracruz
xalapa|zacatecas|ciudad juárez|culiacán|hermosillo|holguín|matanzas|camagüey|alkmaar|almelo|almere|amersfoort
apeldoorn|arnhem|assen|breda|delft|deventer|dordrecht|eindhoven|emmen|enschede|gouda|groningen|haarlem|heerlen|helmond
hilversum|hoorn|leeuwarden|leiden|lelystad|maastricht|middelburg|nijmegen|roermond|rijswijk|schiphol|tilburg|utrecht
venlo|zaandam|zoetermeer|zutphen|zwolle|aalst|antwerpen|brugge|gent|hasselt|kortrijk|leuven|luik|mechelen|oostende
turnhout|borås|eskilstuna|falun|gävle|halmstad|helsingborg|jönköping|kalmar|karlskrona|karlstad|kiruna|linköping|luleå
lund|malmö|norrköping|örebro|östersund|skövde|sundsvall|trollhättan|umeå|uppsala|västerås|växjö|visby|ålesund|arendal
bergen|bodø|drammen|hamar|hammerfest|haugesund|kirkenes|kristiansand|lillehammer|molde|narvik|skien|stavanger|tønsberg
tromsø|trondheim|aalborg|aarhus|århus|esbjerg|herning|kolding|odense|randers|roskilde|silkeborg|vejle|viborg|espoo
jyväskylä|kuopio|lahti|oulu|pori|rovaniemi|tampere|turku|vaasa|vantaa|akureyri|białystok|bydgoszcz|częstochowa|gdańsk
gdynia|katowice|kielce|kraków|krakow|łódź|lodz|lublin|olsztyn|opole|poznań|poznan|radom|rzeszów|szczecin|toruń|wrocław
wroclaw|brno|české budějovice|hradec králové|jihlava|karlovy vary|liberec|olomouc|ostrava|pardubice|plzeň
ústí nad labem|zlín|banská bystrica|košice|nitra|prešov|trnava|žilina|debrecen|győr|miskolc|pécs|szeged|arad|bacău
brașov|cluj|cluj-napoca|constanța|craiova|galați|iași|oradea|ploiești|sibiu|timișoara|burgas|plovdiv|ruse|varna
banja luka|kragujevac|maribor|mostar|niš|novi sad|osijek|podgorica|rijeka|subotica|tuzla|zadar|zenica|bitola|durrës
prizren|shkodër|vlorë|heraklion|patras|αθηνα|πειραιας|πατρα|ηρακλειο|θεσσαλονικη|adana|antalya|aydın|balıkesir|bursa
çanakkale|denizli|diyarbakır|edirne|erzurum|eskişehir|hatay|isparta|izmir|kars|kastamonu|kayseri|kocaeli|konya|malatya
manisa|mardin|mersin|muğla|rize|sakarya|samsun|şanlıurfa|siirt|sinop|sivas|tokat|trabzon|tunceli|yalova|yozgat
zonguldak|chisinau|chișinău|tiraspol|tartu|pärnu|narva|daugavpils|liepāja|jelgava|kaunas|klaipėda|šiauliai|panevėžys
gomel|grodno|mogilev|vitebsk|chernihiv|donetsk|luhansk|poltava|rivne|sevastopol|simferopol|sumy|uzhhorod|vinnytsia
zhytomyr|arkhangelsk|chelyabinsk|irkutsk|izhevsk|kaliningrad|kazan|khabarovsk|krasnodar|krasnoyarsk|magadan
makhachkala|murmansk|nalchik|nizhny novgorod|novosibirsk|omsk|orenburg|perm|rostov-on-don|ryazan|samara|saratov|sochi
stavropol|tomsk|tver|tyumen|ufa|vladikavkaz|vladivostok|volgograd|voronezh|yakutsk|yaroslavl|yekaterinburg|батуми
брест|волгоград|воронеж|гомель|гродно|запорожье|запоріжжя|ижевск|йошкар-ола|махачкала|могилев|нальчик|оренбург|пермь
псков|ростов|рязань|саратов|смоленск|ставрополь|сухум|тверь|томск|тула|тюмень|уфа|цхинвал|чернигов|чернівці|ярославль
полтава|рівне|суми|тернопіль|ужгород|херсон|хмельницький|вінниця|житомир|луцьк|черкаси|варна|бургас|пловдив|русе
нови сад|ниш|бањалука|batumi|gyumri|kutaisi|sukhumi|aktau|aktobe|astana|atyrau|karaganda|nur-sultan|osh|samarkand
shymkent|bukhara|nukus|khujand|termez|ganja|ahvaz|arbil|eilat|haifa|hebron|hodeida|homs|irbil|isfahan|jenin|jericho
karbala|kerman|kut|latakia|mashhad|medina|nablus|najaf|nazareth|qom|sharjah|shiraz|sidon|tabriz|tikrit|tyre|yazd
zahedan|agartala|agra|ahmedabad|aizawl|ajmer|aligarh|allahabad|amritsar|anantnag|aurangabad|baramulla|bareilly
bengaluru|berhampur|bhopal|bhubaneswar|bikaner|bilaspur|chandigarh|coimbatore|cuttack|darjeeling|dehradun|dharamshala
dhanbad|faridabad|gangtok|gaya|ghaziabad|gorakhpur|gurgaon|gurugram|gwalior|haridwar|hubli|imphal|indore|itanagar
jabalpur|jaipur|jaisalmer|jalandhar|jammu|jamshedpur|jhansi|jodhpur|kanpur|kochi|kohima|kota|kozhikode|leh|ludhiana
madurai|mangaluru|meerut|mysore|mysuru|nagpur|nashik|noida|panaji|patiala|patna|prayagraj|puducherry|pune|raipur
rajkot|ranchi|rishikesh|rohtak|shillong|shimla|silchar|siliguri|thane|thiruvananthapuram|thrissur|tirupati|trichy
udaipur|ujjain|vadodara|varanasi|vijayawada|visakhapatnam|abbottabad|bahawalpur|faisalabad|gilgit|gujranwala|gwadar
larkana|mardan|multan|muzaffarabad|peshawar|quetta|rawalpindi|sialkot|sukkur|swat|barisal|bogra|chattogram|chittagong
comilla|dinajpur|jessore|khulna|mymensingh|rajshahi|rangpur|sylhet|galle|jaffna|kandy|trincomalee|bhaktapur|biratnagar
birgunj|lalitpur|pokhara|kunduz|mazar-i-sharif|mandalay|naypyidaw|sittwe|chiang mai|hat yai|pattaya|phuket|can tho
da nang|danang|hai phong|haiphong|hue|nha trang|battambang|siem reap|luang prabang|alor setar|george town|ipoh
johor baru|johor bahru|klang|kota baru|kota bharu|kota kinabalu|kuala terengganu|kuantan|kuching|labuan|melaka|miri
penang|petaling jaya|port dickson|putrajaya|sandakan|seremban|shah alam|sibu|tawau|ambon|balikpapan|banda aceh
banjarmasin|batam|bekasi|bengkulu|bogor|cilacap|cirebon|denpasar|depok|garut|gorontalo|jambi|jayapura|jember|karawang
kediri|kendari|kudus|kupang|lampung|madiun|magelang|makassar|malang|mamuju|manado|mataram|medan|padang|palangkaraya
palembang|palu|pekanbaru|pontianak|purwokerto|samarinda|semarang|sidoarjo|sleman|sorong|sukabumi|surabaya|surakarta
tangerang|tasikmalaya|tegal|ternate|yogyakarta|bacolod|baguio|cagayan de oro|cebu|davao|iloilo|makati|quezon city
tacloban|zamboanga|changchun|changsha|chengdu|chongqing|dalian|fuzhou|guiyang|haikou|hangzhou|harbin|hefei|hohhot
jinan|kunming|lanzhou|lhasa|nanchang|nanjing|nanning|ningbo|qingdao|sanya|shenyang|shijiazhuang|suzhou|taiyuan|tianjin
urumqi|wuhan|wuxi|xi'an|xian|xiamen|xining|yinchuan|zhengzhou|zhuhai|nanking|tientsin|kaohsiung|taichung|tainan
fukuoka|fukushima|hiroshima|kagoshima|kawasaki|kobe|kumamoto|kyoto|nagano|nagasaki|nagoya|naha|niigata|okayama|saitama
sapporo|sendai|busan|pusan|daegu|daejeon|gwangju|incheon|inchon|jeju|pohang|sejong|ulsan|kaesong|panmunjom|sinuiju
wonsan|arusha|benghazi|blantyre|bloemfontein|bouaké|bulawayo|constantine|dodoma|douala|east london|enugu|eldoret
entebbe|fez|fès|garoua|gondar|gulu|hargeisa|ibadan|ilorin|ismailia|jinja|jos|kaduna|kano|katsina|kimberley|kisangani
kisumu|kumasi|lobito|lubumbashi|luxor|maseru|mbabane|makurdi|marrakech|marrakesh|meknes|mekele|mombasa|mwanza|mzuzu
nakuru|ndola|nyeri|onitsha|owerri|pietermaritzburg|pointe-noire|polokwane|port elizabeth|port harcourt|port louis
port said|porto-novo|praia|sfax|sirte|sokoto|soweto|suez|tamale|tamanrasset|tangier|tanger|timbuktu|umtata|uyo
victoria falls|warri|yola|zanzibar|agadir|oujda|tizi ouzou|béjaïa|annaba|sousse|apia|honiara|nuku'alofa|nouméa|noumea
papeete|port vila|tarawa|funafuti|majuro|bridgetown|castries|georgetown|kingstown|paramaribo|port of spain|roseau
st. george's|willemstad|ponce|santiago de cuba
thimphu|belmopan|bandar seri begawan|gitega|moroni|yamoussoukro|dili|banjul|bissau|palikir|basseterre|são tomé
sao tome|hà nội|đà nẵng|cần thơ|hải phòng|huế|nuuk|tórshavn|saipan|hagatna|pago pago|cayenne|fort-de-france
saint helier|macao|laayoune|bombay|madras|saigon|alexandria|constantinople|petrograd|leningrad|genoa|seville
marseilles|medellin|cuzco|varsovia|viena|neapel|londyn|paryż|moskwa|wiedeń|rzym|londýn|paříž|vídeň|moskva|londen
parijs|moskou|wenen|lontoo|pariisi|moskova|tukholma|kööpenhamina|pekín|el cairo|jerusalén|вена|хельсинки|сараево
gorizia|ulan-ude|chita|kurukshetra|puri|kurnool
"""
_NAMES = frozenset(bare(name) for name in names(_TOWNS))
# Words that begin names of saints, forts and harbours, and words that end the name of a town.
_FIRST = words(
    "san santa santo são sao st saint sainte sankt sint fort ft mount mt port puerto el las los bad rio villa"
)
_LAST = words(
    """
bay beach bend bluff bluffs bridge canyon cape center centre city coast corner corners county cove creek crossing falls
forest fork forks gardens gap glen grove gulch harbor harbour haven heights hill hills hollow island islands junction
lake lakes landing ledge meadows mills mount mountain park parish pass plains point pond port prairie rapids ridge
river rock rocks shores spring springs station summit terrace town township vale valley view village wells woods
"""
)
_AREAS = words("borough gulf isle strait town township village")
"""Words before "of" and a name: `VILLAGE OF VERNON`."""
_ENDING = re.compile(
    r".{3,}(?:ville|(?<!t)ton|burg|burgh|boro|borough|bury|ford|field|mouth|dale|haven|berg|heim|hausen|dorf|stadt|feld"
    r"|bach|furt|kirchen|brunn|stad|borg|köping|grad|gorod|abad|nagar|garh|pur|stan|polis)",
    re.IGNORECASE,
)
_NO_TOWNS = words("badminton skeleton automaton bloomberg midfield infield outfield")


@lru_cache(maxsize=8192)
def is_town(printed: str) -> bool:
    """Tell whether a name is that of a town, even if it has other meanings."""
    return bare(printed) in _NAMES or is_city(printed)


@lru_cache(maxsize=8192)
def may_be_town(printed: str) -> bool:
    """Tell whether a name in capitals that nothing vouches for is that of a town: a known one, or one formed like it.

    A name that begins with a known place and goes on is a club, a company, a paper or a film ("NEW YORK YANKEES").
    """
    if is_town(printed):
        return True
    parts = printed.casefold().replace(".", "").split()
    if len(parts) > 1 and parts[-1] in _LAST:
        return len(parts) <= 4
    if _begins_with_town(printed):
        return False
    if len(parts) == 3 and parts[1] == "of":
        return parts[0] in _AREAS
    if len(parts) > 1:
        return parts[0] in _FIRST and len(parts) <= 3
    return parts[0] not in _NO_TOWNS and _ENDING.fullmatch(parts[0]) is not None


def goes_on_from_town(printed: str) -> bool:
    """Tell a name that begins with a known place and is none itself ("NEW YORK YANKEES")."""
    name = printed.partition(",")[0]
    return " " in name and _begins_with_town(name) and not may_be_town(name)


@lru_cache(maxsize=8192)
def _begins_with_town(printed: str) -> bool:
    parts = printed.split()
    return any(is_town(" ".join(parts[:end])) for end in range(1, len(parts)))
