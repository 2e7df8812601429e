"""The first lines of a new fiche: the head to fill, in the scope of whoever writes it."""

import yaml

from chatdoc.accounts.models import User
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
    written = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{written}---\n\nLa règle, en une phrase.\n"
