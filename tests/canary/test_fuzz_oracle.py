"""The fuzzer's judge must see a fault: one that never finds any would be no proof."""

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from benchmarks.fuzz import oracle
from benchmarks.fuzz.mutating import Mutator, bytes_of, seeds, turns_of
from benchmarks.fuzz.shrinking import shrunk
from chatdoc.privacy import Guarded, guard, guarding
from chatdoc.privacy.spans import Span

CALM = "Quelle est la durée d’assurance pour la génération 1964 ?"


def _kinds(*turns: str) -> set[str]:
    return {fault.kind for fault in oracle.faults(turns)}


def _finding(monkeypatch: pytest.MonkeyPatch, spans: list[Span]) -> None:
    monkeypatch.setattr(guarding, "find_personal_data", lambda *_: spans)


def _saying(*spans: Span) -> Callable[..., Guarded]:
    """A guard that answers these places, whatever it is given."""

    def guard_badly(text: str, restored: Collection[str] = ()) -> Guarded:
        outcome = guard(CALM)
        assert isinstance(outcome, Guarded)
        return replace(outcome, spans=spans, decision="rewritten" if spans else "pass")

    return guard_badly


def test_nothing_is_said_of_a_calm_question() -> None:
    assert oracle.faults([CALM, "et pour 1966 ?"]) == []


def test_a_failure_that_the_guard_hides_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, *_: object) -> list[Span]:
        raise KeyError(text)

    monkeypatch.setattr(guarding, "find_personal_data", broken)

    assert not isinstance(guard(CALM), Guarded)
    assert {fault.key.split(".")[0] for fault in oracle.faults([CALM])} == {"exception KeyError test_fuzz_oracle"}


def test_digits_that_go_on_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    _finding(monkeypatch, [])

    assert _kinds("rappeler au 0639981234") == {oracle.DIGITS}
    assert _kinds("rappeler au ٠٦٣٩٩٨١٢٣٤") == {oracle.DIGITS}
    assert _kinds("page https://exemple.fr/123456789, SIRET 55210055400025, 1234567 €, le 0971103960") == set()


def test_a_rewritten_text_that_is_masked_again_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracle, "guard", _saying(Span(0, 5, "NAME")))

    assert oracle.AGAIN in _kinds(CALM)


@pytest.mark.parametrize("places", [[(5, 500)], [(9, 3)], [(0, 5), (3, 9)]])
def test_places_out_of_the_text_backwards_or_crossed_are_seen(
    monkeypatch: pytest.MonkeyPatch, places: list[tuple[int, int]]
) -> None:
    monkeypatch.setattr(oracle, "guard", _saying(*(Span(start, end, "NAME") for start, end in places)))

    assert oracle.PLACES in _kinds(CALM)


def test_a_sure_word_that_comes_back_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    sure, none = _saying(Span(0, 5, "NAME")), _saying()
    monkeypatch.setattr(oracle, "guard", lambda text, restored=(): (none if restored else sure)(text))
    monkeypatch.setattr(oracle, "_said_again", lambda *_: [])

    assert _kinds(CALM) == {oracle.GIVEN_BACK}


def test_a_slow_answer_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracle, "LEAST_SECONDS", -1.0)

    assert oracle.SLOW in _kinds(CALM)


def test_a_fault_is_shown_by_its_shortest_input(monkeypatch: pytest.MonkeyPatch) -> None:
    _finding(monkeypatch, [])
    data = bytes_of(["bonjour, rappeler Mme Unetelle au 0639981234 merci", "et la suite"])

    assert len(shrunk(data, f"{oracle.DIGITS} guard")) == oracle.SENT_TO


def test_the_same_draw_gives_the_same_input_and_every_input_can_be_read() -> None:
    changed = Mutator(lambda data, most: data[::-1][:most])

    for turns in seeds():
        data = bytes_of(turns)
        assert turns_of(data) == turns[:4]
        assert changed(data, 400, 7) == changed(data, 400, 7)
        assert all(isinstance(turn, str) for turn in turns_of(changed(data, 400, 8)))
