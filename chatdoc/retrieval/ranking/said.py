"""What the words of a question say by themselves: facts told, a follow-up, a year still to come, an article."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from chatdoc.retrieval.ranking.analysis import Token, tokens
from chatdoc.retrieval.ranking.question import Word
from chatdoc.retrieval.ranking.words import FOREIGN_WORDS, OTHER_BODIES, SUBJECT_WORDS, VAGUE_WORDS, WEAK_WORDS

YEAR = re.compile(r"^(19|20)\d\d$")
_FOLLOWS = re.compile(r"^(et|mais|donc|ou|sinon|si|pour|meme|c'est|ca|dans ce cas|avec|sans|apres|avant)\b")
# « Elle n'en a qu'un seul »: of what, the question before says.
_POINTS_BACK = re.compile(r"\b(n'en|en (?:a|ont|avait)|y a droit|celui|celle|ceux|la meme chose|dans son cas)\b")
_BORN = frozenset({"ne", "nee", "nes", "nees"})
_ARTICLE = re.compile(r"\barticles?\b|\bcode\b|\bl\.? ?\d{3}")
_NUMBER = re.compile(r"\b[lrd]\.? ?\*? ?\d{3}|\barticles? (?:[lrda]\.? ?\*? ?)?\d")
_FIGURE = re.compile(r"\b(montants?|valeur|taux|plafonds?|revaloris\w+|baremes?|tarifs?|combien|prix|smic)\b")


def wants_article(folded: str) -> bool:
    return bool(_ARTICLE.search(folded))


def cites_article(folded: str) -> bool:
    return bool(_NUMBER.search(folded))


def without_born(said: Sequence[Token]) -> Iterator[Token]:
    """« Née en 1964 » tells a fact: the year chooses the case, « née » asks nothing."""
    for place, token in enumerate(said):
        if token.folded in _BORN and any(YEAR.match(after.term) for after in said[place + 1 : place + 4]):
            continue
        yield token


def corrected(said: Sequence[Token], corrections: Mapping[str, str]) -> Iterator[tuple[Token, str]]:
    """Each word as it should have been typed, with the way it was."""
    for token in said:
        right = corrections.get(token.surface)
        for part in tokens(right) if right else (token,):
            yield part, part.surface if right and " " in right else token.surface


def is_follow_up(folded: str, words: Sequence[Word]) -> bool:
    informative = [word for word in words if not word.is_weak and not word.is_reference]
    return bool(_FOLLOWS.match(folded) or _POINTS_BACK.search(folded)) or len(informative) < 3


def word_of(token: Token, is_known: bool, *, is_exact: bool = True) -> Word:
    return Word(
        token.surface,
        is_known,
        is_weak=token.folded in WEAK_WORDS,
        is_reference=not token.is_word,
        is_exact=is_exact,
        is_vague=token.folded in VAGUE_WORDS or _is_past_year(token.term),
        is_foreign=token.folded in FOREIGN_WORDS,
        is_subject=token.folded in SUBJECT_WORDS,
        is_other_body=token.folded in OTHER_BODIES,
    )


def _is_past_year(term: str) -> bool:
    """A year of birth or of departure chooses the case, it is not the subject."""
    return bool(YEAR.match(term)) and int(term) <= date.today().year + 1


def looks_ahead(folded: str, words: Sequence[Word], today: date) -> bool:
    """« Montant du Smic en 2035 »: no text can hold it. A departure planned for next year is another matter."""
    years = [int(word.surface) - today.year for word in words if YEAR.match(word.surface)]
    ahead = max(years, default=0)
    return ahead >= 10 or (ahead >= 2 and bool(_FIGURE.search(folded)))
