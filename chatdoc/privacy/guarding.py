import unicodedata
from dataclasses import dataclass

from chatdoc.privacy.safe_text import SafeText

# A question is a few words; a pasted letter is a mistake that would cost the call.
MAX_CHARACTERS = 10_000


@dataclass(frozen=True)
class Guarded:
    """What goes on, and what was found on the way."""

    text: SafeText
    types: tuple[str, ...] = ()
    reminder: str | None = None


@dataclass(frozen=True)
class Refusal:
    """Nothing goes on. `message` tells the advisor what to do."""

    code: str
    message: str
    types: tuple[str, ...] = ()


def guard(text: str) -> Guarded | Refusal:
    """Make the `SafeText` of what was typed, or say why nothing may go on."""
    if len(text) > MAX_CHARACTERS:
        return Refusal(
            "text_too_long",
            f"Votre texte dépasse {MAX_CHARACTERS} caractères : résumez la question en une phrase.",
        )
    cleaned = " ".join(_without_control_characters(text).split())
    if not cleaned:
        return Refusal(
            "text_empty", "La question est vide : tapez quelques mots, par exemple « retraite progressive »."
        )
    return Guarded(SafeText(cleaned, SafeText._seal))


def _without_control_characters(text: str) -> str:
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} else c for c in text)
