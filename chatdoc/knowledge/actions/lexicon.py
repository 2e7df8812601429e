"""Sigles and everyday words: proposed by one expert, replayed and published by another, heard at once everywhere."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import INSTRUCT, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.common.plain_text import plain
from chatdoc.knowledge.actions.four_eyes import require_etat, require_fresh_replay, require_second_person
from chatdoc.knowledge.actions.personal_data import reason_against
from chatdoc.knowledge.actions.publication import mark_published
from chatdoc.knowledge.errors import CommentNeeded, ContentRefused, NothingChanged
from chatdoc.knowledge.models import Decision, Etat, LexiconChange, LexiconKind, Review, Sigle, Synonym
from chatdoc.knowledge.queries.lexicon import entry_of
from chatdoc.knowledge.replay_report import ReplayReport

LONGEST_NAME: Final = {LexiconKind.SIGLE: 40, LexiconKind.SYNONYME: 200}
LONGEST_VALUE: Final = 200
MOST_VALUES: Final = 60


@transaction.atomic
def propose_entry(
    actor: User, kind: LexiconKind, name: str, values: Sequence[str], *, definition: str = "", reason: str
) -> LexiconChange:
    """`values` empty: the entry is to be removed."""
    require(actor, INSTRUCT)
    name, definition, reason = plain(name), plain(definition), plain(reason)
    kept = list(dict.fromkeys(filter(None, map(plain, values))))
    _require_readable(kind, name, kept, definition, reason)
    before = entry_of(kind, name)
    if (before.values, before.definition) == (tuple(kept), definition) or not (kept or before.values):
        raise NothingChanged
    change = LexiconChange.objects.create(
        kind=kind,
        name=name,
        values=kept,
        definition=definition,
        before=list(before.values),
        reason=reason,
        author=actor,
    )
    record(actor_name(actor), "knowledge.propose_entry", str(change.pk), kind=str(kind), values=len(kept))
    return change


@transaction.atomic
def publish_entry(actor: User, change: LexiconChange, report: ReplayReport | None, comment: str = "") -> None:
    """Four eyes and a replay of what is published now. The revision grows: every process reads the lexicon again."""
    held = _held(actor, change)
    require_second_person(actor, held)
    require_fresh_replay(held, report)
    _decide(actor, held, Decision.VALIDER, comment)
    _write(held)
    held.etat, held.published_at = Etat.PUBLIEE, timezone.now()
    held.save(update_fields=["etat", "published_at"])
    worse = report.worse if report else 0
    record(actor_name(actor), "knowledge.publish_entry", str(held.pk), worse=worse, revision=mark_published())


@transaction.atomic
def return_entry(actor: User, change: LexiconChange, comment: str) -> None:
    """Back to its author, with what to mend."""
    held = _held(actor, change)
    if not comment.strip():
        raise CommentNeeded
    _decide(actor, held, Decision.RENVOYER, comment)
    held.etat = Etat.BROUILLON
    held.save(update_fields=["etat"])
    record(actor_name(actor), "knowledge.return_entry", str(held.pk))


def _held(actor: User, change: LexiconChange) -> LexiconChange:
    require(actor, INSTRUCT)
    held = LexiconChange.objects.select_for_update().get(pk=change.pk)
    require_etat(held, Etat.A_RELIRE)
    return held


def _require_readable(kind: LexiconKind, name: str, values: Sequence[str], definition: str, reason: str) -> None:
    if not name or len(name) > LONGEST_NAME[kind]:
        raise ContentRefused(f"le nom est vide, ou dépasse {LONGEST_NAME[kind]} caractères")
    if len(values) > MOST_VALUES or any(len(value) > LONGEST_VALUE for value in values):
        raise ContentRefused(f"au plus {MOST_VALUES} lignes de {LONGEST_VALUE} caractères")
    if not reason:
        raise ContentRefused("la raison du changement est vide")
    if found := reason_against("\n".join((name, *values, definition, reason))):
        raise ContentRefused(found)


def _decide(actor: User, change: LexiconChange, decision: Decision, comment: str) -> None:
    if found := reason_against(comment):
        raise ContentRefused(found)
    Review.objects.create(lexicon=change, decision=decision, reviewer=actor, comment=comment.strip()[:1000])


def _write(change: LexiconChange) -> None:
    if change.kind == LexiconKind.SIGLE:
        told = {"expansions": change.values, "definition": change.definition}
        _replace(Sigle, {"sigle": change.name}, told if change.values else None)
    else:
        _replace(Synonym, {"term": change.name}, {"said": change.values} if change.values else None)


def _replace(model: type[Sigle] | type[Synonym], key: dict[str, Any], told: dict[str, Any] | None) -> None:
    if told is None:
        model._default_manager.filter(**key).delete()
    else:
        model._default_manager.update_or_create(**key, defaults=told)
