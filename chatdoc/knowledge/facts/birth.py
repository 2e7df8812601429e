"""Birth and age, as people say them."""

import re
from datetime import date

from chatdoc.knowledge.facts.french import DATE, MONTH, date_parts, digits, fold, full_year, month_number
from chatdoc.knowledge.facts.heard import Heard, Mention, at
from chatdoc.knowledge.facts.ranges import date_span

OLDEST, YOUNGEST = 1900, 2026
_WHEN = rf"(?:{DATE.pattern}|(?P<short>\d{{2}})\b(?!\s*(?:ans|%|€|euros|trimestres|enfants)))"
_BORN = re.compile(
    r"\b(?:nee?s?(?:\(e\))?|naissance|generations?|classe|annee de naissance)"
    rf"\s*(?::|=|est|en|le|au|vers|du|de|l'an|l'annee|annee|fin|debut|courant|mi|\s|-)*\s*{_WHEN}"
)
_OF_A_CHILD = re.compile(r"\b(?:fils|fille|enfants?|garcons?|gamine?s?|petite?|jumeaux|jumelles|bebe) (?:est |sont )?$")
_IS_OF = re.compile(
    r"\b(?:(?:il|elle|monsieur|madame|mme|mr|lui|assuree?|client[e]?|mari|femme|epou(?:x|se)|conjointe?)\s+(?:est|etait)"
    rf"|je suis|c'est (?:une? )?(?:homme|femme|assuree?|dame))\s+d[eu]\s*'?\s*{_WHEN}"
)
# A bare year in a few words is a generation, unless something says it is another date.
_BARE = re.compile(r"(?<![\d/.,-])(19[3-9]\d|200\d)(?![\d/,-]|\.\d)")
_OTHER_DATE_BEFORE = re.compile(
    r"(?:\b(?:en|avant|apres|depuis|jusqu'en|jusqu'a|annees?|loi|decret|circulaire|reforme|du|le|des|entre|et|fin|debut|mi|montants?|bareme"
    r"|smic|pass|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)[ -]*"
    r"|\bn\s*|[°-])$"
)
_FOLLOW_UP = re.compile(
    r"^(?:et|ou)\b(?:\s+(?:pour|si|en|s'il|si elle|avec|une?|les?|quelqu'un))*[^\d]{0,25}?\b"
    # « et si c'est juin 65 ? », « et pour 1968 ? »
    rf"(?:(?P<month>{MONTH})\.? (?=(?:19)?[3-8]\d\b))?"
    r"(?P<year>(?:19[3-9]\d|200\d)\b|(?<=[a-z] )[3-8]\d(?=\s*(?:$|[?,.;!])))"
)
_PERSON = (
    r"(?:il|elle|on|monsieur|madame|mme|mr|m\.|assuree?|client[e]?|mari|femme|homme|dame|personne|veuve?|veuf|epou(?:x|se)|salariee?"
    r"|conjointe?|retraitee?|celibataire|divorcee?|fonctionnaire|mere|pere|demandeu(?:r|se)|artisan|commercante?)"
)
_AGE = re.compile(
    rf"\b(?:j'ai|{_PERSON} (?:a|de|ayant|ag\w+ de)|(?<!l')ag(?:e|ee|es|ees) de|son age c'est"
    rf"|(?<!l')age\s*:?|^(?=\d\d ans ?,)|{_PERSON}[ ,]+(?:\w+[ ,]+){{0,2}}?)\s*"
    r"(\d{2})\s*ans\b(?!\s*(?:d'anciennete|de (?:carriere|cotisation|mariage|service)|ou plus|et \d+ mois))"
)
_NEARLY = re.compile(r"\b(?:va avoir|aura|aura bientot|va sur ses) (\d{2}) ans\b(?! (?:et|de|d'))")
_NOT_AN_AGE = re.compile(
    r"\b(?:avant|moins de|plus de|apres|des|depuis|pendant|partir|part|depart|commence\w*|debut\w*)\b"
)


def read_birth(heard: Heard) -> list[Mention]:
    folded = heard.counted
    found = [
        _birth(match)
        for pattern in (_BORN, _IS_OF)
        for match in pattern.finditer(folded)
        if not _OF_A_CHILD.search(folded[: match.start()])
    ]
    mentions = [mention for mention in found if mention]
    follow_up = _FOLLOW_UP.search(folded)
    if follow_up:
        year, month = full_year(follow_up["year"]), follow_up["month"]
        value = f"{year}-{month_number(month):02d}" if month else str(year)
        mentions.append(Mention(follow_up.start("month" if month else "year"), value, follow_up.end("year")))
    return mentions or _bare_years(folded)


def read_age(heard: Heard) -> list[Mention]:
    folded = heard.counted
    found = [
        at(match, match.group(1))
        for match in _AGE.finditer(folded)
        if int(match.group(1)) >= 16 and not _NOT_AN_AGE.search(match.group())
    ]
    nearly = [at(match, str(int(match[1]) - 1)) for match in _NEARLY.finditer(folded)]
    return nearly or found


def birth_given(value: str) -> str | None:
    """A birth as typed in a form or a file: « 1964 », « 1964-05 », « mai 1964 », « 03/05/1964 »."""
    folded = digits(fold(value))
    span = re.fullmatch(r"(?:de |d'|entre )?(\w+) (?:a|et) (\w+) (\d{4})", folded)
    if span:  # « janvier à mars 1965 »: enough for a rule that changes in April
        first, last = birth_given(f"{span[1]} {span[3]}"), birth_given(f"{span[2]} {span[3]}")
        return f"{first}/{last}" if first and last else None
    match = DATE.fullmatch(folded) or re.fullmatch(r"(?P<short>\d{2})", folded)
    if match:
        mention = _birth(match)
        return mention.value if mention else None
    mentions = read_birth(Heard(value))
    return mentions[-1][1] if mentions else _birth_range(folded)


def child_birth_given(value: str) -> str | None:
    """A year, a month: never a range, and a child is no older than the insured."""
    given = birth_given(value)
    return given if given and "/" not in given else None


def _birth_range(folded: str) -> str | None:
    """A chip is the label of a branch: « Né entre le 1er janvier 1963 et le 31 mars 1965 »."""
    span = date_span(folded)
    if span is None or span.end.year < OLDEST or span.start.year > YOUNGEST:
        return None
    if (span.start, span.end) == (date(span.start.year, 1, 1), date(span.start.year, 12, 31)):
        return str(span.start.year)
    first, last = max(span.start, date(OLDEST, 1, 1)), min(span.end, date(YOUNGEST, 12, 31))
    return f"{first:%Y-%m}/{last:%Y-%m}"


def _birth(match: re.Match[str]) -> Mention | None:
    found = match.groupdict()
    if found.get("short"):
        return at(match, str(full_year(found["short"])))
    parts = date_parts(match)
    if parts is None or not OLDEST <= parts[0] <= YOUNGEST:
        return None
    year, month, _ = parts
    return at(match, f"{year}-{month:02d}" if month else str(year))


def _bare_years(folded: str) -> list[Mention]:
    return [
        at(match, match.group())
        for match in _BARE.finditer(folded)
        if 1940 <= int(match.group()) <= 1985 and not _OTHER_DATE_BEFORE.search(folded[: match.start()])
    ]
