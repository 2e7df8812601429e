"""What is said to the engine: sentences in natural language, and the settings the engine without a model obeys.

Plain Python: the engine, the expert's page and the replay read the same values.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal, cast

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.outcomes import BadText

HeldBy = Literal["construction", "reglage", "modele"]
HELD_BY: Final[dict[str, str]] = {
    "construction": "tenue par construction, avec ou sans modèle",
    "reglage": "tenue par un réglage ci-dessous",
    "modele": "demande un modèle de langue",
}
LENGTHS: Final = ("bref", "standard", "complet")
PARTS: Final[dict[str, str]] = {
    "demander": "À demander",
    "essentiel": "L’essentiel",
    "offres": "À ne pas oublier",
    "liens": "Voir aussi",
}
ALWAYS: Final = "essentiel"  # a card without its points would say less than its sources
REMINDER: Final = "Données personnelles : c’est interdit, et inutile pour répondre."
LONGEST: Final = 2000
MOST: Final = 60
# A word that turns a rule round is never replaced, nor put in the place of another.
_TURNS: Final = frozenset(
    ("ne", "n", "pas", "sauf", "jamais", "aucun", "non", "ni", "ou", "et", "sans", "moins", "plus", "avant", "après")
)
_PLAIN_WORDS: Final = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Sentence:
    text: str
    held_by: HeldBy = "modele"


@dataclass(frozen=True)
class EngineSettings:
    """What the engine without a model obeys."""

    length: str = "standard"
    parts: tuple[str, ...] = tuple(PARTS)  # those shown, in the order of the card
    reminder: str = REMINDER
    words: Mapping[str, str] = field(default_factory=dict)  # to avoid -> to prefer

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "parts": list(self.parts), "words": dict(self.words)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "EngineSettings":
        return cls(**{**data, "parts": tuple(data["parts"])}) if data else cls()


@dataclass(frozen=True)
class Instructions:
    """One version, as the engine reads it. `number` 0: none is published, the defaults hold."""

    number: int = 0
    sentences: tuple[Sentence, ...] = ()
    settings: EngineSettings = field(default_factory=EngineSettings)

    @property
    def text(self) -> str:
        """For a model."""
        return "\n".join(f"- {sentence.text}" for sentence in self.sentences)


def read_sentences(rows: object) -> tuple[Sentence, ...]:
    """From a base file: a text, or `{texte, tenue}`."""
    if not isinstance(rows, list) or not rows or len(rows) > MOST:
        raise BadText(f"il faut de 1 à {MOST} instructions")
    return tuple(_sentence(row) for row in rows)


def _sentence(row: object) -> Sentence:
    said = row if isinstance(row, Mapping) else {"texte": row}
    text, held_by = plain(said.get("texte")), said.get("tenue", "modele")
    if not text or len(text) > LONGEST:
        raise BadText(f"une instruction est vide ou dépasse {LONGEST} caractères")
    if held_by not in HELD_BY:
        raise BadText("« tenue » doit être construction, reglage ou modele")
    return Sentence(text, cast("HeldBy", held_by))


def read_settings(data: object) -> EngineSettings:
    """From a base file: `{longueur, parties, rappel, mots}`, each optional."""
    said = data if isinstance(data, Mapping) else {}
    if unknown := sorted(set(map(str, said)) - {"longueur", "parties", "rappel", "mots"}):
        raise BadText(f"réglage inconnu : {', '.join(unknown)}")
    words = said.get("mots") or {}
    if not isinstance(words, Mapping):
        raise BadText("« mots » doit donner, pour chaque mot à éviter, le mot à préférer")
    return settings_of(
        str(said.get("longueur", "standard")),
        tuple(map(str, said.get("parties") or PARTS)),
        plain(said.get("rappel")) or REMINDER,
        {plain(avoided): plain(preferred) for avoided, preferred in words.items()},
    )


def settings_of(length: str, parts: Sequence[str], reminder: str, words: Mapping[str, str]) -> EngineSettings:
    """Raise `BadText` unless the engine can obey."""
    if length not in LENGTHS:
        raise BadText("la longueur doit être bref, standard ou complet")
    if len(set(parts)) != len(parts) or set(parts) - PARTS.keys() or ALWAYS not in parts:
        raise BadText("les parties de la carte sont inconnues ou répétées, ou l’essentiel y manque")
    if not reminder or len(reminder) > 300:
        raise BadText("le rappel est vide ou dépasse 300 caractères")
    for avoided, preferred in words.items():
        _check_words(avoided)
        _check_words(preferred)
        if len(preferred.split()) > len(avoided.split()):  # the card's length is counted before
            raise BadText(f"« {avoided[:80]} » ne se remplace pas par davantage de mots")
    return EngineSettings(length, tuple(parts), reminder, dict(words))


def _check_words(words: str) -> None:
    said = set(re.findall(r"[^\W\d_]+", words.lower()))
    if not _PLAIN_WORDS.fullmatch(words) or len(words) > 80 or said & _TURNS:
        raise BadText(
            f"« {words[:80]} » ne se remplace pas : des mots seulement, sans chiffre ni mot qui retourne une règle"
        )
