"""The closed lists of words that the names detector reads around names."""

from typing import Final

from chatdoc.privacy.spans import Role


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never a name, title or not: grammar, and the verbs that follow « Mme ».
NEVER: Final = _words(
    """
    a ai aie ait ainsi alors apres as au aucun aucune aussi autre autres aux avait avant avec avez avoir avons ayant
    beaucoup c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci combien comme comment contre d
    dans de depuis des deux dois doit doivent donc dont du durant elle elles en encore entre es est et etaient etait
    etant ete etes etre eu eux fait faire faut font hors ici il ils j jamais je jusqu jusque l la
    laquelle le lequel les
    leur leurs lors lorsque lui m ma mais me meme memes mes moi moins mon n ne ni non nos notre nous on
    ont or ou oui par
    parce parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi pourrait pouvez puis puisque
    qu quand que quel
    quelle quelles quels qui quoi rien s sa sans sauf se selon sera serait ses si sinon soit son sont
    sous sur t ta tant
    te tel telle tes toi ton tous tout toute toutes tres trop tu un une va vers veulent veut vos votre vous vu y
    allait allez aller appelle appel appeler arrive attend attendre aurait aura avais change cherche cherchait compte
    comprend comprends connait conteste cotise cotisait cumule dit disait demande demandait demander demandent depose
    deposer devait devrait devra dispose divorce donne doute envoie envoye envoyer est-ce etudie exerce exige explique
    faisait fera habite ignore informe insiste intervient joint justifie laisse lui mange marche mariee nee ne pacse
    parle part partir parti partie partira passe paye paie pense percoit percevait perd perdu peux
    pourra prefere prend
    prendre preciser precise prepare pretend quitte rappelle recoit recherche reclame recoive recu refuse regarde
    rembourse remplit rend renvoie repond reprend reprendre reside reste resterait retire reunit revient sait saisit
    savoir separe signale signe s'est souhaite souhaiterait souhaitant sollicite sort soutient suit suite touche
    touchait transmet travaille travaillait trouve valide verse vient vit vivait vive vivant voit
    voudrait voulait voir
    veuf veuve vais bonjour bonsoir merci svp stp oui allo voila deja bientot ensuite enfin cependant toujours souvent
    seulement environ quelque quelques quelqu chacun trois quatre cinq six sept huit neuf dix onze
    douze treize quatorze
    quinze seize vingt trente quarante cinquante soixante cent mille zero premier premiere second seconde dernier
    derniere demi tiers fois agee age ages retraite retraitee pensionne pensionnee salarie salariee assure assuree
    beneficiaire beneficie vivent habitent touchent demandent partent travaillent cotisent soccupe occupe
    epelle epele epeler epelait epeles epellez ecrit ecrire ecrivent orthographie orthographier
    anniv anniversaire
    """
)

# What is said of people, in lower case, where a name could stand: « mme divorcée », « son mari invalide ».
SAID_OF_PEOPLE: Final = _words(
    """
    celibataire divorce divorcee separe separee remarie remariee pacse decede decedee mort morte handicape handicapee
    invalide malade hospitalise hospitalisee enceinte etranger etrangere francais francaise agricole agriculteur
    agricultrice fonctionnaire militaire artisan commercant commercante salarie independant independante liberal
    chomeur chomeuse expatrie expatriee detache detachee incarcere incarceree detenu detenue deporte deportee
    inconnu inconnue majeur majeure mineur mineure unique aine ainee jumeau jumelle survivant survivante
    collaborateur collaboratrice isole isolee seul seule dependant dependante sourd sourde muet muette aveugle
    enseignant enseignante ouvrier ouvriere technicien directeur directrice president presidente ministre mediateur
    mediatrice prefet depute senateur juge crie hesite pleure envisage pensait souhaiterait souhaiterais aimerait
    pourrais gagne gagnait rentre rentree revenu revenue absent absente present presente adopte adoptee
    naturel reconnu reconnue etudiant etudiante apprenti apprentie scolarise placee place inapte
    polypensionne polypensionnee retraites social sociale volontaire
    marital maritale usuel usuelle patronymique incorrect incorrecte errone erronee manquant manquante illisible
    germain germaine aidant aidante
    compose composee complet complete inverse absente modifie change changee corrige corriger rectifier rectifie
    """
)

# What a call is about, said beside a name: « réversion martin ».
SUBJECTS: Final = _words(
    "dossier dossiers pension retraite reversion carriere trimestre trimestres releve cotisation cotisations rachat "
    "majoration attestation virement paiement versement adresse changement compte relance courrier telephone demande "
    "reclamation recours suivi rappel refus erreur aspa surcote decote cumul minimum plafond date depart titre carte"
)

# Those that no masculine adjective goes with: « gentil majoration » names somebody.
FEMININE_SUBJECTS: Final = _words(
    "pension retraite reversion carriere cotisation cotisations majoration attestation adresse demande reclamation "
    "surcote decote carte date notification allocation invalidite aspa prime rente liquidation regularisation "
    "suspension revision declaration residence retenue saisie"
)
# Adjectives that stand before their noun.
PREPOSED: Final = _words(
    "ancien ancienne jeune vieux vieil vieille grand grande petit petite bon bonne nouveau nouvel nouvelle premier "
    "premiere dernier derniere gros grosse beau belle seul seule autre futur future ex mauvais double demi faux fausse "
    "long longue haut haute simple unique meme tout plein"
)

TITLES: Final = _words(
    """
    monsieur madame mademoiselle messieurs mesdames m mr mrs mme mmes mlle melle mlles mm maitre
    mle mde mdme mdm msieur msieu mosieur mesieur
    docteur docteure dr dre
    professeur pr prof veuve vve epoux epouse epse epx ep famille dame sieur consorts abbe
    """
)
# Titles that are common words too: a name must follow closely, and look like one.
COMMON_TITLES: Final = _words(
    "veuve vve epoux epouse epse epx ep famille dame sieur maitre prof professeur pr docteur me abbe"
)
DOCTORS: Final = _words("docteur docteure dr dre professeur pr prof medecin generaliste psychiatre")

KINSHIP: Final[dict[str, Role]] = {
    **dict.fromkeys(
        _words(
            "mari femme epoux epouse conjoint conjointe compagnon compagne concubin concubine ex partenaire "
            "fiance fiancee pacsee veuve"
        ),
        "conjoint",
    ),
    **dict.fromkeys(
        _words("fils fille filles enfant enfants bebe jumeau jumelle jumeaux jumelles fiston gamin gamine"),
        "enfant",
    ),
    **dict.fromkeys(
        _words(
            "pere mere papa maman frere soeur tante oncle neveu niece cousin cousine grandmere grandpere mamie "
            "papi papy belle-mere parents gendre bru filleul filleule marraine parrain frangin frangine ami amie "
            "copain copine voisin voisine tata tonton soeurs freres"
        ),
        "parent",
    ),
    **dict.fromkeys(
        _words(
            "collegue collegues conseiller conseillere teleconseiller teleconseillere gestionnaire technicien "
            "technicienne superviseur superviseure superviseuse responsable manager chef cheffe interlocuteur "
            "interlocutrice correspondante"
        ),
        "collegue",
    ),
    **dict.fromkeys(_words("medecin generaliste psychiatre"), "medecin"),
    **dict.fromkeys(
        _words(
            "tuteur tutrice curateur curatrice notaire avocat avocate mandataire patron patronne heritier heritiere"
        ),
        "",
    ),
}
DETERMINERS: Final = _words("mon ma mes son sa ses votre vos notre nos leur leurs le la l un une ce cette ton ta tes")

# What follows is a name, whatever it looks like, unless it is grammar.
SURE_CUES: Final = _words(
    "mappelle mapelle sappelle sapelle mapel mapele mappele mappel mapell sapel sapele sappele sappel sapell "
    "jmappelle jmapelle jmapel jmapele jmappel jmapell jemappelle appele appelait appelle "
    "appelee nomme nommee nommait prenomme prenommee surnomme surnommee alias"
)
FIELD_CUES: Final = _words("nom noms prenom prenoms prenon pnom patronyme nee njf")
# Between a field and its value: « nom de jeune fille : X », « mon nom c'est X ».
FIELD_LINKS: Final = _words(
    "c est cest de famille jeune fille naissance naisance naissanse naissence d usage dusage marital et mon son sa ma "
    "je suis usuel complet vrai veritable"
)
# What follows may be a name when it looks like one or is in a list.
LIGHT_CUES: Final = _words(
    """
    pour pr de d avec par chez dossier dossiers rdv courrier reversion adherent adherente assure assuree
    compte client cliente usager usagere allocataire retraite retraitee
    pensionne pensionnee rappeler contacter joindre ici bonjour bonsoir merci signe contact attention
    que qu et ou dont chere cher
    mort decede decedee concernant beneficiaire part nom vivant avec allo oui
    """
)

# Behind these even a word that no list knows is someone.
GREETINGS: Final = _words(
    "bonjour bonsoir merci allo ici avec client cliente adherent adherente usager rappeler joindre"
)

# What is kept under somebody's name, and those whose name comes next.
FILED: Final = _words(
    "dossier dossiers rdv courrier reversion client cliente adherent adherente usager assure assuree allocataire"
)

SIGNED: Final = _words("signature signe signee identite interlocuteur interlocutrice titulaire demandeur demandeuse")
# What holds somebody's name and nothing else: « dossier boulanger ».
NAMED_FILES: Final = _words("dossier dossiers rdv courrier")

PARTICLES: Final = _words(
    "de du des d le la les l van von der den ter ten ben bin ibn bint el al ait ould abou abu da das do "
    "dos di del della lo "
    "delle dello degli mac mc o st saint sainte n m ter zu y e vande vanden"
)
# « el a 5 gosses », « ben oui »: typed for something else each time that no title stands before.
HARDLY_NAMES: Final = _words("el ben")
# Particles that are ordinary grammar: more is asked of what follows.
GRAMMAR_PARTICLES: Final = _words("de du des d le la les l a y e m n do o")

# Ways of earning one's living, borne as surnames too: « boulanger reversion » is a trade.
CALLINGS: Final = _words(
    """
    boulanger boulangere boucher bouchere charcutier patissier poissonnier epicier cuisinier serveur hotelier berger
    bergere vacher fermier fermiere meunier vigneron viticulteur jardinier bucheron forestier garde pecheur marin
    matelot batelier marinier docker mineur carrier maçon macon charpentier couvreur menuisier ebeniste plombier
    peintre platrier carreleur serrurier forgeron tourneur fraiseur soudeur chaudronnier ajusteur mecanicien
    garagiste chauffeur routier conducteur cheminot facteur postier douanier gendarme policier pompier soldat sergent
    caporal capitaine colonel militaire moine pretre cure pasteur rabbin religieux religieuse instituteur institutrice
    maitre professeur prof infirmier infirmiere medecin dentiste pharmacien veterinaire avocat notaire huissier juge
    greffier clerc coiffeur coiffeuse couturier couturiere tailleur tisserand teinturier cordonnier sellier tanneur
    verrier potier horloger bijoutier orfevre relieur imprimeur libraire musicien artiste comedien chanteur danseur
    sculpteur ecrivain journaliste photographe marchand commerçant negociant colporteur forain brocanteur antiquaire
    ouvrier ouvriere manoeuvre journalier apprenti stagiaire cadre employe secretaire comptable caissier caissiere
    vendeur vendeuse gardien concierge domestique nourrice nounou boursier etudiant pensionnaire orphelin orpheline
    pupille veuf veuve page chevalier baron comte roi prince princesse reine tonnelier charron bourrelier vannier
    saunier paludier ramoneur chasseur trappeur palefrenier jockey cocher voiturier messager courrier courtier
    agent harki harkis pupille
    salarie artisan exploitant paysan agriculteur eleveur maraicher cafetier barman plongeur traiteur
    """
)
# Those of another age, hardly anyone's today: before a verb they are a surname.
OLD_CALLINGS: Final = _words(
    "chevalier comte baron roi prince reine page meunier charron tisserand saunier tonnelier bourrelier vannier "
    "cocher voiturier teinturier tanneur sellier forgeron bucheron marchand chasseur moine pretre cure sergent "
    "capitaine potier messager tailleur carrier"
)
# Who an employer or a brand is never: « renault veut », « poulain voudrait » have a person's wish.
WISHES: Final = _words(
    "veut veu veux voudrait voudrais voulait souhaite souhaiterait demande demandait habite vit comprend pleure "
    "insiste rappelle rappele aimerait attend croit desire"
)
# « poulain ancienne ouvrière », « moulin veuve »: said of a person, right behind.
DESCRIBES: Final = _words(
    "ancien ancienne veuf veuve divorce divorcee nee celibataire retraite retraitee invalide pacsee"
)
SPOKEN_OPENINGS: Final = _words(
    "oui non mais donc alors bon et puis selon si que quand comme puisque car parce hier la"
)
MONTHS: Final = _words("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre")
# Syllables of names written in several words, in the languages of Asia; a few of them alone say that it is a name.
SYLLABLES: Final = _words(
    """
    nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh trinh luong mai ha to cao lam truong
    thi van duc minh anh hoa lan huong hong thu thanh tuan quang ngoc kim linh hai hung dung long son nam phuong phung
    bich bay sen sau tu tam bao binh cuong dat hien hieu hoai khanh kien loan loc nga nhung nhu phuc quy quyen sang
    tai tan thao an anh lee bae yun cha min ho seung kyung thuy tien toan trang trinh tuyet tuyen uyen vinh xuan yen
    li wang zhang liu chen yang zhao huang zhou wu xu sun zhu hu guo he lin luo zheng liang xie tang han cao deng
    feng xiao mei na fang jing jun ming hua hong ping wei yan yu ying qiang lei bo jie xin
    park choi jung kang cho yoon jang lim shin seo kwon hwang song hong mi sun young soo jin hye ji eun hee
    vang xiong moua lor thao her yang seng sok chea sin mean sophal chan heng keo kim ly meas mom nhem nou oum pen
    phon sam sao sar sim so som sok suon tep thy touch ung vann vong
    """
)
SURE_SYLLABLES: Final = _words(
    "nguyen tran pham huynh hoang phan trinh truong duong thi xiong vang moua zhang zhao huang zhou chen liu zheng "
    "bui dang dinh liang xie choi kwon hwang chea sok phung ngoc thuy xiao vann kim ngo"
)
# Surnames too short to be told from a slip, before a sure first name: « ba mamadou ».
SHORT_SURNAMES: Final = _words("ba bah sy ly ka so fa lo sow ndao sall")
VERBS_OF_PERSONS: Final = _words(
    "a est veut veu peut peu demande souhaite touche percoit vit habite travaille appelle va doit avait etait "
    "n ne m s se ma comprend comprends attend croit insiste reclame refuse rappelle telephone cumule cotise touchait "
    "vivait pleure ignore signale precise explique envoie partira arrete aura voulait demandait "
    "voudrait conteste "
    "cherche part reside aimerait recoit pense dit na nont voudrai voudrais beneficie perd quitte depose envoi "
    "souhaiterait desire rappele veulent vivent fait travail bosse prend prendra ira partirait"
)
