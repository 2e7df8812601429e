"""Where one lives without a street: a home and its room, a farm, a box of the post office."""

import re
from typing import Final

from chatdoc.privacy.words import words

# « EHPAD Les Tilleuls chambre 12 »: the house is said, its name and the room go.
HOME: Final = re.compile(
    r"\b(?:ehpad|marpa|usld|foyer(?:[- ](?:logement|de vie|adoma|sonacotra))?|maison de (?:retraite|repos|vie)|"
    r"residence autonomie|pension de famille)(?![a-z])(?= )"
)
ROOM: Final = re.compile(
    r"[ ,-]{1,3}(?:chambre|ch\.?|appt?\.?|appartement|studio|logement|lit|porte)(?![a-z]) ?(?:n ?° ?)?"
    r"[a-z]?\d{1,4}(?!\d)"
)
# « hlm les peupliers esc 3 porte 21 », « escalier B porte 12 »
_PART: Final = (
    r"(?:appt?|appartement|apt|escalier|esc|batiment|bat|porte|etage|hall|entree)\.? ?(?:n ?° ?)?"
    r"(?:[a-z]?\d{1,4}|[a-h])"
)
_ESTATE: Final = (
    rf"(?:hlm|cite|tour|bloc|immeuble|residence|lotissement)(?: [a-z'-]{{1,20}}){{0,5}}?[ ,-]{{1,3}}{_PART}"
)
ESTATE: Final = re.compile(rf"\b(?:{_ESTATE}|{_PART}[ ,-]{{1,3}}{_PART})(?![\w])(?:[ ,-]{{1,3}}{_PART}(?![\w]))*")
HOUSED: Final = re.compile(
    r"\b(?:h?abit\w*|domicil\w*|demeur\w*|resid(?:e|ent|ente|ant|ent)|log(?:e\w*|eant)|vi[ts]|vivent|heberge\w*|adresse|"
    r"place[er]\w*|install\w*|admise?|entree?)\b[^\x00.?!;]{0,25}$"
)
# An address only with a name, and where somebody lives or before a postal code.
COUNTRY: Final = re.compile(
    r"(?<![a-z])(?P<way>ferme|mas|bastide|chalet|villa|moulin|chateau|tour|za|zac|zi|zone artisanale|domaine|"
    r"camping|copropriete|la|les|le)"
    r"(?![a-z])"
)
# « mas des Oliviers route de Lédenon »: a house, then its way.
WAY_AFTER: Final = re.compile(
    r"[ ,-]{1,3}(?:route|chemin|rue|allees?|impasse|quartier|lieu[- ]?dit|hameau|avenue)(?![a-z])"
)
# A box that only bodies have, right before a postal code; or the code of their mail, before « cedex ».
BODY_BOX: Final = re.compile(r"\b(?:tsa|cs) ?\d{2} ?\d{3}[ ,-]{0,3}$")
CEDEX: Final = re.compile(r" ?,? ?[a-z' -]{2,30}? cedex\b")
# « villa Beau Soleil n° 200 », « bât les Terrasses porte 4 »
PART_AFTER: Final = re.compile(rf"[ ,-]{{1,3}}(?:{_PART}|n ?°|num\w*) ?\d{{0,4}}(?![\w])")
# « 134 b Saint-Exupéry, 38000 Lyon »
BARE: Final = re.compile(
    r"(?<![\w.,/-])(?!(?:19|20)\d\d )\d{1,4}(?: ?(?:bis|ter|[a-d]))?[ ,]{1,2}"
    r"(?P<name>(?!(?!des|du)[a-z]{1,3}[ ,-]+\d)[a-z][a-z'-]{1,20}"
    r"(?: [a-z'-]{2,20}| \d{1,2} [a-z'-]{3,20}| 19\d\d){0,4})[ ,-]{1,3}\d{5}(?![\d€]| ?eur)"
)
# « Calle Mayor 18, 28013 », « Hauptstrasse 12, 50667 », « 12 douar Ouled Ali »
_CODE_ABROAD: Final = r"(?:[a-z]{1,2}-)?(?:\d{5}|\d{4}-\d{3}|(?!(?:19|20)\d\d)\d{4}(?= [a-z]))(?![\d-])"
CODE_ABROAD: Final = re.compile(rf"[ ,-]{{1,3}}{_CODE_ABROAD}")
ABROAD: Final = re.compile(
    r"\b(?:(?:calle|rua|via|avenida|avda|plaza|praca|piazza|corso|strada|ulica|hay|derb|douar|street)"
    r"(?: [a-z'-]{2,20}){1,4}|[a-z]{3,20}(?:strasse|straat|gasse))"
    rf"[ ,]{{1,2}}(?:n ?° ?)?\d{{1,4}}(?!\d)(?:,? \d?[a-z]?,? [a-z])?(?:[ ,-]{{1,3}}{_CODE_ABROAD})?"
    r"|(?<![\w.,/-])\d{1,4}[ ,]{1,2}(?:hay|derb|douar|calle|rua|via|street)(?: [a-z'-]{2,20}){1,3}"
)
CODE_AFTER: Final = re.compile(r"[ ,-]{1,3}(?:\d{2} ?\d{3})(?!\d)")
BOX: Final = re.compile(
    r"\b(?:b\.?p\.?|cs|boite postale) ?(?:n ?° ?|num\w* ?)?\d{1,5}(?!\d)(?:[ ,-]{1,3}\d{2} ?\d{3}(?!\d))?"
)
# Things that are counted too: « quatre cours », « deux villas ».
COUNTED_WAYS: Final = words(
    "cours place cite cote cour port pont villa domaine passage mail clos voie residence quartier hameau lot chez "
    "immeuble batiment hlm galerie parvis square impasse lotissement"
)
# « certificat de résidence algérien », « résidence Crous »: a status, a kind.
NOT_A_HOME: Final = re.compile(
    r"\b(?:certificat|carte|titre|attestation|justificatif|preuve|condition|pays|lieu|droit|duree|annees?|changement|"
    r"changer|transfert|etat|obligation|critere)s? (?:de (?:sa |la )?)?$"
)
KINDS_OF_HOME: Final = words(
    """
    crous principale secondaire fiscale fiscal habituelle permanente autonomie senior seniors services service stable
    reguliere effective universitaire etudiante sociale sociales hoteliere alternee legale actuelle aspa hors ehpad
    medicalisee algerien algerienne algeriens francaise europeenne etrangere separee continue ininterrompue
    """
)
# « résidence en France », « place à prendre », « cours de la pension »
NOT_A_NAME: Final = re.compile(r" (?:en|a|au|aux|sur|et|dans|d'un\w*|de (?:l'emploi|travail|retraite))\b")
