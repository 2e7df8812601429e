"""What people say, and the facts read in it."""

import json
from pathlib import Path

import pytest

from chatdoc.knowledge.conditions import Known
from chatdoc.knowledge.facts import FACTS, facts_in_turns, facts_in_words, given_fact
from tests.answering.factories import TODAY

WRITTEN = (Path(__file__).parent / "data" / "facts_said.jsonl").read_text("utf-8")
SAID = [json.loads(line) for line in WRITTEN.splitlines()]
LEAST = 0.95


def test_at_least_95_percent_of_what_is_said_is_read_as_it_is_meant() -> None:
    assert len(SAID) >= 150

    wrong = {entry["said"]: facts_in_words(entry["said"]) for entry in SAID if not _is_read(entry)}

    assert len(wrong) <= (1 - LEAST) * len(SAID), wrong


def test_every_fact_but_the_case_is_read_from_words() -> None:
    read = {key for entry in SAID for key in entry["facts"]}

    assert read == FACTS.keys() - {"cas"}


def test_a_word_that_only_names_a_subject_is_no_fact() -> None:
    silent = [entry["said"] for entry in SAID if not entry["facts"]]

    assert len(silent) >= 10
    assert [words for words in silent if facts_in_words(words)] == []


def test_the_last_thing_said_in_a_call_wins() -> None:
    turns = ["elle est née en 1964, mariée", "non, veuve", "et si elle était de 1966"]

    assert facts_in_turns(turns)["situation"] == "veuf"
    assert facts_in_turns([*turns, "née en mars 65"])["naissance"] == "1965-03"


def test_resources_are_kept_as_a_bracket_never_as_an_amount() -> None:
    assert given_fact("ressources", "1 043,59 €") == "1000-1099"
    assert facts_in_words("elle touche 1043 euros par mois") == {"ressources": "1000-1099"}
    assert Known({"ressources": "1000-1099"}, TODAY).number("ressources") == (1000, 1099)


@pytest.mark.parametrize("key", sorted(FACTS))
def test_every_fact_has_a_question_and_an_example_that_its_reader_takes(key: str) -> None:
    fact = FACTS[key]

    assert fact.question.endswith("?")
    assert given_fact(key, fact.example)


def _is_read(entry: dict[str, object]) -> bool:
    return facts_in_words(str(entry["said"])) == entry["facts"]
