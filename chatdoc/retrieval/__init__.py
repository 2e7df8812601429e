"""Search of what is published: the right fiche, the right passage, or an honest "not in the base".

Each process holds its own copy of the published base, rebuilt on publication. `ranking` is plain Python and numpy.
Never sees a text that did not pass the guard.
"""
