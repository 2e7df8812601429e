"""A word masked in doubt comes back when the advisor asks for it; a number or a listed name never does."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatdoc.privacy import DigitRun, Guarded, Refusal, SafeText, guard, guard_next, guarding
from chatdoc.privacy.lexicon import current_lexicon
from chatdoc.privacy.reading import read
from tests.privacy.numbers import IBANS, NIRS, PHONES, SEPARATORS, said

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")

LISTED = ("durand", "Martin", "fatoumata", "LEFEBVRE", "Nguyen", "petit", "karim")
UNLISTED = ("zarbouchet", "Tavoukelet", "brezniski", "Mbekwadou", "zarbouchet-durand", "d'zarbouchet", "zarb0uchet")
AROUND = (
    "Mme M. née le 3 mai 1964 son mari et , ? . - « » réversion retraite dossier n° je m'appelle pour l'assurée 172 "
    "trimestres zéro six quatre-vingt-douze \u200b"
)
WORDS = st.sampled_from([*LISTED, *UNLISTED, *AROUND.split()])
NUMBERS = st.one_of(
    st.tuples(st.one_of(NIRS, PHONES, IBANS), st.sampled_from(SEPARATORS)).map(lambda drawn: drawn[1].join(drawn[0])),
    PHONES.filter(lambda groups: len(groups[0]) == 2).map(lambda groups: " ".join(map(said, groups))),
)
PROSE = st.lists(st.one_of(WORDS, WORDS, NUMBERS), min_size=1, max_size=9).map(" ".join)


def guarded(text: str, *restored: str) -> Guarded:
    outcome = guard(text, restored)
    assert isinstance(outcome, Guarded)
    return outcome


def masked_places(outcome: Guarded) -> set[int]:
    return {place for span in outcome.spans for place in range(span.start, span.end)}


def every_piece(text: str) -> list[str]:
    """All that a page could ask back of what it sent: each word, each run of words, and all of it."""
    words = text.split()
    return [" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)]


def test_a_doubtful_word_comes_back_and_the_rest_stays_masked() -> None:
    text = "zarbouchet et réversion, tel 06 39 98 12 34"

    assert [text[span.start : span.end] for span in guarded(text).doubtful] == ["zarbouchet"]
    back = guarded(text, "Zarbouchet")

    assert back.reformulated == "zarbouchet et réversion, tel indiqué"
    assert (back.types, back.doubtful) == (("PHONE",), ())


@pytest.mark.parametrize(
    "text",
    [
        "durand réversion",
        "zarbouchet durand réversion",
        "Mme Zarbouchet réversion",
        "je m'appelle zarbouchet",
        "tel 06 39 98 12 34",
        "né le 3 mai 1964",
        "12 rue zarbouchet 69003 Lyon",
        "zarbouchet@exemple.fr",
    ],
)
def test_a_name_that_is_listed_or_announced_and_a_number_never_come_back(text: str) -> None:
    assert guarded(text, *every_piece(text)).reformulated == guarded(text).reformulated
    assert guarded(text).doubtful == ()


@settings(max_examples=300, deadline=None)
@given(PROSE)
def test_no_request_brings_back_a_number_or_a_listed_name(text: str) -> None:
    plain, back = guard(text), guard(text, every_piece(text))
    if isinstance(plain, Refusal) or isinstance(back, Refusal):
        return

    returned = masked_places(plain) - masked_places(back)

    offered = {place for span in plain.doubtful for place in range(span.start, span.end)}
    assert returned <= offered
    for span in plain.doubtful:
        reading = read(text[span.start : span.end])
        assert span.type == "NAME"
        assert not reading.digits
        assert not re.search(r"\d", reading.raw)
        assert not any(current_lexicon().word(token.plain).is_name for token in reading.tokens)


@settings(max_examples=150, deadline=None)
@given(PROSE, st.sampled_from(UNLISTED))
def test_a_text_guarded_with_a_word_back_holds_nothing_more_to_mask(text: str, word: str) -> None:
    first = guard(text, [word])
    if isinstance(first, Refusal):
        return

    again = guarded(first.reformulated, word)

    assert (again.decision, again.reformulated) == ("pass", first.reformulated)


@settings(max_examples=150, deadline=None)
@given(PROSE, st.integers(0, 12))
def test_a_word_that_comes_back_changes_nothing_to_the_count_of_digits(text: str, pending: int) -> None:
    run = DigitRun(pending)

    (plain, counted), (back, counted_back) = guard_next(text, run), guard_next(text, run, every_piece(text))

    assert counted == counted_back
    if isinstance(plain, Guarded) and isinstance(back, Guarded):
        numbers = {span.start for span in plain.spans if not span.doubtful}
        assert numbers <= masked_places(back)


def test_a_count_that_fails_lets_nothing_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("06 12")

    monkeypatch.setattr(DigitRun, "after", broken)

    outcome, run = guard_next("son téléphone commence par 06 12", DigitRun(3))

    assert isinstance(outcome, Refusal)
    assert (outcome.code, run) == ("guard_failed", DigitRun(3))
    assert "06" not in outcome.message


def test_a_word_asked_back_that_cannot_be_judged_lets_nothing_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("zarbouchet")

    monkeypatch.setattr(guarding, "still_masked", broken)

    assert isinstance(guard("zarbouchet réversion", ["zarbouchet"]), Refusal)


def test_no_hand_makes_safe_text() -> None:
    with pytest.raises(TypeError):
        SafeText("zarbouchet", object())
