"""What the byte of a word says, table by table."""

# One bit each, in french and in domain
COMMON = 1  # a common word of the language
VERB = 2
PLACE = 4
ORGANISATION = 8  # domain alone
FIRST_NAME = 16
SURNAME = 32
SCHEME = 64  # domain alone: a law, a scheme or a contract bears this person's name
# french alone
ADJECTIVE = 8
GRAMMAR = 64  # adverbs, pronouns, prepositions, conjunctions
NOUN = 128
# domain alone: reuses the bits of names
OPENS = 2  # the first word of a town or a body written in several
USUAL = 16  # advisors and insured people type it every day
MOSTLY_NAME = 128  # a word of the dictionary that is a person's name nearly each time it is typed
NO_NAME = 32  # a word of the trade, whoever else may bear it

# names: how usual as a first name (high half) and as a surname (low half), 0 to 15, a log scale
KNOWN_NAME = 8
FREQUENT_NAME = 12


def given(first: int, last: int) -> int:
    return min(first, 15) << 4 | min(last, 15)


def weight_of_count(count: int) -> int:
    """1 for a name borne by one, 15 for half a million: about a step for each doubling and a bit."""
    return max(1, min(15, round(count.bit_length() * 0.75)))
