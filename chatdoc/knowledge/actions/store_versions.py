"""Which documents are new, newer or already known; the versions they become."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from chatdoc.accounts.models import Caisse
from chatdoc.knowledge.actions.content_hash import content_hash
from chatdoc.knowledge.actions.import_report import ImportReport
from chatdoc.knowledge.actions.pictures import keep_pictures, missing_pictures
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.models import Etat, Fiche, Version
from chatdoc.knowledge.outcomes import Outline
from chatdoc.knowledge.tree import dump_blocks, figures_of

_NO_CAISSE = "caisse inconnue : « {} » (ajoutez-la à caisses.yaml)"
_OTHER_SCOPE = "cet identifiant est déjà celui d’une fiche d’une autre portée ({}) : changez-le"
_WHOLE_TEXT_EXISTS = "{} : extrait par cas, écarté parce que le texte entier de cette fiche est dans la base"


@dataclass
class Known:
    """What the base already holds of a fiche, without its texts."""

    fiche: Fiche
    versions: dict[str, str] = field(default_factory=dict)  # content hash -> etat
    last: int = 0
    has_whole: bool = False
    published_now: list[str] = field(default_factory=list)  # texts waiting for review, now published

    def learn(self, content_hash: str, etat: str, number: int, is_extract: bool) -> None:
        self.versions[content_hash] = etat
        self.last = max(self.last, number)
        self.has_whole = self.has_whole or (not is_extract and etat != Etat.RETIREE)


@dataclass(frozen=True)
class Enrichment:
    """Titles and paths found in rows without text."""

    outlines: Mapping[str, Outline]

    def title(self, document: Document) -> str:
        outline = self.outlines.get(document.identifier)
        return document.title or (outline.title if outline else "") or document.identifier

    def theme(self, document: Document) -> tuple[str, ...]:
        outline = self.outlines.get(document.identifier)
        return document.theme or (outline.theme if outline else ())


class VersionStore:
    def __init__(self, report: ImportReport, publish: bool) -> None:
        self._report = report
        self._publish = publish
        self._born: set[str] = set()  # fiches made by this import: « imported » says it once
        self._updated: set[str] = set()
        self._caisses = set(Caisse.objects.values_list("code", flat=True))
        self.changed = False

    def store(self, documents: Sequence[Document], enrichment: Enrichment) -> list[str]:
        """Write the new ones of a batch; the identifiers written."""
        hashed = [(document, digest) for document in documents if (digest := self._digest(document))]
        known = self._known([document for document, _ in hashed])
        # A whole text first: an extract of the same fiche then stays out.
        hashed.sort(key=lambda pair: pair[0].is_extract)
        versions = [
            version
            for document, digest in hashed
            if self._same_scope(document, known[document.identifier].fiche)
            and (version := self._version(document, digest, known[document.identifier], enrichment))
        ]
        Version.objects.bulk_create(versions, batch_size=200)
        keep_pictures((picture for document, _ in hashed for picture in document.pictures), is_shown=True)
        written = [version.fiche.identifier for version in versions] + self._publish_again(known.values())
        self.changed = self.changed or bool(written)
        return written

    def _digest(self, document: Document) -> str:
        """The text's hash; nothing, and a line in the report, when the text cannot be stored."""
        if not self._has_caisse(document):
            return ""
        figures = {figure.image for figure in figures_of(document.blocks)}
        if missing := missing_pictures(figures - {picture.name for picture in document.pictures}):
            self._report.fail(document.identifier, f"image absente de la base et du lot : {missing[0][:60]}")
            return ""
        if digest := content_hash(document):
            return digest
        self._report.fail(document.identifier, "caractères de contrôle dans le texte")
        return ""

    def _same_scope(self, document: Document, fiche: Fiche) -> bool:
        """One identifier, one scope: a caisse's file must not replace a national fiche, nor the other way round."""
        if (fiche.caisse_id or "") == document.caisse:
            return True
        self._report.fail(document.identifier, _OTHER_SCOPE.format(fiche.caisse_id or "nationale"))
        return False

    def _has_caisse(self, document: Document) -> bool:
        if document.caisse and document.caisse not in self._caisses:
            self._caisses = set(Caisse.objects.values_list("code", flat=True))
        if not document.caisse or document.caisse in self._caisses:
            return True
        self._report.fail(document.identifier, _NO_CAISSE.format(document.caisse))
        return False

    def _known(self, documents: Iterable[Document]) -> dict[str, Known]:
        wanted = {document.identifier: document for document in documents}
        fiches = {fiche.identifier: fiche for fiche in Fiche.objects.filter(identifier__in=wanted)}
        missing = [
            Fiche(identifier=name, nature=document.nature, caisse_id=document.caisse or None)
            for name, document in wanted.items()
            if name not in fiches
        ]
        self._born.update(fiche.identifier for fiche in missing)
        fiches |= {fiche.identifier: fiche for fiche in Fiche.objects.bulk_create(missing)}
        known = {fiche.pk: Known(fiche) for fiche in fiches.values()}
        rows = Version.objects.filter(fiche__in=known).values_list(
            "fiche_id", "content_hash", "etat", "number", "is_extract"
        )
        for fiche_id, digest, etat, number, is_extract in rows:
            known[fiche_id].learn(digest, etat, number, is_extract)
        return {entry.fiche.identifier: entry for entry in known.values()}

    def _version(self, document: Document, digest: str, known: Known, enrichment: Enrichment) -> Version | None:
        if digest in known.versions:
            self._report.unchanged += 1
            if self._publish and known.versions[digest] in (Etat.A_RELIRE, Etat.VALIDEE):
                known.versions[digest] = Etat.PUBLIEE
                known.published_now.append(digest)
            return None
        if document.is_extract and known.has_whole:
            self._report.skip(document.identifier, _WHOLE_TEXT_EXISTS.format(document.identifier))
            return None
        version = self._new(document, known, enrichment, digest)
        known.learn(digest, version.etat, version.number, version.is_extract)
        self._correct_nature(known.fiche, document.nature)
        self._count(document.identifier)
        return version

    def _correct_nature(self, fiche: Fiche, nature: str) -> None:
        if fiche.nature != nature:
            fiche.nature = nature
            fiche.save(update_fields=["nature"])

    def _new(self, document: Document, known: Known, enrichment: Enrichment, digest: str) -> Version:
        return Version(
            fiche=known.fiche,
            number=known.last + 1,
            etat=Etat.PUBLIEE if self._publish else Etat.A_RELIRE,
            title=enrichment.title(document)[:500],
            theme=list(enrichment.theme(document)),
            tree=dump_blocks(document.blocks),
            metadata=document.metadata.to_json(),
            url=document.url,
            en_vigueur_du=document.en_vigueur_du,
            en_vigueur_au=document.en_vigueur_au,
            dated=document.dated,
            is_extract=document.is_extract,
            is_bulk=self._publish,
            content_hash=digest,
            published_at=timezone.now() if self._publish else None,
        )

    def _count(self, identifier: str) -> None:
        if identifier in self._born:
            if identifier not in self._updated:
                self._report.imported.append(identifier)
        elif identifier not in self._updated:
            self._report.updated.append(identifier)
        self._updated.add(identifier)

    def _publish_again(self, fiches: Iterable[Known]) -> list[str]:
        """A text imported for review, then imported again with `--publish`."""
        found = [known for known in fiches if known.published_now]
        for known in found:
            Version.objects.filter(fiche=known.fiche, content_hash__in=known.published_now).update(
                etat=Etat.PUBLIEE, is_bulk=True, published_at=timezone.now()
            )
        return [known.fiche.identifier for known in found]

    def enrich(self, enrichment: Enrichment) -> list[str]:
        """Fiches imported before, without a path: the same text again, under the path found since."""
        if not enrichment.outlines:
            return []
        placed: list[Version] = []
        for identifiers in _chunks(sorted(enrichment.outlines)):
            placed.extend(self._placed(identifiers, enrichment))
        Version.objects.bulk_create(placed, batch_size=200)
        self.changed = self.changed or bool(placed)
        return [version.fiche.identifier for version in placed]

    def _placed(self, identifiers: Sequence[str], enrichment: Enrichment) -> list[Version]:
        last: dict[int, Version] = {}
        found = Version.objects.filter(fiche__identifier__in=identifiers).select_related("fiche")
        for version in found.order_by("fiche_id", "number"):
            last[version.fiche_id] = version
        return [self._replaced(version, enrichment) for version in last.values() if _lacks_place(version, enrichment)]

    def _replaced(self, version: Version, enrichment: Enrichment) -> Version:
        outline = enrichment.outlines[version.fiche.identifier]
        self._count(version.fiche.identifier)
        version.pk = None
        version._state.adding = True
        version.number += 1
        version.theme = version.theme or list(outline.theme)
        if version.title == version.fiche.identifier and outline.title:
            version.title = outline.title
        return version


def _lacks_place(version: Version, enrichment: Enrichment) -> bool:
    outline = enrichment.outlines[version.fiche.identifier]
    untitled = version.title == version.fiche.identifier and bool(outline.title)
    return (not version.theme and bool(outline.theme)) or untitled


def _chunks(names: Sequence[str], size: int = 500) -> Iterable[Sequence[str]]:
    return (names[start : start + size] for start in range(0, len(names), size))
