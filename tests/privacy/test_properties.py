import re
import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatdoc.privacy import Guarded, Refusal, guard, guard_document
from tests.privacy.numbers import AFTER, BEFORE, IBANS, NIRS, PHONES, SEPARATORS, said

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")

PIECES = (
    "Mme M. Dupont née le 3 mai 1964 retraite 06 39 98 12 1 82 07 69 123 456 rue Victor Hugo 69003 Lyon dossier n° "
    "45871 @ gmail.com FR76 3000 « ? » , . ' \u200b é É euh zéro quatre-vingt douze un et "
    "l'assuré(e) 2024 trimestres € 3960"
)
WORDS = st.sampled_from(PIECES.split())
PROSE = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
# Blanks and signs that nobody sees, which go before the text leaves.
UNSEEN = st.sampled_from(["  ", "\t", "\x00", "\x01" * 30, "\u00a0 ", "\udcff", "\n", " "])
SPLIT = st.lists(st.tuples(WORDS, UNSEEN), min_size=1, max_size=9).map(lambda pairs: "".join(map("".join, pairs)))
ANY_TEXT = st.one_of(PROSE, st.text(max_size=80))
# A code that names no character goes like a blank: nobody can type it.
TYPED_TEXT = st.one_of(PROSE, st.text(st.characters(exclude_categories=("Cs", "Cn", "Co")), max_size=80))
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

FACTS = st.sampled_from(
    [
        "172 trimestres",
        "1 012,02 €",
        "62 ans et 9 mois",
        "article L. 351-1-1",
        "né en 1964",
        "née en mars 1965",
        "le 01/09/2026",
        "du 1er janvier 1961 au 31 août 1961",
        "de 1982 à 1990",
        "3 enfants",
        "taux 37,5 %",
        "le 3960",
        "cerfa n° 14957*03",
        "page 12",
        "8h30",
        "code 75",
        "décédé le 3 mai 2019",
        "quarante-trois annuités",
    ]
)
SURNAMES = ["Dupont", "Benhaddou", "Krawczyk", "Quémeneur", "Ouedraogo", "Lefebvre", "Petitjean", "Brissonneau"]
BIRTHS = st.builds(
    lambda day, month, year, written: (written.format(d=day, m=month, y=year), str(year)),
    st.integers(13, 28),
    st.integers(1, 12),
    st.integers(1940, 1975),
    st.sampled_from(["née le {d}/{m:02}/{y}", "né le {d}.{m}.{y}", "née le {d} mai {y}", "né le {d} {m:02} {y}"]),
)
# The title, the comma or the preposition before a name goes with it: « Mme Petit » → « L’assurée ».
GOES_WITH_A_NAME = re.compile(
    r"(?:\b(?:Mme|M|Mr|Mlle|de|d'|l'|et|un)(?:\b|(?<='))[\s,.\x00-\x1f\x7f-\x9f]*|[\s,\x00-\x1f\x7f-\x9f])+$",
    re.IGNORECASE,
)
BESIDE = st.sampled_from([" ", ", ", " ; ", " - ", "\n", " tel ", ". ", " / "])


def guarded(text: str) -> Guarded:
    outcome = guard(text)
    assert isinstance(outcome, Guarded)
    return outcome


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def fullwidth(text: str) -> str:
    return text.translate({ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"})


def digits_left(text: str) -> str | None:
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    found = re.search(r"\d(?:[ .\-/]?\d){3}", plain)
    return found.group() if found else None


@given(ANY_TEXT)
def test_a_text_once_guarded_holds_nothing_more_to_mask(text: str) -> None:
    first = guard(text)
    if isinstance(first, Refusal):
        return

    for left in (first.reformulated, str(first.text)):
        again = guard(left)

        assert isinstance(again, Guarded)
        assert (again.decision, again.reformulated) == ("pass", left)


@given(SPLIT)
def test_what_leaves_holds_nothing_more_to_mask_once_its_blanks_are_joined(text: str) -> None:
    for look in (guard, guard_document):
        first = look(text)
        if isinstance(first, Refusal):
            continue

        again = look(str(first.text))

        assert isinstance(again, Guarded)
        assert again.decision == "pass"


@given(NOTHING_PERSONAL)
def test_a_text_that_holds_nothing_personal_is_unchanged_to_the_byte(text: str) -> None:
    assert guarded(text).reformulated == text


@given(st.lists(FACTS, min_size=1, max_size=4).map(", ".join))
def test_facts_side_by_side_stay_as_they_are(text: str) -> None:
    assert guarded(text).reformulated == text


@given(ANY_TEXT)
def test_spans_are_in_the_text_in_order_and_apart(text: str) -> None:
    outcome = guard(text)
    if isinstance(outcome, Refusal):
        return

    places = [0, *(place for span in outcome.spans for place in (span.start, span.end)), len(text)]

    assert places == sorted(places)
    assert all(span.start < span.end for span in outcome.spans)


@given(TYPED_TEXT)
def test_outside_the_spans_not_a_character_changes(text: str) -> None:
    outcome = guard(text)
    if isinstance(outcome, Refusal):
        return

    kept, done = [], 0
    for span in outcome.spans:
        kept.append(GOES_WITH_A_NAME.sub("", text[done : span.start]))
        done = span.end
    pattern = ".*".join(re.escape(piece.strip(" ,'’-")) for piece in [*kept, text[done:]])
    pattern = f"[ ,'’-]*{pattern}[ ,'’-]*"

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


@given(st.one_of(NIRS, PHONES, IBANS), BIRTHS, BESIDE, st.booleans())
def test_a_number_and_a_birth_date_side_by_side_leave_the_year(
    groups: tuple[str, ...], birth: tuple[str, str], link: str, born_first: bool
) -> None:
    born, year = birth
    number = " ".join(groups)

    left = guarded(born + link + number if born_first else number + link + born).reformulated

    assert year in left
    assert digits_left(left.replace(year, "")) is None


@given(st.one_of(NIRS, PHONES, IBANS), FACTS, st.booleans())
def test_a_fact_beside_a_number_stays_and_hides_none_of_it(
    groups: tuple[str, ...], fact: str, fact_first: bool
) -> None:
    number = " ".join(groups)

    left = guarded(f"{fact}, {number}" if fact_first else f"{number}, {fact}").reformulated

    assert fact in left
    assert digits_left(left.replace(fact, "")) is None


@given(
    st.one_of(NIRS, PHONES, IBANS),
    st.sampled_from(BEFORE),
    st.sampled_from(AFTER),
    st.sampled_from([str.upper, str.lower, str.title, without_accents, fullwidth]),
)
def test_case_accents_and_width_hide_no_number(
    groups: tuple[str, ...], before: str, after: str, disguise: Callable[[str], str]
) -> None:
    text = before + " ".join(groups) + after

    assert digits_left(guarded(disguise(text)).reformulated) is None


@given(PROSE, st.sampled_from(["Mme ", "M. ", "monsieur ", "MADAME ", "Dr "]), st.sampled_from(SURNAMES), PROSE)
def test_a_title_never_leaks_more(before: str, title: str, name: str, after: str) -> None:
    without, with_title = (guarded(f"{before} {called} {after}").reformulated for called in (name, title + name))

    assert name not in with_title
    assert without.count(name) >= with_title.count(name)


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
