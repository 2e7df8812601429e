"""What a line may lean on: the whole text of the units it cites, with what stands over them. Plain Python."""

from collections.abc import Iterable, Iterator

from chatdoc.answering.grounding import Evidence, atoms_of
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import PublishedVersion


def evidence(version: PublishedVersion, units: Iterable[Unit], fixed: Iterable[str] = ()) -> tuple[Evidence, ...]:
    """One for each unit. `fixed`: words of ours that a line may add around."""
    return tuple(unit_evidence(version, unit, fixed=fixed) for unit in units)


def unit_evidence(
    version: PublishedVersion, unit: Unit, undecided: Iterable[str] = (), fixed: Iterable[str] = ()
) -> Evidence:
    """`undecided`: labels of branches that a fact still to be known decides."""
    context = tuple(filter(None, (*_context(version, unit), *fixed)))
    return Evidence(tuple(_atoms(unit)), context, tuple(undecided), (*_parts(unit), *fixed))


def _atoms(unit: Unit) -> Iterator[str]:
    if unit.kind == "row" and len(unit.cells) > 1:
        yield " ; ".join(_cells(unit))
    elif unit.kind == "list":  # « Ne sont pas comptés : »: an item means nothing without what introduces it
        yield from (f"{unit.lead} {item}".strip() for item in unit.items)
    else:
        yield from atoms_of(unit.text)


def _cells(unit: Unit) -> Iterator[str]:
    for header, cell in _headed(unit):
        yield f"{header} : {cell}" if header else cell


def _headed(unit: Unit) -> Iterator[tuple[str, str]]:
    for rank, cell in enumerate(unit.cells):
        yield unit.headers[rank].strip(" :?") if rank < len(unit.headers) else "", cell.strip()


def _parts(unit: Unit) -> Iterator[str]:
    yield from atoms_of(unit.lead)
    if unit.kind == "row" and len(unit.cells) > 1:
        for header, cell in list(_headed(unit))[1:]:
            yield from (cell, f"{header} : {cell}", f"{header} {cell}") if header else (cell,)


def _context(version: PublishedVersion, unit: Unit) -> Iterator[str]:
    yield from (
        version.title,
        *unit.path,
        unit.lead,
        *atoms_of(unit.lead),
        unit.table_title,
        *unit.headers,
        unit.url,
        unit.service_nature,
    )
    yield from (*version.metadata.texts, version.metadata.warning)
    if unit.cells:
        label = unit.cells[0].strip(" :")
        yield from (
            label,
            f"Né en {label}",
            f"Né {label}",
            f"{unit.headers[0].strip(' :')} : {label}" if unit.headers else "",
        )
    days = (version.en_vigueur_du, version.en_vigueur_au)
    yield from (f"{day:%d/%m/%Y} {day.year}" for day in days if day)
