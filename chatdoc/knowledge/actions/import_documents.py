"""The import: documents of any source become versions, by batches, each in its own transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction

from chatdoc.accounts.models import Caisse
from chatdoc.accounts.permissions import IMPORT, PUBLISH, Actor, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.common.errors import BadInput
from chatdoc.knowledge.actions.import_report import ImportReport
from chatdoc.knowledge.actions.load_base_data import load_base_data
from chatdoc.knowledge.actions.personal_data import personal_data_in, shown_identifier, without_personal_data
from chatdoc.knowledge.actions.publication import mark_published
from chatdoc.knowledge.actions.store_versions import Enrichment, VersionStore
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.outcomes import BaseData, Failed, Outcome, Outline, Skipped

BATCH: Final = 500

# A French reason when the text must not enter, else None.
Scan = Callable[[Document], str | None]


@dataclass(frozen=True)
class ImportOptions:
    caisse: str = ""
    publish: bool = False
    scan: Scan = personal_data_in


def import_documents(actor: Actor, outcomes: Iterable[Outcome], options: ImportOptions) -> ImportReport:
    """Take in everything readable. Each batch is whole or absent; the published base changes once, at the end."""
    require(actor, IMPORT)
    if options.publish:
        require(actor, PUBLISH)
    if options.caisse and not Caisse.objects.filter(code=options.caisse).exists():
        raise BadInput(f"La caisse « {options.caisse} » n’existe pas : créez-la ou corrigez le code.")
    return _Import(actor, options).run(outcomes)


class _Import:
    def __init__(self, actor: Actor, options: ImportOptions) -> None:
        self._actor = actor
        self._options = options
        self._report = ImportReport()
        self._store = VersionStore(self._report, options.publish)
        self._outlines: dict[str, Outline] = {}
        self._batch: list[Document] = []
        self._base_changed = False

    def run(self, outcomes: Iterable[Outcome]) -> ImportReport:
        for outcome in outcomes:
            self._take(outcome)
        self._flush()
        self._enrich_known_fiches()
        if self._options.publish and (self._store.changed or self._base_changed):
            with transaction.atomic():
                mark_published()
        return self._report

    def _take(self, outcome: Outcome) -> None:
        match outcome:
            case Document():
                self._batch.append(self._scoped(outcome))
                if len(self._batch) >= BATCH:
                    self._flush()
            case Outline():
                self._outlines.setdefault(outcome.identifier, outcome)
                self._report.skip(
                    outcome.path, f"{outcome.identifier} : ligne sans texte (titre, thème et chemin repris)"
                )
            case Skipped(path, reason):
                self._report.skip(path, reason)
            case Failed(path, reason):
                self._report.fail(path, reason)
            case BaseData():
                self._load(outcome)

    def _scoped(self, document: Document) -> Document:
        return replace(document, caisse=document.caisse or self._options.caisse)

    def _load(self, data: BaseData) -> None:
        allowed, refused = without_personal_data(data)
        for rank, reason in refused:
            self._report.block(f"{data.path}, élément {rank}", reason)
        data = replace(data, rows=tuple(allowed))
        with transaction.atomic():
            changed = load_base_data(data, self._report)
            if changed:
                record(actor_name(self._actor), f"knowledge.load_{data.kind}", data.kind, lines=changed)
        self._base_changed = self._base_changed or bool(changed)

    def _flush(self) -> None:
        documents, self._batch = self._allowed(self._batch), []
        if not documents:
            return
        with transaction.atomic():
            stored = self._store.store(documents, Enrichment(self._outlines))
            self._journal(stored)

    def _journal(self, stored: Sequence[str]) -> None:
        if stored:
            action = "knowledge.import_published" if self._options.publish else "knowledge.import"
            record(actor_name(self._actor), action, f"{len(stored)} versions", first=stored[0], last=stored[-1])

    def _allowed(self, documents: Iterable[Document]) -> list[Document]:
        allowed = []
        for document in documents:
            if reason := self._options.scan(document):
                self._report.block(shown_identifier(document.identifier), reason)
            else:
                allowed.append(document)
        return allowed

    def _enrich_known_fiches(self) -> None:
        with transaction.atomic():
            self._journal(self._store.enrich(Enrichment(self._outlines)))
