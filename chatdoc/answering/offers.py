"""Rights and services to propose: never one that a known fact contradicts."""

import re
from collections.abc import Iterable, Sequence

from chatdoc.answering.card import Offer
from chatdoc.knowledge.conditions import Known, eligibility_truth
from chatdoc.knowledge.queries import PublishedVersion
from chatdoc.retrieval.results import FicheHit

MAX_OFFERS = 3
_REASON = re.compile(r"^parce qu(?:e |['’])", re.IGNORECASE)


def offers_to_propose(
    known: Known, hits: Sequence[FicheHit], published: Iterable[PublishedVersion]
) -> tuple[Offer, ...]:
    """Offers that the facts support first, then those of the fiches cited that nothing contradicts."""
    linked = [identifier for hit in hits[:2] for identifier in hit.version.metadata.offers]
    ranked: list[tuple[int, int, str, Offer]] = []
    for version in published:
        truth = eligibility_truth(version.metadata.eligibility, known)
        contradicted = truth is False
        is_linked = version.fiche_id in linked
        if contradicted or not (is_linked or (truth is True and _is_telling(version))):
            continue
        place = linked.index(version.fiche_id) if is_linked else len(linked)
        worth = 0 if truth and is_linked else 1 if is_linked else 2
        ranked.append((worth, place, version.fiche_id, _offer(version, is_supported=truth is True)))
    ranked.sort(key=lambda entry: entry[:3])
    return tuple(offer for *_, offer in ranked[:MAX_OFFERS])


def _is_telling(version: PublishedVersion) -> bool:
    """An age alone fits everyone who calls: it is not a reason to propose."""
    return any(condition.fact not in {"age", "residence"} for condition in version.metadata.eligibility)


def _offer(version: PublishedVersion, *, is_supported: bool) -> Offer:
    """The reason is stated as such only when the known facts bear it out."""
    why = version.metadata.why
    if why and version.metadata.eligibility and not is_supported:
        why = f"À vérifier : {_REASON.sub('', why)}"
    return Offer(version.fiche_id, version.title, why, version.metadata.confirm)
