"""Case labels and first cells of tables, read as conditions on the facts.

Plain Python. A condition is true, false, or unknown as long as a fact is missing: unknown is never taken for true.
A label that no rule reads is a choice for the advisor.
"""

from chatdoc.knowledge.conditions.condition import (
    AllOf,
    BirthRange,
    ChildBirthRange,
    Condition,
    EffectRange,
    NumberRange,
    OneOf,
)
from chatdoc.knowledge.conditions.eligible import eligibility_truth
from chatdoc.knowledge.conditions.known import Known
from chatdoc.knowledge.conditions.labels import is_default_label, parse_label
from chatdoc.knowledge.conditions.over import Label, labels_over, row_label
from chatdoc.knowledge.conditions.stored import dump_condition, load_condition

__all__ = [
    "AllOf",
    "BirthRange",
    "ChildBirthRange",
    "Condition",
    "EffectRange",
    "Known",
    "Label",
    "NumberRange",
    "OneOf",
    "dump_condition",
    "eligibility_truth",
    "is_default_label",
    "labels_over",
    "load_condition",
    "parse_label",
    "row_label",
]
