"""The import desk's own work on a document: where the files wait, what the report says.

It decides nothing of the base: drafts are made by `knowledge`. Of personal data it tells the kinds, never the words.
"""
