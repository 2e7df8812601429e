"""What the workshop's pages post, read strictly."""

from collections.abc import Mapping

from chatdoc.knowledge.errors import ContentRefused
from chatdoc.knowledge.instructions import (
    PARTS,
    EngineSettings,
    Instructions,
    Sentence,
    read_sentences,
    settings_of,
)
from chatdoc.knowledge.outcomes import BadText

ARROW = ">"


def read_instructions(posted: Mapping[str, str], known: Instructions) -> tuple[tuple[Sentence, ...], EngineSettings]:
    """One instruction a line. A sentence that was there keeps how it is held; a new one needs a model to be held."""
    held = {sentence.text: sentence.held_by for sentence in known.sentences}
    lines = [line.strip() for line in posted.get("instructions", "").splitlines() if line.strip()]
    try:
        sentences = read_sentences([{"texte": line, "tenue": held.get(line, "modele")} for line in lines])
        settings = settings_of(
            posted.get("longueur", ""), _parts(posted), posted.get("rappel", "").strip(), _words(posted.get("mots", ""))
        )
    except BadText as error:
        raise ContentRefused(error.reason) from error
    return sentences, settings


def _parts(posted: Mapping[str, str]) -> tuple[str, ...]:
    """Each part with its rank on the card; empty or 0: not shown."""
    ranks = {name: posted.get(f"partie-{name}", "").strip() for name in PARTS}
    if any(rank and not rank.isdecimal() for rank in ranks.values()):
        raise BadText("le rang d’une partie est un nombre")
    shown = [name for name, rank in ranks.items() if rank.strip("0")]
    return tuple(sorted(shown, key=lambda name: int(ranks[name])))


def _words(typed: str) -> dict[str, str]:
    words = {}
    for line in filter(None, map(str.strip, typed.splitlines())):
        avoided, arrow, preferred = (part.strip() for part in line.partition(ARROW))
        if not arrow or not avoided or not preferred:
            raise BadText("écrivez un remplacement par ligne : mot à éviter > mot à préférer")
        words[avoided] = preferred
    return words


def written_words(settings: EngineSettings) -> str:
    return "\n".join(f"{avoided} {ARROW} {preferred}" for avoided, preferred in settings.words.items())
