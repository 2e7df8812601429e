"""A document brought in by the import desk becomes a draft to be proof-read: never a version, never published."""

from dataclasses import replace

from django.db import transaction

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import IMPORT, actor_name, require, require_scope
from chatdoc.audit.actions import record
from chatdoc.knowledge.actions.drafts import LONGEST
from chatdoc.knowledge.actions.export_base import fiche_text
from chatdoc.knowledge.actions.pictures import keep_pictures, missing_pictures
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.errors import ContentRefused
from chatdoc.knowledge.models import Draft, Fiche, Version
from chatdoc.knowledge.tree import dump_blocks, figures_of


@transaction.atomic
def draft_document(actor: User, document: Document) -> Draft:
    """In the scope of whoever brings it. Its identifier is that of a known fiche: the draft is its next version."""
    require(actor, IMPORT)
    document = _in_scope(actor, document)
    require_scope(actor, document.caisse, document.nature)
    document, fiche = _identified(document)
    keep_pictures(document.pictures)
    if missing := missing_pictures(figure.image for figure in figures_of(document.blocks)):
        raise ContentRefused(f"l’image « {missing[0][:60]} » manque : mettez-la dans l’archive, à côté de la fiche")
    text = document_text(document)
    if len(text) > LONGEST:
        raise ContentRefused(f"il dépasse {LONGEST} caractères, découpez le document")
    draft = Draft.objects.create(
        text=text,
        fiche=fiche,
        caisse_id=document.caisse or None,
        trials=list(document.metadata.examples[:1]),
        author=actor,
        last_by=actor,
        is_imported=True,
    )
    record(actor_name(actor), "knowledge.import_draft", str(draft.pk), fiche=fiche.identifier if fiche else "")
    return draft


def document_text(document: Document) -> str:
    """The document in our Markdown."""
    fiche = Fiche(identifier=document.identifier, nature=document.nature, caisse_id=document.caisse or None)
    return fiche_text(
        Version(
            fiche=fiche,
            title=document.title or document.identifier,
            theme=list(document.theme),
            tree=dump_blocks(document.blocks),
            metadata=document.metadata.to_json(),
            url=document.url,
            en_vigueur_du=document.en_vigueur_du,
            en_vigueur_au=document.en_vigueur_au,
            dated=document.dated,
            is_extract=document.is_extract,
        )
    )


def _in_scope(actor: User, document: Document) -> Document:
    """What a caisse's expert brings without a scope of its own is a consigne of that caisse."""
    if document.is_guessed and actor.caisse_id:
        return replace(document, caisse=actor.caisse_id, nature="consigne")
    return document


def _identified(document: Document) -> tuple[Document, Fiche | None]:
    """A guessed identifier steps aside for a fiche of another scope; one that the source gives is its own."""
    known = Fiche.objects.filter(identifier=document.identifier).first()
    if known is None:
        return document, None
    if (known.caisse_id or "") == document.caisse and (document.is_guessed or known.nature == document.nature):
        return replace(document, nature=known.nature), known
    if not document.is_guessed:
        raise ContentRefused(f"l’identifiant « {document.identifier} » est celui d’une fiche d’une autre portée")
    apart = f"{document.identifier}-{document.caisse or 'NATIONALE'}".upper()
    return _identified(replace(document, identifier=apart))
