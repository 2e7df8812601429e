"""One letter too many, too few, another or two swapped: found by look-ups, without trying every letter."""

from collections.abc import Iterator

USUAL_SLIP, FREQUENT_SLIP = 1, 2


def slips_stored(word: str) -> Iterator[str]:
    """What a usual word is found by: itself, each letter left out, each letter unknown."""
    yield word
    for place in range(len(word)):
        yield f"-{word[:place]}{word[place + 1 :]}"
        yield f"{word[:place]}?{word[place + 1 :]}"


def slips_of(typed: str) -> Iterator[str]:
    yield typed
    yield f"-{typed}"
    for place in range(len(typed)):
        head, tail = typed[:place], typed[place + 1 :]
        yield head + tail
        yield f"{head}?{tail}"
        if tail:
            yield f"{head}{tail[0]}{typed[place]}{tail[1:]}"
