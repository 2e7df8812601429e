"""What may be kept of the words of a question (design §3): the year of a birth without its month, and neither
département, health nor resources of the person.

What names the rule asked about stays (« pension d’invalidité : quelles pièces ? », « retraite des travailleurs
handicapés »). When the words may be said of someone, they go: docs/decisions/0017.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from chatdoc.knowledge.facts.birth import read_birth
from chatdoc.knowledge.facts.family import read_child_birth
from chatdoc.knowledge.facts.french import DATE, MONTH, date_parts, fold_with_places
from chatdoc.knowledge.facts.heard import Heard
from chatdoc.knowledge.facts.home import read_department
from chatdoc.knowledge.facts.means import read_handicap, read_resources, read_unfit
from chatdoc.knowledge.facts.work import read_health_activity

DEPARTMENT: Final = "département indiqué"
HEALTH: Final = "situation de santé indiquée"
RESOURCES: Final = "ressources indiquées"
AMOUNT: Final = "… €"
LOOKED_BACK: Final = 60
_AMOUNT = re.compile(
    r"\b(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:,\d+)?\s?(?:k?€|k?(?:euros?|eur)\b)"
    r"|\b\d{3,}(?= (?:net|brut|par mois|mensuel|/ ?mois))"
)
_MONTHS = re.compile(
    rf"(?:\b(?:entre |de )?(?:le )?(?:\d{{1,2}}(?:er)? )?{MONTH}\.? (?:et|a|ou|-) )?"
    rf"(?:\b(?:\d{{1,2}}(?:er)? )?{MONTH}\.? |\b(?:\d{{1,2}}[/.-])?\d{{1,2}}[/.-])(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<iso>19\d\d)-\d\d(?:-\d\d)?\b"
)
_TOWN = re.compile(
    r"\b(?:vit|vis|vivent|vivant|habite\w*|reside\w*|residant|demeurant|domiciliee?|demenage\w*)"
    r" (?:\w+ )?(?:a|sur|pres de|vers) "
    r"(?!l'|la (?:maison|campagne|charge|retraite)\b|deux\b|[a-z]?\d"
    r"|une?\b|son\b|sa\b|cote\b|domicile\b|titre\b|temps\b|proximite\b)"
    r"(?:la )?[a-z'-]{3,}"
)
_RIGHT = r"(?:pension|rente|allocation|retraite|asi|majoration|carte|taux|condition)"
_NOUN = (
    r"(?:invalidite|inaptitude|handicap|incapacite|rqth|aah|ald|maladie|affection|cancer"
    r"|(?:pension|rente|allocation|retraite|carte) (?:d[e']|pour|aux?) ?"
    r"(?:invalidite|incapacite|inaptitude|adultes? handicapee?s?))"
)
_ILL = (
    r"(?:cancer\w*|tumeur|leucemie|depressi(?:on|f|ve)|alzheimer|parkinson|sclerose(?: en plaques)?|avc"
    r"|infarctus|diabet\w+|vih|sida|burn-?out|epilep\w+|dialyse\w*|chimio\w*|schizophren\w*|bipolaire|autis\w+|trisomi\w+|parapleg\w+"
    r"|tetrapleg\w+|hospitalisee?s?|malades?|ald)"
)
# Said of someone: theirs (« son invalidité »), had (« elle a la RQTH », « touche une pension d’invalidité »), a state
# (« en invalidité », « atteint de… »), a rate, or an illness by its name.
_OF_SOMEONE = re.compile(
    rf"\b(?:son|sa|ses|mon|ma|mes|leur) {_NOUN}\b(?: a \d+ ?%)?"
    rf"|\b(?:a|ai|ont|avait|avec|touche\w*|percoi\w+|beneficie\w*|obtenu\w*|ayant|titulaire|reconnue?s?)"
    rf"(?: eu| obtenu)?(?: en| par| de| d'| un| une| la| l'| le|,)*[ ']*{_NOUN}\b(?: (?:categorie|a) \d+(?: ?%)?)?"
    r"|\b(?:invalidite|invalide)(?: de)? (?:categorie|cat) ?\d"
    r"|\ben (?:invalidite|ald|longue maladie|arret(?: (?:de )?(?:maladie|travail))?|situation de handicap)\b"
    r"(?: (?:de )?(?:categorie|cat) ?\d)?"
    r"|\b(?:l'|d')?(?:handicap|incapacite|ipp|invalidite)(?: \w+)?(?: de| a|:)* ?\d{1,3} ?%"
    r"|\b\d{1,3} ?% (?:de |d')?(?:handicap|incapacite|ipp|invalidite)\b"
    r"|\b(?:handicapee?|invalide|inapte)(?: a)? \d{1,3} ?%"
    r"|\b(?:souffr\w+|atteinte?s?|malade) (?:de |d'|du )(?:la |l'|une? )?\w+"
    rf"|\b{_ILL}\b"
)
# The subject of a rule: whom a right is for, in general.
_GENERAL = re.compile(
    r"(?:\b(?:travailleu(?:r|se)s?|adultes?|salariee?s|assuree?s|personnes|enfants|conjoints|fonctionnaires|aines)"
    r"(?: (?:reconnue?s|declaree?s))?|(?<!un )(?<!une )(?<!son )(?<!mon )(?<!sa )(?<!ma )(?<!\d )\benfant"
    rf"|\b{_RIGHT}(?: (?:pour|des?|d'))?(?: veu(?:f|ve)s?)?(?: ou (?:de )?veu(?:f|ve)s?)?) (?:en )?$"
)
# … unless it is one of them, or theirs.
_THEIRS = re.compile(
    r"\b(?:est|suis|sont|reconnue?s?|une?|son|sa|ses|mon|ma|mes|leurs?|nos|ce|cette?|ces|l'|\d+) ?(?:\w+ )?$"
)


class Kept(NamedTuple):
    start: int
    end: int
    said: str  # instead


def without_fine_facts(text: str, *, told: bool = True) -> str:
    """`told`: what is left out is named by its kind; else nothing stands for it."""
    counted, places = fold_with_places(text)
    kept, start = "", 0
    for found in sorted(_found(counted), key=lambda found: (found.start, -found.end)):
        first, last = places[found.start][0], places[found.end - 1][1]
        is_preposition = found.said == HEALTH and text[first] in "àÀ"  # « droit à la pension d’invalidité »
        if last > start and not is_preposition:
            said = "" if first < start else found.said if told else " "
            kept, start = f"{kept}{text[start : max(first, start)]}{said}", last
    return kept + text[start:]


def _found(counted: str) -> Iterator[Kept]:
    heard = _Counted(counted)
    for mention in read_department(heard):
        yield Kept(mention.place, mention.end, DEPARTMENT)
    for match in _TOWN.finditer(counted):
        yield Kept(match.start(), match.end(), DEPARTMENT)
    yield from _health(heard)
    for mention in read_resources(heard):
        yield Kept(mention.place, mention.end, RESOURCES)
    for match in _AMOUNT.finditer(counted):
        yield Kept(match.start(), match.end(), AMOUNT)
    yield from _births(heard)


class _Counted(Heard):
    """Already folded, its numbers in digits: every reader gives places in one text."""

    def __init__(self, counted: str) -> None:
        super().__init__(counted)
        self.__dict__.update(folded=counted, counted=counted)


def _health(heard: Heard) -> Iterator[Kept]:
    for match in _OF_SOMEONE.finditer(heard.counted):
        if not _GENERAL.search(_before(heard.counted, match.start())):
            yield Kept(match.start(), match.end(), HEALTH)
    for mention in (*read_handicap(heard), *read_unfit(heard), *read_health_activity(heard)):
        words = heard.counted[mention.place : mention.end]
        # A sigle alone is the name of a right; a plural is everybody.
        if words not in ("rqth", "situation de handicap") and not _is_general(heard.counted, mention.place, words):
            yield Kept(mention.place, mention.end, HEALTH)


def _is_general(counted: str, start: int, words: str) -> bool:
    before = _before(counted, start)
    return not _THEIRS.search(before) and (words.endswith("es") or bool(_GENERAL.search(before)))


def _before(counted: str, start: int) -> str:
    return counted[max(0, start - LOOKED_BACK) : start]


def _births(heard: Heard) -> Iterator[Kept]:
    """A month goes, whoever's it is; the year stays."""
    for match in _MONTHS.finditer(heard.counted):
        yield Kept(match.start(), match.end(), match["year"] or match["iso"])
    for mention in (*read_birth(heard), *read_child_birth(heard)):
        if "-" not in mention.value:
            continue
        for match in DATE.finditer(heard.counted, mention.place, mention.end):
            parts = date_parts(match)
            if parts and parts[1]:
                yield Kept(match.start(), match.end(), str(parts[0]))
        # « juin 65 » after « et si c’est »
        if not DATE.search(heard.counted, mention.place, mention.end):
            yield Kept(mention.place, mention.end, mention.value[:4])
