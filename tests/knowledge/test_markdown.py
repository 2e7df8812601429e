from pathlib import Path

import pytest

from chatdoc.accounts.models import Caisse
from chatdoc.knowledge.documents import Eligibility, FactQuestion
from chatdoc.knowledge.models import GoldQuestion
from chatdoc.knowledge.queries import sigles, synonyms
from tests.knowledge.importing import import_paths, published, units_of

pytestmark = pytest.mark.django_db
HEAD = """id: T-1
titre: Règle inventée
nature: offre
sources: [{titre: Source inventée, date: 2026-01}]
"""
BODY = """
L'allocation est versée chaque mois. Voir [le site](https://exemple.invalid/).

## Conditions

:::: situation Vous êtes veuf
::: cas Vous avez moins de 55 ans
Vous devez attendre :

1. votre anniversaire
2. la réponse
   - écrite
:::
::: attention Délai
Deux mois.
:::
::::

Tableau : Montants

| Né | Montant |
|---|---|
| En 1964 | 10 € |

::: service Demander
nature: Téléservice
url: https://exemple.invalid/demande
:::
"""


def write(folder: Path, head: str = HEAD, body: str = BODY) -> Path:
    path = folder / "f.md"
    path.write_text(f"---\n{head}---\n{body}", encoding="utf-8")
    return path


def test_every_block_of_the_format_is_read(tmp_path: Path) -> None:
    import_paths(write(tmp_path))

    units = units_of("T-1")
    assert [(unit.kind, unit.cases, unit.note) for unit in units] == [
        ("paragraph", (), None),
        ("paragraph", ("Vous êtes veuf", "Vous avez moins de 55 ans"), None),
        ("list", ("Vous êtes veuf", "Vous avez moins de 55 ans"), None),
        ("paragraph", ("Vous êtes veuf",), "attention"),
        ("row", (), None),
        ("service", (), None),
    ]
    assert units[0].text.endswith("Voir le site (https://exemple.invalid/).")
    assert units[2].text == "1. votre anniversaire\n2. la réponse\n  - écrite"
    assert (units[4].table_title, units[4].cells) == ("Montants", ("En 1964", "10 €"))
    assert units[5].url == "https://exemple.invalid/demande"


def test_the_head_is_read(tmp_path: Path) -> None:
    more = (
        'en_vigueur_du: 2026-09-01\nmots: [veuve]\nquestions: [{fait: age, question: "Quel âge ?"}]\n'
        "eligibilite: [{fait: age, min: 60}, {fait: situation, parmi: [veuf]}]\n"
    )
    import_paths(write(tmp_path, HEAD + more))

    (version,) = published("T-1")
    assert (version.nature, str(version.en_vigueur_du)) == ("offre", "2026-09-01")
    assert version.metadata.words == ("veuve",)
    assert version.metadata.questions == (FactQuestion("age", "Quel âge ?"),)
    assert version.metadata.eligibility == (Eligibility("age", min=60), Eligibility("situation", among=("veuf",)))


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (HEAD + "couleur: bleu\n", "clé inconnue dans l’en-tête : couleur"),
        (HEAD.replace("titre: Règle inventée\n", ""), "clé obligatoire absente de l’en-tête : titre"),
        (HEAD.replace("[{titre: Source inventée, date: 2026-01}]", "[]"), "sources"),
        (HEAD.replace("offre", "circulaire"), "nature inconnue"),
        (HEAD.replace("T-1", "T 1"), "identifiant incorrect"),
        (HEAD + "en_vigueur_du: 2026-02-31\n", "date impossible"),
        (HEAD + "en_vigueur_du: bientôt\n", "date illisible"),
        (HEAD + "en_vigueur_du: 2026-02-01\nen_vigueur_au: 2026-01-01\n", "précède"),
        (HEAD + 'questions: [{fait: couleur, question: "Laquelle ?"}]\n', "fait inconnu"),
        (HEAD + "mots: [[a]]\n", "doit être un texte"),
        (HEAD + "titre: [\n", "YAML illisible"),
        (HEAD + "caisse: absente\n", "caisse inconnue"),
    ],
)
def test_a_fiche_with_a_wrong_head_is_refused_with_its_reason(tmp_path: Path, head: str, reason: str) -> None:
    report = import_paths(write(tmp_path, head))

    assert reason in report.failed[0]["reason"]
    assert published("T-1") == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "fiche sans texte"),
        ("::: inconnu\nTexte\n:::", "bloc inconnu"),
        ("::: cas\nTexte\n:::", "sans condition"),
        ("::: service X\ncouleur: bleu\n:::", "ligne incomprise"),
    ],
)
def test_a_fiche_with_a_wrong_text_is_refused_with_its_reason(tmp_path: Path, body: str, reason: str) -> None:
    assert reason in import_paths(write(tmp_path, body=body)).failed[0]["reason"]


def test_a_base_folder_brings_its_caisses_sigles_synonyms_and_gold_questions(tmp_path: Path) -> None:
    (tmp_path / "caisses.yaml").write_text("- code: nord\n  nom: Caisse inventée\n")
    (tmp_path / "sigles.yaml").write_text("- sigle: PR\n  expansions: [Pension de réversion, Point de retraite]\n")
    (tmp_path / "synonymes.yaml").write_text("- terme: réversion\n  dits: [la pension de mon mari]\n")
    (tmp_path / "questions_or.jsonl").write_text('{"id": "or-1", "query": "Âge ?", "gold_fiche_ids": ["T-1"]}\n')
    write(tmp_path, HEAD.replace("offre", "consigne") + "caisse: nord\n")

    report = import_paths(tmp_path)

    assert (report.imported, report.failed) == (["T-1"], [])
    assert published("T-1")[0].caisse == "nord"
    assert Caisse.objects.get().name == "Caisse inventée"
    assert sigles() == {"PR": ("Pension de réversion", "Point de retraite")}
    assert synonyms() == {"réversion": ("la pension de mon mari",)}
    assert GoldQuestion.objects.get().gold_fiche_ids == ["T-1"]
    assert import_paths(tmp_path).unchanged == 1
