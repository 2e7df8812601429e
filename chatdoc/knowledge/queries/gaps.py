"""The experts' queue of what the base lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet

from chatdoc.accounts.models import User
from chatdoc.knowledge.models import Gap, GapEtat, GapReport

WITHOUT_THEME = "Autres sujets"


@dataclass(frozen=True)
class GapTheme:
    name: str
    gaps: tuple[Gap, ...]

    @property
    def reports(self) -> int:
        return sum(gap.reports for gap in self.gaps)


def waiting_gaps(caisse: str = "") -> QuerySet[Gap]:
    """Those not answered yet. A caisse's experts see those of its own calls; the national cell sees all."""
    scope = Q(caisse=caisse) if caisse else Q()
    return Gap.objects.filter(scope, etat__in=(GapEtat.OUVERT, GapEtat.EN_COURS)).select_related("caisse", "fiche")


def gaps_by_theme(caisse: str = "") -> tuple[GapTheme, ...]:
    """The most reported theme first, and in each the most reported question."""
    rows = waiting_gaps(caisse).order_by("theme", "-reports", "-last_day", "pk")
    found = (GapTheme(name or WITHOUT_THEME, tuple(gaps)) for name, gaps in groupby(rows, key=lambda gap: gap.theme))
    return tuple(sorted(found, key=lambda theme: (-theme.reports, theme.name)))


def answered_for(reporter: User) -> Iterator[GapReport]:
    """What this advisor reported and is published since."""
    reports = GapReport.objects.filter(reporter=reporter, gap__etat=GapEtat.PUBLIE, gap__fiche__isnull=False)
    yield from reports.select_related("gap__fiche").order_by("pk")
