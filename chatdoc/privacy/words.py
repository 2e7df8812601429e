def words(listed: str) -> frozenset[str]:
    """A list of words, written as one reads it."""
    return frozenset(listed.split())
