"""What is cited can be read where it is cited: whole passages under their own title."""

from datetime import date

from chatdoc.answering.card import CitedSource
from chatdoc.answering.composition import Composed, compose
from chatdoc.answering.sections import SERVICES, section_of
from chatdoc.answering.selection import select
from chatdoc.answering.sources import SourceList
from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.tree import Block, Item, ItemList, Note, Paragraph, Section, Service, Table
from chatdoc.retrieval.results import PublishedVersion
from tests.answering.factories import asked, hits_of, made_version, selected

LONG = Paragraph("Une règle inventée qui parle d'autre chose. " * 20 + "Le plafond inventé est de 1 234 € par mois.")
FORBIDDEN = Section(
    "chapitre",
    "À ne pas dire",
    (
        Note("a_ne_pas_dire", (Paragraph("N'annoncez pas le plafond inventé au téléphone."),)),
        Service("Simulateur du plafond", nature="Téléservice", text="Calcule le plafond inventé."),
    ),
)


def card_of(text: str, *versions: PublishedVersion) -> tuple[Composed, tuple[CitedSource, ...]]:
    hits = hits_of(*versions)
    card = compose(asked(text), selected(text, *versions), hits)
    return card, card.sources.listed(hits, card.order)


def made(*blocks: Block, warning: str = "", start: date | None = None) -> PublishedVersion:
    return made_version("F1", "Plafond inventé", *blocks, start=start, metadata=Metadata(warning=warning))


def test_the_figure_of_a_line_is_in_the_passage_it_cites() -> None:
    card, sources = card_of("montant du plafond inventé", made(LONG))

    assert "1 234 €" in card.text
    assert "1 234 €" in sources[0].excerpt


def test_a_passage_cited_twice_is_shown_once_and_in_the_order_of_the_fiche() -> None:
    version = made(Paragraph("Première ligne."), Paragraph("Seconde ligne."))
    sources = SourceList()
    sources.cite(version, version.units[1:], "Seconde ligne.")
    sources.cite(version, version.units, "Première ligne.")

    [source] = sources.listed((), (version.version_id,))

    assert source.excerpt == "Première ligne.\nSeconde ligne."


def test_of_a_very_long_list_the_passage_keeps_the_lead_and_what_is_said() -> None:
    items = tuple(Item(f"pièce inventée numéro {n} avec une description assez longue pour compter") for n in range(40))
    version = made(Paragraph("Joignez :"), ItemList(items))
    sources = SourceList()
    sources.cite(version, version.units[1:], f"Joignez :\n- {items[7].text}")

    [source] = sources.listed((), (version.version_id,))

    assert source.excerpt == f"Joignez :\n- {items[7].text}"


def test_a_warning_shown_is_in_the_passage_it_cites() -> None:
    card, sources = card_of(
        "plafond inventé", made(LONG, warning="État au 22/11/2026. À valider.", start=date(2020, 1, 1))
    )

    warning, age = card.points[-2:]
    assert warning.text == "Avertissement : État au 22/11/2026. À valider."
    assert "État au 22/11/2026. À valider." in sources[warning.sources[0] - 1].excerpt
    assert "01/01/2020" in sources[age.sources[0] - 1].excerpt


def test_what_must_not_be_said_says_so_and_nothing_else_is_cited_with_it() -> None:
    card, sources = card_of("plafond inventé en ligne", made(LONG, FORBIDDEN, warning="À valider."))

    for point in card.points:
        sections = {sources[n - 1].section for n in point.sources}
        assert ("À ne pas dire" in sections) == point.text.startswith("À ne pas dire : "), point
    assert any(point.text.startswith("À ne pas dire : ") for point in card.points)
    assert any(point.text.startswith("Téléservice : ") for point in card.points)
    assert SERVICES in {source.section for source in sources}


def test_plain_words_under_that_heading_are_not_said_either() -> None:
    section = Section("chapitre", "À ne pas dire", (Paragraph("Le plafond inventé est garanti."),))

    card, _ = card_of("plafond inventé", made(section))

    assert card.a_dire == ""
    assert [point.text for point in card.points] == ["À ne pas dire : Le plafond inventé est garanti."]


def test_a_service_inside_a_case_stays_under_it() -> None:
    case = Section("cas", "Vous êtes veuf", (Service("Demande", nature="Formulaire"),))
    version = made(Section("chapitre", "Démarche", (case, Paragraph("Une fin."))))

    assert section_of(version, version.units[0]) == ("Démarche", "Vous êtes veuf")


def test_a_short_answer_stays_short_whatever_the_fiche_holds() -> None:
    cell = "1 234 € " + "selon une règle très longue " * 8 + "pour finir"
    rows = (("Né en 1966", cell), ("Né en 1967", "900 €"))
    version = made(
        Table(("Date de naissance", "Plafond inventé"), rows),
        warning="Base de démonstration, état au 22/11/2026. À valider.",
        start=date(2020, 1, 1),
    )
    question = asked("plafond inventé né en 1966", {"naissance": "1966"}, length="bref")

    card = compose(question, select(question, hits_of(version)), hits_of(version))

    assert 0 < len(card.text.split()) <= 60
