"""Words in capitals, or before a day, that are labels, stamps and headings, not places."""

from app.parsers.dateline.wordlists import words

# Labels in capitals before a dash or a colon that are not places.
LABELS = words(
    """
file photo photos update updated correction corrected breaking urgent flash exclusive analysis opinion
editorial comment commentary column feature interview profile factbox timeline digest summary review
preview watch video audio listen live news alert bulletin advisory note notice editor graphic soccer
football cricket tennis golf baseball basketball hockey rugby boxing cycling athletics swimming skiing
motor racing nfl nba nhl mlb olympics results standings scoreboard markets stocks bonds forex metals
commodities weather sports business politics world national local health science technology entertainment
lifestyle obituary letters quotes table list nato opec nasa imf ecb fifa uefa street enquiries question
answer general copyright press release statement report story headlines today tomorrow yesterday shares crisis
election elections summit conflict points
"""
)
# Words before a day that is a stamp: when a text was published or changed.
STAMPS = words(
    """
published posted updated modified created issued released date dated aired retrieved accessed downloaded printed
viewed archived veröffentlicht erschienen aktualisiert stand
publié modifié publicado actualizado atualizado pubblicato aggiornato geplaatst gepubliceerd publicerad publisert
opublikowano опубликовано обновлено
"""
)
# What stands before a day where the time of a stamp was cut off: "8 a.m. | PT July 21".
ZONES = words("pt et ct mt est edt cst cdt mst mdt pst pdt gmt utc")
# Headings of lists whose entries have a day: "ARRIVALS. May 16—Fjord", "WEATHER FORECAST, May 16".
RUBRICS = words(
    """
arrived arrivals sailed sailings cleared departures births marriages deaths died forecast outlook calendar agenda
diary programme schedule timetable fixtures today tomorrow yesterday
"""
)
