"""Gold questions written on a page or taken from a file: what a right answer holds, never learnt from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db import transaction

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import INSTRUCT, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.knowledge.actions.import_report import ImportReport
from chatdoc.knowledge.actions.load_base_data import load_base_data
from chatdoc.knowledge.actions.personal_data import reason_against, without_personal_data
from chatdoc.knowledge.errors import ContentRefused
from chatdoc.knowledge.importers.base_files import GOLD, read_gold
from chatdoc.knowledge.models import Fiche, GoldQuestion
from chatdoc.knowledge.outcomes import BaseData

STATUSES: Final = ("answered", "needs_facts", "not_found", "refused")
MOST_LINES: Final = 20_000


@dataclass(frozen=True)
class TypedQuestion:
    """As the page gives it. No fiche: a refusal is expected."""

    query: str
    style: str = ""
    fiches: Sequence[str] = ()
    facts: Sequence[Any] = ()  # strings, or lists of strings that say the same
    context: dict[str, str] = field(default_factory=dict)
    day: date | None = None
    expected: str = ""


@transaction.atomic
def write_question(actor: User, typed: TypedQuestion, known: GoldQuestion | None = None) -> GoldQuestion:
    require(actor, INSTRUCT)
    _require_readable(typed)
    gold = known or GoldQuestion(identifier=_next_identifier())
    gold.query, gold.style = typed.query, typed.style
    gold.gold_fiche_ids, gold.gold_facts = list(typed.fiches), list(typed.facts)
    gold.context, gold.date, gold.attendu = typed.context, typed.day, typed.expected
    gold.save()
    record(actor_name(actor), "knowledge.write_question", gold.identifier)
    return gold


@transaction.atomic
def remove_question(actor: User, gold: GoldQuestion) -> None:
    require(actor, INSTRUCT)
    record(actor_name(actor), "knowledge.remove_question", gold.identifier)
    gold.delete()


@transaction.atomic
def import_questions(actor: User, lines: Iterable[bytes]) -> tuple[int, ImportReport]:
    """JSON lines, as `chatdoc evaluate` reads them (design §5). How many changed the base, and what did not enter."""
    require(actor, INSTRUCT)
    report = ImportReport()
    changed = 0
    for read in read_gold(lines, GOLD):
        if not isinstance(read, BaseData):
            report.fail(read.path, read.reason)
            continue
        allowed, refused = without_personal_data(read)
        for rank, reason in refused:
            report.block(f"question {rank}", reason)
        changed += load_base_data(BaseData(read.path, read.kind, tuple(allowed)), report)
    record(actor_name(actor), "knowledge.import_questions", GOLD, changed=changed, refused=len(report.blocked))
    return changed, report


def _require_readable(typed: TypedQuestion) -> None:
    if not typed.query:
        raise ContentRefused("la question est vide")
    if typed.expected and typed.expected not in STATUSES:
        raise ContentRefused("la réponse attendue n’est pas une de celles de la liste")
    known = set(Fiche.objects.filter(identifier__in=typed.fiches).values_list("identifier", flat=True))
    if missing := [name for name in typed.fiches if name not in known]:
        raise ContentRefused(f"aucune fiche de la base n’a l’identifiant « {missing[0][:60]} »")
    said = (typed.query, typed.style, *_flat(typed.facts), *typed.context, *typed.context.values())
    if found := reason_against("\n".join(said)):
        raise ContentRefused(found)


def _flat(facts: Iterable[Any]) -> list[str]:
    return [form for fact in facts for form in (fact if isinstance(fact, list) else [fact])]


def _next_identifier() -> str:
    """Written here: « atelier-12 », after the last one."""
    taken = GoldQuestion.objects.filter(identifier__regex=r"^atelier-\d+$").values_list("identifier", flat=True)
    last = max((int(name.partition("-")[2]) for name in taken), default=0)
    return f"atelier-{last + 1}"
