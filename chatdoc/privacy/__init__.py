"""The personal-data guard: the only maker of `SafeText`.

Whatever people type, dictate or send passes here before it is searched, stored, logged or sent on.
Plain Python: no Django, no network, no model. It never keeps or logs what it reads.
"""

from chatdoc.privacy.asked import words_asked
from chatdoc.privacy.guarding import (
    MAX_CHARACTERS,
    Guarded,
    Refusal,
    guard,
    guard_document,
    guard_next,
    guarded_words,
)
from chatdoc.privacy.reminder import kinds_in_french, reminder_of
from chatdoc.privacy.rolling import DigitRun
from chatdoc.privacy.safe_text import SafeText
from chatdoc.privacy.skimming import worth_reading

__all__ = [
    "MAX_CHARACTERS",
    "DigitRun",
    "Guarded",
    "Refusal",
    "SafeText",
    "guard",
    "guard_document",
    "guard_next",
    "guarded_words",
    "kinds_in_french",
    "reminder_of",
    "words_asked",
    "worth_reading",
]
