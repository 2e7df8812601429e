"""Dated and scoped law on the card, asked as scripts ask."""

import json
from datetime import date
from typing import Any

import pytest

from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.models import Etat
from chatdoc.knowledge.tree import Table
from config.cli import main
from tests.retrieval.factories import publish

pytestmark = pytest.mark.django_db(transaction=True)

RULE = "La caisse répond à une réclamation sur le relevé dans un délai de 30 jours."
LINKED = Metadata(linked=("RELEVE",))


@pytest.fixture(autouse=True)
def base() -> None:
    publish("RELEVE", "Réclamation sur le relevé de carrière", RULE, theme=("Carrière",))
    publish("AUTRE", "Pension de réversion", "Le conjoint survivant demande une part de pension.", theme=("Décès",))


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["ask", *words, "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def _local(text: str, caisse: str = "nord", identifier: str = "NORD") -> None:
    publish(identifier, "Réclamation sur le relevé : notre circuit", text, caisse=caisse, metadata=LINKED)


def _points(answer: dict[str, Any], label: str) -> list[str]:
    return [point["text"] for point in answer["points"] if point["text"].startswith(label)]


QUESTION = "quel délai pour une réclamation sur le relevé de carrière ?"


def test_the_consigne_of_the_caisse_stands_beside_the_national_rule(capsys: pytest.CaptureFixture[str]) -> None:
    _local("La réclamation sur le relevé passe par le service Carrières du Nord.")

    answer = ask(capsys, QUESTION, "--caisse", "nord")

    cited = {source["n"]: source for source in answer["sources"] if source["cited"]}
    (point,) = [point for point in answer["points"] if "Carrières du Nord" in point["text"]] or [{"sources": [0]}]
    whole = answer["text"]
    assert "30 jours" in whole
    assert "Carrières du Nord" in whole
    assert {source["caisse"] for source in cited.values()} == {"", "nord"}
    assert point["sources"] == [0] or cited[point["sources"][0]]["caisse"] == "nord"
    assert _points(answer, "Consigne de la caisse") or _points(answer, "Règle nationale")
    assert not _points(answer, "Attention")


def test_another_value_for_the_same_point_warns_and_the_national_rule_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _local("La caisse répond à une réclamation sur le relevé dans un délai de 45 jours.")

    answer = ask(capsys, QUESTION, "--caisse", "nord")

    (warning,) = [point for point in answer["points"] if point["text"].startswith("Attention")]
    caisses = {source["n"]: source["caisse"] for source in answer["sources"]}
    assert "30 jours" in answer["a_dire"]
    assert "45 jours" in _points(answer, "Consigne de la caisse")[0]
    assert "La règle nationale prévaut" in warning["text"]
    assert {caisses[n] for n in warning["sources"]} == {"", "nord"}


def test_two_cases_nobody_is_in_together_are_no_disagreement(capsys: pytest.CaptureFixture[str]) -> None:
    _local("Le service Carrières du Nord rappelle sous 45 jours la personne qui a écrit une lettre.")

    assert not _points(ask(capsys, QUESTION, "--caisse", "nord"), "Attention")


def test_another_channel_of_the_caisse_is_no_disagreement(capsys: pytest.CaptureFixture[str]) -> None:
    publish(
        "SIGNALER", "Correction de carrière", "À partir de 55 ans, l’assuré signale les anomalies de carrière en ligne."
    )
    publish(
        "TELEPHONE", "Correction de carrière par téléphone",
        "Une correction de carrière est prise par téléphone à partir de 57 ans ; avant, l’assuré va en ligne.",
        caisse="nord", metadata=Metadata(linked=("SIGNALER",)),
    )  # fmt: skip

    answer = ask(capsys, "prend-on une correction de carrière par téléphone", "--caisse", "nord")

    assert "57 ans" in answer["a_dire"]
    assert "55 ans" in _points(answer, "Règle nationale")[0]
    assert not _points(answer, "Attention")


@pytest.mark.parametrize("caisse", ["", "sud"])
def test_a_consigne_never_shows_to_another_caisse(capsys: pytest.CaptureFixture[str], caisse: str) -> None:
    publish("SUD", "Rendez-vous du Sud", "Le Sud reçoit le jeudi.", caisse="sud")
    _local("La réclamation sur le relevé passe par le service Carrières du Nord.")

    answer = ask(capsys, QUESTION, *(["--caisse", caisse] if caisse else []))

    assert "NORD" not in [source["fiche_id"] for source in answer["sources"]]
    assert "Nord" not in answer["text"]


def test_a_withdrawn_consigne_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    _local("La réclamation sur le relevé passe par le service Carrières du Nord.")
    publish("X", "Autre", "Autre.", caisse="nord", etat=Etat.RETIREE, metadata=LINKED)

    assert "X" not in [source["fiche_id"] for source in ask(capsys, QUESTION, "--caisse", "nord")["sources"]]


def _amounts(value: str) -> Table:
    return Table(("Situation", "Montant de la prime"), (("Personne seule", value), ("Couple", "200 €")))


def test_each_date_has_its_rule_and_the_next_one_is_announced(capsys: pytest.CaptureFixture[str]) -> None:
    publish("PRIME", "Prime d’essai", _amounts("100 €"), start=date(2026, 1, 1), theme=("Aides",))
    publish("PRIME", "Prime d’essai", _amounts("120 €"), start=date(2037, 1, 1), theme=("Aides",))
    question = "montant de la prime d’essai pour une personne seule"

    now = ask(capsys, question, "--date", "2026-11-22")
    later = ask(capsys, question, "--date", "2037-02-01")

    (announced,) = _points(now, "À partir du 01/01/2037")
    assert "100 €" in now["a_dire"]
    assert "120 €" not in now["a_dire"]
    assert "120 €" in announced
    assert "120 €" in later["a_dire"]
    assert "100 €" not in later["text"]
    assert not _points(later, "À partir du")


def test_a_change_elsewhere_in_the_fiche_is_announced_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    publish("PRIME", "Prime d’essai", "La prime d’essai est de 100 €.", start=date(2026, 1, 1))
    publish(
        "PRIME", "Prime d’essai", "La prime d’essai est de 100 €.", "Le dossier change.", start=date(2037, 1, 1)
    )  # fmt: skip

    (announced,) = _points(ask(capsys, "montant de la prime d’essai", "--date", "2026-11-22"), "À partir du")

    assert announced == "À partir du 01/01/2037 : ce que dit cette fiche change."


def test_a_rule_that_is_only_to_come_is_named_and_never_answered(capsys: pytest.CaptureFixture[str]) -> None:
    publish("BONUS", "Bonus écologique du retraité", "Le bonus écologique est de 300 €.", start=date(2037, 1, 1))

    answer = ask(capsys, "bonus écologique du retraité", "--date", "2026-11-22")

    assert answer["status"] == "not_found"
    assert "pas encore en vigueur" in answer["text"]
    assert not any(letter.isdigit() for letter in answer["text"])
    assert answer["related"][0]["fiche_id"] == "BONUS"
    assert "BONUS" not in [source["fiche_id"] for source in answer["sources"]]


def test_what_has_come_since_a_past_day_is_no_announcement(capsys: pytest.CaptureFixture[str]) -> None:
    publish("PRIME", "Prime d’essai", "La prime d’essai est de 100 €.", start=date(2020, 1, 1))
    publish("PRIME", "Prime d’essai", "La prime d’essai est de 120 €.", start=date(2022, 1, 1))

    then = ask(capsys, "montant de la prime d’essai", "--date", "2021-05-01")

    assert "100 €" in then["text"]
    assert "120 €" not in then["text"]
    assert not _points(then, "À partir du")
