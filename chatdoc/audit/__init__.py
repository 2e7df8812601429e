"""The journal: who did what, when, append-only and hash-chained.

It holds identifiers and counts, never the contents of a question nor personal data of an insured person.
"""
