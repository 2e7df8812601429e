"""Question sets, offline runs and their scoring.

Never changes the base; never keeps a question of an advisor. `scoring` is plain Python.
"""
