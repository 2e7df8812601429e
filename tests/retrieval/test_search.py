from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest

from chatdoc.knowledge.actions.publication import mark_published
from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.models import Etat, Nature
from chatdoc.retrieval.current import current_snapshot
from chatdoc.retrieval.queries import suggest_themes
from chatdoc.retrieval.ranking.engine import rank
from tests.retrieval.factories import ask, found, publish, publish_pension_fiches

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("question", "fiche"),
    [
        ("pension de réversion", "REVERSION"),
        ("PENSION DE REVERSION", "REVERSION"),
        ("Quelles sont les conditions de la réversion ?", "REVERSION"),
        ("la retraite de mon mari décédé", "REVERSION"),
        ("penssion de reverssion", "REVERSION"),
        ("RACL", "LONGUE"),
        ("racl", "LONGUE"),
        ("PR et plafond", "REVERSION"),
        ("il a commencé à bosser jeune", "LONGUE"),
        ("retrete progresive", "PROGRESSIVE"),
        ("formulaire S 5136j", "RELEVE"),
        ("certificat de vie", "ETRANGER"),
        ("l’aspa d’un couple", "ASPA"),
        ("quand est payée la pension", "PAIEMENT"),
    ],
)
def test_a_question_in_the_advisors_words_finds_its_fiche(question: str, fiche: str) -> None:
    publish_pension_fiches()

    assert found(question)[0] == fiche


def test_a_fiche_is_found_once_with_its_best_passages() -> None:
    publish("LONG", "Pension", *(f"La pension numéro {rank} est versée au conjoint. " * 12 for rank in range(6)))

    [hit] = ask("pension du conjoint").hits

    assert len(hit.passages) > 1
    assert [passage.score for passage in hit.passages] == sorted((p.score for p in hit.passages), reverse=True)
    assert all(0 <= passage.first <= passage.last < len(hit.version.units) for passage in hit.passages)


def test_a_follow_up_is_understood_with_the_question_before() -> None:
    publish_pension_fiches()

    assert (
        found("et s'il est né en 1967 ?", "Âge de la retraite progressive né en 1964 ?", "60 ans.")[0] == "PROGRESSIVE"
    )


def test_a_question_on_another_subject_leaves_the_one_before() -> None:
    publish_pension_fiches()

    assert (
        found("plafond de ressources du conjoint survivant réversion", "Quand est payée la pension ?")[0] == "REVERSION"
    )


def test_what_was_understood_is_told() -> None:
    publish_pension_fiches()

    understanding = ask("penssion RACL").understanding

    assert understanding.corrections == {"penssion": "pension"}
    assert understanding.expansions["RACL"] == ("retraite anticipée pour carrière longue",)
    assert current_snapshot()[0].fiches.reader.read("penssion zzyzx").unknown == ("zzyzx",)


def test_the_words_put_in_place_of_a_name_ask_for_nothing() -> None:
    publish_pension_fiches()
    publish("LETTRE", "Catégorie E", "La catégorie E de l’assuré est inventée.")

    assert not ask("asdfgh").covered
    assert not ask("l’assuré(e)").covered


def test_a_hit_says_why_it_was_found() -> None:
    publish_pension_fiches()

    reasons = ask("pension de réversion").hits[0].reasons

    assert reasons["title"] > 0
    assert reasons["passage"] > 0


def test_a_local_consigne_is_found_by_its_caisse_alone() -> None:
    publish("C-NORD", "Rendez-vous de réversion", "Proposez un rendez-vous au conjoint survivant.", caisse="nord")
    publish("C-SUD", "Rendez-vous de réversion", "Envoyez un dossier au conjoint survivant.", caisse="sud")
    publish("N", "Réversion", "Le conjoint survivant demande la réversion.")

    assert set(found("réversion du conjoint survivant", caisse="nord")) == {"C-NORD", "N"}
    assert set(found("réversion du conjoint survivant")) == {"N"}


def test_only_the_text_in_force_that_day_is_found() -> None:
    publish("AGE", "Âge légal", "Le départ se fait à 62 ans.", start=date(2020, 1, 1))
    publish("AGE", "Âge légal", "Le départ se fait à 64 ans.", start=date(2023, 9, 1))

    before, after = ask("âge légal", on=date(2022, 5, 1)), ask("âge légal", on=date(2024, 5, 1))

    assert [hit.version.number for hit in before.hits] == [1]
    assert [hit.version.number for hit in after.hits] == [2]
    assert before.hits[0].version.en_vigueur_au == date(2023, 8, 31)


def test_a_rule_that_has_ended_is_not_found() -> None:
    publish("VEUVAGE", "Allocation de veuvage", "Une allocation au conjoint.", end=date(2021, 1, 1))

    assert found("allocation de veuvage") == []
    assert found("allocation de veuvage", on=date(2020, 6, 1)) == ["VEUVAGE"]


def test_a_draft_is_never_found() -> None:
    publish("SECRET", "Réversion en projet", "Un texte pas encore validé.", etat=Etat.BROUILLON)

    assert found("réversion en projet") == []


def test_words_that_people_say_find_the_fiche_that_lists_them() -> None:
    publish_pension_fiches()
    publish(
        "CUMUL", "Reprise d’activité", "Le revenu est plafonné.", metadata=Metadata(words=("petit boulot de retraité",))
    )

    assert found("petit boulot de retraité")[0] == "CUMUL"


def test_an_empty_base_covers_nothing() -> None:
    result = ask("pension de réversion")

    assert (result.hits, result.covered) == ((), False)


@pytest.mark.parametrize("text", ["?", "€ %", "de la le", "a" * 9_000, "mot " * 2_000, "é́́̀ ‮", "L161-17-2 1962 12,5 %"])
def test_an_odd_question_gets_an_answer_without_failing(text: str) -> None:
    publish_pension_fiches()

    ask(text)


def test_the_same_question_always_gets_the_same_answer() -> None:
    publish_pension_fiches()

    assert ask("retraite conjoint âge") == ask("retraite conjoint âge")


def test_the_widest_themes_are_suggested_first() -> None:
    publish_pension_fiches()

    assert suggest_themes()[0].name == "Retraite"
    assert suggest_themes()[0].fiches == 3


def test_many_calls_search_at_once() -> None:
    publish_pension_fiches()
    (snapshot, _), everywhere = current_snapshot(), np.ones(9, dtype=bool)
    questions = ["pension de réversion", "retraite progressive", "certificat de vie", "relevé de carrière"] * 5

    def version_found(question: str) -> int:
        return rank(snapshot.fiches.index, snapshot.fiches.reader.read(question), everywhere).hits[0].version_id

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(version_found, questions)) == [version_found(question) for question in questions]


@pytest.mark.django_db
def test_slips_and_glued_words_are_read_as_what_they_stand_for() -> None:
    publish_pension_fiches()

    reader = current_snapshot()[0].fiches.reader

    assert reader.read("rerverison dla pension").corrections == {"rerverison": "reversion"}
    assert reader.read("lretraite").corrections == {"lretraite": "retraite"}
    assert reader.read("kel age").unknown == ()


def test_what_was_masked_and_who_asks_change_neither_the_subject_nor_the_judgement() -> None:
    publish_pension_fiches()

    bare = ask("réversion ?")
    told = ask("Mme Dupont née le 3 mai 1964, 06 39 98 12 34, veuve, réversion ?")

    assert bare.covered
    assert told.covered
    assert told.hits[0].version.fiche_id == bare.hits[0].version.fiche_id == "REVERSION"
    assert not {"numero", "indiqu", "assur", "ne"} & set(told.understanding.terms)


def test_when_a_subject_alone_is_named_the_rule_comes_before_what_to_do() -> None:
    text = "La pension de réversion est versée au conjoint survivant."
    rule = publish("REGLE", "Pension de réversion du conjoint", text)
    steps = publish("ETAPES", "Pension de réversion", text)
    steps.fiche.nature = Nature.PROCEDURE
    steps.fiche.save()
    mark_published()

    assert found("pension de réversion")[0] == rule.fiche.identifier
    assert found("comment demander la pension de réversion")[0] == "ETAPES"


def test_what_is_known_of_a_fiche_before_any_word_weighs_less_when_words_find_little() -> None:
    publish_pension_fiches()
    publish("HOMOLOGATION", "Homologation", "Elle se demande sur le portail internet.", theme=("Travail",))

    def prior(question: str) -> float:
        return next(hit.reasons["filed"] for hit in ask(question).hits if hit.version.fiche_id == "HOMOLOGATION")

    assert prior("homologation certificat conjoint carrière plafond bosser") < prior("homologation portail internet")


def test_the_words_said_count_as_a_plain_search_counts_them() -> None:
    publish_pension_fiches()
    publish("GREVE", "Grève", "Un intérimaire ne remplace jamais un gréviste.")

    [hit, *_] = ask("intérimaire gréviste").hits

    assert hit.reasons["plain"] == max(other.reasons.get("plain", 0) for other in ask("intérimaire gréviste").hits)
    assert hit.reasons["words_met"] > 0
