"""The questionnaire at the head of a conditional fiche, and the labels its answers give to parts of the text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from chatdoc.knowledge.importers.vosdroits.elements import Element, child, children, name, named, words, words_of
from chatdoc.knowledge.tree import Block, Item, ItemList, Paragraph, Section

_BARE_ANSWERS = {"oui", "non"}
_UNKNOWN = "Selon votre situation"


class Answers:
    """Which answers make each variable true, or false."""

    def __init__(self, publication: Element) -> None:
        self._true: dict[str, list[str]] = defaultdict(list)
        self._false: dict[str, list[str]] = defaultdict(list)
        for part in publication.iter("Questionnaire", "Problematiques"):
            for question in part.iter("Question"):
                for choice in named(question, "Choix"):
                    self._learn(choice, _answer(choice, words_of(question, "Titre")))
            for branch in part.iter("Branche", "Problematique"):
                self._learn(branch, words_of(branch, "TitreChoix") or words_of(branch, "Titre"))

    def _learn(self, choice: Element, label: str) -> None:
        effects = child(choice, "SiSelectionne")
        for effect in children(effects) if effects is not None and label else ():
            known = self._true if name(effect) == "affecteVrai" else self._false
            known[effect.get("var", "")].append(label)

    def label(self, condition: Element) -> str:
        """The answers that show a text, in words: « Vous vivez en couple et Vous avez 65 ans »."""
        return self._all(condition, " et ") or _UNKNOWN

    def _all(self, group: Element, link: str) -> str:
        return link.join(dict.fromkeys(filter(None, map(self._one, children(group)))))

    def _one(self, test: Element) -> str:
        variable = test.get("var", "")
        match name(test):
            case "estVrai":
                return _either(self._true, variable)
            case "estFaux":
                return _either(self._false, variable) or _denied(_either(self._true, variable))
            case "et":
                return self._all(test, " et ")
            case "ou":
                return self._all(test, " ou ")
            case "non":
                return _denied(self._all(test, " et "))
            case _:  # estIndefini: the question was not answered
                return ""


def _answer(choice: Element, question: str) -> str:
    said = words_of(choice, "IntituleSiSelectionne") or words_of(choice, "Titre")
    return f"{question} {said}" if said.casefold() in _BARE_ANSWERS and question else said


def _either(known: Mapping[str, list[str]], variable: str) -> str:
    return " ou ".join(dict.fromkeys(known.get(variable, ())))


def _denied(label: str) -> str:
    return f"Autre cas que : {label}" if label else ""


def read_questions(questionnaire: Element) -> Section | None:
    """The questions themselves: they are what the advisor asks."""
    blocks = tuple(_questions(questionnaire))
    return Section("chapitre", "Questions à poser", blocks) if blocks else None


def _questions(questionnaire: Element) -> Iterator[Block]:
    for lead in (words_of(questionnaire, "Description"), words_of(questionnaire, "IntroductionSimple")):
        if lead:
            yield Paragraph(lead)
    for question in questionnaire.iter("Question"):
        if title := words_of(question, "Titre"):
            yield Paragraph(title)
        if help_text := words(child(question, "Aide")):
            yield Paragraph(help_text)
        choices = (
            words_of(choice, "Titre") or words_of(choice, "IntituleSiSelectionne")
            for choice in named(question, "Choix")
        )
        items = tuple(Item(choice) for choice in choices if choice)
        if items:
            yield ItemList(items)
