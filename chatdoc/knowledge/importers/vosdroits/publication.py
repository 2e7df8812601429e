"""A whole publication: its head, its text in order, what it drops."""

from collections.abc import Iterator
from dataclasses import replace

from chatdoc.common.dates import ImpossibleDate, read_date
from chatdoc.common.plain_text import has_control_characters
from chatdoc.knowledge.documents import Document, Metadata, Source
from chatdoc.knowledge.importers.safe_xml import parse_xml
from chatdoc.knowledge.importers.vosdroits.conditions import Answers, read_questions
from chatdoc.knowledge.importers.vosdroits.elements import Element, child, children, name, named, words, words_of
from chatdoc.knowledge.importers.vosdroits.texts import TextReader
from chatdoc.knowledge.outcomes import BadText, Outcome, Outline, Skipped
from chatdoc.knowledge.tree import Block, Paragraph, Section

DC = "{http://purl.org/dc/elements/1.1/}"
SCHEMA = "{http://www.w3.org/2001/XMLSchema}schema"
ROOTS = frozenset({"Publication", "ServiceComplementaire"})
# The parts of the text, in the order the page shows them.
_TEXT = ("Avertissement", "Introduction", "Problematiques", "Groupe", "Texte", "Conclusion", "ListeSituations")
_GROUPED = (
    ("Services en ligne", ("ServiceEnLigne",)),
    ("Pour en savoir plus", ("PourEnSavoirPlus", "LienExterneCommente", "Partenaire")),
    ("Où s’adresser", ("OuSAdresser", "QuiPeutMAider")),
    ("Textes de référence", ("Reference",)),
    ("Définitions", ("Definition", "Abreviation")),
)
_LINKED = ("VoirAussi", "FicheConnexe", "QuestionReponse", "CommentFaireSi", "FichePrecedente", "FicheSuivante")
# The head, and lists of other pages: read as metadata, or the business of those pages.
_HEAD = {
    *("SurTitre", "Audience", "Canal", "Cible", "FilDAriane", "Theme", "SousThemePere", "DossierPere"),
    *("RechercheGuideePere", "SousTheme", "Dossier", "SousDossier", "Fiche", "RechercheGuidee", "Questionnaire", "FAQ"),
}


def read_xml(content: bytes, path: str) -> Iterator[Outcome]:
    root = parse_xml(content)
    if root.tag == SCHEMA:
        yield Skipped(path, "schéma XSD")
    elif name(root) == "Arborescence":
        yield from _outlines(root, path)
    elif name(root) in ROOTS:
        yield from _publication(root, path)
    else:
        yield Skipped(path, f"fichier XML sans fiche (élément {name(root)})")


def _publication(root: Element, path: str) -> Iterator[Outcome]:
    identifier = root.get("ID") or _dc(root, "identifier")
    if not identifier:
        raise BadText("publication sans identifiant")
    if has_control_characters("".join(map(str, root.itertext()))):
        raise BadText("caractères de contrôle dans le texte")
    reader = TextReader(Answers(root))
    text = tuple(_text(root, reader))
    if not text:
        yield Outline(path, identifier, _dc(root, "title"), _theme(root, identifier))
        return
    blocks = (*_description(root, text), *text, *_closing(root, reader))
    yield _document(root, identifier, blocks)
    for dropped, count in sorted(reader.dropped.items()):
        yield Skipped(
            path, f"{identifier} : {count} élément{'s' if count > 1 else ''} {dropped} sans place dans le texte"
        )


def _document(root: Element, identifier: str, blocks: tuple[Block, ...]) -> Document:
    try:
        dated = read_date(_dc(root, "date")) or read_date(root.get("dateDerniereModificationImportante"))
    except ImpossibleDate as error:
        raise BadText(f"date impossible : {error}") from error
    metadata = _metadata(root, identifier)
    if dated:
        metadata = replace(metadata, sources=tuple(replace(s, date=dated.isoformat()) for s in metadata.sources))
    return Document(
        identifier=identifier[:120],
        title=_dc(root, "title")[:500],
        nature="legislation",
        blocks=blocks,
        metadata=metadata,
        theme=_theme(root, identifier),
        url=root.get("spUrl", "")[:500],
        en_vigueur_du=dated,
        dated=dated,
    )


def _text(root: Element, reader: TextReader) -> Iterator[Block]:
    for tag in _TEXT:
        yield from reader.read(named(root, tag))
    known = {*_TEXT, *_HEAD, *_LINKED, *(tag for _, tags in _GROUPED for tag in tags)}
    yield from reader.read(part for part in children(root) if name(part) not in known and not part.tag.startswith(DC))
    questionnaire = child(root, "Questionnaire")
    if questionnaire is not None and (questions := read_questions(questionnaire)):
        yield questions


def _description(root: Element, text: tuple[Block, ...]) -> Iterator[Block]:
    description = _dc(root, "description")
    if description and Paragraph(description) not in text:
        yield Paragraph(description)


def _closing(root: Element, reader: TextReader) -> Iterator[Block]:
    for title, tags in _GROUPED:
        found = [part for part in children(root) if name(part) in tags]
        if blocks := _once(reader.read(found)):
            yield Section("chapitre", title, blocks)


def _once(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same body is named both as a contact and as a help."""
    return tuple(dict.fromkeys(blocks))


def _metadata(root: Element, identifier: str) -> Metadata:
    warnings = (" ".join(filter(None, (part.get("date"), words(part)))) for part in named(root, "Avertissement"))
    title = _dc(root, "title")
    publisher = _dc(root, "publisher")
    return Metadata(
        description=_dc(root, "description"),
        audience=", ".join(words(part) for part in named(root, "Audience")),
        sources=(Source(", ".join(filter(None, (publisher, title))) or identifier, root.get("spUrl", "")),),
        texts=tuple(words_of(part, "Titre") for part in named(root, "Reference")),
        related=tuple(dict.fromkeys(link for link in _links(root) if link != identifier)),
        warning=" ".join(warnings),
    )


def _links(root: Element) -> Iterator[str]:
    for part in children(root):
        if name(part) in _LINKED:
            yield from (found.get("ID", "") for found in (part, *children(part)) if found.get("ID"))
    yield from (link.get("LienPublication", "") for link in root.iter("LienInterne"))


def _theme(root: Element, identifier: str) -> tuple[str, ...]:
    """The trail of the page, its own title and the site's home left out, the sub-theme put back."""
    trail = child(root, "FilDAriane")
    levels = named(trail, "Niveau") if trail is not None else []
    steps = [words(level) for level in levels if level.get("ID", "")[:1] in "FNR" and level.get("ID") != identifier]
    steps = steps or list(filter(None, [words_of(part, "Titre") for part in named(root, "Theme")]))
    if sub_theme := words_of(root, "SousThemePere"):
        steps.insert(1, sub_theme)
    for folder in root.iterfind("DossierPere/SousDossier"):
        if any(fiche.get("ID") == identifier for fiche in named(folder, "Fiche")):
            steps.append(words_of(folder, "Titre"))
    return tuple(dict.fromkeys(filter(None, steps)))


def _dc(root: Element, field: str) -> str:
    return words(root.find(f"{DC}{field}"))


def _outlines(root: Element, path: str) -> Iterator[Outcome]:
    yield from _walk(root, path, ())


def _walk(item: Element, path: str, above: tuple[str, ...]) -> Iterator[Outcome]:
    for inner in named(item, "ItemArbo") or [found for part in children(item) for found in named(part, "ItemArbo")]:
        title, identifier = words_of(inner, "Titre"), inner.get("ID", "")
        if identifier.startswith("F"):
            yield Outline(path, identifier, title, above)
        yield from _walk(inner, path, (*above, title) if title else above)
