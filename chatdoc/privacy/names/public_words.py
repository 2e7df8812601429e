"""The closed lists of what bears a name and is nobody: laws, firms, buildings, places, illnesses."""

from typing import Final

from chatdoc.privacy.words import words as _words

LAWS: Final = _words(
    "loi lois reforme reformes dispositif dispositifs decret ordonnance amendement rapport mesure "
    "mesures circulaire arret "
    "jurisprudence bareme pacte accord accords commission plan retraite regime disposition dispositions "
    "textes projet prime"
)
# « accord Perrin »: signed by someone, when a capital follows at once.
AGREEMENTS: Final = _words("accord accords pacte bareme amendement rapport")
SURE_LAWS: Final = _words(
    "pacte loi lois reforme reformes dispositif dispositifs decret amendement jurisprudence arret ordonnance"
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
    transports marque logiciel fichier fichiers outil appli application plateforme
    """
)
AT_EMPLOYERS: Final = _words(
    "salarie salariee salaries travaille travaillait travailler bosse bossait embauche embauchee "
    "employe employee ouvrier ouvriere cadre licencie licenciee ancien ancienne caissier caissiere"
)
# « les salariés de Marie Brizard »: of a firm, since they are several.
STAFF: Final = _words("salaries salariees employes employees ouvriers ouvrieres usines ateliers apprentis effectifs")
# « chez bernard matériaux »: what a firm does, behind its founder's name.
FIRMS: Final = _words(
    "materiaux transport transports batiment freres industrie industries auto autos automobile automobiles travaux "
    "construction constructions peinture electricite plomberie menuiserie textile textiles distribution interim "
    "nettoyage services sa sarl sas eurl sasu scop gaec earl cie traiteur fleurs immobilier assurances voyages meubles "
    "vetements chaussures tp btp groupe logistique primeurs surgeles emballages metaux fonderie"
)
OFFICES: Final = _words(
    "carsat cpam caf msa cgss urssaf cramif agence antenne mairie prefecture tribunal departement region "
    "ville commune "
    "canton cour conseil tgi caisse pole delegation ccas mdph cdad bureau site consulat ambassade academie rectorat"
)
AT: Final = _words("a")
# « habite à Brison » is a town; « répondre à Brison » is someone.
LIVES_AT: Final = _words(
    "habite habitent habitait vit vivait vivent reside residait demeure demeurant domicilie domiciliee loge installe "
    "installee ne nee nes nees naissance mort decede decedee enterre travaille travaillait bosse bossait cotise "
    "cotisait employe employee embauche agence antenne permanence caisse rendez rdv hospitalise hospitalisee parti "
    "partie part demenage demenager usine mairie ouvrier ouvriere salarie salariee stage poste mute mutee centre"
)
TELLS: Final = _words(
    "dire dit repondre reponse repondu envoyer envoye envoi expliquer explique demander demande dis demandes parle "
    "parler ecrire ecrit courrier transmettre transmis transmets rappeler signaler verser verse preciser annoncer "
    "notifier notifie reclamer reclame rembourser"
)
# Départements that are always said with their article: « dans le Cher », « au Gard ».
SAID_WITH_ARTICLE: Final = _words(
    "ain aisne allier ardeche ariege aube aude aveyron calvados cantal charente cher correze creuse dordogne doubs "
    "drome eure finistere gard gers gironde herault indre isere jura landes loire loiret lot lozere manche marne meuse "
    "morbihan moselle nievre nord oise orne rhone sarthe savoie somme tarn var vaucluse vendee vosges yonne essonne"
)
# Illnesses that bear their describer's name, wherever an illness is spoken of.
ILLNESSES: Final = _words(
    "parkinson alzheimer charcot crohn hodgkin huntington horton sjogren basedow bechterew marfan turner raynaud "
    "meniere dupuytren waldenstrom kahler verneuil lyme berger wegener behcet addison cushing wilson gilbert paget "
    "tourette korsakoff duchenne steinert guillain barre ehlers danlos down hashimoto biermer bouillaud scheuermann"
)
SPEAKS_OF_ILLNESS: Final = _words(
    "maladie maladies malade malades syndrome atteint atteinte atteints souffre souffrant souffrante diagnostic "
    "diagnostique diagnostiquee patient patiente ald pathologie demence invalidite inaptitude inapte"
)
SAINTS: Final = _words("saint sainte saints ste st")
