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
    """
)

TITLES: Final = _words(
    """
    monsieur madame mademoiselle messieurs mesdames m mr mrs mme mmes mlle melle mlles mm maitre
    docteur docteure dr dre
    professeur pr prof veuve vve epoux epouse famille dame sieur consorts abbe
    """
)
# Titles that are common words too: a name must follow closely, and look like one.
COMMON_TITLES: Final = _words("veuve vve epoux epouse famille dame sieur maitre prof professeur pr docteur me abbe")
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
        _words("fils fille enfant enfants bebe jumeau jumelle jumeaux jumelles fiston gamin gamine"),
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
    "mappelle mapelle sappelle sapelle mapel sapel appele appelait appelle appelee nomme nommee nommait "
    "prenomme prenommee alias"
)
FIELD_CUES: Final = _words("nom noms prenom prenoms patronyme nee")
# Between a field and its value: « nom de jeune fille : X », « mon nom c'est X ».
FIELD_LINKS: Final = _words(
    "c est de famille jeune fille naissance d usage marital et mon son sa ma je suis usuel complet"
)
# What follows may be a name when it looks like one or is in a list.
LIGHT_CUES: Final = _words(
    """
    pour de d avec par chez dossier assure assuree compte client cliente usager usagere allocataire retraite retraitee
    pensionne pensionnee rappeler contacter joindre ici bonjour bonsoir merci signe contact attention
    que qu et ou chere cher
    mort decede decedee concernant beneficiaire part nom vivant avec allo oui
    """
)

PARTICLES: Final = _words(
    "de du des d le la les l van von der den ter ten ben bin ibn bint el al ait ould abou abu da das do "
    "dos di del della "
    "delle dello degli mac mc o st saint sainte n m ter zu y e vande vanden"
)
# Particles that are ordinary grammar: more is asked of what follows.
GRAMMAR_PARTICLES: Final = _words("de du des d le la les l a y e m n do o")

LAWS: Final = _words(
    "loi lois reforme reformes dispositif dispositifs decret ordonnance amendement rapport mesure "
    "mesures circulaire arret "
    "jurisprudence bareme pacte accord accords commission plan retraite regime disposition dispositions "
    "textes projet prime"
)
SURE_LAWS: Final = _words(
    "loi lois reforme reformes dispositif dispositifs decret amendement jurisprudence arret ordonnance"
)
CONTRACTS: Final = _words(
    "contrat contrats cotisation cotisations avantage pret livret syndrome maladie clause formule methode"
)
BUILDINGS: Final = _words(
    """
    hopital hopitaux clinique lycee college ecole universite faculte centre chu chr gare stade aeroport maternite
    fondation institut musee theatre bibliotheque mediatheque gymnase piscine quartier cite caserne prison ehpad foyer
    internat imprimerie garage boulangerie pharmacie polyclinique hospice amphitheatre espace square residence
    rue avenue boulevard bd av cours place allee allees chemin impasse quai pont route esplanade prix barrage
    """
)
EMPLOYERS: Final = _words(
    """
    entreprise entreprises societe societes groupe groupes usine usines ets etablissement
    etablissements magasin magasins
    employeur employeurs firme filiale restaurant hotel supermarche hypermarche enseigne chantiers
    chantier manufacture
    verrerie filature aciérie acierie acieries banque assurance mutuelle cooperative laiterie
    transports marque logiciel
    """
)
AT_EMPLOYERS: Final = _words(
    "salarie salariee salaries travaille travaillait travailler bosse bossait embauche embauchee "
    "employe employee ouvrier ouvriere cadre licencie licenciee ancien ancienne caissier caissiere"
)
OFFICES: Final = _words(
    "carsat cpam caf msa cgss urssaf cramif agence antenne mairie prefecture tribunal departement region "
    "ville commune "
    "canton cour conseil tgi caisse pole delegation ccas mdph cdad bureau site consulat ambassade academie rectorat"
)
AT: Final = _words("a")
SAINTS: Final = _words("saint sainte saints ste st")
VERBS_OF_PERSONS: Final = _words(
    "a est veut peut demande souhaite touche percoit vit habite travaille appelle va doit avait etait "
    "voudrait conteste "
    "cherche part reside aimerait recoit pense dit"
)
