"""The base read against itself: what two fiches say differently, what they repeat, links that lead nowhere.

Plain functions on the published texts: they write nothing, and say of each pair why it is shown.
"""
