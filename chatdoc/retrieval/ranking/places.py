"""Where each term stands in a version: in a unit, around it (lead, headers, cases, last heading), above it.

Read while the index is made, mapped into memory from it: a card weighs the units of a fiche without reading its text.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.postings import Ints, Longs
from chatdoc.retrieval.ranking.terms import pieces, terms_of_piece

NOWHERE, ABOVE, AROUND = range(3)
_MOST = 255
_COMMON = 4  # times; the rest is two thirds of the words, and hardly any of the text
type Place = tuple[int, int, int]  # rank of a unit, how often it says the term itself, where else it stands


@dataclass(frozen=True)
class Places:
    """Of one version. `terms` in ascending order, each as many times as it has places."""

    lengths: Sequence[int]  # terms of each unit
    terms: Ints
    packed: Ints
    numbers: Mapping[str, int]  # term -> its number in `terms`

    @classmethod
    def of(cls, units: Iterable[Unit]) -> "Places":
        """Read from the text: a version that no index holds."""
        builder = PlacesBuilder()
        builder.add(units)
        numbers = {term: number for number, term in enumerate(builder.terms)}
        return builder.build(numbers).version(0, numbers)

    def find(self, terms: Iterable[str]) -> dict[str, list[Place]]:
        """The places of each of these terms that stands in the version."""
        known = [(term, number) for term in terms if (number := self.numbers.get(term)) is not None]
        if not known:
            return {}
        wanted = np.fromiter((number for _, number in known), dtype=np.int32, count=len(known))
        starts = np.searchsorted(self.terms, wanted).tolist()
        ends = np.searchsorted(self.terms, wanted, side="right").tolist()
        return {
            term: [_unpacked(packed) for packed in self.packed[start:end].tolist()]
            for (term, _), start, end in zip(known, starts, ends, strict=True)
            if start < end
        }


@dataclass(frozen=True)
class StoredPlaces:
    """Of every version, one after the other; the articles of codes have none."""

    unit_starts: Longs
    lengths: Ints
    place_starts: Longs
    terms: Ints
    packed: Ints

    def version(self, row: int, numbers: Mapping[str, int]) -> Places:
        first, last = self.unit_starts[row], self.unit_starts[row + 1]
        start, end = self.place_starts[row], self.place_starts[row + 1]
        return Places(self.lengths[first:last].tolist(), self.terms[start:end], self.packed[start:end], numbers)


class PlacesBuilder:
    """Collects pieces of text as they are written; their terms are placed all at once."""

    def __init__(self) -> None:
        self._pieces: dict[str, int] = {}
        self._labels: dict[str, list[int]] = {"": []}
        self._own, self._around, self._above = _Pieces(), _Pieces(), _Pieces()
        self._unit_starts = array("q", [0])

    def add(self, units: Iterable[Unit]) -> None:
        for unit in units:
            headings = [title for title in unit.path if title not in unit.cases]
            # « Plafonds » over the case « Personne seule » says what the figure of that case is.
            around = (unit.lead, unit.table_title, *unit.headers, *unit.cases, *headings[-1:])
            self._own.add(self._numbers(_own_text(unit)))
            self._around.add(number for label in around for number in self._label(label))
            self._above.add(number for label in headings[:-1] for number in self._label(label))
        self._unit_starts.append(len(self._own.starts) - 1)

    @property
    def terms(self) -> Iterable[str]:
        return dict.fromkeys(term for piece in self._pieces for term in terms_of_piece(piece))

    def build(self, numbers: Mapping[str, int]) -> StoredPlaces:
        """`numbers`: of the terms of the index. A term that it does not hold can be in no question."""
        analysed = [[numbers[term] for term in terms_of_piece(p) if term in numbers] for p in self._pieces]
        units = np.frombuffer(self._unit_starts, dtype=np.int64)
        own, around, above = (said.keys(analysed, len(numbers)) for said in (self._own, self._around, self._above))
        keys = _distinct(np.concatenate([own, around, above]))
        said = np.minimum(np.bincount(np.searchsorted(keys, own), minlength=len(keys)), _MOST)
        where = np.zeros(len(keys), dtype=np.int64)
        where[np.searchsorted(keys, above)] = ABOVE
        where[np.searchsorted(keys, around)] = AROUND
        unit, term = np.divmod(keys, max(len(numbers), 1))
        version = np.searchsorted(units, unit, side="right") - 1
        packed = (unit - units[version]) << 10 | said << 2 | where
        order = np.lexsort((packed, term, version))
        counted = np.bincount(version, minlength=len(units) - 1)
        return StoredPlaces(
            units.copy(),
            np.bincount(own // max(len(numbers), 1), minlength=int(units[-1])).astype(np.int32),
            np.concatenate([[0], np.cumsum(counted)]).astype(np.int64),
            term[order].astype(np.int32),
            packed[order].astype(np.int32),
        )

    def common_pieces(self, numbers: Mapping[str, int]) -> dict[str, list[int]]:
        """What the texts say most, with its terms by number: a question need not analyse it again."""
        said = np.concatenate([np.asarray(part.numbers) for part in (self._own, self._around, self._above)])
        counts = np.bincount(said.astype(np.int64), minlength=len(self._pieces))
        pieces_said = zip(self._pieces, counts.tolist(), strict=True)
        analysed = {piece: terms_of_piece(piece) for piece, count in pieces_said if count >= _COMMON}
        return {
            piece: [numbers[term] for term in terms]
            for piece, terms in analysed.items()
            if all(term in numbers for term in terms)
        }

    def _numbers(self, text: str) -> list[int]:
        known = self._pieces
        return [known.setdefault(piece, len(known)) for piece in pieces(text)]

    def _label(self, text: str) -> list[int]:
        """Many units share a title, a header, a lead."""
        found = self._labels.get(text)
        if found is None:
            found = self._labels[text] = self._numbers(text)
        return found


class _Pieces:
    """Those of each unit, by number."""

    def __init__(self) -> None:
        self.numbers, self.starts = array("i"), array("q", [0])

    def add(self, numbers: Iterable[int]) -> None:
        self.numbers.extend(numbers)
        self.starts.append(len(self.numbers))

    def keys(self, analysed: Sequence[Sequence[int]], count: int) -> Longs:
        """« unit × terms known + term », as often as the unit says the term."""
        lengths = np.asarray([len(terms) for terms in analysed], dtype=np.int64)
        flat = np.asarray([term for terms in analysed for term in terms], dtype=np.int64)
        firsts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        numbers = np.asarray(self.numbers, dtype=np.int64)
        owners = np.repeat(np.arange(len(self.starts) - 1), np.diff(np.asarray(self.starts)))
        said = lengths[numbers]
        offsets = np.arange(said.sum()) - np.repeat(np.cumsum(said) - said, said)
        keys: Longs = np.repeat(owners, said) * count + flat[np.repeat(firsts[numbers], said) + offsets]
        return keys


def _distinct(keys: Longs) -> Longs:
    ordered: Longs = np.sort(keys)  # `np.unique` hashes: ten times slower here
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def _unpacked(packed: int) -> Place:
    return packed >> 10, packed >> 2 & _MOST, packed & 3


def _own_text(unit: Unit) -> str:
    return " ; ".join(unit.cells) if unit.kind == "row" else f"{unit.text} {unit.service_nature}"
