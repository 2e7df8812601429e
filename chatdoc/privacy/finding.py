"""Everything personal in a text, from the surest to the most doubtful."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final, Literal

from chatdoc.privacy.board import Board
from chatdoc.privacy.detectors import address, dates, email, file_number, iban, keeping, nir, phone
from chatdoc.privacy.lexicon import Lexicon, current_lexicon
from chatdoc.privacy.names import Seen, find_names
from chatdoc.privacy.reading import Reading, read
from chatdoc.privacy.spans import Span, merged

# What a fiche may say and a question may not: services, officials, laws, examples.
Profile = Literal["words", "document"]
_SIDE_BY_SIDE: Final = 40
# With fewer digits in the whole text there is no piece of a phone, a NIR or an account; no file, no postal code.
_FEWEST_OF_A_NUMBER, _FEWEST_OF_A_FILE = 4, 2
_FIRST_SAID: Final = "premier"  # a day of a date, without a digit
_USUAL_NAME: Final = 6
_PEOPLE: Final = frozenset({"NAME", "NIR"})


def find_personal_data(text: str, profile: Profile = "words", seen: Seen | None = None) -> list[Span]:
    """`seen`: what was looked up when this same text was read before."""
    reading = read(text)
    lexicon = current_lexicon()
    return _in_document(reading, lexicon) if profile == "document" else _in_words(reading, lexicon, seen)


def _in_words(reading: Reading, lexicon: Lexicon, seen: Seen | None) -> list[Span]:
    board = Board(reading.numbers, reading.raw)
    digits = sum(len(figure.digits) for figure in reading.digits)
    other_dates = _numbers(board, digits, _is_plain(lexicon))
    addresses = address.Addresses(board, _is_common(lexicon), _is_town(lexicon))
    addresses.find()
    if digits >= _FEWEST_OF_A_FILE:
        file_number.find_cued(board)
        addresses.find_postcodes()
        nir.find_runs(board)
        file_number.find(board)
    taken = merged(board.spans)
    names = find_names(reading, merged([*taken, *board.services]), lexicon, seen)
    people = [span for span in (*taken, *names) if span.type in _PEOPLE]
    births = dates.next_to_people(board, other_dates, people)
    return merged([*taken, *names, *births])


def _numbers(board: Board, digits: int, is_plain: Callable[[str], bool]) -> list[dates.FullDate]:
    """The order is the rule: what is sure first, then what must survive, then what is left of the digits."""
    if not digits and _FIRST_SAID not in board.text:
        email.find(board, is_plain)
        return []  # a question in three
    keeping.keep_counted(board)
    email.find(board, is_plain)
    keeping.keep_written_law(board)
    others = dates.find_sure(board)
    iban.find_told(board)
    if digits >= _FEWEST_OF_A_NUMBER:
        return others + _long_numbers(board)
    others += dates.find(board)
    keeping.keep_law(board)
    phone.find_told(board)
    keeping.keep_quantities(board)
    return others


def _long_numbers(board: Board) -> list[dates.FullDate]:
    iban.find(board)
    keeping.keep_last_years(board)
    keeping.keep_services_from_abroad(board)
    phone.find_prefixed(board)
    nir.find(board)
    keeping.keep_services(board)
    others = dates.find(board)
    phone.find(board)
    keeping.keep_law(board)
    nir.find_parts(board)
    phone.find_told(board)
    phone.find_uncertain(board)
    keeping.keep_quantities(board)
    return others


def _in_document(reading: Reading, lexicon: Lexicon) -> list[Span]:
    """Services' contacts, officials, laws pass; a person's numbers, mail, or name with birth date do not."""
    board = Board(reading.numbers, reading.raw)
    email.find_private(board, _is_first_name(lexicon))
    iban.find_whole(board)
    keeping.keep_services_from_abroad(board)
    keeping.keep_services(board)
    keeping.keep_lists_of_articles(board)
    keeping.keep_law(board)
    nir.find_valid(board)
    sure = merged(board.spans)
    dates.find_sure(board, lone=False)
    dates.find(board, lone=False)
    births = [span for span in board.spans if span.type == "BIRTHDATE"]
    if not births:
        return sure
    names = find_names(reading, merged(board.spans), lexicon)
    return merged([*sure, *_named(births, names)])


def _named(births: Sequence[Span], names: Sequence[Span]) -> list[Span]:
    """Names and birth dates of one person: they stand side by side."""
    pairs = []
    ends = [name.end for name in names]
    for birth in births:
        nearest = bisect_right(ends, birth.start) - 1
        if nearest >= 0 and birth.start - ends[nearest] <= _SIDE_BY_SIDE:
            pairs += [names[nearest], birth]
    return pairs


def _is_common(lexicon: Lexicon) -> Callable[[str], bool]:
    def is_common(word: str) -> bool:
        known = lexicon.word(word)
        return known.is_common and not known.first

    return is_common


def _is_plain(lexicon: Lexicon) -> Callable[[str], bool]:
    """A common word that is nobody's name, as far as known."""

    def is_plain(word: str) -> bool:
        known = lexicon.word(word)
        return known.is_common and not known.first and known.last < _USUAL_NAME + 2

    return is_plain


def _is_first_name(lexicon: Lexicon) -> Callable[[str], bool]:
    def is_first_name(word: str) -> bool:
        known = lexicon.word(word)
        return known.first >= _USUAL_NAME and not known.is_common and not known.is_place

    return is_first_name


def _is_town(lexicon: Lexicon) -> Callable[[str], bool]:
    return lambda words: lexicon.word(words).is_place
