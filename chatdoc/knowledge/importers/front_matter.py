"""The YAML head of a Markdown fiche (docs/format-fiche.md), checked key by key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import yaml

from chatdoc.common.dates import ImpossibleDate, read_date
from chatdoc.common.plain_text import plain
from chatdoc.knowledge.documents import Eligibility, FactQuestion, Metadata, Source
from chatdoc.knowledge.outcomes import BadText

FACTS: Final = {
    *("naissance", "regime", "situation", "enfants", "debut_carriere", "trimestres", "date_effet", "departement"),
    *("residence", "handicap", "inaptitude", "activite", "age", "ressources"),
}
NATURES: Final = frozenset({"legislation", "procedure", "consigne", "offre"})
REQUIRED: Final = ("id", "titre", "nature", "sources")
_KEYS: Final = {
    *("id", "titre", "nature", "caisse", "theme", "description", "en_vigueur_du", "en_vigueur_au", "mots", "sources"),
    *("textes", "liees", "voir_aussi", "offres", "questions", "exemples", "organisme", "eligibilite", "pourquoi"),
    *("question", "avertissement", "public", "adresse", "texte_du", "extrait"),
}
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9/._-]{0,119}")
_HEAD = re.compile(r"\A\ufeff?\s*---[ \t]*\r?\n(.*?)(?:\r?\n)---[ \t]*(?:\r?\n|\Z)", re.S)
_MAX_HEAD = 100_000


@dataclass(frozen=True)
class Head:
    identifier: str
    title: str
    nature: str
    caisse: str
    theme: tuple[str, ...]
    url: str
    dated: date | None
    is_extract: bool
    en_vigueur_du: date | None
    en_vigueur_au: date | None
    metadata: Metadata


def split_head(text: str) -> tuple[str, str]:
    """The YAML and what follows; the YAML is empty when there is none."""
    found = _HEAD.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def read_head(yaml_text: str) -> Head:
    data = _load(yaml_text)
    if unknown := sorted(str(key) for key in data if key not in _KEYS):
        raise BadText(f"clé inconnue dans l’en-tête : {', '.join(unknown)}")
    if missing := [key for key in REQUIRED if not data.get(key)]:
        raise BadText(f"clé obligatoire absente de l’en-tête : {', '.join(missing)}")
    starts, ends = _day(data, "en_vigueur_du"), _day(data, "en_vigueur_au")
    if starts and ends and ends < starts:
        raise BadText("la date de fin (en_vigueur_au) précède la date d’effet (en_vigueur_du)")
    return Head(
        identifier=_identifier(data),
        title=_text(data, "titre")[:500],
        nature=_nature(data),
        caisse=_text(data, "caisse"),
        theme=_texts(data, "theme"),
        url=_text(data, "adresse")[:500],
        dated=_day(data, "texte_du"),
        is_extract=_flag(data, "extrait"),
        en_vigueur_du=starts,
        en_vigueur_au=ends,
        metadata=_metadata(data),
    )


def _load(yaml_text: str) -> Mapping[str, Any]:
    if len(yaml_text) > _MAX_HEAD:
        raise BadText("en-tête trop long")
    try:
        data = yaml.safe_load(yaml_text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadText(f"en-tête YAML illisible{f', ligne {mark.line + 2}' if mark else ''}") from error
    except (ValueError, RecursionError) as error:  # « 2026-02-31 » is a date to YAML, and there is no such day
        raise BadText("en-tête illisible : date impossible") from error
    if not isinstance(data, Mapping):
        raise BadText("en-tête YAML illisible : il faut des clés et des valeurs")
    return data


def _metadata(data: Mapping[str, Any]) -> Metadata:
    return Metadata(
        description=_text(data, "description"),
        audience=_text(data, "public"),
        words=_texts(data, "mots"),
        sources=tuple(_source(entry) for entry in _entries(data, "sources", {"titre", "url", "date", "a_confirmer"})),
        texts=_texts(data, "textes"),
        linked=_texts(data, "liees"),
        related=_texts(data, "voir_aussi"),
        offers=_texts(data, "offres"),
        questions=tuple(
            FactQuestion(_fact(entry), _text(entry, "question"))
            for entry in _entries(data, "questions", {"fait", "question"})
        ),
        examples=_texts(data, "exemples"),
        organisme=_text(data, "organisme"),
        eligibility=tuple(
            _eligibility(entry) for entry in _entries(data, "eligibilite", {"fait", "min", "max", "parmi", "sauf"})
        ),
        why=_text(data, "pourquoi"),
        confirm=_text(data, "question"),
        warning=_text(data, "avertissement"),
    )


def _identifier(data: Mapping[str, Any]) -> str:
    identifier = _text(data, "id")
    if not _IDENTIFIER.fullmatch(identifier):
        raise BadText("identifiant incorrect : lettres sans accent, chiffres et tirets seulement")
    return identifier


def _nature(data: Mapping[str, Any]) -> str:
    nature = _text(data, "nature")
    if nature not in NATURES:
        raise BadText(f"nature inconnue : « {nature} » (attendu : legislation, procedure, consigne ou offre)")
    return nature


def _source(entry: Mapping[str, Any]) -> Source:
    title = _text(entry, "titre")
    if not title:
        raise BadText("source sans titre")
    dated = entry.get("date")
    said = dated.isoformat() if isinstance(dated, date) else plain(dated)
    if said and _day(entry, "date") is None:
        raise BadText(f"date de source illisible : « {said[:40]} »")
    return Source(title, _text(entry, "url"), said, _flag(entry, "a_confirmer"))


def _eligibility(entry: Mapping[str, Any]) -> Eligibility:
    return Eligibility(
        _fact(entry), _number(entry, "min"), _number(entry, "max"), _texts(entry, "parmi"), _texts(entry, "sauf")
    )


def _fact(entry: Mapping[str, Any]) -> str:
    fact = _text(entry, "fait")
    if fact not in FACTS:
        raise BadText(f"fait inconnu : « {fact} »")
    return fact


def _entries(data: Mapping[str, Any], key: str, allowed: set[str]) -> list[Mapping[str, Any]]:
    entries = data.get(key) or []
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise BadText(f"« {key} » doit être une liste")
    if unknown := sorted({str(name) for entry in entries for name in entry} - allowed):
        raise BadText(f"clé inconnue dans « {key} » : {', '.join(unknown)}")
    return entries


def _day(data: Mapping[str, Any], key: str) -> date | None:
    value = data.get(key)
    try:
        found = read_date(_scalar(value, key))
    except ImpossibleDate as error:
        raise BadText(f"date impossible dans « {key} » : {error}") from error
    if value and found is None:
        raise BadText(f"date illisible dans « {key} » : écrivez AAAA-MM-JJ")
    return found


def _number(data: Mapping[str, Any], key: str) -> float | None:
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadText(f"« {key} » doit être un nombre")
    return float(value)


def _flag(data: Mapping[str, Any], key: str) -> bool:
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise BadText(f"« {key} » doit être true ou false")
    return value


def _text(data: Mapping[str, Any], key: str) -> str:
    return plain(_scalar(data.get(key), key))


def _texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key)
    listed = value if isinstance(value, list) else [value]
    return tuple(text for entry in listed if (text := plain(_yes_or_no(_scalar(entry, key)))))


def _yes_or_no(value: Any) -> Any:
    """YAML reads « oui » as a word and `yes` as true; a list of words holds words."""
    return {True: "oui", False: "non"}[value] if isinstance(value, bool) else value


def _scalar(value: Any, key: str) -> Any:
    if isinstance(value, list | dict | set | tuple | bytes):
        raise BadText(f"« {key} » doit être un texte, pas une liste")
    return value
