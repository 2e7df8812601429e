"""The passage a reader checks a line against: every unit cited, whole, once, in the order of the fiche."""

from collections.abc import Iterable, Iterator, Sequence

from chatdoc.knowledge.units import Unit

_LONG_LIST = 1_200  # characters: beyond, only the items that are shown


def excerpt(units: Iterable[Unit], said: Sequence[str]) -> str:
    """`said`: the lines that cite these units, and the words of the fiche's head that they repeat."""
    parts = (part for unit in sorted(units, key=lambda unit: unit.number) for part in _parts(unit, said))
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _parts(unit: Unit, said: Sequence[str]) -> Iterator[str]:
    if unit.kind in ("list", "row"):
        yield unit.lead
        yield unit.table_title
    yield _shown_items(unit, said) if unit.kind == "list" and len(unit.text) > _LONG_LIST else unit.text


def _shown_items(unit: Unit, said: Sequence[str]) -> str:
    kept = [item for item in unit.items if any(item.rstrip(" ;.,") in line for line in said)]
    return "\n".join(f"- {item}" for item in kept) if kept else unit.text
