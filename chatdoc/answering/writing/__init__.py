"""A model of the site says the card again in sentences; each one is checked before anybody sees it.

It never adds a passage, changes a status, or holds back the card. What it may say is what the card's own units say.
"""
