"""Caisses, sigles, synonyms and gold questions of a base folder: what is new or changed is written."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.db.models import Model

from chatdoc.accounts.models import Caisse
from chatdoc.common.dates import ImpossibleDate, read_date
from chatdoc.common.plain_text import plain
from chatdoc.knowledge.actions.import_report import ImportReport
from chatdoc.knowledge.actions.instructions import load_instructions
from chatdoc.knowledge.instructions import Instructions, read_sentences, read_settings
from chatdoc.knowledge.models import GoldQuestion, Sigle, Synonym
from chatdoc.knowledge.outcomes import BadText, BaseData

Row = Mapping[str, Any]
Reader = Callable[[Row], tuple[str, dict[str, Any]]]


def load_base_data(data: BaseData, report: ImportReport) -> int:
    """How many lines changed the base."""
    if data.kind == "instructions":
        return _load_instructions(data, report)
    model, key, reader = _TARGETS[data.kind]
    changed = 0
    for rank, row in enumerate(data.rows, start=1):
        try:
            name, values = reader(row)
        except BadText as error:
            report.fail(f"{data.path}, élément {rank}", error.reason)
            continue
        changed += _write(model, key, name, values)
    return changed


def _load_instructions(data: BaseData, report: ImportReport) -> int:
    changed = 0
    for rank, row in enumerate(data.rows, start=1):
        try:
            sentences, settings = read_sentences(row.get("instructions")), read_settings(row.get("reglages"))
        except BadText as error:
            report.fail(f"{data.path}, élément {rank}", error.reason)
            continue
        changed += load_instructions(Instructions(0, sentences, settings))
    return changed


def _write(model: type[Model], key: str, name: str, values: dict[str, Any]) -> bool:
    known = model._default_manager.filter(**{key: name}).first()
    if known is not None and all(getattr(known, field) == value for field, value in values.items()):
        return False
    if known is None:
        known = model(**{key: name})
    for field, value in values.items():
        setattr(known, field, value)
    known.save()
    return True


def _caisse(row: Row) -> tuple[str, dict[str, Any]]:
    row = _by_key(row, "code")
    code = _required(row, "code")
    return code, {
        "name": plain(row.get("nom")) or code,
        "time_zone": plain(row.get("fuseau")) or "Europe/Paris",
        "opening_hours": row.get("horaires") or {},
    }


def _sigle(row: Row) -> tuple[str, dict[str, Any]]:
    row = _by_key(row, "sigle", "expansions")
    sigle = _required(row, "sigle")
    expansions = _texts(row.get("expansions") or row.get("expansion"))
    if not expansions:
        raise BadText(f"sigle {sigle} sans développement")
    return sigle, {"expansions": expansions, "definition": plain(row.get("definition"))[:500]}


def _synonym(row: Row) -> tuple[str, dict[str, Any]]:
    """`{terme, dits}`, `terme: [dits]`, or a bare group of which the first is the term."""
    row = _by_key(row, "terme", "dits")
    if isinstance(group := row.get("valeur"), list) and group:
        return plain(group[0])[:200], {"said": _texts(group[1:])}
    said = next((row[key] for key in ("dits", "expressions", "synonymes", "courant", "said") if row.get(key)), None)
    return _required(row, "terme")[:200], {"said": _texts(said)}


def _gold(row: Row) -> tuple[str, dict[str, Any]]:
    try:
        day = read_date(row.get("date"))
    except ImpossibleDate as error:
        raise BadText(f"date impossible : {error}") from error
    return plain(row["id"])[:120], {
        "query": plain(row.get("query") or row.get("question"))[:1000],
        "style": plain(row.get("style")),
        "context": row.get("context") or {},
        "date": day,
        "gold_fiche_ids": row.get("gold_fiche_ids") or row.get("gold_ids") or [],
        "gold_facts": row.get("gold_facts") or [],
        "attendu": _expected(row.get("attendu")),
    }


def _expected(value: Any) -> str:
    return plain(value if isinstance(value, str) or value is None else str(value))[:2000]


def _by_key(row: Row, key: str, values: str = "") -> Row:
    """`code: {…}` or `sigle: [expansions]` written as a mapping."""
    if "cle" not in row:
        return row
    value = row["valeur"]
    inner = value if isinstance(value, Mapping) else {values: value}
    return {key: row["cle"], **inner}


def _required(row: Row, key: str) -> str:
    if found := plain(row.get(key)):
        return found
    raise BadText(f"ligne sans `{key}`")


def _texts(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [text for text in map(plain, listed) if text]


_TARGETS: dict[str, tuple[type[Model], str, Reader]] = {
    "caisses": (cast("type[Model]", Caisse), "code", _caisse),
    "sigles": (Sigle, "sigle", _sigle),
    "synonymes": (Synonym, "term", _synonym),
    "questions_or": (GoldQuestion, "identifier", _gold),
}
