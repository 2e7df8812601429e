"""Inverted lists as flat arrays: for each term, the texts that hold it and what each occurrence is worth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Postings:
    starts: Longs  # of each term's list
    texts: Ints
    impacts: Floats

    def of(self, term: int) -> tuple[Ints, Floats]:
        start, end = int(self.starts[term]), int(self.starts[term + 1])
        return self.texts[start:end], self.impacts[start:end]


@dataclass(frozen=True)
class TermStream:
    """The terms of many texts one after the other; text `i` is `terms[starts[i]:starts[i + 1]]`."""

    terms: Ints
    starts: Longs

    @property
    def lengths(self) -> Longs:
        return np.diff(self.starts)

    def reordered(self, order: Longs) -> "TermStream":
        starts = np.concatenate([[0], np.cumsum(self.lengths[order])]).astype(np.int64)
        return TermStream(self.terms[spread(self.starts, order)[0]], starts)

    @property
    def owners(self) -> Ints:
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), self.lengths)


def spread(starts: Longs, chosen: Ints | Longs) -> tuple[Longs, Longs]:
    """The places of all that the chosen ones hold, `starts[i]` to `starts[i + 1]`; and whose each is, by rank."""
    firsts = starts[chosen]
    lengths = starts[chosen + 1] - firsts
    owners = np.repeat(np.arange(len(chosen)), lengths)
    offsets = np.arange(len(owners)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return firsts[owners] + offsets, owners


@dataclass(frozen=True)
class Saturation:
    k1: float
    b: float


def build_postings(parts: list[tuple[Ints, Ints, float]], count: int, idf: Floats, saturation: Saturation) -> Postings:
    """BM25F: `parts` are (text, term, weight of the field); the weighted counts saturate together."""
    keys = np.concatenate([term.astype(np.int64) * count + text for text, term, _ in parts])
    weights = np.concatenate([np.full(len(text), weight, dtype=np.float32) for text, _, weight in parts])
    unique, inverse = np.unique(keys, return_inverse=True)
    frequency = np.bincount(inverse, weights=weights, minlength=len(unique))
    terms, texts = unique // count, (unique % count).astype(np.int32)
    lengths = np.bincount(texts, weights=frequency, minlength=count)
    average = max(float(lengths[lengths > 0].mean()), 1.0) if len(texts) else 1.0
    norm = saturation.k1 * (1 - saturation.b + saturation.b * lengths[texts] / average)
    impacts = (idf[terms] * frequency * (saturation.k1 + 1) / (frequency + norm)).astype(np.float32)
    starts = np.searchsorted(terms, np.arange(len(idf) + 1)).astype(np.int64)
    return Postings(starts, texts, impacts)


def inverse_frequency(owners: Ints, terms: Ints, count: int, vocabulary: int) -> Floats:
    """How rare each term is among the texts: 0 for one that is nowhere."""
    unique = np.unique(terms.astype(np.int64) * max(count, 1) + owners)
    held = np.bincount(unique // max(count, 1), minlength=vocabulary)
    return np.where(held > 0, np.log(1 + (count - held + 0.5) / (held + 0.5)), 0).astype(np.float32)
