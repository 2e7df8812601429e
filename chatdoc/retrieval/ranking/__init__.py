"""Ranking: analysis, index, scores, refusal. Plain Python and numpy: no Django, no network, no model."""
