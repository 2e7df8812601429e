"""Published fiches and questions, in a line each."""

from datetime import date

from chatdoc.accounts.models import Caisse
from chatdoc.knowledge.actions.publication import mark_published
from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.models import Etat, Fiche, Version
from chatdoc.knowledge.tree import Block, Paragraph, dump_blocks
from chatdoc.privacy import SafeText, guard
from chatdoc.privacy.guarding import Guarded
from chatdoc.retrieval.queries import search
from chatdoc.retrieval.results import SearchResult


def publish(
    identifier: str,
    title: str,
    *blocks: Block | str,
    caisse: str = "",
    theme: tuple[str, ...] = (),
    start: date | None = None,
    end: date | None = None,
    metadata: Metadata | None = None,
    etat: str = Etat.PUBLIEE,
) -> Version:
    tree = dump_blocks(Paragraph(block) if isinstance(block, str) else block for block in blocks)
    if caisse:
        Caisse.objects.get_or_create(code=caisse, defaults={"name": caisse})
    fiche, _ = Fiche.objects.get_or_create(
        identifier=identifier, defaults={"nature": "consigne" if caisse else "legislation", "caisse_id": caisse or None}
    )
    number = fiche.versions.count() + 1
    version = Version.objects.create(
        fiche=fiche, number=number, etat=etat, title=title, theme=list(theme), tree=tree, dated=start,
        metadata=(metadata or Metadata()).to_json(), en_vigueur_du=start, en_vigueur_au=end,
        content_hash=f"{identifier}-{number}",
    )  # fmt: skip
    mark_published()
    return version


def said(text: str) -> SafeText:
    passed = guard(text)
    assert isinstance(passed, Guarded)
    return passed.text


def ask(text: str, *history: str, **options: object) -> SearchResult:
    return search(said(text), [said(turn) for turn in history], **options)  # type: ignore[arg-type]


def found(text: str, *history: str, **options: object) -> list[str]:
    """Identifiers of the fiches found, best first."""
    return [hit.version.fiche_id for hit in ask(text, *history, **options).hits]


def publish_pension_fiches() -> None:
    """A dozen invented rules, near enough to one another to be mistaken."""
    publish(
        "REVERSION",
        "Pension de réversion",
        "Le conjoint survivant peut demander une part de la pension du défunt.",
        "Ses ressources ne doivent pas dépasser un plafond.",
        theme=("Retraite", "Décès"),
    )
    publish(
        "PROGRESSIVE",
        "Retraite progressive",
        "Vous travaillez à temps partiel et touchez une fraction de pension.",
        "Né en 1964 : à partir de 60 ans. Né en 1967 : à partir de 61 ans.",
        theme=("Retraite", "Départ"),
    )
    publish(
        "LONGUE",
        "Retraite anticipée pour carrière longue",
        "Vous avez commencé à travailler avant 20 ans.",
        "Un départ avant l’âge légal est possible.",
        theme=("Retraite", "Départ"),
    )
    publish(
        "ASPA",
        "Allocation de solidarité aux personnes âgées (Aspa)",
        "L’Aspa complète les petites retraites.",
        "Les ressources du couple sont examinées sur trois mois.",
        theme=("Aides",),
    )
    publish(
        "RELEVE",
        "Relevé de carrière",
        "Vérifiez vos trimestres et demandez une régularisation en ligne.",
        "Joignez les bulletins de salaire et le formulaire S5136j.",
        theme=("Carrière",),
    )
    publish(
        "ETRANGER",
        "Certificat d’existence",
        "Un retraité qui vit hors de France prouve chaque année qu’il est en vie.",
        theme=("Étranger",),
    )
    publish("PAIEMENT", "Versement de la pension", "La pension est payée le 9 du mois suivant.", theme=("Paiement",))
    publish(
        "FONCTIONNAIRE",
        "Limite d’âge du fonctionnaire",
        "Un agent de la fonction publique cesse à 67 ans.",
        theme=("Fonction publique",),
    )
    publish(
        "RECLAMATION",
        "Contester une décision",
        "Saisissez la commission de recours amiable dans les deux mois.",
        theme=("Réclamation",),
    )
