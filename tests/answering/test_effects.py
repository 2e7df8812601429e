"""A value that holds for another date of effect is never given as the rule of the day."""

from dataclasses import replace
from datetime import date

from chatdoc.answering.composition import compose
from chatdoc.answering.promotion import led_by_facts
from chatdoc.answering.question import Question
from chatdoc.answering.selection import select
from chatdoc.knowledge.conditions import Known
from chatdoc.knowledge.tree import Item, ItemList, Paragraph, Section, Table
from tests.answering.factories import asked, hits_of, made_version

COLUMN = "Âge légal, pension prenant effet à partir du 1er septembre 2026"
PROGRESSIVE = made_version(
    "PROGRESSIVE",
    "Retraite progressive",
    Table(
        ("Date de naissance", "Âge de la retraite progressive", COLUMN),
        (("Né en 1964", "dès 60 ans", "62 ans et 9 mois"),),
    ),
)
SCALE = made_version(
    "BAREME",
    "Ancien barème",
    Section(
        "cas",
        "Pension prenant effet avant le 1er septembre 2026",
        (Table(("Date de naissance", "Âge légal"), (("Né en 1964", "63 ans"), ("Né en 1965", "63 ans et 3 mois"))),),
    ),
)


def on(day: date, text: str = "âge légal né en 1964") -> Question:
    return replace(asked(text), known=Known({"naissance": "1964"}, day))


def said(question: Question) -> str:
    hits = led_by_facts(question, hits_of(PROGRESSIVE, SCALE))
    return compose(question, select(question, hits), hits).text


def test_the_scale_of_the_day_leads_and_the_other_date_is_not_said() -> None:
    text = said(on(date(2026, 8, 1)))

    assert text.startswith("Pension prenant effet avant le 1er septembre 2026, né en 1964 : âge légal : 63 ans")
    assert "62 ans" not in text


def test_from_its_date_on_the_column_is_the_answer() -> None:
    assert "62 ans et 9 mois" in said(on(date(2026, 10, 1)))


def test_another_column_of_that_table_still_answers() -> None:
    text = said(on(date(2026, 8, 1), "âge de la retraite progressive né en 1964"))

    assert "dès 60 ans" in text
    assert "62 ans" not in text


def test_a_scale_laid_flat_into_a_list_is_not_said_to_who_is_born_in_none_of_its_years() -> None:
    items = tuple(map(Item, ("1961 - 1962", "168 trimestres", "1963 et après", "170 trimestres")))
    flat = made_version("PLAT", "Durée inventée", Paragraph("La durée inventée exigée :"), ItemList(items))

    def card(birth: str) -> str:
        question = replace(asked("durée inventée exigée"), known=Known({"naissance": birth}, date(2026, 11, 1)))
        return compose(question, select(question, hits_of(flat)), hits_of(flat)).text

    assert "168 trimestres" in card("1962")
    assert "trimestres" not in card("1950")
