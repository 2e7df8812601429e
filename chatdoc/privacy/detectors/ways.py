"""How streets, places and postal codes are written, and the words that say that somebody lives there."""

import re
from typing import Final

from chatdoc.privacy.words import words

WAY: Final = (
    r"(?:rue|r\b\.?|avenue|av\b\.?|ave\b\.?|boulevard|bld|bd\b\.?|blvd|bvd\b\.?|boul\b\.?|chemin|che?\.|chem\b\.?|impasse|imp\b\.?|"
    r"allees?|alees?|alle|all\b\.?|avn?enue?|aveneue?|bou?le?vard?s?|boulvar|boulevar|chemains?|chemi|inpasse|impas?s|plasse|"
    r"resid[ae]n[cs]e|residance|lotiss?e?ment|quartie|amea?u|hamau|ru\b|place|pl\b\.?|qu\b\.?|"
    r"cours|quai|route|rte\b\.?|square|sq\b\.?|passage|montee|faubourg|fbg?\b|fg\b|esplanade|promenade|"
    r"traverse|sentier|sente|venelle|"
    r"clos|mail|villa|cite|voie|ruelle|rond[- ]point|hameau|lotissement|lot\b\.?|residence|res\.|domaine|"
    r"chaussee|rampe|cote|parvis|cour|pont|"
    r"galerie|levee|port|lieu[- ]?dit|ld\b|quartier|qu?ter\b|batiment|bat\b|immeuble|hlm|chez)"
)
# A way that needs no name: « 27, Grande-Rue - 01300 ».
GREAT_STREET: Final = re.compile(
    r"(?<![\da-z])(?<!\d[.,])\d{1,4}(?: ?(?:bis|ter))?[ ,]{1,3}(?:la )?grande?[ '-]rue(?![a-z])"
    r"(?:[ ,-]{1,3}\d{2} ?\d{3}(?!\d))?"
)
# Ways that are nothing else in a sentence: no number needed in front of them when a name follows.
_SURE_WAY: Final = (
    r"(?:rue|avenue|av\.|boulevard|bd\b\.?|blvd|bvd\b\.?|chemin|chem\.|impasse|imp\.|allee|place|cours|quai|qu\.|"
    r"route|rte\b\.?|square|montee|lot\.|res\.|immeuble|ham\.|"
    r"faubourg|esplanade|lieu[- ]?dit|"
    r"hameau|lotissement|residence|clos|promenade|cite|quartier|villa|passage|domaine|"
    r"bat\b\.?|batiment|immeuble|hlm|foyer|res\b|ld\b|bloc)"
)
_NUMBER: Final = r"\d{1,4}(?!\d)(?: ?(?:bis|ter|quater|[a-d](?![a-z'])))?(?: ?[-/,] ?\d{1,4}(?!\d))?"
ANY_WAY: Final = re.compile(WAY)
# Words of other trades too: an address only where somebody is said to live.
ALSO_COMMON: Final = words(
    "cite cours place route domaine passage villa quartier chemin quai bat bat. batiment immeuble hlm foyer res ld bloc"
)
_FLAT: Final = (
    r"(?:(?:(?:appt?|appartement|apt|bat|batiment|esc|escalier|porte|etage|chambre|ch)\.? (?:n ?° ?)?[a-z]?\d{0,4}"
    r"|\d{1,2} ?(?:er|e|eme|ieme) etage)(?![a-z0-9])[ ,-]{1,3}){0,4}"
)
NUMBERED: Final = re.compile(
    rf"(?<![\da-z])(?<!\d[.,]){_FLAT}(?:(?:n ?°|num\w*) ?)?"
    rf"(?:{_NUMBER} (?:euh|heu|hum|non|pardon|enfin)[ ,]{{1,2}}(?:le |au )?)?"
    rf"{_NUMBER} ?,? {{0,2}}(?:de la )?(?P<way>{WAY})(?![a-z])"
)
UNNUMBERED: Final = re.compile(rf"(?<![a-z])(?P<way>{_SURE_WAY})(?![a-z])")
LIVES: Final = re.compile(
    r"\b(?:h?abit\w*|domicili\w*|demeur\w*|reside|residant|resident|logee?s?|logeant|vit|vivent|vis|adresse|"
    r"demenag\w*|emmenag\w*|installe\w*|chez lui|chez elle)\b[^\x00.?!;]{0,40}$"
)
SERVICE: Final = re.compile(
    r"\b(?:carsat|cnav\w*|cpam|caf|msa|urssaf|caisse|agence|siege|accueil|mairie|tribunal|tj|hopital|"
    r"clinique|prefecture|agirc|"
    r"ministere|cnracl|cipav|cgss|cramif|crpn|enim|ircantec|point retraite|maison france|france services|"
    r"ccas|mdph|bureau|etablissement|association|college|lycee|ecole|universite|entreprise|societe|usine|boutique|guichet|"
    r"organisme|centre|service|mutuelle)\b[^\x00]{0,60}$"
)
# « nouvelle adresse résidence beau soleil »
DIRECTLY: Final = re.compile(
    r"\b(?:adresse|domicile|domicili\w*|h?abit\w*|demeur\w*|loge\w*|logeant|vi[ts]|vivent|resid(?:e|ent|ant)|"
    r"(?:de|em)m?enag\w*|install\w*|envoy\w*|courrier revenu)\b"
    r"(?:[ ,:-]|\b(?:est|c'est|au|a|la|dans|une|le|moi|bien)\b){0,6}$"
)
INSURED: Final = re.compile(
    r"\b(?:h?abit\w*|domicili\w*|demeur\w*|demenag\w*|emmenag\w*|vit|logee?|assuree?|son adresse|"
    r"mon adresse|adresse de l)\b"
)
PARTICLES: Final = words("de du des d la le les l au aux en sur sous saint sainte st ste et a euh heu hum")
STOPS: Final = words(
    """
    a au aux et ou on qui que qu pour dans il elle ils elles je j nous vous est sont c ca mais donc car avec
    sans par chez cedex avait ayant a-t-il a-t-elle faut peut doit depuis pas ne n se s agence retraite
    pension dossier adresse mail tel telephone demande attestation changement question quelle quel quels
    quelles comment combien quoi ou appartement escalier etage bat batiment porte code mon ma mes son sa ses y
    a la
    """
)
GIVEN: Final = words(
    """
    general marechal docteur dr professeur president colonel capitaine commandant lieutenant abbe pere frere
    soeur saint sainte st ste jean pierre paul jacques victor emile jules georges louis charles henri andre
    francois marie claude anatole antoine albert edouard jeanne simone rene robert roger aristide honore
    alphonse pasteur ambroise gabriel gaston gustave guy hector leon lucien marcel maurice max michel raymond
    raoul raspail romain salvador theophile vincent yves docteurs freres notre dame grande petite vieux
    vieille grand petit bel belle beau haut haute bas basse bois pont champ champs moulin croix clos mont val
    point alexandre alfred benoit camille denis edgar ernest felix ferdinand frederic hippolyte joseph joachim
    pablo philippe martin nelson rosa salengro sadi olympe louise lucie germaine marguerite josephine danielle
    irene edith helene
    """
)
COMPOUNDED: Final = words("moulin moulins puits four pont bois champ marche halle croix pierre cave cote pre")
WORD: Final = re.compile(r"[ ,]{0,2}(?P<sign>['’-]| ?)?(?P<word>[a-z]+|\d{1,4}(?!\d))")
TITLE_LIMIT: Final = 7
POSTCODE: Final = re.compile(
    r"(?:[ ,;:-]|\bbp ?\d+|\bcs ?\d+){0,6}(?:[a-z'-]{2,20}[ ,]{1,3}){0,3}(?<!\d)(?:f-?)?\d{2} ?\d{3}(?!\d)"
    r"(?! ?(?:€|eur|e\b))"
)
LONE_POSTCODE: Final = re.compile(
    r"(?<![\d.,/-])(?<!\d )(?:0[1-9]|[1-8]\d|9[0-58]|2[ab])\d{3}(?![\d*])(?!,\d)"
    r"(?= ?[,-]? ?(?P<town>[a-z][a-z' -]{1,30}))"
)
POSTCODE_CUE: Final = re.compile(r"\b(?:code postal|cp)\b[^\d\x00]{0,15}\d(?: ?\d){4}(?!\d)")
MORE: Final = re.compile(
    r"[ ,;-]{1,3}(?:(?:appt?|appartement|apt|escalier|esc|batiment|bat|porte|etage|bp|boite postale|"
    r"entree|tour|bloc|hall|chambre|ch|lot|villa|numero|n ?°|logement|studio|pavillon|boite|interphone|digicode|rdc|"
    r"rez[- ]de[- ]chaussee|(?:porte )?(?:gauche|droite|face))(?![a-z])\.? ?"
    r"(?:n ?°|numero)? ?[a-z]?\d{0,4}[a-z]?\d?(?![\w])|(?:au )?(?:\d{1,2} ?(?:e|eme|er|ieme)|"
    r"premier|second|deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme) etage(?: (?:gauche|droite|face))?|"
    r"\d{1,3}(?: ?(?:bis|ter))?(?![\w€%]| ?(?:ans|€|trim|euros|enfants|mois))(?=$|[ ,;.?])|"
    r"(?:et )?(?=(?:residence|"
    r"lieu[- ]?dit|lotissement|hameau|batiment)\b))"
)
