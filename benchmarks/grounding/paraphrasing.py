"""The same truth in other words. Written from French grammar and the trade, without a look at the checker's rules."""

import re
from collections.abc import Callable
from random import Random

from benchmarks.grounding.truths import Truth

type Paraphrase = Callable[[Truth, Random], str | None]
_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def in_words(number: int) -> str:
    if number < 17:
        return _UNITS[number]
    if number < 20:
        return f"dix-{_UNITS[number - 10]}"
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent"
        return f"{head} {in_words(rest)}" if rest else head
    ten, unit = divmod(number, 10)
    if ten in (7, 9):
        ten, unit = ten - 1, unit + 10
    head = _TENS[ten]
    if not unit:
        return head + ("s" if ten == 8 else "")
    join = " et " if unit in (1, 11) and ten != 8 else "-"
    return f"{head}{join}{in_words(unit)}"


def _changed(before: str, after: str) -> str | None:
    return after if after != before else None


def _replaced(text: str, pairs: tuple[tuple[str, str], ...], random: Random, most: int = 2) -> str | None:
    found = [(said, other) for said, other in pairs if re.search(rf"(?i)\b{said}(?!\w)", text)]
    random.shuffle(found)
    after = text
    for said, other in found[:most]:
        after = re.sub(rf"(?i)\b{said}(?!\w)", lambda match, other=other: _cased(match, other), after, count=1)  # type: ignore[misc]
    return _changed(text, after)


def _cased(match: re.Match[str], other: str) -> str:
    said = match.expand(other)
    return said[:1].upper() + said[1:] if match.group()[:1].isupper() else said


def numbers_in_words(truth: Truth, random: Random) -> str | None:
    units = "ans?|mois|jours?|trimestres?|enfants?|heures?|semaines?|points?"
    pattern = rf"(?<![\d/,.*-])\b([2-9]|[1-9]\d|1\d\d)(?= (?:{units})\b)"
    return _changed(truth.text, re.sub(pattern, lambda found: in_words(int(found[1])), truth.text))


def dates_in_digits(truth: Truth, random: Random) -> str | None:
    months = "|".join(_MONTHS)

    def written(found: re.Match[str]) -> str:
        return f"{int(found[1]):02d}/{_MONTHS.index(found[2]) + 1:02d}/{found[3]}"

    return _changed(truth.text, re.sub(rf"\b(\d{{1,2}})(?:er)? ({months}) (\d{{4}})\b", written, truth.text))


def amounts_otherwise(truth: Truth, random: Random) -> str | None:
    closed = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)", "", truth.text)
    return _changed(truth.text, re.sub(r"[ \u00a0\u202f]?€", " euros", closed))


SYNONYMS = (
    ("verser", "payer"),
    ("versée", "payée"),
    ("versé", "payé"),
    ("demander", "solliciter"),
    ("envoyer", "adresser"),
    ("remplir", "compléter"),
    ("remplissez", "complétez"),
    ("permet", "donne la possibilité"),
    ("montant", "somme"),
    ("obtenir", "avoir"),
    ("toucher", "percevoir"),
    ("perçoit", "touche"),
    ("il faut", "il est nécessaire d’avoir"),
    ("commence", "débute"),
    ("s'arrête", "prend fin"),
    ("logement", "habitation"),
    ("justificatif", "document"),
    ("pièces", "documents"),
    ("décès", "disparition"),
    ("ressources", "revenus"),
    ("dépasser", "excéder"),
    ("dépasse", "excède"),
    ("transmet", "communique"),
    ("transmises", "communiquées"),
    ("emploi", "travail"),
    ("examine", "étudie"),
    ("chaque mois", "tous les mois"),
    ("par mois", "chaque mois"),
    ("par an", "chaque année"),
    ("ajoutée", "additionnée"),
    ("complète", "s’ajoute à"),
    ("choisir", "opter pour"),
    ("augmente", "accroît"),
    ("réduit", "diminue"),
    ("en ligne", "sur internet"),
    ("vérifier", "contrôler"),
    ("indique", "précise"),
    ("concerne", "vise"),
)


def synonyms(truth: Truth, random: Random) -> str | None:
    return _replaced(truth.text, SYNONYMS, random)


VOUS = (
    ("vous pouvez", "l’assuré peut"),
    ("vous devez", "l’assuré doit"),
    ("vous avez", "l’assuré a"),
    ("vous êtes", "l’assuré est"),
    ("vous touchez", "l’assuré touche"),
    ("vous recevez", "l’assuré reçoit"),
    ("votre", "son"),
    ("vos", "ses"),
    ("l'assuré peut", "vous pouvez"),
    ("l'assuré doit", "vous devez"),
    ("l'assuré a", "vous avez"),
    ("l'assuré est", "vous êtes"),
)


def another_person(truth: Truth, random: Random) -> str | None:
    return _replaced(truth.text, VOUS, random, most=4)


BOUNDS = (
    ("au moins", "au minimum"),
    (r"au plus(?! t)", "au maximum"),
    ("au maximum", "au plus"),
    ("dès", "à partir de"),
    ("à partir de", "dès"),
    ("à compter du", "à partir du"),
    ("à partir du", "à compter du"),
    (r"jusqu'à (?=\d)", "au plus "),
    ("plus de", "au-delà de"),
    ("dans la limite de", "au maximum"),
    ("inférieur à", "de moins de"),
    ("supérieur à", "de plus de"),
)


def bounds_otherwise(truth: Truth, random: Random) -> str | None:
    return _replaced(truth.text, BOUNDS, random, most=1)


def opened(truth: Truth, random: Random) -> str | None:
    opening = random.choice(
        ("D’après la fiche, ", "En résumé, ", "Selon la base, ", "À noter : ", "Pour répondre, ", "Concrètement, ")
    )
    return opening + _lower_first(truth.text)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if len(text) > 1 and not text[1].isupper() else text


def condition_in_front(truth: Truth, random: Random) -> str | None:
    found = re.fullmatch(r"([^,;:()]+?),? (s(?:i |'il)[^,;:()]+|lorsque [^,;:()]+|en cas d[^,;:()]+)\.", truth.text)
    return f"{found[2][:1].upper()}{found[2][1:]}, {_lower_first(found[1])}." if found else None


def when_in_front(truth: Truth, random: Random) -> str | None:
    found = re.fullmatch(r"([^,;:()]+?) ((?:à partir|à compter|depuis|avant|après) [^,;:()]*\d[^,;:()]*)\.", truth.text)
    return f"{found[2][:1].upper()}{found[2][1:]}, {_lower_first(found[1])}." if found else None


def condition_behind(truth: Truth, random: Random) -> str | None:
    found = re.fullmatch(r"(S(?:i |'il)[^,;:()]+|En cas d[^,;:()]+|Lorsque [^,;:()]+), ([^;:()]+)\.", truth.text)
    return f"{found[2][:1].upper()}{found[2][1:]} {_lower_first(found[1])}." if found else None


def without_brackets(truth: Truth, random: Random) -> str | None:
    return _changed(truth.text, re.sub(r" \((?!sauf|hors)[^()]*\)", "", truth.text))


def without_small_words(truth: Truth, random: Random) -> str | None:
    words = r"(?:notamment|aussi|également|alors|donc|ainsi|par ailleurs|en outre|de plus|d'abord|ensuite)"
    after = re.sub(rf"(?i)\b{words}\b,? ?", "", truth.text).replace("  ", " ").strip()
    return _changed(truth.text, after[:1].upper() + after[1:])


def two_in_one(truth: Truth, random: Random) -> str | None:
    """The sentence and the one after it, of the same unit, joined."""
    if truth.unit.kind != "paragraph" or truth.text not in truth.unit.text:
        return None
    after = truth.unit.text.split(truth.text, 1)[1].strip()
    following = re.split(r"(?<=[.!?])\s", after)[0]
    if len(following.split()) < 4 or following.endswith(":"):
        return None
    return f"{truth.text.rstrip('.')} ; {_lower_first(following)}"


def active(truth: Truth, random: Random) -> str | None:
    """« X est versée par Y. » gives « Y verse X. »"""
    verbs = {
        "vers": "verse",
        "calcul": "calcule",
        "pay": "paie",
        "envoy": "envoie",
        "étudi": "étudie",
        "transmis": "transmet",
    }
    found = re.fullmatch(r"([^,;:()]+?) (?:est|sont) (\w+?)(?:ée?s?|es?)? par ([^,;:()]+)\.", truth.text)
    if not found or found[2] not in verbs:
        return None
    return f"{found[3][:1].upper()}{found[3][1:]} {verbs[found[2]]} {_lower_first(found[1])}."


def first_item_alone(truth: Truth, random: Random) -> str | None:
    """« Lead : item » said as one sentence."""
    lead, colon, item = truth.text.partition(" : ")
    if truth.unit.kind != "list" or not colon or len(lead.split()) > 9:
        return None
    return f"{lead} notamment {_lower_first(item.rstrip(' ;.'))}."


# --- Kept apart: nobody reads the mistakes the checker makes on these, only how many.


def row_in_a_sentence(truth: Truth, random: Random) -> str | None:
    parts = truth.text.split(" : ")
    if truth.unit.kind != "row" or len(parts) != 3:
        return None
    label, header, value = parts
    return random.choice(
        (
            f"Pour un assuré {_lower_first(label)}, {header} : {value}.",
            f"{header[:1].upper()}{header[1:]} est de {value} pour {_lower_first(label)}.",
            f"Si vous êtes {_lower_first(label)}, c’est {value} ({header}).",
        )
    )


IMPERSONAL = (
    ("est possible", "peut se faire"),
    ("n'est pas possible", "ne peut pas se faire"),
    ("doit être", "est à"),
    ("il suffit de", "on peut simplement"),
    ("a droit à", "bénéficie de"),
    ("ont droit à", "bénéficient de"),
    ("avez droit à", "bénéficiez de"),
    ("ouvre droit à", "donne droit à"),
    ("n'ouvre pas droit à", "ne donne pas droit à"),
    ("est obligatoire", "s’impose"),
    ("se fait", "est faite"),
    ("prend effet", "commence"),
    ("est due", "doit être payée"),
    ("on ne peut pas", "il est impossible de"),
    ("relèvent de", "dépendent de"),
    ("relève de", "dépend de"),
)


def impersonal(truth: Truth, random: Random) -> str | None:
    return _replaced(truth.text, IMPERSONAL, random)


NOMINAL = (
    ("demander", "faire la demande de"),
    ("calculer", "faire le calcul de"),
    ("déclarer", "faire la déclaration de"),
    ("choisir", "faire le choix de"),
    ("a le droit de", "peut"),
    ("sont pris en compte", "comptent"),
    ("est pris en compte", "compte"),
    ("est prise en compte", "compte"),
    ("comptent", "sont pris en compte"),
    ("renvoyez à", "orientez vers"),
    ("renvoyez", "orientez"),
    ("fournir", "donner"),
    ("joindre", "ajouter"),
    ("téléconseiller", "conseiller"),
    ("retraite de base", "pension de base"),
)


def nominal(truth: Truth, random: Random) -> str | None:
    return _replaced(truth.text, NOMINAL, random)


def said_aloud(truth: Truth, random: Random) -> str | None:
    opening = random.choice(
        ("Oui, ", "Alors, ", "Sachez que ", "Je vous confirme que ", "Attention, ", "Dans ce cas, ")
    )
    return opening + _lower_first(truth.text)


def number_of_words(truth: Truth, random: Random) -> str | None:
    """Articles and plurals otherwise."""
    pairs = (
        ("les assurés", "l’assuré"),
        ("l'assuré", "la personne"),
        ("les personnes", "les assurés"),
        ("le conjoint", "l’époux"),
        ("la demande", "cette demande"),
        ("une demande", "la demande"),
        ("la pension", "cette pension"),
        ("le formulaire", "ce formulaire"),
        ("la caisse", "votre caisse"),
        ("l'âge", "cet âge"),
        ("le montant", "ce montant"),
    )
    return _replaced(truth.text, pairs, random)


SEEN: dict[str, Paraphrase] = {
    "nombres en lettres": numbers_in_words,
    "dates en chiffres": dates_in_digits,
    "montants autrement écrits": amounts_otherwise,
    "synonymes": synonyms,
    "autre personne": another_person,
    "bornes équivalentes": bounds_otherwise,
    "entrée en matière": opened,
    "condition mise devant": condition_in_front,
    "date mise devant": when_in_front,
    "condition mise derrière": condition_behind,
    "parenthèse ôtée": without_brackets,
    "mots de liaison ôtés": without_small_words,
    "deux phrases en une": two_in_one,
    "voix active": active,
    "élément de liste en phrase": first_item_alone,
}
KEPT: dict[str, Paraphrase] = {
    "ligne de tableau en phrase": row_in_a_sentence,
    "tournure impersonnelle": impersonal,
    "verbe et nom": nominal,
    "dit à voix haute": said_aloud,
    "articles et nombre": number_of_words,
}
