"""The text elements of a publication into our tree."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from chatdoc.knowledge.importers.vosdroits import services
from chatdoc.knowledge.importers.vosdroits.conditions import Answers
from chatdoc.knowledge.importers.vosdroits.elements import MEDIA, Element, child, children, name, named, words, words_of
from chatdoc.knowledge.importers.vosdroits.tables import read_tables
from chatdoc.knowledge.tree import Block, Item, ItemList, Note, NoteKind, Paragraph, Section, SectionKind

NOTES: dict[str, NoteKind] = {
    "Attention": "attention",
    "ASavoir": "a_savoir",
    "ANoter": "a_noter",
    "Rappel": "rappel",
    "Exemple": "exemple",
    "Consigne": "attention",
    "Definition": "definition",
    "Abreviation": "definition",
    "Avertissement": "avertissement",
}
SECTIONS: dict[str, SectionKind] = {
    "Chapitre": "chapitre",
    "SousChapitre": "sous_chapitre",
    "Situation": "situation",
    "Cas": "cas",
    "Complement": "titre",
}
_SERVICES: dict[str, Callable[[Element], Iterator[Block]]] = {
    "ServiceEnLigne": services.read_online,
    "ServiceEnLigneAnnexe": services.read_online,
    "PourEnSavoirPlus": services.read_online,
    "NoticeLiee": services.read_online,
    "OuSAdresser": services.read_contact,
    "OuSAdresserSupport": services.read_contact,
    "QuiPeutMAider": services.read_contact,
    "Reference": services.read_reference,
    "Lien": services.read_link,
    "LienExterneCommente": services.read_link,
    "Partenaire": services.read_link,
    "LienExterne": services.read_link,
}
# Parts without a title of their own: what is inside takes their place.
_TRANSPARENT = {
    *("Texte", "Introduction", "IntroductionSimple", "Conclusion", "Description", "Aide"),
    *("BlocCas", "ListeSituations", "ContenuIllustre", "Contenu", "ListeOuSAdresser"),
}
# What the site prints on the box itself.
_LABELS = {"attention", "à savoir", "à noter", "exemple", "rappel", "consigne", "définition"}
_READ_ELSEWHERE = frozenset({"Titre", "Condition"})
_DROPPED = MEDIA | {"TitreAlternatif", "Resume", "Affichage"}


class TextReader:
    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.dropped: Counter[str] = Counter()  # by name: said in the report

    def read(self, elements: Iterable[Element]) -> tuple[Block, ...]:
        """A floating title opens a part that runs to the next one."""
        blocks: list[Block] = []
        floating: str | None = None
        below: list[Block] = []
        for element in elements:
            if name(element) == "TitreFlottant":
                blocks.extend(_floated(floating, below))
                floating, below = words(element), []
            else:
                (blocks if floating is None else below).extend(self.block(element))
        return (*blocks, *_floated(floating, below))

    def inside(self, element: Element) -> tuple[Block, ...]:
        return self.read(part for part in children(element) if name(part) not in _READ_ELSEWHERE)

    def block(self, element: Element) -> Iterator[Block]:
        tag = name(element)
        if tag in _DROPPED:
            self._drop(element)
        elif tag in ("Paragraphe", "Liste", "Tableau"):
            yield from self._leaf(element, tag)
        elif tag in _SERVICES:
            yield from self._only_if(element, tuple(_SERVICES[tag](element)))
        elif tag in NOTES:
            yield from self._note(element, NOTES[tag])
        elif tag in SECTIONS:
            yield from self._section(element, SECTIONS[tag])
        elif tag in _TRANSPARENT or tag == "FragmentConditionne":
            yield from self._only_if(element, self.inside(element))
        else:
            yield from self._unknown(element)

    def _leaf(self, element: Element, tag: str) -> Iterator[Block]:
        self._count_media(element)
        if tag == "Tableau":
            yield from read_tables(element)
        elif tag == "Liste":
            items = tuple(self._item(item) for item in named(element, "Item"))
            yield ItemList(items, element.get("type") == "numero")
        elif text := words(element):
            yield Paragraph(text)
            for link in element.iter("LienExterne"):
                yield from services.read_link(link)

    def _item(self, item: Element) -> Item:
        blocks = self.inside(item)
        text, rest = (blocks[0].text, blocks[1:]) if blocks and isinstance(blocks[0], Paragraph) else ("", blocks)
        condition = child(item, "Condition")
        return Item(f"{self._answers.label(condition)} : {text}" if condition is not None else text, rest)

    def _note(self, element: Element, kind: NoteKind) -> Iterator[Block]:
        title = words_of(element, "Titre")
        blocks = self.inside(element)
        if blocks:
            yield Note(kind, blocks, "" if title.casefold() in _LABELS else title)
        elif title:
            yield Note(kind, (Paragraph(title),))

    def _section(self, element: Element, kind: SectionKind) -> Iterator[Block]:
        title, blocks = words_of(element, "Titre"), self.inside(element)
        if not title:
            yield from self._only_if(element, blocks)
        elif blocks and kind in ("situation", "cas"):
            yield Section(kind, title, blocks)  # its title already says when it holds
        elif blocks:
            yield from self._only_if(element, (Section(kind, title, blocks),))
        else:
            yield Paragraph(title)

    def _only_if(self, element: Element, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """A part shown for some answers only is a case, under the answers that show it."""
        condition = child(element, "Condition")
        if condition is not None and blocks:
            yield Section("cas", self._answers.label(condition), blocks)
        else:
            yield from blocks

    def _unknown(self, element: Element) -> Iterator[Block]:
        """A later schema may add names: their words are kept."""
        if any(name(inner) in ("Paragraphe", "Liste", "Tableau", "Texte", "Titre") for inner in children(element)):
            title = words_of(element, "Titre")
            blocks = self.inside(element)
            yield from (Section("titre", title, blocks),) if title and blocks else blocks
            if title and not blocks:
                yield Paragraph(title)
        elif text := words(element):
            yield Paragraph(text)

    def _count_media(self, element: Element) -> None:
        for picture in element.iter(*MEDIA):
            self._drop(picture)

    def _drop(self, element: Element) -> None:
        self.dropped[name(element)] += 1


def _floated(title: str | None, below: list[Block]) -> Iterator[Block]:
    if title and below:
        yield Section("titre", title, tuple(below))
    elif title:
        yield Paragraph(title)
    else:
        yield from below
