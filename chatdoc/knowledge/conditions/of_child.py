"""Labels that speak of a child: when it was born, how old it is. Never the insured's own birth or age."""

import re

from chatdoc.knowledge.conditions.condition import ChildBirthRange, Condition, NumberRange
from chatdoc.knowledge.facts.ranges import date_span, number_span

_CHILD = r"^(?:si |vous avez |pour )?(?:l'|un |votre |les |chaque |aux )?enfants?\b"
_BORN = re.compile(rf"{_CHILD}(?: est| sont)? (?:nee?s?|adoptee?s?)\b")
_AGED = re.compile(rf"{_CHILD}(?! handicap)[^.;:]{{0,30}}?\bans\b")


def child_condition(folded: str) -> tuple[Condition, str] | None:
    if _BORN.search(folded):
        span = date_span(folded)
        return (ChildBirthRange(span.start, span.end), span.matched) if span else None
    years = number_span(folded, "ans") if _AGED.search(folded) else None
    return (NumberRange("age_enfant", *years[:2]), years[2]) if years else None
