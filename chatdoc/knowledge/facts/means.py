"""Health and resources: only what the law depends on, and never an exact amount."""

import re

from chatdoc.knowledge.facts.heard import Heard, Mention, at

STEP = 100  # euros a month: enough for a ceiling, too wide to point at someone
_HANDICAP = re.compile(
    r"\bhandicape(?:e|s|es)?\b|\brqth\b|\bsituation de handicap\b|\btaux d'incapacite de \d"
    r"|\b(?:touche|percoit|beneficie de|a) l'aah\b"
)
_UNFIT = re.compile(r"\binaptes?\b|\breconnue? inapt")
_AMOUNT = r"(\d[\d ]{2,6})(?:,\d+)? ?(?:€|euros?)"
_RESOURCES = re.compile(
    r"\b(?:touche|touchent|percoi\w+|gagne\w*|recoi\w+|ressources?|revenus?|a|ont)\b(?: \w+){0,3}? ?:? ?"
    rf"{_AMOUNT} (?:nets? |bruts? )?(?P<every>par mois|mensuels?|/ ?mois|chaque mois|par an|annuels?)"
)


def read_handicap(heard: Heard) -> list[Mention]:
    return [at(match, "oui") for match in _HANDICAP.finditer(heard.folded)]


def read_unfit(heard: Heard) -> list[Mention]:
    return [at(match, "oui") for match in _UNFIT.finditer(heard.folded)]


def read_resources(heard: Heard) -> list[Mention]:
    found = []
    for match in _RESOURCES.finditer(heard.counted):
        amount = int(match[1].replace(" ", ""))
        found.append(at(match, bracket(amount // 12 if "an" in match["every"] else amount)))
    return found


def bracket(amount: int) -> str:
    """« 1250 » is « 1200-1299 »."""
    low = amount // STEP * STEP
    return f"{low}-{low + STEP - 1}"


def given_resources(value: str) -> str | None:
    """A monthly amount, or a bracket as it is kept."""
    kept = re.fullmatch(r"(\d{1,7})-(\d{1,7})", value.strip())
    if kept:
        return f"{int(kept[1])}-{int(kept[2])}" if int(kept[1]) <= int(kept[2]) else None
    amount = re.fullmatch(r"(\d[\d ]{0,8})(?:[.,]\d+)? ?(?:€|euros?)?(?: par mois)?", " ".join(value.split()))
    return bracket(int(amount[1].replace(" ", ""))) if amount else None
