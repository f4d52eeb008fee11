"""Given names by which a person is known where an address has one of the names too."""

from app.text import strip_case

# More than those that tell a person from a town (`dateline.persons`), in lower case; letters with marks that can be
# taken off are without them. Left out: what is also a place, a firm or a word.
GIVEN_NAMES = frozenset(
    """
    abdul abdullah abigail achim adel adrian adriana agnes agnieszka agus agustin ahmed ahmet aisha alain alberto
    alejandro aleksandra alessandra alessandro alessia alex alexandra alexandru alexei alfonso alfred ali alice
    alison alvaro amina amir amit ana anders andrea andreas andreea andrei andres andrzej angelika anil anita anja
    anjali ann anna anne anneke annette antoine anton antonella antonio arjun arne arthur arun ashok astrid aurelie
    axel ayse baptiste barbara bartosz bas beata beatrice beatriz ben bengt benoit bernard bernd bernhard bertrand
    bethan bettina birger birgit bjarne bjorn bjørn bo bram brigitte britt bruna bruno budi burak caio camilla
    camille carla carlos carmen caroline carsten catherine cecilia cedric celine chiara chloe chris christa christer
    christina christoph christophe claire clara claudia claudio claus clemens cristian cristina daan dan daniel
    daniela dariusz dave davide debora deepak delphine dennis detlef dewi diana didier dieter dirk dominik dorota
    dorothea eckhard ed eduardo eirik eleanor elena eleni elias elif elisa elisabeth elke ella ellen ellie elsa
    emanuele emil emilia emilie emily emine emma emmanuel emre enrico enrique erica erik erika erlend ernst esteban
    esther etienne eva evelyn ewa fabian fabio fabrice fadi fatima fatma federica federico felix femke fernanda
    fernando filippo fiona flavia florian francesca francesco francisca francisco francois francoise frans franz
    frederic frederik frida friedrich fritz gabriel gabriela gabriele gaelle gareth georg george gerard gerd gerhard
    gerrit giacomo gianluca gianni gilles giorgio giovanna gisela giulia giuliano gonzalo greg gregor greta grzegorz
    guillaume guillermo gunnar gunter gustav gustavo haakon hakan hakon hamid hanna hannah hannes harald hartmut
    hassan heidi heike heinrich heinz helena helga helge henrik henry herbert hermann hernan herve hilde hiroshi
    holger horst hubert hugo huseyin hussein hüseyin ibrahim ida ignacio ilaria ilse ines inga inge ingo ingvild
    ioana ioannis irene iris isabel isabelle iwona jaap jacek jacques jaime jakob jakub jamal jan jana jane janusz
    jaroslav jarosław javier jean jens jeroen jerome jerzy jesper jessica jim jiri joachim joan joanna joao joaquin
    jochen joe johan johann johanna johannes john jonas joost jorg jorge jorgen joris jose josef josefina juan
    judith juha jules julia julian juliana julien juliette julio jurgen jutta jørgen kai kamil kari karim karin karl
    karsten katarzyna kate katja katrin kavita keiko kemal kenji ketil khaled khalid kim kirsten kjell klara knud
    knut koen kofi kristian kristina krzysztof larissa lars lasse laura laurence laurent layla lea leila lena lenka
    leo leon leticia lia liam lina linda lise lorenzo lothar louis louise lourdes luca lucas lucia luciano lucie
    lucy ludovic ludwig luis luisa luiz lukas maarten maciej mads magda magne magnus mahmoud maike maja malte
    manfred manoj manon manuel manuela marc marcel marcin marcio marco marcos marcus marek margit maria mariam
    mariana maribel marie marieke marijke mario marion marit marius marketa markus marta martha martin martina
    mateus mateusz mathias mathieu mathilde matt matteo matthias maureen mauricio maurizio max maxime małgorzata
    meera mehmet mette mia michaela michal michał michel michela michele mieke miguel mihaela mihai mikael mike
    mikkel mirjam mohamed mohammed monica monika morten mukesh murat mustafa nabil nadia nadine naoko nasser natalia
    nathalie neha nick nicola nicolas nicoletta niels nikhil nikolaus nils nina nora norbert nuria ole oliver
    olivier omar ondrej osama oskar osman owen ozlem pablo paola paolo pascal pascale paul paula pauline paulo pavel
    paweł peder pedro per pernille petr petra petter philippe pierluigi pierre pieter pietro pilar piotr pooja
    pradeep prakash priya putri quentin radu rafael rafaela rafał ragnhild rahul rainer rajesh rakesh ralf ramon
    rania raquel rasmus raul ravi renata renate rene ricardo rik rob roberta roberto robin rodrigo roel rogerio
    rohit roland rolf romain rosa rosemary ruben rudiger rudolf ruud sabine sally salma salvatore sam samir samuel
    sandeep sander sandro sanjay sanjeev sanne satoshi sebastian sebastien selin sergio serkan severine shweta signe
    sigrid sigurd silke silvia silvina silvio simone sindre siti sjoerd sneha sofia sofie solene solveig sonja
    sophie stanisław stefan stefania stefanie stefano steffen stella steve stian stig sunil suresh susana susanne
    sven sverre sylvain sylvie szymon søren sławomir tadeusz takashi tanja tarek tariq tatiana teresa theresa thiago
    thierry thijs thilo thomas thorsten tiago tijs tim timo tina tobias tom tomas tomasz tony torbjorn torbjørn
    torsten tove trond trude ulf ulla ulrich ulrike ursula ute uwe vaclav valentin valentina valerie vanessa vegard
    vera veronika veronique vibeke vijay vikram viktoria vincent vinicius vinod virginie vitor vittorio vivek
    vojtech volker walid wanda werner wilfried wilhelm wim wojciech wolfgang wolfram wouter xavier ximena yann
    yannick yasmin yoko yolanda youssef yusuf yves zainab zbigniew zdenek zeynep zoe zofia łukasz
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


def is_given_name(word: str) -> bool:
    """Whether a word is a given name, and nothing else that is common."""
    return strip_case(word) in GIVEN_NAMES or word.lower() in CYRILLIC_GIVEN_NAMES
