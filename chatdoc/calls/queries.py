from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from chatdoc.accounts.models import Caisse, User
from chatdoc.calls.demand import most_asked
from chatdoc.calls.models import Feedback, Reason, Verdict
from chatdoc.knowledge.facts import FACTS
from chatdoc.knowledge.models import Etat, Nature, Version
from chatdoc.knowledge.queries.instructions import active_instructions
from chatdoc.knowledge.queries.published import PublishedVersion, current_revision

STARTERS_SHOWN: Final = 6
CHANGING_DAYS: Final = 90  # before and after today
MOST_ASKED, CHANGING = "Demandé en ce moment", "Ce qui change"
ARTICLES: Final = ("la ", "le ", "les ", "l’")
WITHOUT_THEME: Final = "Autres sujets"


@dataclass(frozen=True)
class Line:
    """A published version, as a list shows it."""

    fiche_id: str
    number: int
    title: str
    nature: str
    caisse: str
    theme: tuple[str, ...]
    examples: tuple[str, ...]

    @property
    def main_theme(self) -> str:
        return self.theme[0] if self.theme else WITHOUT_THEME

    @property
    def nature_icon(self) -> str:
        return nature_icon(self.nature)

    @property
    def nature_label(self) -> str:
        return Nature(self.nature).label


@dataclass(frozen=True)
class Theme:
    name: str
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def starters(self) -> tuple[str, ...]:
        """Questions of the base's own examples first, then titles: one per fiche, so that the list shows its width."""
        return tuple((line.examples or (line.title,))[0] for line in self.lines[:STARTERS_SHOWN])


def themes(caisse: str) -> tuple[Theme, ...]:
    """The published base by theme, the largest first; the national fiches and those of one caisse."""
    return _themes(current_revision(), caisse, timezone.localdate().isoformat())


def themes_of_call(caisse: str) -> tuple[Theme, ...]:
    """What is proposed before the first question. As long as the call has no caisse, what is national."""
    if caisse:
        return themes(caisse)
    national = (Theme(theme.name, tuple(line for line in theme.lines if not line.caisse)) for theme in themes(""))
    return tuple(sorted((theme for theme in national if theme.lines), key=lambda theme: (-theme.count, theme.name)))


def lines(caisse: str) -> tuple[Line, ...]:
    return tuple(line for theme in themes(caisse) for line in theme.lines)


def proposed(caisse: str) -> tuple[Theme, ...]:
    """Before the first question: what is asked most now, what changes these days, then the themes of the base."""
    known = themes_of_call(caisse)
    by_id = {line.fiche_id: line for theme in known for line in theme.lines}
    asked = tuple(by_id[fiche_id] for fiche_id in most_asked(caisse) if fiche_id in by_id)[:STARTERS_SHOWN]
    changing = tuple(by_id[fiche_id] for fiche_id in _changing() if fiche_id in by_id)
    return tuple(theme for theme in (Theme(MOST_ASKED, asked), Theme(CHANGING, changing)) if theme.lines) + known


def _changing() -> list[str]:
    """The fiches of which a version takes effect these days, the nearest to today first."""
    today, around = timezone.localdate(), timedelta(days=CHANGING_DAYS)
    rows = Version.objects.filter(etat=Etat.PUBLIEE, en_vigueur_du__range=(today - around, today + around))
    dated = rows.values_list("fiche__identifier", "en_vigueur_du")
    near = sorted(dated, key=lambda row: (abs((row[1] or today) - today), row[0]))
    return list(dict.fromkeys(fiche_id for fiche_id, _ in near))


def in_force(caisse: str) -> QuerySet[Version]:
    """What is published and in force today. No caisse: the national cell and the provider see them all."""
    today = timezone.localdate()
    scope = Q(fiche__caisse=None) | Q(fiche__caisse=caisse) if caisse else Q()
    return Version.objects.filter(
        scope,
        Q(en_vigueur_du=None) | Q(en_vigueur_du__lte=today),
        Q(en_vigueur_au=None) | Q(en_vigueur_au__gte=today),
        etat=Etat.PUBLIEE,
    )


def standing(version: PublishedVersion) -> tuple[str, str]:
    """Whether this version is today's rule: a word for the code, a sentence for the reader."""
    today = timezone.localdate()
    if version.en_vigueur_au and version.en_vigueur_au < today:
        return "past", "Version remplacée : elle n’est plus la règle."
    if version.en_vigueur_du and version.en_vigueur_du > today:
        return "coming", "Version à venir : elle n’est pas encore la règle."
    return "current", "En vigueur"


def nature_icon(nature: str) -> str:
    return f"nature-{nature}"


def caisse_name(code: str) -> str:
    return Caisse.objects.filter(code=code).values_list("name", flat=True).first() or code


def version_used(fiche_id: str, number: int) -> Version | None:
    return Version.objects.filter(
        fiche__identifier=fiche_id, number=number, etat__in=(Etat.PUBLIEE, Etat.RETIREE)
    ).first()


def corrected_since(user: User) -> list[Feedback]:
    """The feedback of this person, other than « utile », whose fiche has had a new published version since."""
    given = Feedback.objects.filter(advisor=user, version__isnull=False).exclude(verdict=Verdict.UTILE)
    newer = Version.objects.filter(
        fiche=OuterRef("version__fiche"), number__gt=OuterRef("version__number"), etat=Etat.PUBLIEE
    )
    return list(given.filter(Exists(newer)).select_related("version__fiche").order_by("pk"))


def fact_name(key: str) -> str:
    """« la date de naissance » heads its chip as « Date de naissance »."""
    name = FACTS[key].name
    bare = next((name.removeprefix(article) for article in ARTICLES if name.startswith(article)), name)
    return bare.capitalize()


def screen_data(user: User) -> dict[str, Any]:
    """What the screen's script needs and no page shows as it is."""
    return {
        "caisses": {
            caisse.code: {"name": caisse.name, "zone": caisse.time_zone, "hours": caisse.opening_hours}
            for caisse in Caisse.objects.all()
        },
        "own_caisse": user.caisse_id or "",
        "natures": dict(Nature.choices),
        "length": active_instructions().settings.length,
        "today": timezone.localdate().isoformat(),
        "revision": current_revision(),
        "reasons": [{"value": reason.value, "label": str(reason.label)} for reason in Reason],
        "facts": [
            {
                "key": fact.key,
                "label": fact_name(fact.key),
                "question": fact.question,
                "example": fact.example,
                "choices": [{"value": choice.value, "label": choice.label} for choice in fact.choices],
            }
            for fact in FACTS.values()
        ],
    }


@lru_cache(maxsize=32)
def _themes(revision: int, caisse: str, day: str) -> tuple[Theme, ...]:
    """Read once per publication, caisse and day: a base of thousands of fiches must not be listed at each page."""
    grouped: defaultdict[str, list[Line]] = defaultdict(list)
    for line in _read_lines(caisse):
        grouped[line.main_theme].append(line)
    found = [Theme(name, tuple(sorted(lines, key=lambda line: line.title))) for name, lines in grouped.items()]
    return tuple(sorted(found, key=lambda theme: (-theme.count, theme.name)))


def _read_lines(caisse: str) -> Iterable[Line]:
    rows = (
        in_force(caisse)
        .annotate(start=Coalesce("dated", "en_vigueur_du"))
        .values_list(
            "fiche__identifier",
            "number",
            "title",
            "fiche__nature",
            "fiche__caisse__name",
            "theme",
            "metadata__examples",
        )
    )
    newest: dict[str, Line] = {}
    # The last text of a fiche wins, as in the search.
    ordered = rows.order_by(F("start").asc(nulls_first=True), "number").iterator()
    for identifier, number, title, nature, caisse_name, theme, examples in ordered:
        said = tuple(example.strip("« »\u00a0\u202f") for example in examples or ())
        newest[identifier] = Line(identifier, number, title, nature, caisse_name or "", tuple(theme), said)
    return newest.values()
