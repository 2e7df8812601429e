"""What is asked most now: the fiches that answered lately, in this process's memory. No question, nobody."""

from collections import Counter, deque
from typing import Final

KEPT: Final = 500  # answers: about an afternoon of a platform, for one process
_answered: deque[tuple[str, str]] = deque(maxlen=KEPT)


def note_answered(fiche_id: str, caisse: str) -> None:
    _answered.append((fiche_id, caisse))


def most_asked(caisse: str) -> list[str]:
    """The fiches that answered most for this caisse, the most asked first."""
    return [fiche_id for fiche_id, _ in Counter(fiche for fiche, of in tuple(_answered) if of == caisse).most_common()]


def forget_demand() -> None:
    _answered.clear()
