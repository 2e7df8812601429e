import re
import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatdoc.privacy import Guarded, Refusal, guard
from tests.privacy.numbers import AFTER, BEFORE, IBANS, NIRS, PHONES, SEPARATORS, said

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")

PIECES = (
    "Mme M. Dupont née le 3 mai 1964 retraite 06 39 98 12 1 82 07 69 123 456 rue Victor Hugo 69003 Lyon dossier n° "
    "45871 @ gmail.com FR76 3000 « ? » , . ' \u200b é É euh zéro quatre-vingt douze un et "
    "l'assuré(e) 2024 trimestres € 3960"
)
WORDS = st.sampled_from(PIECES.split())
PROSE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
ANY_TEXT = st.one_of(PROSE, st.text(max_size=80))
NOTHING_PERSONAL = st.sampled_from(
    [
        "Quelle est la durée d’assurance pour la génération 1964 ?",
        "né en mars 1965, 172 trimestres,  taux plein ?",
        "Carsat Rhône-Alpes : adresse et horaires\n",
        "L. 351-1 du code de la sécurité sociale",
        "pension de 1 234,56 € après le 1er septembre 2023",
        "\tle 3960 est-il ouvert le samedi ?",
        "reversion veuve 54% plafond",
        "cerfa 10916*09, formulaire S5136j",
    ]
)


def guarded(text: str) -> Guarded:
    outcome = guard(text)
    assert isinstance(outcome, Guarded)
    return outcome


def digits_left(text: str) -> str | None:
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    found = re.search(r"\d(?:[ .\-/]?\d){3}", plain)
    return found.group() if found else None


@given(ANY_TEXT)
def test_a_text_once_guarded_holds_nothing_more_to_mask(text: str) -> None:
    first = guard(text)
    if isinstance(first, Refusal):
        return

    again = guard(first.reformulated)

    assert isinstance(again, Guarded)
    assert (again.decision, again.reformulated) == ("pass", first.reformulated)


@given(NOTHING_PERSONAL)
def test_a_text_that_holds_nothing_personal_is_unchanged_to_the_byte(text: str) -> None:
    assert guarded(text).reformulated == text


@given(ANY_TEXT)
def test_spans_are_in_the_text_in_order_and_apart(text: str) -> None:
    outcome = guard(text)
    if isinstance(outcome, Refusal):
        return

    places = [0, *(place for span in outcome.spans for place in (span.start, span.end)), len(text)]

    assert places == sorted(places)
    assert all(span.start < span.end for span in outcome.spans)


@given(ANY_TEXT)
def test_outside_the_spans_not_a_character_changes(text: str) -> None:
    outcome = guard(text)
    if isinstance(outcome, Refusal):
        return

    kept, done = [], 0
    for span in outcome.spans:
        kept.append(text[done : span.start])
        done = span.end
    pattern = ".*".join(re.escape(piece) for piece in [*kept, text[done:]])

    assert re.fullmatch(pattern, outcome.reformulated, re.DOTALL)


@given(PROSE, st.sampled_from(["NFC", "NFD"]))
def test_the_way_accents_are_stored_changes_nothing(text: str, form: Literal["NFC", "NFD"]) -> None:
    assert len(guarded(unicodedata.normalize(form, text)).spans) == len(
        guarded(unicodedata.normalize("NFC", text)).spans
    )


@settings(max_examples=400)
@given(st.one_of(NIRS, PHONES, IBANS), st.sampled_from(SEPARATORS), st.sampled_from(BEFORE), st.sampled_from(AFTER))
def test_no_four_digits_of_a_number_are_left(groups: tuple[str, ...], by: str, before: str, after: str) -> None:
    outcome = guarded(before + by.join(groups) + after)

    assert digits_left(outcome.reformulated) is None
    assert outcome.reformulated.endswith(after)


@settings(max_examples=200)
@given(
    PHONES.filter(lambda groups: len(groups[0]) == 2), st.sampled_from(["", "euh ", "alors "]), st.sampled_from(AFTER)
)
def test_a_phone_number_that_is_said_is_masked(groups: tuple[str, ...], filler: str, after: str) -> None:
    words = [said(group) for group in groups]

    outcome = guarded("mon portable c'est le " + f" {filler}".join(words) + after)

    assert outcome.reformulated == "mon portable c'est le celui indiqué" + after


@settings(max_examples=200)
@given(NIRS.filter(lambda groups: groups[3].isdigit()), st.sampled_from(["", "euh "]))
def test_a_social_security_number_that_is_said_pair_by_pair_is_masked(groups: tuple[str, ...], filler: str) -> None:
    digits = "".join(groups)
    words = [said(digits[0]), *(said(digits[place : place + 2]) for place in range(1, 13, 2))]

    outcome = guarded("ma sécu " + f" {filler}".join(words) + " je voudrais partir")

    assert outcome.reformulated == "ma sécu indiqué je voudrais partir"


@given(st.integers(1, 28), st.sampled_from(["mars", "MAI", "août", "aout", "décembre"]), st.integers(1940, 1999))
def test_a_birth_date_becomes_its_year(day: int, month: str, year: int) -> None:
    assert (
        guarded(f"assurée née le {day} {month} {year}, 3 enfants").reformulated == f"assurée née en {year}, 3 enfants"
    )
    assert guarded(f"née en {month} {year}, 3 enfants").decision == "pass"
