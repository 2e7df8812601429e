"""The words that stand beside a name, well spelt or not: what follows « Mme » when it is not her name."""

from typing import Final

from chatdoc.privacy.lexicon.slips import LONGEST, OTHER_LETTER, letters_alike, slips_of, slips_stored
from chatdoc.privacy.lexicon.sounds import sound_stored, sounds_of
from chatdoc.privacy.months import edits
from chatdoc.privacy.names.vocabulary import FIELD_CUES, KINSHIP, NEVER, SAID_OF_PEOPLE, SUBJECTS, SURE_CUES, TITLES

_SHORTEST, _SHORTEST_HEARD, _MOST_EDITS = 4, 5, 2
_WORDS: Final = frozenset(
    word
    for word in NEVER | SAID_OF_PEOPLE | SUBJECTS | SURE_CUES | KINSHIP.keys() | TITLES | FIELD_CUES
    if len(word) >= _SHORTEST
)
_LONG_ENOUGH_FOR_TWO = 10
_LONG: Final = frozenset(word for word in _WORDS if len(word) >= _LONG_ENOUGH_FOR_TWO)
_SLIPS: Final = frozenset(slip for word in _WORDS for slip in slips_stored(word))
_SOUNDS: Final = frozenset(sound_stored(word) for word in _WORDS if len(word) >= _SHORTEST_HEARD)


def _is_near(plain: str, word: str) -> bool:
    """« polpensioné »: two slips from a long word."""
    return word[:3] == plain[:3] and abs(len(word) - len(plain)) <= _MOST_EDITS and edits(plain, word) <= _MOST_EDITS


def may_stand_beside(plain: str) -> bool:
    """« voudré », « divorsée », « demende »: one slip from such a word."""
    if len(plain) > LONGEST:
        return False
    if len(plain) >= _LONG_ENOUGH_FOR_TWO and any(_is_near(plain, word) for word in _LONG):
        return True
    if plain in _WORDS or any(slip in _SLIPS for slip, cost in slips_of(plain) if cost < OTHER_LETTER):
        return True
    if len(plain) < _SHORTEST_HEARD:
        return False
    if any(word in _WORDS for word, _ in letters_alike(plain)):
        return True
    return not _SOUNDS.isdisjoint(sounds_of(plain))
