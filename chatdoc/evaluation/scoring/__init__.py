"""Scores of answers against a question set. Plain Python."""
