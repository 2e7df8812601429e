"""Cards that advisors set aside: what they chose to send, by fiche, as long as no newer version answers it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, OuterRef, Q

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import is_national
from chatdoc.calls.models import Feedback, Reason, Verdict
from chatdoc.knowledge.models import Etat, Version

SHOWN = 300  # opinions read; the last ones first


@dataclass(frozen=True)
class DismissedCards:
    """Of one fiche, or of none: the card said « pas dans la base »."""

    version: Version | None
    opinions: tuple[Feedback, ...]

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """« incomplet » 3, « périmé » 1: the most said first."""
        names = dict(Reason.choices)
        counts = Counter(names[opinion.reason] for opinion in self.opinions if opinion.reason in names)
        return counts.most_common()


def dismissed_cards(user: User) -> list[DismissedCards]:
    """The most often set aside first. A caisse's experts see those of its own calls."""
    scope = Q() if is_national(user) else Q(caisse=user.caisse_id)
    newer = Version.objects.filter(
        fiche=OuterRef("version__fiche"), number__gt=OuterRef("version__number"), etat=Etat.PUBLIEE
    )
    rows = Feedback.objects.filter(scope).exclude(verdict=Verdict.UTILE).filter(~Exists(newer))
    last = rows.select_related("version__fiche", "caisse").defer("version__tree").order_by("-day", "-pk")[:SHOWN]
    return sorted(_by_fiche(list(last)), key=lambda cards: -len(cards.opinions))


def _by_fiche(opinions: list[Feedback]) -> Iterator[DismissedCards]:
    ordered = sorted(opinions, key=lambda one: one.version.fiche_id if one.version else 0)
    for _, together in groupby(ordered, key=lambda one: one.version.fiche_id if one.version else 0):
        found = tuple(together)
        yield DismissedCards(found[0].version, found)
