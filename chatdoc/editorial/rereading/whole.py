"""The whole base read once: every finding, the surest first of each kind."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from chatdoc.answering.conflicts import Stated, conflicts_in_base
from chatdoc.editorial.models import FindingKind
from chatdoc.editorial.rereading.contradictions import contradictions
from chatdoc.editorial.rereading.duplicates import Passage, duplicates
from chatdoc.editorial.rereading.finding import Found, Side
from chatdoc.editorial.rereading.sigles import sigles_of_several_meanings
from chatdoc.editorial.rereading.statements import Statement, statements_of
from chatdoc.knowledge.queries import PublishedVersion, published_versions
from chatdoc.knowledge.units import cut_units


def read_whole_base(on: date) -> tuple[list[Found], int]:
    """What is found, each thing once, and how many fiches were read."""
    versions = [version for version in published_versions() if version.is_in_force(on)]
    found = (
        *_in_tables(versions, on),
        *_in_sentences(versions),
        *_repeated(versions),
        *_links(versions),
        *sigles_of_several_meanings(versions),
    )
    return list({one.key: one for one in found}.values()), len(versions)


def _in_tables(versions: Sequence[PublishedVersion], on: date) -> Iterator[Found]:
    known = {(version.fiche_id, version.number): version for version in versions}
    for caisse in sorted({version.caisse for version in versions}):
        for conflict in conflicts_in_base(on, caisse):
            older, newer = _cell(known, conflict.older), _cell(known, conflict.newer)
            yield Found.between(FindingKind.CONTRADICTION, older, newer, conflict.point)


def _cell(known: dict[tuple[str, int], PublishedVersion], stated: Stated) -> Side:
    version = known[stated.fiche_id, stated.version]
    return Side(version, cut_units(version.blocks)[stated.unit].text, stated.unit)


def _in_sentences(versions: Iterable[PublishedVersion]) -> Iterator[Found]:
    statements = [statement for version in versions for statement in statements_of(version)]
    for pair in contradictions(statements):
        yield Found.between(FindingKind.CONTRADICTION, _sentence(pair.one), _sentence(pair.other))


def _sentence(statement: Statement) -> Side:
    cases = " · ".join(statement.unit.cases)
    return Side(statement.version, f"{cases} : {statement.text}" if cases else statement.text, statement.unit.number)


def _repeated(versions: Sequence[PublishedVersion]) -> Iterator[Found]:
    for pair in duplicates(versions):
        said = "1 passage commun" if pair.passages == 1 else f"{pair.passages} passages communs"
        yield Found.between(FindingKind.DOUBLON, _passage(pair.one), _passage(pair.other), said)


def _passage(passage: Passage) -> Side:
    return Side(passage.version, passage.unit.text, passage.unit.number)


def _links(versions: Sequence[PublishedVersion]) -> Iterator[Found]:
    """A fiche that names another which is not published, or not any more."""
    known = {version.fiche_id for version in versions}
    for version in versions:
        head = version.metadata
        dead = [name for name in dict.fromkeys((*head.linked, *head.related, *head.offers)) if name not in known]
        if dead:
            yield Found(FindingKind.LIEN, Side(version, ", ".join(dead)))
