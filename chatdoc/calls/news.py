"""What changed in the base since a person last read the news, and what communication announces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.utils import timezone

from chatdoc.accounts.models import Role, User
from chatdoc.audit.models import Entry
from chatdoc.calls.models import Announcement, NewsVisit
from chatdoc.common.side_by_side import Row, side_by_side
from chatdoc.knowledge.models import Etat, Fiche, Version
from chatdoc.knowledge.tree import load_blocks
from chatdoc.knowledge.units import cut_units

FIRST_VISIT: Final = timedelta(days=30)
SHOWN: Final = 60
MOST_ROWS: Final = 8  # of what changed in one fiche
WITHDRAWN: Final = "knowledge.withdraw_fiche"


@dataclass(frozen=True)
class Change:
    kind: str  # nouvelle, modifiee, a_venir, retiree
    title: str
    fiche_id: str
    version: Version
    at: datetime
    rows: tuple[Row, ...] = ()  # the lines that differ, of a fiche changed


def last_visit(user: User) -> datetime:
    found = NewsVisit.objects.filter(user=user).values_list("at", flat=True).first()
    return found or timezone.now() - FIRST_VISIT


def count_changes(user: User) -> int:
    since = last_visit(user)
    return _published(user, since).values("fiche").distinct().count() + len(_withdrawn(user, since))


def changes_for(user: User) -> tuple[list[Change], int]:
    """The last first, one line a fiche; and how many more there are."""
    since = last_visit(user)
    versions = _last_of_each(_published(user, since))
    found = [*(_change(version) for version in versions[:SHOWN]), *_withdrawals(user, since)]
    return sorted(found, key=lambda change: change.at, reverse=True), max(0, len(versions) - SHOWN)


def _published(user: User, since: datetime) -> QuerySet[Version]:
    rows = Version.objects.filter(_scope(user, "fiche__"), etat=Etat.PUBLIEE, published_at__gt=since)
    rows = rows.exclude(is_bulk=True, number=1)  # the first load of a base: nobody has read another text
    return rows.select_related("fiche").order_by("-published_at", "-pk")


def _scope(user: User, path: str) -> Q:
    """What is national, and one's own caisse; the national cell and the provider read them all."""
    own = Q(**{f"{path}caisse": None}) | Q(**{f"{path}caisse": user.caisse_id})
    return own if user.caisse_id else Q()


def _last_of_each(versions: QuerySet[Version]) -> list[Version]:
    kept: dict[int, Version] = {}
    for version in versions:
        kept.setdefault(version.fiche_id, version)
    return list(kept.values())


def _change(version: Version) -> Change:
    before = version.fiche.versions.filter(number__lt=version.number, published_at__isnull=False)
    old = before.order_by("-number").first()
    at = version.published_at or version.created_at
    is_coming = bool(version.en_vigueur_du and version.en_vigueur_du > timezone.localdate())
    kind = "a_venir" if is_coming else "modifiee" if old else "nouvelle"
    rows = _differing(old, version) if old else ()
    return Change(kind, version.title, version.fiche.identifier, version, at, rows)


def _differing(before: Version, after: Version) -> tuple[Row, ...]:
    rows = side_by_side(_lines(before), _lines(after))
    return tuple(row for row in rows if row.kind != "same")[:MOST_ROWS]


def _lines(version: Version) -> Sequence[str]:
    return [unit.text for unit in cut_units(load_blocks(version.tree))]


def _withdrawals(user: User, since: datetime) -> Iterator[Change]:
    days = {entry.target: entry.at for entry in _withdrawal_entries(since)}
    for fiche in _withdrawn(user, since):
        last = fiche.versions.order_by("-number").first()
        if last:
            yield Change("retiree", last.title, fiche.identifier, last, days[fiche.identifier])


def _withdrawn(user: User, since: datetime) -> list[Fiche]:
    """Those that the journal says were withdrawn, and that nothing published replaces."""
    names = list(_withdrawal_entries(since).values_list("target", flat=True))
    gone = Fiche.objects.filter(_scope(user, ""), identifier__in=names).exclude(versions__etat=Etat.PUBLIEE)
    return list(gone.distinct())


def _withdrawal_entries(since: datetime) -> QuerySet[Entry]:
    return Entry.objects.filter(action=WITHDRAWN, at__gt=since)


def announcements_for(user: User) -> list[Announcement]:
    """Those of the day for this person's role and caisse."""
    today = timezone.localdate()
    scope = Q(caisse=None) | Q(caisse=user.caisse_id) if user.caisse_id else Q(caisse=None)
    shown = Announcement.objects.filter(scope, starts__lte=today, ends__gte=today)
    return [one for one in shown if not one.roles or user.role in one.roles]


def written_announcements() -> list[tuple[Announcement, str]]:
    """All of them, with the roles in French."""
    names = dict(Role.choices)
    rows = Announcement.objects.select_related("caisse", "author")[:100]
    return [(one, ", ".join(names.get(role, role) for role in one.roles) or "tout le monde") for one in rows]
