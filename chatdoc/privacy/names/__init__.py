"""Finds the names of private persons in a text, by what announces them, by lists, then by what no list knows.

It never keeps a word of what it reads.
"""

from chatdoc.privacy.names.finding import find_names
from chatdoc.privacy.names.line import Seen

__all__ = ["Seen", "find_names"]
