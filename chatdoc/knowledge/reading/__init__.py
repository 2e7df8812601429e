"""From the paths given by people to files that are safe to read: folders, archives, standard input.

Refuses what could harm (bombs, paths outside, links) by name and reason; never reads what a file means.
"""
