"""Case labels and first cells of tables, read as conditions on the facts.

Plain Python. A condition is true, false, or unknown as long as a fact is missing: unknown is never taken for true.
A label that no rule reads is a choice for the advisor.
"""

from chatdoc.knowledge.conditions.condition import AllOf, BirthRange, Condition, EffectRange, NumberRange, OneOf
from chatdoc.knowledge.conditions.eligible import eligibility_truth
from chatdoc.knowledge.conditions.known import Known
from chatdoc.knowledge.conditions.labels import is_default_label, parse_label

__all__ = [
    "AllOf",
    "BirthRange",
    "Condition",
    "EffectRange",
    "Known",
    "NumberRange",
    "OneOf",
    "eligibility_truth",
    "is_default_label",
    "parse_label",
]
