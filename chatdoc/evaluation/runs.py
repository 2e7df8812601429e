"""One question set put to a system, in this process."""

import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from chatdoc.ai.errors import ModelMissing
from chatdoc.answering.actions import read_base
from chatdoc.answering.card import Answer
from chatdoc.answering.commands.answer import answer_line, write_line
from chatdoc.answering.writing.engine import Writing
from chatdoc.answering.writing.wording import has_model, warm_model
from chatdoc.common.errors import BadInput
from chatdoc.evaluation.reading import Asked
from chatdoc.evaluation.scoring.measures import Given, Outcome, outcome_of
from chatdoc.evaluation.scoring.noise import NOISES
from chatdoc.evaluation.scoring.qualification import Attempt
from chatdoc.knowledge.queries import published_versions
from chatdoc.privacy import Guarded, guard
from chatdoc.retrieval.indexing import ranked_document
from chatdoc.retrieval.opinions import has_opinions, words_alone
from chatdoc.retrieval.ranking.baseline import Baseline

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG when imported


def refuse_empty_base() -> None:
    """Every figure would be a zero: better say what is missing."""
    if next(iter(published_versions()), None) is None:
        raise BadInput("La base publiée est vide : importez d’abord des fiches avec « chatdoc import … --publish ».")


def with_noise(asked: Sequence[Asked], noise: str) -> tuple[Asked, ...]:
    """The same questions badly said; what is expected of them does not change."""
    spoil = NOISES[noise]
    queries = [spoil(one.gold.query, one.gold.id or one.gold.query) for one in asked]
    return tuple(
        Asked(replace(one.gold, query=query), replace(one.line, query=query))
        for one, query in zip(asked, queries, strict=True)
    )


def our_outcomes(asked: Iterable[Asked]) -> list[Outcome]:
    read_base()
    return [outcome_of(one.gold, _given(answer_line(one.line))) for one in asked]


def word_outcomes(asked: Iterable[Asked]) -> list[Outcome]:
    """The same engine without the vectors and the reranking of the site."""
    if not has_opinions():
        raise BadInput("Ni vecteurs ni reclassement ne sont réglés : la recherche se fait déjà par les mots seuls.")
    with words_alone():
        return our_outcomes(asked)


def model_outcomes(asked: Iterable[Asked]) -> tuple[list[Outcome], list[Attempt]]:
    """What the advisor sees with the site's model, and what became of each question put to it."""
    if not has_model():
        raise ModelMissing
    read_base()
    warm_model("model")
    outcomes: list[Outcome] = []
    attempts: list[Attempt] = []
    for one in asked:
        answer, writing = write_line(one.line, engine="model")
        outcomes.append(outcome_of(one.gold, _given(answer)))
        if writing is not None:
            attempts.append(_attempt(writing))
    return outcomes, attempts


def _attempt(writing: Writing) -> Attempt:
    shown, withheld = len(writing.shown), len(writing.withheld)
    return Attempt(shown, withheld, writing.failure, writing.first_seconds, writing.seconds)


def _given(answer: Answer) -> Given:
    fiches = tuple(source.fiche_id for source in answer.sources)
    return Given(answer.status, fiches, answer.text, answer.ms)


def baseline_outcomes(asked: Iterable[Asked]) -> list[Outcome]:
    """A search as a library sets it up, over the same published base: it never refuses and writes no answer."""
    baseline = Baseline(ranked_document(version) for version in published_versions())
    return [outcome_of(one.gold, _found(baseline, one.gold.query)) for one in asked]


def _found(baseline: Baseline, query: str) -> Given:
    started = time.perf_counter()
    words = guard(query)
    fiches = tuple(baseline.search(str(words.text))) if isinstance(words, Guarded) else ()
    return Given("answered", fiches, "", (time.perf_counter() - started) * 1000)
