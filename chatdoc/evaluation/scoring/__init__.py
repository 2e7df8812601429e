"""Scores of answers against a question set. Plain Python: no database, no network, no model.

A figure never goes without its number of questions and its interval.
"""
