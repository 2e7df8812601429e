"""The first lines of a new fiche: the head to fill, in the scope of whoever writes it."""

from typing import Any

import yaml

from chatdoc.accounts.models import User
from chatdoc.editorial.models import Finding
from chatdoc.knowledge.models import Gap


def new_fiche_text(author: User, gap: Gap | None) -> str:
    head = {
        "id": "A-REMPLACER",
        "titre": "Titre de la fiche",
        "nature": "consigne" if author.caisse_id else "legislation",
        **({"caisse": author.caisse_id} if author.caisse_id else {}),
        "theme": [gap.theme] if gap and gap.theme else ["Thème"],
        "description": "Une phrase qui dit ce que contient la fiche.",
        "mots": ["ce que disent les assurés"],
        "sources": [{"titre": "Texte ou circulaire", "date": "2026"}],
        **({"exemples": [gap.question]} if gap else {}),
    }
    return _written(head, "La règle, en une phrase.")


def consigne_text(author: User, finding: Finding) -> str:
    """It names the fiches that disagree, and quotes both: the expert keeps what is to be said."""
    versions = [version for version in (finding.one, finding.other) if version]
    caisse = author.caisse_id or next((v.fiche.caisse_id for v in versions if v.fiche.caisse_id), None)
    head = {
        "id": "A-REMPLACER",
        "titre": f"Que dire : {versions[0].title}",
        "nature": "consigne",
        **({"caisse": caisse} if caisse else {}),
        "theme": versions[0].theme or ["Thème"],
        "liees": list(dict.fromkeys(version.fiche.identifier for version in versions)),
        "sources": [{"titre": "Note ou circulaire qui tranche", "date": "2026"}],
    }
    told = [f"La fiche {versions[0].fiche.identifier} dit : {finding.one_text}"]
    if finding.other:
        told.append(f"La fiche {finding.other.fiche.identifier} dit : {finding.other_text}")
    return _written(head, "\n\n".join(("À retenir : gardez ci-dessous ce qui est à dire.", *told)))


def _written(head: dict[str, Any], body: str) -> str:
    written = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{written}---\n\n{body}\n"
