"""How a unit is shown: its own words, its branch's label, and a few fixed words around."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from chatdoc.answering.sections import forbids
from chatdoc.common.sentences import sentences
from chatdoc.knowledge.conditions import BirthRange, is_default_label, parse_label
from chatdoc.knowledge.facts.french import fold
from chatdoc.knowledge.tree import NOTE_NAMES
from chatdoc.knowledge.units import Unit

# What a line may add around the words of its unit.
FIXED_WORDS = (
    *NOTE_NAMES.values(),
    "autres cas",
    "extrait de la liste",
    "extrait du tableau",
    "Liste",
    "voir la liste ci-dessous",
    "voir la liste dans la fiche",
    "À retenir",
    "Selon le cas",
    "Né en",
    "Textes de référence",
    "Service",
    "vérifiez les montants",
    "Consigne de la caisse",
    "Règle nationale",
)
PART_OF = (" (extrait de la liste)", " (extrait du tableau)")  # what is shown of a list or a table is not the whole
MAX_TWINS = 3  # cases named over words that hold in each of them
_ORDINAL = re.compile(r"\b(?:1re|1er|[2-9]e)\b(?! jour)")
_CONTINUES = re.compile(r"\b(?:à partir de|de|à|jusqu'à|dès|est|sont|d'au moins)$")
_FOLLOWS = re.compile(r"^(?:dès|à|au|aux|jusqu[’']\w+|à partir|avant|après)\b ", re.IGNORECASE)
_EXAMPLE = re.compile(r"(?:ainsi, )?par exemple\b|exemples? :", re.IGNORECASE)
_LEANS_ON_PREVIOUS = re.compile(
    r"^(?:il|elle|ils|elles|celui-ci|celle-ci|ce |cet |cette |ces |cela|dans ce cas|toutefois|cependant"
    r"|en revanche|de plus|sinon|ainsi|mais)\b"
)


def count_words(text: str) -> int:
    return len(text.split())


def lower_first(text: str) -> str:
    """« En 1966 » inside a sentence. A sigle or a name keeps its capital."""
    return text[:1].lower() + text[1:] if len(text) > 1 and not text[1].isupper() else text


def prefix(unit: Unit, *more: str, twins: Sequence[Unit] = ()) -> str:
    """« Attention : », « Vous êtes veuf, vous avez moins de 55 ans : ». `more`: a row's own label."""
    labels = [label.strip(" :.") for label in dict.fromkeys((*_shared_labels(unit, twins), *more))]
    case = ", ".join([*labels[:1], *map(lower_first, labels[1:])])
    note = NOTE_NAMES.get("a_ne_pas_dire" if forbids(unit) else unit.note or "", "")
    return "".join(f"{part} : " for part in (note, case) if part)


def _shared_labels(unit: Unit, twins: Sequence[Unit]) -> list[str]:
    """« Cas général ou Alsace-Moselle », then what all of them share."""
    labels = [list(dict.fromkeys(_labels(one))) for one in (unit, *twins)]
    if not twins:
        return labels[0]
    shared = [label for label in labels[0] if all(label in others for others in labels)]
    own = dict.fromkeys(", ".join(label.strip(" :.") for label in one if label not in shared) for one in labels)
    if "" in own:
        return shared
    if len(own) > MAX_TWINS:
        own = dict.fromkeys([*list(own)[:1], "autres cas"])
    return [" ou ".join(own), *shared]


def _labels(unit: Unit) -> Iterator[str]:
    """The labels a figure must carry: cases, headings that state a condition, what « Cas général » is general of."""
    for place, label in enumerate(unit.path):
        following = unit.path[place + 1] if place + 1 < len(unit.path) else ""
        if (
            label in unit.cases
            or _is_branch_heading(label)
            or (following in unit.cases and is_default_label(following))
        ):
            yield label


@lru_cache(maxsize=8192)
def _is_branch_heading(label: str) -> bool:
    return not label.endswith("?") and (parse_label(label) is not None or bool(_ORDINAL.search(label)))


def row_label(unit: Unit) -> str:
    """The first cell, readable alone: « 1962 » under « Vous êtes né » gives « Né en 1962 »."""
    cell, header = unit.cells[0].strip(" :"), unit.headers[0].strip(" :") if unit.headers else ""
    if fold(cell).startswith(("ne ", "nee ", "ne(e)")):
        return cell
    context = " ; ".join(part for part in (header, unit.table_title, unit.lead) if part)
    if isinstance(parse_label(unit.cells[0], context), BirthRange):
        return f"Né en {cell}" if re.match(r"\d{4}\b", cell) else f"Né {lower_first(cell)}"
    return f"{header} : {cell}" if header and re.fullmatch(r"[\d\s.,]+", cell) else cell


def row_values(unit: Unit, columns: Collection[int], compact: bool = False) -> str:
    """The cells of these columns under their headers. `compact`: the header stands above already."""
    shown = [column for column in columns if unit.cells[column].strip()]
    if compact and len(shown) == 1:
        return unit.cells[shown[0]].strip()
    return " ; ".join(_cell(unit, column) for column in shown)


def _cell(unit: Unit, column: int) -> str:
    header = unit.headers[column].strip(" :?") if column < len(unit.headers) else ""
    value = unit.cells[column].strip()
    if not header:
        return value
    join = " " if _CONTINUES.search(header) or _FOLLOWS.match(value) else " : "
    return f"{lower_first(header)}{join}{value}"


def row_line(unit: Unit, columns: Collection[int]) -> str:
    """« Pension prenant effet avant…, né en 1966 : trimestres exigés : 172 trimestres »."""
    values = row_values(unit, columns)
    return f"{prefix(unit, row_label(unit))}{values}" if values else ""


def service_line(unit: Unit) -> str:
    said = unit.text.split(" · ")
    parts = [part for rank, part in enumerate(said) if part != unit.url and not any(part in p for p in said[:rank])]
    return f"{prefix(unit)}{unit.service_nature or 'Service'} : {' · '.join(parts)}"


def list_lines(unit: Unit, items: Collection[int] | None = None, twins: Sequence[Unit] = ()) -> str:
    """The lead, then the items; a part of them when the whole would not fit."""
    kept = [item for rank, item in enumerate(unit.items) if items is None or rank in items]
    lead = unit.lead.strip() or _heading(unit)
    first = f"{prefix(unit, twins=twins)}{lead}".rstrip(" :")
    if not kept:
        return f"{first} : voir la liste dans la fiche."
    rest = "" if len(kept) == len(unit.items) else PART_OF[0]
    return "\n".join([f"{first}{rest} :", *(f"- {item}" for item in kept)])


def _heading(unit: Unit) -> str:
    headings = [part for part in unit.path if part not in unit.cases]
    return headings[-1] if headings else "À retenir"


def whole_sentences(text: str, wanted: Collection[int]) -> str:
    return " ".join(sentence for rank, sentence in enumerate(sentences(text)) if rank in wanted)


def leans_on_previous(sentence: str) -> bool:
    """« Il doit… » says nothing without the sentence before."""
    return bool(_LEANS_ON_PREVIOUS.match(sentence.lower()))


def is_example(sentence: str) -> bool:
    return bool(_EXAMPLE.match(sentence))
