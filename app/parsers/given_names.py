"""Given names by which a person is known where an address has one of the names too."""

# More than those that tell a person from a town (`dateline.persons`). Left out: what is also a place, a firm or a word.
GIVEN_NAMES = frozenset(
    """
    abigail adrian agnes ahmed alberto alejandro alex alexandra alexei alfred ali alice alison amina andrea andreas
    andrei andrzej angelika anita anja ann anna anne annette anton antonio arthur astrid axel barbara beata beatrice
    beatriz ben bernard bernd bethan bettina birgit bjorn bo brigitte bruno camille carla carlos carmen caroline
    catherine cecilia celine chiara chloe chris christa christina claire clara claudia claus cristina dan daniel
    daniela dave dennis diana didier dieter dirk dominik dorothea ed eduardo eleanor elena eleni elias elisabeth elke
    ella ellen ellie elsa emil emilia emilie emily emma enrique erica erik erika ernst esther eva evelyn ewa fatima
    federico felix fernando fiona florian francesca francesco francisco franz frederic frederik fritz gabriel gabriele
    gabriela gareth george gerard gerd gianni giorgio giulia greta greg guillaume gunnar gunter gustav hannah hanna
    harald hassan heidi heike heinrich heinz helena helga henrik henry herbert hilde holger horst hubert hugo ibrahim
    ida ilse ines inge inga ioannis irene iris isabel isabelle jacek jacques jan jana jane javier jean jens jessica jim
    joan joanna joe johan johann johanna johannes john jorge jose josef juan juha judith jules julia julian juliette
    julio jurgen jutta kai karin karl karsten kate katja katrin katarzyna keiko kenji kim kirsten kjell klara knut kofi
    krzysztof lars laura laurent lea leila lena leo leon lia liam lina linda lise lorenzo louis louise luca lucia lucie
    lucy luis luisa lukas maja magda magnus maike malte manfred manuel marc marcel marco marek maria marie marion marius
    marta martha martin martina mathieu matt matteo matthias maureen max mehmet mette mia michal michel miguel mike
    mikael mirjam mohamed mohammed monica monika morten nadia nadine nick nicola nicolas niels nils nina nora norbert
    ole oliver olivier oskar owen pablo paolo pascal paul paula pavel pedro per petra philippe pierre pietro piotr priya
    rafael rainer ralf rasmus raul renate rene ricardo rob robin rolf roland rosa rosemary ruben rudolf sabine sally sam
    samuel sandro sebastian sergio sigrid silke silvia simone sofia sofie sonja sophie stefan stefanie stefano stella
    steve susanne sven sylvie tanja teresa thierry thomas thorsten tim tina tobias tom tomas tomasz tony torsten ulrich
    ulrike ulla ursula ute uwe valentina valerie vanessa vera veronika vincent wanda werner wilhelm wim wolfgang xavier
    yann yusuf yves zoe zofia
    """.split()  # noqa: SIM905
)
CYRILLIC_GIVEN_NAMES = frozenset(
    """
    александр александра алексей алексий алина алиса алла алёна анастасия анатолий андрей андрій анна антон арсений
    артем артём аркадий богдан борис вадим валентин валентина валерий валерия василий василь вера вероника виктор
    виктория виталий віктор віталій владимир владислав володимир всеволод вячеслав галина геннадий георгий георги герман
    глеб григорий дарья денис диана дмитрий дмитро евгений евгения егор екатерина елена елизавета иван иванка игорь ігор
    илья инна ирина ірина катерина кирилл константин ксения лариса лев леонид лидия любовь людмила максим маргарита
    марина мария марія марк михаил михайло наталия наталья наталія надежда никита николай микола нина оксана олег олена
    олеся олександр олексій ольга павел павло петр пётр петро полина роман руслан светлана світлана семён сергей сергій
    софия станислав степан тамара тарас татьяна тетяна тимур фёдор эдуард юлия юлія юрий юрій яна ярослав
    """.split()  # noqa: SIM905
)
"""The same in Cyrillic letters."""
AMBIGUOUS_GIVEN_NAMES = frozenset(
    """
    adele amber angel april aurora autumn austin bill blair brook brooke cash chance charity charlie charlotte
    chase chelsea china christian clay cole dale dallas dawn dean destiny dolly drew earl eden faith fay florence
    frank gay gene gil ginger glen glenn gold grace grant guy harmony harry hazel heath holly hope hunter iris ivy jade
    jasmine jay jean jewel joy june lance laurel lee lewis lily lincoln logan mae mason max may mercy mercedes miles
    miranda myrtle nick noel norm olive otto page paris pat patience pearl penny phoenix pierce poppy prudence ray reed
    rich rob robin rocky rod roman rose rowan ruby russell rusty ryder sage sandy savannah scarlett shelby sierra skip
    sky sophia sterling stone summer sunny sydney taylor ted temple theo trinity troy victor victoria viola
    violet virginia wade warren wendy will willow win winston woody wren
    """.split()  # noqa: SIM905
)
"""Given names that are also a place, a word or a firm's: with one, a name may be a person's."""
