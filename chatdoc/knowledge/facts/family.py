"""Situation familiale, children: the words people use."""

import re

from chatdoc.knowledge.facts.french import DATE, date_parts
from chatdoc.knowledge.facts.heard import Heard, Mention, Words, at

_SPOUSE = r"(?<!ex[ -])(?<!ancien )(?<!ancienne )\b(?:mari|femme|epoux|epouse|conjointe?)\b"
_SITUATIONS = Words(
    "veu mari marri perdu perdre femme epou conjoint divor pacs concub union celib separe vieux vieille compagn avec",
    remarie=r"re-?marr?i(?:e|ee|es|ees)\b|s'est remarie",
    veuf=r"\bveu(?:f|ve|fs|ves)\b"
    rf"|{_SPOUSE}[^.?!;]{{0,30}}?\b(?:mort|morte|deced\w+|disparu\w*|mourir)\b"
    r"|\b(?:perdu|perdre) (?:son|sa|mon|ma) (?:mari|femme|epoux|epouse|conjointe?)",
    divorce=r"\bdivor[cs]ee?s?\b(?<!divorce)(?<!divorces)|\b(?:est|suis|personne) divorces?\b"
    r"|\b(?:a|ai|ont|avons) divorcee?\b",
    pacse=r"\bpacs(?:e|ee|es|ees)?\b",
    concubin=r"\bconcub[ai]+n(?:e|s|es|age)?\b|\bunion libre\b|\bvi[ts] maritalement\b|\brefait sa vie\b"
    r"|\bvi(?:t|s|vent|vre) (?:encore |toujours )?avec (?:son|sa|mon|ma|un|une) (?:nouve\w+ )?"
    r"(?:compagn\w+|ami|amie|copain|copine)\b",
    celibataire=r"\bcelibataires?\b|\bjamais marr?i|\bvie(?:ux garcon|ille fille)\b",
    separe=r"\bsepare(?:e|s|es)?\b(?! de biens)",
    marie=r"(?<!etait )(?<!etaient )\bmarr?i(?:ee|es|ees)\b|\bmarrie\b"
    r"|\b(?:est|suis|couple|homme|femme|toujours|et|etre|fonctionnaire|salarie) marie\b",
)
# Said less precisely: kept only when nothing more precise was said.
_WIDE_SITUATIONS = Words(
    "couple deux seul isole",
    couple=r"\ben couple\b|\bcouples?\b|\ba deux\b",
    seul=r"\bpersonnes? seules?\b|\b(?:vit|vivant|vis|vivre|est|suis|habite) (?:toute? )?seule?\b|\bisolee?\b",
)
_CHILD = (
    r"(?:enf[ae]nt?s?|gosses?|gamins?|gamines?|mioches?|momes?|bebes?|filles?|garcons?|fils|marmots?"
    r"|petits(?![ -]enf| boulots?| salaires?))"
)
_COUNT = r"(\d{1,2}|une?)"
_CHILDREN = re.compile(
    rf"\b(\d{{1,2}})\s+(?:(?:petits|jeunes|grands|beaux) )?{_CHILD}\b"
    r"|\b(?:mere|pere|maman|papa) de (\d{1,2})\b(?!\s*ans)"
    r"|\b(?:a|ai|avec|eu|eleve|que) (une?) (?:seul )?(?:enfant|gosse|fille|fils|garcon|bebe)\b"
    r"|(?:^|, ?)(une?) (?:seul )?enfant\b(?! (?:majeur|mineur|handicape))"
    r"|\b((?:sans|pas d'|aucun|pas eu d'|jamais eu d') ?enfants?)\b"
)
_BOTH = re.compile(rf"\b{_COUNT} (?:filles?|fils|garcons?) et {_COUNT} (?:filles?|fils|garcons?)\b")
_AT_ONCE = re.compile(r"\b(?:(jumeaux|jumelles)|(triple(?:s|es)))\b")


_CHILD_AGE = re.compile(
    r"\b(?:son|sa|mon|ma|leur|un|une|l') ?(?:fils|fille|enfant|garcon|gamine?|petite?|aine|aines|cadette?)"
    r" (?:a|de|qui a|age de|agee de) (\d{1,2}) ans\b"
)
_CHILD_BIRTH = re.compile(
    r"\b(?:fils|fille|enfants?|garcons?|gamine?s?|petite?|jumeaux|jumelles) (?:est |sont )?nee?s?"
    r" (?:en|avant|apres)?\s*"
    rf"(?:le )?(?:{DATE.pattern})"
)


def read_child_age(heard: Heard) -> list[Mention]:
    return [at(match, match[1]) for match in _CHILD_AGE.finditer(heard.counted)]


def read_child_birth(heard: Heard) -> list[Mention]:
    found = ((match, date_parts(match)) for match in _CHILD_BIRTH.finditer(heard.counted))
    return [at(match, _month(*parts)) for match, parts in found if parts]


def _month(year: int, month: int | None, day: int | None) -> str:
    return f"{year}-{month:02d}" if month else str(year)


def read_situation(heard: Heard) -> list[Mention]:
    said = heard.with_participles
    return _SITUATIONS.said(said) or _WIDE_SITUATIONS.said(said)


def read_children(heard: Heard) -> list[Mention]:
    counted = heard.counted
    both = [at(m, str(_number(m[1]) + _number(m[2]))) for m in _BOTH.finditer(counted)]
    at_once = [at(m, "2" if m[1] else "3") for m in _AT_ONCE.finditer(counted)]
    return both or [at(m, _children(m)) for m in _CHILDREN.finditer(counted)] or at_once


def _children(match: re.Match[str]) -> str:
    count, of, one, alone, _ = match.groups()
    return "1" if one or alone else count or of or "0"


def _number(said: str) -> int:
    return int(said) if said.isdigit() else 1
