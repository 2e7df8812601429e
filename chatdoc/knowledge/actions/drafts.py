"""A draft: opened, saved as one types, submitted to a second person. The guard reads it at each save."""

from dataclasses import replace
from typing import Final

from django.db import transaction
from django.utils import timezone

from chatdoc.accounts.models import Caisse, User
from chatdoc.accounts.permissions import EDIT, actor_name, require, require_scope
from chatdoc.audit.actions import record
from chatdoc.knowledge.actions.content_hash import content_hash
from chatdoc.knowledge.actions.personal_data import personal_data_in, reason_against
from chatdoc.knowledge.actions.pictures import drop_unused_pictures, show_pictures
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.errors import ContentRefused, DraftConflict, NothingChanged
from chatdoc.knowledge.importers.markdown import read_markdown
from chatdoc.knowledge.models import Draft, Etat, Fiche, Gap, GapEtat, Version
from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.tree import dump_blocks

LONGEST: Final = 300_000
MOST_TRIALS: Final = 8


@transaction.atomic
def open_draft(actor: User, text: str, *, fiche: Fiche | None = None, gap: Gap | None = None) -> Draft:
    require(actor, EDIT)
    caisse = fiche.caisse_id if fiche else actor.caisse_id
    if fiche:
        require_scope(actor, fiche.caisse_id or "", fiche.nature)
    trials = [gap.question] if gap else []
    draft = Draft.objects.create(
        text=text, fiche=fiche, caisse_id=caisse, gap=gap, trials=trials, author=actor, last_by=actor
    )
    if gap:
        gap.etat = GapEtat.EN_COURS
        gap.save(update_fields=["etat"])
    record(actor_name(actor), "knowledge.open_draft", str(draft.pk), fiche=fiche.identifier if fiche else "")
    return draft


@transaction.atomic
def save_draft(actor: User, draft: Draft, text: str, trials: list[str], revision: int) -> Draft:
    """Refused, and nothing written, when somebody saved since `revision`, or when the guard finds someone in it."""
    held = _mine(actor, draft, revision)
    if len(text) > LONGEST:
        raise ContentRefused(f"il dépasse {LONGEST} caractères")
    if found := reason_against("\n".join((text, *trials))):
        raise ContentRefused(found)
    held.text, held.trials, held.last_by, held.is_imported = text, trials[:MOST_TRIALS], actor, False
    held.revision += 1
    held.save()
    record(actor_name(actor), "knowledge.save_draft", str(held.pk), revision=held.revision)
    return held


@transaction.atomic
def submit_draft(actor: User, draft: Draft, revision: int) -> Version:
    """It becomes a version, which another person will replay and validate."""
    held = _mine(actor, draft, revision)
    document = readable(held.text)
    require_scope(actor, document.caisse, document.nature)
    if found := personal_data_in(document):
        raise ContentRefused(found)
    show_pictures(document.blocks)
    version = _store(actor, document, held)
    if held.gap:
        Gap.objects.filter(pk=held.gap.pk).update(fiche=version.fiche)
    held.delete()
    drop_unused_pictures()
    record(actor_name(actor), "knowledge.submit_draft", f"{version.fiche.identifier} v{version.number}")
    return version


@transaction.atomic
def discard_draft(actor: User, draft: Draft, revision: int) -> None:
    held = _mine(actor, draft, revision)
    if held.gap and held.gap.etat == GapEtat.EN_COURS:
        Gap.objects.filter(pk=held.gap.pk).update(etat=GapEtat.OUVERT)
    record(actor_name(actor), "knowledge.discard_draft", str(held.pk))
    held.delete()
    drop_unused_pictures()


def readable(text: str) -> Document:
    """The document this text is, or why it cannot be one."""
    try:
        document = read_markdown(text.encode(), "brouillon")
    except BadText as error:
        raise ContentRefused(error.reason) from error
    except UnicodeEncodeError as error:
        raise ContentRefused("il contient un caractère impossible") from error
    if not isinstance(document, Document):
        raise ContentRefused("l’en-tête manque : il commence et finit par une ligne « --- »")
    return document


def _mine(actor: User, draft: Draft, revision: int) -> Draft:
    require(actor, EDIT)
    held = Draft.objects.select_for_update(of=("self",)).select_related("gap", "last_by", "fiche").get(pk=draft.pk)
    if held.fiche:
        require_scope(actor, held.fiche.caisse_id or "", held.fiche.nature)
    elif actor.caisse_id:
        require_scope(actor, held.caisse_id or "", "consigne")
    if held.revision != revision:
        raise DraftConflict(held.last_by.first_name or held.last_by.username)
    return held


def _store(actor: User, document: Document, draft: Draft) -> Version:
    fiche = _fiche(document, draft)
    last = fiche.versions.order_by("-number").first()
    if last and _says(last, document):
        raise NothingChanged
    # A text written here is of today: it comes after those the base holds, and before what is planned for later.
    today = timezone.localdate()
    document = replace(document, dated=max(today, document.en_vigueur_du or today))
    if not (digest := content_hash(document)):
        raise ContentRefused("il contient des caractères de contrôle")
    return Version.objects.create(
        fiche=fiche,
        number=(last.number if last else 0) + 1,
        etat=Etat.A_RELIRE,
        title=document.title,
        theme=list(document.theme),
        tree=dump_blocks(document.blocks),
        metadata=document.metadata.to_json(),
        url=document.url,
        en_vigueur_du=document.en_vigueur_du,
        en_vigueur_au=document.en_vigueur_au,
        dated=document.dated,
        content_hash=digest,
        author=actor,
    )


def _fiche(document: Document, draft: Draft) -> Fiche:
    """One identifier, one scope, for as long as the base lives."""
    if document.caisse and not Caisse.objects.filter(code=document.caisse).exists():
        raise ContentRefused(f"la caisse « {document.caisse} » n’existe pas")
    known = Fiche.objects.filter(identifier=document.identifier).first()
    if draft.fiche and (known is None or known.pk != draft.fiche.pk):
        raise ContentRefused(f"l’identifiant d’une fiche ne change pas : remettez « {draft.fiche.identifier} »")
    if known is None:
        return Fiche.objects.create(
            identifier=document.identifier, nature=document.nature, caisse_id=document.caisse or None
        )
    if (known.caisse_id or "") != document.caisse or known.nature != document.nature:
        raise ContentRefused("la caisse et la nature d’une fiche ne changent pas : créez une autre fiche")
    if draft.fiche is None:
        raise ContentRefused(f"l’identifiant « {document.identifier} » est pris : ouvrez cette fiche, ou changez-le")
    return known


def _says(version: Version, document: Document) -> bool:
    """The same words, under the same head."""
    known = (version.title, version.theme, version.tree, version.metadata, version.en_vigueur_du, version.en_vigueur_au)
    return known == (
        document.title,
        list(document.theme),
        dump_blocks(document.blocks),
        document.metadata.to_json(),
        document.en_vigueur_du,
        document.en_vigueur_au,
    )
