"""The experts' workshop: what waits for them, the replay before a publication, the instructions, the gaps.

It shows cards before they are published and decides nothing alone: publishing is an action of `knowledge`, which takes
the replay as an argument. It never shows a candidate to an advisor.
"""
