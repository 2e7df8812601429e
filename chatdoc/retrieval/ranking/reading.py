"""Reads a question: its words, their corrections, what its sigles and sayings mean, what was asked just before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chatdoc.retrieval.ranking import weights
from chatdoc.retrieval.ranking.analysis import Token, fold, tokens
from chatdoc.retrieval.ranking.conditions import Conditions, held_labels
from chatdoc.retrieval.ranking.index import Index
from chatdoc.retrieval.ranking.intents import asked_intents, asks_steps
from chatdoc.retrieval.ranking.lexicon import Lexicon
from chatdoc.retrieval.ranking.phrases import Phrases, Said, everyday
from chatdoc.retrieval.ranking.question import Question, Slot, Word, lightened, merged, weighed
from chatdoc.retrieval.ranking.regimes import regimes_asked
from chatdoc.retrieval.ranking.said import (
    YEAR,
    cites_article,
    corrected,
    is_follow_up,
    looks_ahead,
    wants_article,
    without_born,
    word_of,
)
from chatdoc.retrieval.ranking.spelling import Speller
from chatdoc.retrieval.ranking.spoken import in_digits
from chatdoc.retrieval.ranking.words import (
    FOREIGN_WORDS,
    ORDINARY_WORDS,
    SLIPS,
    STOP_WORDS,
    SUBJECT_WORDS,
    VAGUE_WORDS,
    WEAK_WORDS,
)

_MOST_WORDS = 60  # a pasted page is not a question: its first words say enough


@dataclass
class _Reading:
    slots: list[Slot] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    corrections: dict[str, str] = field(default_factory=dict)
    expansions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    meanings: dict[tuple[int, ...], float] = field(default_factory=dict)
    has_small_letters: bool = True

    def is_name(self, token: Token) -> bool:
        """A capital inside a sentence: a name is not a misspelling."""
        return bool(self.words) and self.has_small_letters and token.surface[0].isupper()


@dataclass(frozen=True)
class Reader:
    index: Index
    lexicon: Lexicon
    speller: Speller
    conditions: Conditions = field(default_factory=Conditions)
    phrases: Phrases = field(default_factory=everyday)
    _known: dict[str, list[int]] = field(default_factory=dict)  # terms of each meaning of the lexicon, once met

    def read(
        self,
        text: str,
        history: Sequence[str] = (),
        facts: Mapping[str, str] | None = None,
        told: frozenset[str] = frozenset(),
    ) -> Question:
        """`told`: words that tell who the person is (« veuve »); beside another subject they choose the case."""
        reading = self._words_of(text)
        _lighten(reading, told)
        folded = fold(text)
        slots = list(reading.slots)
        follows = bool(history) and is_follow_up(folded, reading.words)
        if history:
            slots += self._previous(reading, history, weights.PREVIOUS if follows else weights.PREVIOUS_UNRELATED)
        slots += self._facts(facts or {})
        return Question(
            tuple(merged(slots)),
            tuple(reading.words),
            asked_intents(folded),
            regimes_asked(folded) or regimes_asked(fold((facts or {}).get("regime", ""))),
            wants_article(folded),
            cites_article(folded),
            asks_steps(folded),
            held_labels(self.conditions, facts, date.today()) if facts else None,
            looks_ahead(folded, reading.words, date.today()),
            follows,
            tuple(reading.meanings.items()),
            self._before(history) if follows else None,
            reading.corrections,
            reading.expansions,
            tuple(reading.unknown),
        )

    def _words_of(self, text: str) -> _Reading:
        reading = _Reading(has_small_letters=not text.isupper())
        said = list(without_born(list(in_digits(list(tokens(text))[: _MOST_WORDS * 2]))))
        for token in said:
            if not (token.is_stop or token.folded in SLIPS) or (token.is_upper and token.folded in self.lexicon.sigles):
                self._read_word(token, reading)
        self._read_sayings(said, reading)
        self._read_phrases(said, reading)
        return reading

    def _read_word(self, token: Token, reading: _Reading) -> None:
        rank = len(reading.words)
        term = self._term(token)
        sigle = self._is_sigle(token)
        is_saying = (token.folded,) in self.lexicon.sayings
        exact = token.folded in self.index.vocabulary.words or sigle or not token.is_word
        if term is not None and not token.is_stop:
            reading.slots.append(Slot(self._forms(token, term, exact=exact), rank))
        elif not (sigle or is_saying or self.phrases.holds(token)) and self._repair(token, reading):
            return
        if sigle:
            self._expand(token, reading, rank, weights.SIGLE if term is not None else weights.UNKNOWN_SIGLE)
        word = word_of(token, term is not None or sigle or is_saying, is_exact=exact)
        word = replace(word, is_sigle=sigle or (token.is_upper and reading.has_small_letters and term is not None))
        if not word.is_known and not word.is_weak:
            reading.unknown.append(token.surface)
        reading.words.append(word)

    def _forms(self, token: Token, term: int, *, exact: bool) -> tuple[tuple[int, float], ...]:
        """A form the base does not hold may share its stem with another word: « progresive » is not « progrès »."""
        if YEAR.match(token.term):
            return ((term, weights.YEAR),)
        said = ((term, weights.WEAK if token.folded in WEAK_WORDS else 1.0),)
        near = None if exact else self.speller.correct(token.folded, most=1)
        meant = self.index.vocabulary.words.get(near, (term, 0))[0] if near else term
        return said if meant == term else (*said, (meant, weights.CORRECTED))

    def _term(self, token: Token) -> int | None:
        entry = self.index.vocabulary.words.get(token.folded) if token.is_word else None
        return entry[0] if entry else self.index.vocabulary.numbers.get(token.term)

    def _is_sigle(self, token: Token) -> bool:
        return token.folded in self.lexicon.sigles and (
            any(c.isupper() for c in token.surface) or token.folded not in ORDINARY_WORDS
        )

    def _repair(self, token: Token, reading: _Reading) -> bool:
        """Reads an unknown word as a known one. True when nothing more is to be said of it."""
        if not token.is_word or token.folded in WEAK_WORDS | VAGUE_WORDS | FOREIGN_WORDS or reading.is_name(token):
            return False
        word = self.speller.correct(token.folded)
        parts = (word,) if word else self.speller.split(token.folded)
        if not parts:
            return False
        reading.corrections[token.surface] = " ".join(parts)
        for part in parts:
            if part in STOP_WORDS:
                continue
            term, _ = self.index.vocabulary.words.get(part, (None, 0))
            if term is not None:
                weight = weights.WEAK if part in WEAK_WORDS else weights.CORRECTED
                reading.slots.append(Slot(((term, weight),), len(reading.words)))
            reading.words.append(
                replace(
                    word_of(token, term is not None),
                    is_corrected=True,
                    is_weak=part in WEAK_WORDS,
                    is_subject=part in SUBJECT_WORDS,
                )
            )
        return True

    def _expand(self, token: Token, reading: _Reading, rank: int, weight: float) -> None:
        expansions = self.lexicon.sigles[token.folded]
        reading.expansions[token.surface] = expansions
        for expansion in expansions:
            for term in self._terms(expansion):
                reading.slots.append(Slot(((term, weight),), rank, is_direct=False))

    def _read_sayings(self, said: Sequence[Token], reading: _Reading) -> None:
        folded = [reading.corrections.get(token.surface, token.folded) for token in said]
        ranks = {word.surface: rank for rank, word in enumerate(reading.words)}
        for start, first in enumerate(folded):
            for length in self.lexicon.lengths.get(first, ()):
                words = tuple(folded[start : start + length])
                if len(words) < length:
                    continue
                rank = ranks.get(said[start + length - 1].surface, -1)
                # « Quand même » is neither a delay nor a grandmother.
                if words in self.lexicon.sayings and (length > 1 or not said[start].is_stop):
                    self._say(words, rank, reading)
                if words in self.lexicon.reversed:
                    self._abbreviate(self.lexicon.reversed[words], rank, reading)

    def _say(self, words: tuple[str, ...], rank: int, reading: _Reading) -> None:
        meanings = self.lexicon.sayings[words]
        reading.expansions[" ".join(words)] = meanings
        found = dict.fromkeys(term for meaning in meanings for term in self._terms(meaning))
        if len(words) == 1:
            # One word for another: whichever the text uses counts once.
            if found:
                alternatives = tuple((term, weights.SAYING) for term in found)
                reading.slots.append(Slot(alternatives, rank, is_direct=False))
            return
        own, _ = self.index.vocabulary.words.get(words[-1], (None, 0))
        if own in found:
            rank = -1  # « rendez-vous avec la caisse »: without the rendez-vous, « caisse » covers nothing
        reading.slots.extend(Slot(((term, weights.PHRASE),), rank, is_direct=False) for term in found)

    def _read_phrases(self, said: Sequence[Token], reading: _Reading) -> None:
        right = list(corrected(said, reading.corrections))
        ranks = {word.surface: rank for rank, word in enumerate(reading.words)}
        for found in self.phrases.found([token for token, _ in right]):
            known = [ranks.get(right[place][1], -1) for place in sorted(found.places)]
            self._stand(found, [rank for rank in known if rank >= 0], reading)

        for meanings, strength in self.phrases.hinted([token for token, _ in right]):
            terms = dict.fromkeys(term for meaning in meanings for term in self._terms(meaning))
            reading.slots.extend(Slot(((term, weights.HINT * strength),), is_direct=False) for term in terms)
            for meaning in meanings:
                reading.meanings.setdefault(tuple(self._terms(meaning)), weights.HINTED * strength)

    def _stand(self, found: Said, ranks: list[int], reading: _Reading) -> None:
        """Several words that stand together for the terms of the trade."""
        words = " ".join(reading.words[rank].surface for rank in ranks)
        terms = dict.fromkeys(term for meaning in found.meanings for term in self._terms(meaning))
        if not ranks or not terms:
            return
        reading.expansions.setdefault(words, found.meanings)
        for meaning in found.meanings:
            said = tuple(self._terms(meaning))
            reading.meanings[said] = max(reading.meanings.get(said, 0.0), found.strength)
        if len(found.places) == 1:
            alternatives = tuple((term, weights.SAYING) for term in terms)
            reading.slots.append(Slot(alternatives, ranks[-1], is_direct=False))
            return
        for rank in ranks:
            reading.words[rank] = replace(reading.words[rank], said_with=ranks[-1])
        weight = weights.EVERYDAY * found.strength
        reading.slots.extend(Slot(((term, weight),), ranks[-1], is_direct=False) for term in terms)

    def _abbreviate(self, sigle: str, rank: int, reading: _Reading) -> None:
        term = self.index.vocabulary.numbers.get(fold(sigle))
        if term is not None:
            reading.slots.append(Slot(((term, weights.SIGLE),), rank, is_direct=False))

    def _terms(self, text: str) -> list[int]:
        if text not in self._known:
            found = (self._term(token) for token in tokens(text) if not token.is_stop)
            self._known[text] = list(dict.fromkeys(term for term in found if term is not None))
        return self._known[text]

    def _previous(self, reading: _Reading, history: Sequence[str], weight: float) -> list[Slot]:
        """The questions before, each at half the weight of the next (« et s'il est né en 1968 ? »)."""
        questions = [turn for turn in history if "?" in turn] or list(history)
        has_year = any(YEAR.match(word.surface) for word in reading.words)
        found: list[Slot] = []
        for turn in list(reversed(questions))[:2]:
            slots = self._words_of(turn).slots
            found += [weighed(slot, weight) for slot in slots if not (has_year and self._is_year(slot))]
            weight *= weights.PREVIOUS
        return found

    def _before(self, history: Sequence[str]) -> Question | None:
        asked = [rank for rank, turn in enumerate(history) if "?" in turn] or [len(history) - 1]
        return self.read(history[asked[-1]], history[: asked[-1]])

    def _is_year(self, slot: Slot) -> bool:
        return any(YEAR.match(self.index.vocabulary.terms[term]) for term, _ in slot.alternatives)

    def _facts(self, facts: Mapping[str, str]) -> list[Slot]:
        text = " ".join(value[:4] if key == "naissance" else value for key, value in facts.items())
        return [weighed(slot, weights.FACT) for slot in self._words_of(text).slots if slot.is_direct] if text else []


def _lighten(reading: _Reading, told: frozenset[str]) -> None:
    tells = [fold(word.surface) in told for word in reading.words]
    if any(word.is_subject and not telling for word, telling in zip(reading.words, tells, strict=True)):
        reading.slots = [lightened(s, weights.TOLD) if s.word >= 0 and tells[s.word] else s for s in reading.slots]
