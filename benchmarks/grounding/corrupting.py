"""Lies that look like the base. Written from what a model gets wrong, without a look at the checker's rules."""

import re
from collections.abc import Callable
from random import Random

from benchmarks.grounding.truths import Truth, said_by

type Corruption = Callable[[Truth, Random], str | None]
_NUMBER = re.compile(r"(?<![\w,.*/-])\d+(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?(?![\w*/-])")
_FIGURE = re.compile(
    rf"({_NUMBER.pattern})[ \u00a0\u202f](ans?|mois|jours?|trimestres?|enfants?|€|%|heures?|points?)(?!\w)"
)


def _swapped(text: str, pairs: tuple[tuple[str, str], ...], random: Random) -> str | None:
    """One of the pairs, either way, once."""
    both = [*pairs, *((other, said) for said, other in pairs)]
    found = [(said, other) for said, other in both if re.search(rf"(?i)\b{said}(?!\w)", text)]
    if not found:
        return None
    said, other = random.choice(found)
    places = list(re.finditer(rf"(?i)\b{said}(?!\w)", text))
    place = random.choice(places)
    other = other[:1].upper() + other[1:] if place.group()[:1].isupper() else other
    return text[: place.start()] + other + text[place.end() :]


def _without(text: str, place: re.Match[str], other: str) -> str:
    return text[: place.start()] + other + text[place.end() :]


def other_number(truth: Truth, random: Random) -> str | None:
    places = list(_NUMBER.finditer(truth.text))
    if not places:
        return None
    place = random.choice(places)
    plain = re.sub(r"[^\d,]", "", place.group())
    value = float(plain.replace(",", "."))
    other = value + random.choice((-3, -2, -1, 1, 2, 3, 10))
    if other <= 0:
        other = value + 4
    written = f"{other:.2f}".replace(".", ",") if "," in plain else str(int(other))
    return _without(truth.text, place, written)


def figure_of_the_passage(truth: Truth, random: Random) -> str | None:
    """Another figure of the same kind, which the same fiche states of something else."""
    places = list(_FIGURE.finditer(truth.text))
    if not places:
        return None
    place = random.choice(places)
    around = " \n ".join([truth.unit.text, *(unit.text for unit in truth.neighbours)])
    same = {found[1] for found in _FIGURE.finditer(around) if found[2][:3] == place[2][:3]}
    others = sorted(same - {found[1] for found in _FIGURE.finditer(truth.text)})
    if not others:
        return None
    return truth.text[: place.start(1)] + random.choice(others) + truth.text[place.end(1) :]


def figures_exchanged(truth: Truth, random: Random) -> str | None:
    places = list(_FIGURE.finditer(truth.text))
    pairs = [(a, b) for a in places for b in places if a.start() < b.start() and a[1] != b[1] and a[2] == b[2]]
    if not pairs:
        return None
    a, b = random.choice(pairs)
    text = truth.text
    return text[: a.start(1)] + b[1] + text[a.end(1) : b.start(1)] + a[1] + text[b.end(1) :]


def other_row(truth: Truth, random: Random) -> str | None:
    """The label of one row, the value of another."""
    if truth.unit.kind != "row":
        return None
    sisters = [unit for unit in truth.neighbours if unit.table == truth.unit.table and unit.cells]
    labels = [unit.cells[0].strip(" :") for unit in sisters if unit.cells[1:] != truth.unit.cells[1:]]
    label, colon, rest = truth.text.partition(" : ")
    true = {text for unit in sisters for text in said_by(unit)}
    lies = [f"{other}{colon}{rest}" for other in labels if other != label]
    lies = [lie for lie in lies if lie not in true]
    return random.choice(lies) if lies else None


_VERBS = r"est|sont|peut|peuvent|doit|doivent|a|ont|faut|permet|compte|comptent|donne|ouvre|dépend|suffit|concerne"


def negation_added(truth: Truth, random: Random) -> str | None:
    places = list(re.finditer(rf"(?<!n')(?<!ne )\b({_VERBS})\b(?! pas| plus| jamais)", truth.text))
    if not places:
        return None
    place = random.choice(places)
    before = "n'" if place[1][0] in "aeiouyoé" else "ne "
    return _without(truth.text, place, f"{before}{place[1]} pas")


def negation_removed(truth: Truth, random: Random) -> str | None:
    after = re.sub(r"\b(?:n'|ne )(\w+(?:[ -](?:le|la|les|y|en|se))?) (?:pas|plus|jamais)\b", r"\1", truth.text, count=1)
    if after == truth.text:
        after = re.sub(r"\bsans (?=\w)", "avec ", truth.text, count=1)
    return after if after != truth.text else None


def and_or(truth: Truth, random: Random) -> str | None:
    return _swapped(truth.text, (("ou", "et"),), random)


BOUNDS = (
    ("au moins", "au plus"),
    ("au minimum", "au maximum"),
    ("moins de", "plus de"),
    ("avant", "après"),
    ("à partir de", "jusqu'à"),
    ("à partir du", "jusqu'au"),
    ("inférieur", "supérieur"),
    ("dès", "jusqu'à"),
    ("au plus tôt", "au plus tard"),
)


def bound_turned(truth: Truth, random: Random) -> str | None:
    return _swapped(truth.text, BOUNDS, random)


SCHEMES = (
    "Carsat",
    "Agirc-Arrco",
    "MSA",
    "CAF",
    "Cnav",
    "CNRACL",
    "Urssaf",
    "CPAM",
    "Aspa",
    "Asi",
    "AAH",
    "Apa",
    "ARE",
    "Ircantec",
    "Mico",
    "RACL",
    "CDAPH",
    "MDPH",
    "CCAS",
)


def other_scheme(truth: Truth, random: Random) -> str | None:
    places = [m for name in SCHEMES for m in re.finditer(rf"\b{name}\b", truth.text)]
    if not places:
        return None
    others = [name for name in SCHEMES if name not in truth.text]
    return _without(truth.text, random.choice(places), random.choice(others))


def invented_article(truth: Truth, random: Random) -> str | None:
    article = f"{random.choice('LRD')}. {random.randint(111, 899)}-{random.randint(1, 60)}"
    return f"{truth.text.rstrip('.')} (article {article} du code de la sécurité sociale)."


def invented_contact(truth: Truth, random: Random) -> str | None:
    contact = random.choice(
        (
            "Appelez le 39 {:02d}",
            "Le numéro est le 09 71 {:02d} 39 60",
            "Voir https://www.lassuranceretraite.fr/portail-{:02d}",
            "Écrivez à contact{:02d}@carsat.fr",
        )
    )
    return f"{truth.text.rstrip('.')}. {contact.format(random.randint(10, 99))}."


def may_and_must(truth: Truth, random: Random) -> str | None:
    return _swapped(truth.text, (("peut", "doit"), ("peuvent", "doivent"), ("pouvez", "devez")), random)


def exception_removed(truth: Truth, random: Random) -> str | None:
    after = re.sub(r",? \(?(?:sauf|hormis|excepté|à l'exception) [^.;)]*\)?", "", truth.text)
    return after if after != truth.text and len(after.split()) > 3 else None


def condition_removed(truth: Truth, random: Random) -> str | None:
    after = re.sub(r",? (?:si |s'il |seulement si |à condition (?:de |d'|que ))[^.;:()]*", "", truth.text)
    return after if after != truth.text and len(after.split()) > 3 else None


# --- Kept apart: nobody reads the mistakes the checker makes on these, only how many.

SITUATIONS = (
    ("marié", "divorcé"),
    ("veuf", "célibataire"),
    ("conjoint", "concubin"),
    ("ex-conjoint", "conjoint"),
    ("salariés?", "fonctionnaire"),
    ("enfants?", "petit-enfant"),
    ("personne seule", "couple"),
    ("père", "mère"),
    ("invalide", "retraité"),
)


def other_situation(truth: Truth, random: Random) -> str | None:
    found = [(said, other) for said, other in SITUATIONS if re.search(rf"\b{said}\b", truth.text)]
    if not found:
        return None
    said, other = random.choice(found)
    return re.sub(rf"\b{said}\b", other, truth.text, count=1)


def other_period(truth: Truth, random: Random) -> str | None:
    periods = (("par mois", "par an"), ("par mois", "par trimestre"), ("mensuel", "annuel"), ("par an", "par jour"))
    units = (("ans", "mois"), ("jours", "mois"), ("mois", "semaines"), ("trimestres", "années"))
    return _swapped(truth.text, periods, random) or _swapped(truth.text, units, random)


OPPOSITES = (
    ("augmente", "diminue"),
    ("obligatoire", "facultatif"),
    ("versée", "suspendue"),
    ("brut", "net"),
    ("bruts", "nets"),
    ("gratuit", "payant"),
    ("temps partiel", "temps plein"),
    ("définitive", "provisoire"),
    ("premier", "dernier"),
    ("entière", "partielle"),
    ("accepte", "refuse"),
    ("début", "fin"),
    ("ajoutée", "retirée"),
    ("plus élevée", "plus faible"),
    ("imposable", "exonérée"),
    ("base", "complémentaire"),
    ("même", "autre"),
)


def opposite(truth: Truth, random: Random) -> str | None:
    return _swapped(truth.text, OPPOSITES, random)


def other_date(truth: Truth, random: Random) -> str | None:
    months = [
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
    places = [m for month in months for m in re.finditer(rf"\b{month}\b", truth.text)]
    if not places:
        return None
    place = random.choice(places)
    return _without(truth.text, place, random.choice([month for month in months if month != place.group()]))


NOUNS = (
    "la réversion",
    "le rachat de trimestres",
    "la retraite progressive",
    "l'allocation veuvage",
    "la pension d'invalidité",
    "le cumul emploi-retraite",
    "la majoration pour enfants",
    "le capital décès",
    "l'aide ménagère",
    "le relevé de carrière",
)


def other_subject(truth: Truth, random: Random) -> str | None:
    """What the sentence speaks of, replaced by another subject of the base."""
    found = re.match(r"(?:La|Le|L'|Les) ?[\w'-]+(?: d(?:e |u |'|es )[\w'-]+)?", truth.text)
    others = [noun for noun in NOUNS if noun.split()[-1].split("'")[-1] not in truth.text]
    if not found or not others:
        return None
    other = random.choice(others)
    return other[:1].upper() + other[1:] + truth.text[found.end() :]


def quantity(truth: Truth, random: Random) -> str | None:
    pairs = (
        ("tous", "aucun des"),
        ("toutes", "aucune des"),
        ("toujours", "jamais"),
        ("chaque", "aucun"),
        ("seul", "même"),
    )
    swapped = _swapped(truth.text, pairs, random)
    if swapped:
        return swapped
    after = re.sub(r"\b(peut|est|sont|a|ont)\b", r"\1 toujours", truth.text, count=1)
    return after if after != truth.text else None


def other_actor(truth: Truth, random: Random) -> str | None:
    pairs = (
        ("l'assuré", "l'employeur"),
        ("la caisse", "l'employeur"),
        ("le médecin", "la caisse"),
        ("l'employeur", "la mairie"),
        ("vous", "votre conjoint"),
    )
    return _swapped(truth.text, pairs, random)


def spliced(truth: Truth, random: Random) -> str | None:
    """The beginning of this sentence, the end of another one of the same fiche."""
    ends = [text for unit in truth.neighbours for text in said_by(unit) if len(text.split()) >= 8]
    words = truth.text.split()
    if not ends or len(words) < 8:
        return None
    other = random.choice(ends).split()
    end = other[len(other) // 2 :]
    if not any(len(word) > 3 and word not in words for word in end):
        return None  # the same end: perhaps no lie
    return " ".join(words[: len(words) // 2] + end)


SEEN: dict[str, Corruption] = {
    "autre nombre": other_number,
    "chiffre juste d’un autre passage": figure_of_the_passage,
    "chiffres échangés": figures_exchanged,
    "ligne d’une autre génération": other_row,
    "négation ajoutée": negation_added,
    "négation ôtée": negation_removed,
    "« ou » et « et »": and_or,
    "borne retournée": bound_turned,
    "autre régime ou organisme": other_scheme,
    "article inventé": invented_article,
    "contact inventé": invented_contact,
    "peut et doit": may_and_must,
    "exception ôtée": exception_removed,
    "condition ôtée": condition_removed,
}
KEPT: dict[str, Corruption] = {
    "autre situation": other_situation,
    "autre période ou unité": other_period,
    "contraire": opposite,
    "autre mois": other_date,
    "autre sujet": other_subject,
    "tous, aucun, toujours": quantity,
    "autre acteur": other_actor,
    "deux phrases recousues": spliced,
}
