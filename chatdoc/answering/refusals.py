"""« Not in the base », said so: no figure, the nearest themes, or the body whose matter it is."""

import re
from dataclasses import replace

from chatdoc.answering.card import Answer, Related
from chatdoc.answering.lines import count_words
from chatdoc.answering.question import Question
from chatdoc.answering.sources import SourceList
from chatdoc.retrieval.results import FicheHit, PublishedVersion, SearchResult

NOT_FOUND = "La base ne contient pas la réponse à cette question."
_WHO_TO_ASK = "Demandez au second niveau, ou signalez un manque à l’expert."
_COMING = "Une fiche à venir en traite : elle n’est pas encore en vigueur."
MAX_THEMES = 3
_MAY_BE = 0.2  # of certainty that the base answers: below, the nearest orientation is there by chance


def body_of(result: SearchResult) -> str:
    """Another body's matter: the best fiche is an orientation towards it."""
    return result.hits[0].version.metadata.organisme if result.hits else ""


def not_found(question: Question, result: SearchResult) -> Answer:
    body = body_of(result)
    is_theirs = bool(body) and result.covered
    themes = nearest_themes(result)
    sentences = [
        f"Cette question relève d’un autre organisme : {body}." if is_theirs else NOT_FOUND,
        f"Elle relève peut-être d’un autre organisme : {body}." if _may_be_theirs(result) else "",
        "" if is_theirs else _WHO_TO_ASK,
        f"Thèmes les plus proches : {', '.join(themes)}." if themes else "",
    ]
    if count_words(" ".join(sentences)) > question.budget:
        sentences.pop()
    text = " ".join(sentence for sentence in sentences if sentence)
    return Answer(
        id="",
        status="not_found",
        question=str(question.text),
        a_dire=text,
        text=text,
        related=tuple(_to(hit.version) for hit in result.hits[:3]),
        sources=SourceList().listed(result.hits, ()),
    )


def with_coming(answer: Answer, later: SearchResult) -> Answer:
    """A rule published ahead of its date: named, never answered as today's, nor among the sources in force."""
    coming = later.hits[0].version
    text = f"{answer.text} {_COMING}"
    return replace(answer, a_dire=text, text=text, related=(_to(coming), *answer.related))


def _to(version: PublishedVersion) -> Related:
    return Related(version.fiche_id, version.title, version.nature)


def _may_be_theirs(result: SearchResult) -> bool:
    """An orientation is the nearest, by too few words to be sure of it."""
    return bool(body_of(result)) and not result.covered and result.coverage >= _MAY_BE


def nearest_themes(result: SearchResult) -> list[str]:
    names = dict.fromkeys(name for hit in result.hits[:5] if (name := _theme(hit)))
    return list(names)[:MAX_THEMES]


def _theme(hit: FicheHit) -> str:
    """The finest theme without a figure in it: a refusal states none."""
    plain = [name for name in hit.version.theme if name and not re.search(r"\d", name)]
    return plain[-1] if plain else ""
