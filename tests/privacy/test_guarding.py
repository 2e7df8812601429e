import json
import random
import re
import time
from argparse import Namespace
from pathlib import Path

import pytest

from chatdoc.privacy import (
    MAX_CHARACTERS,
    DigitRun,
    Guarded,
    Refusal,
    finding,
    guard,
    guard_document,
    guard_next,
    words_asked,
)
from chatdoc.privacy.commands import run
from chatdoc.privacy.lexicon.errors import LexiconUnreadable
from chatdoc.privacy.spans import Span, merged


def test_a_failure_inside_lets_nothing_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("Mme Brissonneau")

    monkeypatch.setattr(finding, "find_names", fail)

    outcome = guard("Mme Brissonneau et sa retraite")

    assert isinstance(outcome, Refusal)
    assert "Brissonneau" not in outcome.message


def test_without_its_lexicon_the_guard_lets_nothing_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise LexiconUnreadable

    monkeypatch.setattr(finding, "current_lexicon", missing)

    assert isinstance(guard("retraite progressive"), Refusal)


def test_a_text_too_long_is_refused() -> None:
    assert isinstance(guard("a" * (MAX_CHARACTERS + 1)), Refusal)


def test_the_reminder_says_the_kinds_and_never_the_words() -> None:
    outcome = guard("rappeler au 06 39 98 12 34")

    assert isinstance(outcome, Guarded)
    assert outcome.reminder is not None
    assert "numéro de téléphone" in outcome.reminder
    assert "39" not in outcome.reminder


def test_what_is_kept_holds_no_word_of_what_was_masked() -> None:
    outcome = guard("tel 06 39 98 12 34 pour la réversion")

    assert "39 98" not in repr(outcome)


def test_findings_that_overlap_become_one() -> None:
    spans = [Span(0, 5, "NAME"), Span(3, 10, "NIR"), Span(12, 14, "NAME", doubtful=True)]

    assert merged(spans) == [Span(0, 10, "NIR"), Span(12, 14, "NAME", doubtful=True)]


def test_a_number_said_in_two_messages_is_masked_from_a_count_alone() -> None:
    first, run_of_digits = guard_next("son numéro commence par 2 62 04", DigitRun())
    second, _ = guard_next("26 935 914 46 voilà", run_of_digits)

    assert isinstance(first, Guarded)
    assert isinstance(second, Guarded)
    assert run_of_digits == DigitRun(pending=5)
    assert second.reformulated == "numéro indiqué voilà"


def test_what_is_said_before_the_rest_of_a_number_hides_none_of_it() -> None:
    _, run_of_digits = guard_next("2 64 05 69", DigitRun())
    second, _ = guard_next("euh et puis 123 456 78 merci", run_of_digits)

    assert isinstance(second, Guarded)
    assert second.reformulated == "euh et puis numéro indiqué merci"


@pytest.mark.parametrize("text", ["05 6\t9", "69003\udcffBe", "1618169170711  172", "rappel 06\x0039  98\t12 34 merci"])
def test_what_is_found_holds_on_the_text_that_leaves(text: str) -> None:
    outcome = guard(text)

    assert isinstance(outcome, Guarded)
    assert outcome.decision == "rewritten"
    assert all(text[span.start : span.end].strip() for span in outcome.spans)
    again = guard(str(outcome.text))
    assert isinstance(again, Guarded)
    assert again.decision == "pass"


def test_signs_that_go_before_a_fiche_is_stored_hide_no_number_in_it() -> None:
    outcome = guard_document("sécu" + "\x01" * 30 + "195170648489890")

    assert isinstance(outcome, Guarded)
    assert outcome.types == ("NIR",)


@pytest.mark.parametrize("text", ["passeport 12AB67,9912345666678", ",9123456", "tel 12,0639981234", "quatre,1234567"])
def test_digits_behind_a_comma_are_no_decimals_when_they_are_many(text: str) -> None:
    outcome = guard(text)

    assert isinstance(outcome, Guarded)
    assert not any(len(run) > 3 for run in re.findall(r"\d+", outcome.reformulated))


def test_years_and_quarters_in_two_messages_are_no_number() -> None:
    _, run_of_digits = guard_next("elle est née en 1964", DigitRun())
    second, _ = guard_next("172 trimestres", run_of_digits)

    assert isinstance(second, Guarded)
    assert second.decision == "pass"


@pytest.mark.parametrize(
    "text",
    [
        "Écrire à la Carsat, 35 rue Maurice Flandin, 69003 Lyon, ou appeler le 04 72 91 97 00.",
        "Courriel : sdanf-accueil@interieur.gouv.fr. Loi Fillon du 21 août 2003, décret n° 2023-436.",
        "La ministre Agnès Buzyn a signé l'arrêté du 3 mai 2018.",
    ],
)
def test_a_fiche_may_name_services_officials_and_laws(text: str) -> None:
    outcome = guard_document(text)

    assert isinstance(outcome, Guarded)
    assert outcome.decision == "pass"


@pytest.mark.parametrize(
    "text",
    [
        "Exemple reçu de jeanne.dupuis@exemple-mail.fr hier.",
        "Virement sur FR76 3000 6000 0112 3456 7890 189 effectué.",
        "NIR : 1 85 05 78 006 048 91",
        "Mme Jeanne Brissonneau, née le 3 mai 1964, conteste.",
    ],
)
def test_a_fiche_may_not_hold_what_identifies_somebody(text: str) -> None:
    outcome = guard_document(text)

    assert isinstance(outcome, Guarded)
    assert outcome.decision == "rewritten"


@pytest.mark.parametrize(
    "piece", ["1 ", "a@", "arobase ", "1 rue de ", "né à ", "fr7", "un euh ", "|l1", "Mme Aaa ", "x."]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        started = time.process_time()
        guard_document(text)
        finding.find_personal_data(text)
        return time.process_time() - started

    short = min(seconds(12_500) for _ in range(2))

    assert seconds(100_000) < 30 * short + 0.5  # 8 times the text; 64 times if it were quadratic


def test_the_command_answers_each_line_and_reports_the_bad_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        '{"id": "a", "text": "tel 06 39 98 12 34"}\nbad\n{"id": "b", "text": "ASPA"}\n{"id": "c", "text": ""}\n'
    )

    status = run(Namespace(utterances=str(source), output=str(output)))

    lines = [json.loads(line) for line in output.read_text().splitlines()]
    assert status == 1
    assert "ligne 2" in capsys.readouterr().err
    assert [(line["id"], line["decision"]) for line in lines] == [("a", "rewritten"), ("b", "pass"), ("c", "refused")]
    assert lines[0]["spans"] == [{"start": 4, "end": 18, "type": "PHONE"}]
    assert set(lines[0]) == {"id", "spans", "reformulated", "decision", "ms"}


def test_numbers_side_by_side_with_anything_stay_within_the_text() -> None:
    chance = random.Random(3)
    pieces = [
        "06 39 98 12 34",
        "né le 3 mai 1964",
        "1 82 07 69 123 456 46",
        "Mme Brissonneau",
        "12 rue Hugo 69003 Lyon",
        "x@y.fr",
    ]
    for _ in range(200):
        text = " ".join(chance.sample(pieces, 3))
        outcome = guard(text)
        assert isinstance(outcome, Guarded)
        assert all(0 <= span.start < span.end <= len(text) for span in outcome.spans)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Mme Dupont née le 3 mai 1964, 06 39 98 12 34, réversion ?", "née en 1964, , réversion ?"),
        ("dossier de M. Martin : retraite progressive", "dossier de : retraite progressive"),
        ("conditions de la réversion", "conditions de la réversion"),
    ],
)
def test_what_a_question_asks_leaves_out_the_words_put_for_what_was_masked(typed: str, asked: str) -> None:
    guarded = guard(typed)

    assert isinstance(guarded, Guarded)
    assert words_asked(guarded.text) == asked


def test_a_document_leaves_with_its_lines_and_no_run_of_blanks() -> None:
    left = guard_document(" \n\n Une ligne  de texte \n \n" + " " * 20_000 + "\nune autre\n")

    assert isinstance(left, Guarded)
    assert str(left.text) == "Une ligne de texte\nune autre"


def test_a_list_of_articles_of_a_code_is_no_number_of_anybody() -> None:
    written = "les articles 222-15,222-23 à 222-26,222-34,\n222-35,222-36,222-37,222-38 et 222-39 du code pénal"

    outcome = guard_document(written)

    assert isinstance(outcome, Guarded)
    assert outcome.types == ()
