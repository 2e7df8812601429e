"""The report of an import as a file."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from chatdoc.editorial.models import ImportedDocument

_COLUMNS: Final = (
    *("fichier", "resultat", "raison", "identifiant", "titre", "parties", "tableaux", "images", "sigles_inconnus"),
    *("fiches_proches", "en_vigueur_du", "en_vigueur_au", "texte_du", "dates_proposees", "brouillon"),
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run these


def as_json(documents: Iterable[ImportedDocument]) -> str:
    return json.dumps(list(_rows(documents)), ensure_ascii=False, indent=1)


def as_csv(documents: Iterable[ImportedDocument]) -> str:
    """For a French spreadsheet: semicolons, and the mark that says UTF-8."""
    written = io.StringIO()
    table = csv.DictWriter(written, _COLUMNS, delimiter=";")
    table.writeheader()
    table.writerows({key: _cell(value) for key, value in row.items()} for row in _rows(documents))
    return f"\ufeff{written.getvalue()}"


def _rows(documents: Iterable[ImportedDocument]) -> Iterator[dict[str, Any]]:
    for line in documents:
        report = line.report
        yield {
            "fichier": line.name,
            "resultat": line.get_etat_display(),
            "raison": line.reason,
            "identifiant": line.identifier,
            "titre": line.title,
            "parties": report.get("section_count", 0),
            "tableaux": report.get("tables", 0),
            "images": report.get("figures", 0),
            "sigles_inconnus": report.get("sigles_unknown", []),
            "fiches_proches": [f"{near['fiche_id']} ({near['percent']} %)" for near in report.get("near", [])],
            "en_vigueur_du": report.get("en_vigueur_du", ""),
            "en_vigueur_au": report.get("en_vigueur_au", ""),
            "texte_du": report.get("texte_du", ""),
            "dates_proposees": report.get("dates_guessed", False),
            "brouillon": line.draft_id,
        }


def _cell(value: Any) -> str:
    text = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
