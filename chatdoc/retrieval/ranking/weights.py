"""The numbers of the ranking, with how they were obtained (docs/mesures/recherche.md)."""

from typing import Final

from chatdoc.retrieval.ranking.postings import Saturation

# Short fields saturate at once: a word twice in a title is no better than once.
SATURATION: Final = {
    "title": Saturation(k1=0.6, b=0.3),
    "path": Saturation(k1=0.4, b=0.3),
    "headings": Saturation(k1=0.8, b=0.5),
    "words": Saturation(k1=0.6, b=0.3),
    "description": Saturation(k1=0.8, b=0.3),
    "body": Saturation(k1=1.4, b=0.6),
}
PASSAGE_SATURATION: Final = Saturation(k1=1.0, b=0.6)
PASSAGE_FIELDS: Final = {"title": 1.0, "headings": 1.0, "text": 1.0}

SIGLE: Final = 0.45
UNKNOWN_SIGLE: Final = 0.6  # the sigle itself is nowhere in the base: only its expansion can find
SAYING: Final = 0.4
EVERYDAY: Final = 0.6  # an expression of ours, its words near one another
HINT: Final = 0.3  # an expression of which some words only are said
HINTED: Final = 1.2  # so too for the whole of what it stands for
PHRASE: Final = 0.65  # several words that say one thing are seldom said by chance
CORRECTED: Final = 0.9
WEAK: Final = 0.25
PREVIOUS: Final = 0.5
FACT: Final = 0.2
TOLD: Final = 0.5  # who the person is chooses the case too, beside another subject
YEAR: Final = 0.5  # chooses the case; the subject is in the other words
PREVIOUS_UNRELATED: Final = 0.1

# Contribution of each signal to a fiche's score; all signals are shares of what the question asks, about 0 to 1.
# Fitted by softmax regression on questions of our own (benchmarks/search/fit_ranking.py), set by set, rounded.
SIGNALS: Final = {
    "passage": 0.8,
    "plain": 0.35,
    "body": 0.15,  # by hand: more would favour long fiches
    "title": 0.33,
    "path": 0.38,
    "headings": 0.04,
    "words": 0.8,  # by hand: the public fiches have none
    "description": 0.1,  # by hand: few questions cite the legal references that are in it
    "title_precision": 0.4,
    "title_pairs": 0.27,
    "title_unasked": -0.15,
    "pairs": 0.08,
    "proximity": 0.22,
    "coverage": 0.28,
    "meant": 0.4,
    "words_met": 0.85,
    "intent": 0.12,
    "regime": 0.3,
    "case": 0.16,
    "scope": 0.25,  # by hand: what the site is for; our questions about everything else would bring it to 0.15
    "filed": 0.25,  # by hand too: they would bring it to 0.14, and a fiche without a place is often an extract
    "after": 0.4,  # by hand: few questions follow another
    "recent": 0.03,  # by hand: of two texts as good, the newer
    "practical": -0.2,  # by hand: only a subject named, the rule comes before what to do
}
# These do not grow with what the words find, so they weigh as much as the best passage does: else, on a long question
# of which even the best passage says little, they would decide alone.
BESIDE_WORDS: Final = frozenset(
    {"plain", "title_precision", "title_unasked", "words_met", "intent", "regime", "case"}
    | {"scope", "filed", "after", "recent", "practical"}
)
