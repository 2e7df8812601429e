"""The validated base: fiches, immutable versions, sigles, and how texts come into it.

Never answers, never ranks; never keeps personal data. Only published versions leave it.
The modules `tree`, `units`, `facts` and `conditions` are plain Python, usable without a database.
"""
