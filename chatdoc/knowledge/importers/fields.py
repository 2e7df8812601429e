"""Reading the head of a JSON row, whatever words its source uses."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from chatdoc.common.dates import ImpossibleDate, read_date
from chatdoc.common.plain_text import plain
from chatdoc.knowledge.documents import Metadata, Source
from chatdoc.knowledge.outcomes import BadText

Row = Mapping[str, Any]

TITLES = ("titre", "title", "intitule", "nom", "question", "name")
TEXTS = ("texte", "text", "contenu", "content", "corps", "body", "reponse", "texte_brut", "markdown")
DATES = ("date_modification", "date_derniere_modification_importante", "date", "date_extraction", "etat_au", "updated")
_THEME_KEYS = ("theme", "sous_theme", "dossier", "sous_dossier")
_SERVICE_PUBLIC_PAGE = re.compile(r"service-public\.(?:gouv\.)?fr/.*?/?([FRNP]\d+)(?:\.xml)?/?$")
_MAX_IDENTIFIER = 120


def identifier(row: Row) -> str:
    """The source's own identifier, else its address; a service-public address gives the page's own (R57298)."""
    found = plain(row.get("id") or row.get("identifiant") or row.get("url"))
    if page := _SERVICE_PUBLIC_PAGE.search(found):
        return page[1]
    return found[:_MAX_IDENTIFIER]


def first(row: Row, keys: tuple[str, ...]) -> Any:
    return next((row[key] for key in keys if row.get(key)), None)


def title(row: Row) -> str:
    return plain(first(row, TITLES))[:500]


def url(row: Row) -> str:
    found = plain(row.get("url"))
    return found if found.startswith(("http://", "https://")) and len(found) <= 500 else ""


def theme(row: Row) -> tuple[str, ...]:
    """The path of the fiche in its source, from the widest to the finest, its own title left out."""
    if path := row.get("fil_ariane"):
        steps = [plain(step) for step in path]
    elif isinstance(folder := row.get("dossier"), Mapping):
        steps = [plain(folder.get(key)) for key in ("theme", "sous_theme", "titre")]
    else:
        steps = [plain(row.get(key)) for key in (*_THEME_KEYS, "code_titre")]
    named = dict.fromkeys(step for step in steps if step)
    return tuple(step for step in named if step != title(row))


def dated(row: Row) -> date | None:
    try:
        return next((found for key in DATES if (found := read_date(row.get(key)))), None)
    except ImpossibleDate as error:
        raise BadText(f"date impossible : {error}") from error


def metadata(row: Row) -> Metadata:
    return Metadata(
        description=plain(row.get("description")),
        audience=plain(row.get("audience")),
        words=_words(row.get("mots_cles")),
        sources=(Source(_source_title(row), url(row), _iso(row)),),
        texts=tuple(plain(entry.get("titre")) for entry in _mappings(row.get("references"))),
        related=tuple(_related(row)),
        warning=_warning(row),
    )


def _words(words: Any) -> tuple[str, ...]:
    listed = words if isinstance(words, list) else str(words or "").split(",")
    return tuple(word for word in map(plain, listed) if word)


def _source_title(row: Row) -> str:
    publisher = plain(row.get("editeur") or row.get("source"))
    return ", ".join(part for part in (publisher, title(row)) if part) or identifier(row)


def _iso(row: Row) -> str:
    found = dated(row)
    return found.isoformat() if found else ""


def _related(row: Row) -> list[str]:
    seen = [plain(entry.get("id")) for entry in _mappings(row.get("voir_aussi"))]
    return list(dict.fromkeys([*seen, *(plain(link) for link in row.get("liens_internes") or ())]))


def _warning(row: Row) -> str:
    """What the source says of the age of its own text."""
    note = row.get("avertissement")
    body = (note.get("texte") or note.get("titre")) if isinstance(note, Mapping) else note
    announced = plain(" ".join(map(str, body)) if isinstance(body, list) else body)
    parts = (announced, plain(row.get("version_note")), plain(row.get("statut")))
    return " ".join(part for part in parts if part)


def _mappings(entries: Any) -> list[Row]:
    return [entry for entry in entries or () if isinstance(entry, Mapping)]
