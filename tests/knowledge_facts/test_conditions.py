"""Labels of cases and first cells of tables, as conditions on the facts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatdoc.knowledge.conditions import BirthRange, Known, eligibility_truth, parse_label
from chatdoc.knowledge.conditions.condition import AllOf
from chatdoc.knowledge.documents import Eligibility

TODAY = date(2026, 11, 22)
BORN = "Vous êtes né :"


def truth(label: str, context: str = "", **facts: str) -> bool | None:
    condition = parse_label(label, context)
    assert condition is not None, label
    return condition.truth(Known(facts, TODAY))


@pytest.mark.parametrize(
    ("label", "context", "start", "end"),
    [
        ("Entre le 1er janvier 1963 et le 31 mars 1965", BORN, date(1963, 1, 1), date(1965, 3, 31)),
        ("En 1966", BORN, date(1966, 1, 1), date(1966, 12, 31)),
        ("1962", BORN, date(1962, 1, 1), date(1962, 12, 31)),
        ("Né avant le 1er septembre 1961", "", date.min, date(1961, 8, 31)),
        ("À partir du 1er janvier 1969", BORN, date(1969, 1, 1), date.max),
        ("1955 à 1957", "Année de naissance", date(1955, 1, 1), date(1957, 12, 31)),
        ("1955 et après", "Date ou année de naissance", date(1955, 1, 1), date.max),
        ("du 1.07.1951 au 31.12.1951", "Date de naissance", date(1951, 7, 1), date(1951, 12, 31)),
        ("Entre juillet et décembre 1951", "Année de naissance", date(1951, 7, 1), date(1951, 12, 31)),
        ("Né du 1er avril au 31 décembre 1965", "", date(1965, 4, 1), date(1965, 12, 31)),
    ],
)
def test_a_range_of_births_is_read_to_the_day(label: str, context: str, start: date, end: date) -> None:
    assert parse_label(label, context) == BirthRange(start, end)


def test_a_year_against_a_year_cut_in_april_stays_unknown() -> None:
    label = "Entre le 1er janvier 1963 et le 31 mars 1965"

    assert truth(label, BORN, naissance="1964") is True
    assert truth(label, BORN, naissance="1965") is None
    assert truth(label, BORN, naissance="1965-03") is True
    assert truth(label, BORN, naissance="1965-04") is False
    assert truth(label, BORN, naissance="1965-01/1965-03") is True
    assert truth(label, BORN) is None


def test_an_age_gives_the_births_it_leaves_possible() -> None:
    assert truth("En 1964", BORN, age="50") is False
    assert truth("Entre le 1er janvier 1963 et le 31 mars 1965", BORN, age="62") is True


@pytest.mark.parametrize(
    ("label", "facts", "expected"),
    [
        ("Vous avez moins de 55 ans", {"age": "54"}, True),
        ("Vous avez moins de 55 ans", {"age": "55"}, False),
        ("Vous avez 65 ans ou plus", {"naissance": "1961"}, None),
        ("Vous avez 65 ans ou plus", {"naissance": "1960"}, True),
        ("3 enfants ou plus", {"enfants": "3"}, True),
        ("Moins de 3 enfants", {"enfants": "3"}, False),
        ("2 enfants à charge", {"enfants": "1"}, False),
        ("1 enfant", {"enfants": "2"}, False),
        ("Vous êtes veuf", {"situation": "veuf"}, True),
        ("Vous êtes veuf", {"situation": "seul"}, None),
        ("Vous êtes veuf", {"situation": "couple"}, False),
        ("Personne seule", {"situation": "divorce"}, True),
        ("Vous vivez en couple", {"situation": "pacse"}, True),
        ("Couple marié", {"situation": "remarie"}, True),
        ("Union libre (concubins)", {"situation": "concubin"}, True),
        ("Fonctionnaire", {"regime": "salarie"}, False),
        ("Agent contractuel", {"regime": "contractuel"}, True),
        ("À l'étranger", {"residence": "etranger"}, True),
        ("Début d'activité avant 16 ans", {"debut_carriere": "17"}, False),
        ("Début d'activité avant 18 ans", {"debut_carriere": "17"}, True),
        ("Pension prenant effet avant le 1er septembre 2026", {}, False),
        ("Pension prenant effet avant le 1er septembre 2026", {"date_effet": "2026-06-01"}, True),
        ("Jusqu'au 31 août 2023", {}, False),
        ("À partir du 1er septembre 2023", {}, True),
        ("Vous êtes veuf et avez moins de 55 ans", {"situation": "veuf", "age": "60"}, False),
        ("Vous êtes veuf et avez moins de 55 ans", {"situation": "veuf"}, None),
    ],
)
def test_a_label_is_true_false_or_unknown(label: str, facts: dict[str, str], expected: bool | None) -> None:
    assert truth(label, **facts) is expected


def test_a_child_is_known_by_age_or_by_birth() -> None:
    assert truth("Enfant de moins de 16 ans", age_enfant="12") is True
    assert truth("Enfant né avant avril 2018", naissance_enfant="2019-01") is False


def test_seniority_stops_before_the_next_line() -> None:
    label = "10 ans minimum et moins de 15 ans"

    assert truth(label, "Ancienneté du salarié", anciennete="14") is True
    assert truth(label, "Ancienneté du salarié", anciennete="15") is False


@pytest.mark.parametrize(
    "label",
    ["Né en France", "Cas général", "Jusqu'à 354,81 €", "Enfant gravement malade"],
)
def test_a_label_that_no_rule_reads_is_a_choice(label: str) -> None:
    assert parse_label(label) is None


def test_a_label_read_in_part_is_never_quite_true() -> None:
    condition = parse_label("Salarié en CDI")

    assert isinstance(condition, AllOf)
    assert condition.truth(Known({"regime": "salarie"}, TODAY)) is None
    assert condition.truth(Known({"regime": "fonctionnaire"}, TODAY)) is False


LEGAL_AGE = (
    "Né entre le 1er janvier 1963 et le 31 mars 1965",
    "Né entre le 1er avril 1965 et le 31 décembre 1965",
    "Né en 1966",
    "Né en 1967",
    "Né en 1968",
    "Né à partir du 1er janvier 1969",
)


@given(st.dates(min_value=date(1963, 1, 1), max_value=date(1990, 12, 31)))
def test_the_ranges_of_one_table_leave_no_gap_and_no_overlap(born: date) -> None:
    facts = {"naissance": f"{born:%Y-%m}"}

    assert [truth(label, **facts) for label in LEGAL_AGE].count(True) == 1


@given(st.integers(min_value=1930, max_value=1990), st.integers(min_value=1, max_value=40))
def test_a_year_is_never_both_inside_and_outside_a_range(year: int, years: int) -> None:
    label = f"Né entre le 1er janvier {year} et le 31 décembre {year + years}"

    assert truth(label, naissance=str(year)) is True
    assert truth(label, naissance=str(year + years)) is True
    assert truth(label, naissance=str(year - 1)) is False
    assert truth(label, naissance=str(year + years + 1)) is False


def test_an_offer_is_refused_as_soon_as_one_fact_contradicts_it() -> None:
    conditions = (Eligibility("age", min=55), Eligibility("situation", among=("veuf", "divorce")))

    def judged(**facts: str) -> bool | None:
        return eligibility_truth(conditions, Known(facts, TODAY))

    assert judged(age="60", situation="veuf") is True
    assert judged(age="50") is False
    assert judged(age="60") is None
    assert judged() is None


def test_an_excluded_home_contradicts_an_offer() -> None:
    conditions = (Eligibility("residence", excluding=("etranger",)),)

    assert eligibility_truth(conditions, Known({"residence": "etranger"}, TODAY)) is False
    assert eligibility_truth(conditions, Known({"residence": "france"}, TODAY)) is True


def test_age_counts_whole_years() -> None:
    birthday = TODAY.replace(year=TODAY.year - 65)

    assert truth("Vous avez 65 ans ou plus", naissance=f"{birthday + timedelta(days=31):%Y-%m}") is False
