"""Gold questions: written on a page, exchanged as JSON lines, asked in the background, their scores kept."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chatdoc.accounts.models import Role, User
from chatdoc.audit.models import Entry
from chatdoc.editorial.models import GoldRun, JobEtat
from chatdoc.editorial.tasks import take_up_again
from chatdoc.knowledge.models import GoldQuestion
from tests.accounts.factories import make_person
from tests.editorial.acting import as_person, posted, read
from tests.editorial.importing import work

pytestmark = pytest.mark.django_db
PAGE = "/atelier/questions/"
QUESTION = "plafond du cumul d’un salaire et d’une retraite d’essai"
TYPED = {
    "query": "plafond du cumul d’essai",
    "fiches": "ESSAI-CUMUL, ESSAI-AGE",
    "faits": "934 € | 934 euros\npar mois",
    "contexte": "naissance : 1964\ncaisse : nord",
    "date": "2026-11-22",
    "attendu": "answered",
}


def write(author: User, identifier: str = "", **changed: str) -> str:
    path = f"{PAGE}{identifier}/modifier/" if identifier else f"{PAGE}nouvelle/"
    return posted(author, path, **{**TYPED, **changed})


def test_a_question_is_written_then_changed_then_removed(author: User) -> None:
    assert "Question atelier-1 enregistrée" in write(author)
    question = GoldQuestion.objects.get(identifier="atelier-1")
    assert question.gold_fiche_ids == ["ESSAI-CUMUL", "ESSAI-AGE"]
    assert question.gold_facts == [["934 €", "934 euros"], "par mois"]
    assert question.context == {"naissance": "1964", "caisse": "nord"}
    page = read(author, f"{PAGE}atelier-1/modifier/")
    assert "934 €|934 euros" in page
    assert 'value="2026-11-22"' in page

    write(author, "atelier-1", query="le plafond d’essai")
    assert GoldQuestion.objects.get(identifier="atelier-1").query == "le plafond d’essai"
    assert "Question atelier-2" in write(author)

    posted(author, f"{PAGE}atelier-1/retirer/")
    assert not GoldQuestion.objects.filter(identifier="atelier-1").exists()
    actions = Entry.objects.filter(action__endswith="_question").values_list("action", flat=True)
    assert list(actions) == ["knowledge.write_question"] * 3 + ["knowledge.remove_question"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"query": " "}, "la question est vide"),
        ({"fiches": "ESSAI-INCONNUE"}, "aucune fiche de la base"),
        ({"contexte": "1964"}, "un fait donné s’écrit"),
        ({"date": "2026-02-31"}, "la date n’existe pas"),
        ({"attendu": "peut-être"}, "réponse attendue"),
        ({"query": "Mme Ghislaine Verdurin, née le 14 mai 1964, son âge ?"}, "données personnelles"),
    ],
)
def test_what_cannot_enter_is_refused_and_stays_in_the_page(author: User, changed: dict[str, str], reason: str) -> None:
    before = GoldQuestion.objects.count()

    response = as_person(author).post(f"{PAGE}nouvelle/", {**TYPED, **changed})

    page = response.content.decode()
    assert response.status_code == 400
    assert reason in page.replace("\xa0", " ")
    assert "par mois" in page
    assert GoldQuestion.objects.count() == before


def test_what_is_downloaded_is_taken_in_again_without_a_change(author: User) -> None:
    write(author)
    content = as_person(author).get(f"{PAGE}questions_or.jsonl").content
    rows = [json.loads(line) for line in content.splitlines()]
    assert {"id", "query", "context", "gold_fiche_ids", "gold_facts"} <= rows[0].keys()

    assert "ajoutées ou changées : 0" in take_in(author, content)
    GoldQuestion.objects.all().delete()
    assert f"ajoutées ou changées : {len(rows)}" in take_in(author, content)
    assert as_person(author).get(f"{PAGE}questions_or.jsonl").content == content


def test_bad_lines_are_told_and_the_others_go_on(author: User) -> None:
    page = take_in(
        author,
        b'{"id": "bonne", "query": "une question d\'essai"}\nzut\n{"id": "x", "query": "Mme Ghislaine Verdurin,'
        b' n\xc3\xa9e le 14 mai 1964"}\n',
    )

    assert "ajoutées ou changées : 1" in page
    assert "ligne 2" in page
    assert "données personnelles" in page
    assert "Verdurin" not in page
    assert GoldQuestion.objects.filter(identifier="bonne").exists()


def take_in(author: User, content: bytes) -> str:
    file = SimpleUploadedFile("questions.jsonl", content)
    page = as_person(author).post(f"{PAGE}importer/", {"fichier": file}, follow=True).content.decode()
    return page.replace("\xa0", " ")


@pytest.mark.django_db(transaction=True)
def test_the_base_is_measured_in_the_background_and_the_score_is_kept(author: User) -> None:
    GoldQuestion.objects.all().delete()
    write(author, query=QUESTION, contexte="", date="", fiches="ESSAI-CUMUL", faits="934 €")
    write(author, query="recette de la tarte aux pommes", contexte="", fiches="ESSAI-AGE", faits="", attendu="answered")

    page = posted(author, f"{PAGE}mesurer/")
    assert "En attente" in page
    assert posted(author, f"{PAGE}mesurer/").count("En attente") == 1
    assert GoldRun.objects.count() == 1
    work()

    run = GoldRun.objects.get()
    assert (run.etat, run.done, run.total) == (JobEtat.TERMINE, 2, 2)
    assert run.scores["fiche"] == [1, 2]
    assert [miss["id"] for miss in run.misses] == ["atelier-2"], run.misses
    page = read(author, f"{PAGE}mesures/{run.pk}/").replace("\xa0", " ")
    assert "1 question à revoir" in page
    assert "tarte aux pommes" in page
    assert "50" in read(author, PAGE)
    posted(author, "/atelier/fiches/ESSAI-REVERSEMENT/retirer/")
    assert "La base a changé depuis la dernière mesure" in read(author, PAGE)


@pytest.mark.django_db(transaction=True)
def test_a_measure_that_a_stop_interrupted_is_made_again(author: User) -> None:
    posted(author, f"{PAGE}mesurer/")
    GoldRun.objects.update(etat=JobEtat.EN_COURS, done=1)

    take_up_again()
    work()

    run = GoldRun.objects.get()
    assert (run.etat, run.done) == (JobEtat.TERMINE, GoldQuestion.objects.count())


def test_the_questions_hold_for_all_so_a_caisse_reads_them_only(author: User) -> None:
    local = make_person(Role.EXPERT, caisse="nord", username="nord")

    assert as_person(local).get(PAGE).status_code == 200
    assert as_person(local).get(f"{PAGE}nouvelle/").status_code == 403
    assert as_person(local).post(f"{PAGE}importer/").status_code == 403
    assert as_person(make_person(Role.TELECONSEILLER)).get(PAGE).status_code == 403
