import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatdoc.evaluation.scoring.measures import ALL, Given, outcome_of, summarise
from chatdoc.evaluation.scoring.noise import NOISES
from chatdoc.evaluation.scoring.normalising import contains, normalise
from chatdoc.evaluation.scoring.questions import GoldQuestion, gold_of
from chatdoc.evaluation.scoring.statistics import Rate, percentile, sign_test


def question(**row: object) -> GoldQuestion:
    return gold_of({"id": "q1", "query": "Quel âge ?", **row})


def answer(*fiches: str, status: str = "answered", text: str = "", ms: float = 1.0) -> Given:
    return Given(status, fiches, text, ms)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Vous partez à 62 ans et 9 mois.", "62 ans et 9 mois"),
        ("L’âge est fixé par l’article L161‑17‑2.", "l'article L161-17-2"),
        ("Le plafond est de 1 043,59 €.", "1043,59 €"),
        ("Le taux est de 50 %.", "50 %"),
        ("INAPTE AU TRAVAIL", "inapte au travail"),
        ("e\u0301poux", "époux"),
    ],
)
def test_a_fact_is_found_whatever_its_typography(text: str, fact: str) -> None:
    assert contains(normalise(text), normalise(fact))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("à 165 ans", "65 ans"),
        ("171 trimestres", "17"),
        ("1 170 €", "170 €"),
        ("12,5 %", "5 %"),
        ("soixante-deux ans", "62 ans"),
        ("marie", "marié"),
        ("tout", ""),
    ],
)
def test_a_fact_is_not_found_inside_another_number_or_word(text: str, fact: str) -> None:
    assert not contains(normalise(text), normalise(fact))


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_the_rank_counts_each_fiche_once() -> None:
    outcome = outcome_of(question(gold_ids=["F2"]), answer("F1", "F1", "F3", "F2"))

    assert outcome.rank == 3
    assert [outcome.is_hit(best) for best in (1, 3, 5)] == [False, True, True]


def test_one_of_several_gold_fiches_is_enough() -> None:
    assert outcome_of(question(gold_fiche_ids=["F8", "F2"]), answer("F2", "F8")).rank == 1


def test_equivalent_forms_of_a_fact_count_once() -> None:
    asked = question(gold_fiche_ids=["F1"], gold_facts=[["62 ans", "soixante-deux ans"], "170 trimestres"])

    outcome = outcome_of(asked, answer("F1", text="À 62 ans, soit soixante-deux ans."))

    assert outcome.facts_found == 1
    assert not outcome.has_all_facts


def test_a_right_answer_needs_the_right_fiche_and_all_its_facts() -> None:
    asked = question(gold_ids=["F1"], gold_facts=["62 ans"])
    outcomes = [
        outcome_of(asked, answer("F1", text="62 ans")),
        outcome_of(asked, answer("F2", "F1", text="62 ans")),
        outcome_of(asked, answer("F1", text="64 ans")),
    ]

    whole = summarise(outcomes)[-1]

    assert whole.complete == Rate(1, 3)
    assert whole.facts == Rate(2, 3)
    assert whole.mrr == pytest.approx((1 + 0.5 + 1) / 3)


def test_refusing_is_right_outside_the_base_and_wrong_inside() -> None:
    outside, inside = question(style="hors"), question(gold_ids=["F1"])
    outcomes = [
        outcome_of(outside, answer("F9", status="not_found")),
        outcome_of(outside, answer("F9", status="answered")),
        outcome_of(outside, answer(status="refused")),
        outcome_of(inside, answer("F1", status="not_found")),
        outcome_of(inside, answer("F1", status="needs_facts")),
    ]

    whole = summarise(outcomes)[-1]

    assert whole.refusals == Rate(2, 3)
    assert whole.false_refusals == Rate(1, 2)
    assert whole.needs_facts == 1


def test_a_question_that_expects_a_status_is_scored_on_it() -> None:
    orientation = question(gold_fiche_ids=["CD-CAF"], attendu="not_found")
    funnel = question(gold_fiche_ids=["CD-AGE"], attendu="needs_facts")

    whole = summarise([outcome_of(orientation, answer(status="not_found")), outcome_of(funnel, answer("CD-AGE"))])[-1]

    assert whole.refusals == Rate(1, 1)
    assert whole.false_refusals == Rate(0, 1)
    assert whole.expected_status == Rate(1, 2)


def test_each_style_has_its_line_and_the_whole_comes_last() -> None:
    outcomes = [
        outcome_of(question(style=style, gold_ids=["F1"]), answer("F1", ms=ms))
        for style, ms in (("short", 1), ("acronym", 3), ("short", 2))
    ]

    lines = summarise(outcomes)

    assert [(line.style, line.questions) for line in lines] == [("acronym", 1), ("short", 2), (ALL, 3)]
    assert lines[-1].ms_p95 == 3


def test_an_empty_set_has_no_figure_rather_than_a_zero() -> None:
    whole = summarise([])[-1]

    assert whole.mrr is None
    assert whole.hits[1].value is None
    assert whole.hits[1].interval is None


def test_titles_and_natural_questions_are_told_apart() -> None:
    assert question(est_le_titre=True).style == "titre"
    assert question(est_le_titre=False).style == "naturelle"


@pytest.mark.parametrize(
    "row",
    [{"query": "  "}, {"query": None}, {"query": 12}, {"gold_ids": "F1"}, {"gold_facts": "62 ans"}],
)
def test_a_line_that_cannot_be_scored_says_why(row: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="«"):
        question(**row)


def test_the_interval_is_wilsons() -> None:
    low, high = Rate(8, 10).interval or (0, 0)

    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert (Rate(10, 10).interval or (0, 0))[1] == pytest.approx(1)


@given(st.integers(0, 200), st.integers(1, 200))
def test_the_interval_holds_the_rate(count: int, total: int) -> None:
    rate = Rate(min(count, total), total)

    low, high = rate.interval or (1, 0)

    assert 0 <= low <= (rate.value or 0) + 1e-12
    assert (rate.value or 0) - 1e-12 <= high <= 1


def test_the_sign_test_counts_only_questions_that_differ() -> None:
    test = sign_test([True] * 9 + [False] + [True] * 50, [False] * 9 + [True] + [True] * 50)

    assert (test.wins, test.losses) == (9, 1)
    assert test.p == pytest.approx(22 / 1024)
    assert sign_test([True], [True]).p == 1


def test_a_percentile_is_a_value_really_measured() -> None:
    assert percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert percentile([1.0] * 19 + [100.0], 0.95) == 1
    assert percentile([7.0], 0.95) == 7


@pytest.mark.parametrize("noise", NOISES)
def test_noise_is_the_same_each_time_and_never_empties_a_question(noise: str) -> None:
    heard = [NOISES[noise]("Retraite progressive à soixante ans", f"q{n}") for n in range(30)]

    assert heard == [NOISES[noise]("Retraite progressive à soixante ans", f"q{n}") for n in range(30)]
    assert any(words != "Retraite progressive à soixante ans" for words in heard)
    assert all(NOISES[noise]("Aspa", f"q{n}") for n in range(30))
