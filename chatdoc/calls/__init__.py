"""A call: its questions and cards, the advisor's screen (« le poste »).

Nothing typed is stored or logged; facts live in the page for the time of the call.
"""
