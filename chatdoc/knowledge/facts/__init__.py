"""What the law depends on: birth, régime, situation… read from French words, never a direct identifier.

Plain Python. The last thing said wins; a fact nobody said stays unknown, it is never guessed.
"""

from chatdoc.knowledge.facts.reading import facts_in_context, facts_in_turns, facts_in_words, given_date, given_fact
from chatdoc.knowledge.facts.registry import FACTS, Choice, Fact

__all__ = [
    "FACTS",
    "Choice",
    "Fact",
    "facts_in_context",
    "facts_in_turns",
    "facts_in_words",
    "given_date",
    "given_fact",
]
