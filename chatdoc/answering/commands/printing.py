"""The card as a terminal shows it."""

from collections.abc import Iterator

from chatdoc.answering.actions import CallContext
from chatdoc.answering.card import Answer
from chatdoc.answering.explaining import Explanation, explain
from chatdoc.answering.writing.engine import Withheld, Writing
from chatdoc.privacy import Guarded, guard

_STATUS = {
    "answered": "Réponse",
    "needs_facts": "Il manque un fait",
    "not_found": "Pas dans la base",
    "refused": "Refusé",
}


def printed(answer: Answer) -> str:
    return "\n".join(_card(answer)) + "\n"


def _card(answer: Answer) -> Iterator[str]:
    yield f"[{_STATUS[answer.status]}] {answer.a_dire or answer.guard.reminder or ''}"
    for part in answer.parts:
        yield from _PARTS[part](answer)
    yield ""
    for source in answer.sources:
        scope = f" (consigne de {source.caisse})" if source.caisse else ""
        dated = f", en vigueur du {source.en_vigueur_du}" if source.en_vigueur_du else ""
        section = f" – {source.section}" if source.section and source.cited else ""
        mark = f"[{source.n}]" if source.cited else " – "
        yield f"{mark} {source.fiche_id} {source.title}{scope}{section}{dated}"
    yield f"({answer.ms} ms)"


def _points(answer: Answer) -> Iterator[str]:
    for point in answer.points:
        numbers = "".join(f"[{n}]" for n in point.sources)
        yield f"\n• {point.text} {numbers}".rstrip()


def _asks(answer: Answer) -> Iterator[str]:
    for ask in answer.ask:
        choices = f" ({' / '.join(ask.choices)})" if ask.choices else ""
        yield f"\n? {ask.question}{choices}"


def _offers(answer: Answer) -> Iterator[str]:
    for offer in answer.offers:
        yield f"\n+ {offer.title} : {offer.why}. {offer.question}".rstrip()


def _related(answer: Answer) -> Iterator[str]:
    """Left to the screens: a terminal lists the fiches found."""
    yield from ()


_PARTS = {"demander": _asks, "essentiel": _points, "offres": _offers, "liens": _related}


def withheld_lines(writing: Writing) -> str:
    """What the model wrote and nobody was shown, with why."""
    told = f"Modèle : {len(writing.shown)} phrases montrées, {len(writing.withheld)} retirées."
    return "\n".join([told, *(f"- {one.text} ({_why(one)})" for one in writing.withheld)]) + "\n"


def _why(one: Withheld) -> str:
    return " ; ".join(f"{fault.kind} : {fault.what}" if fault.what else fault.kind for fault in one.faults)


def explanation(words: str, context: CallContext) -> str:
    """How the words were read, and what made each fiche win."""
    guarded = guard(words)
    return "\n".join(_explained(explain(guarded.text, context))) + "\n" if isinstance(guarded, Guarded) else ""


def _explained(found: Explanation) -> Iterator[str]:
    for name, value in found.reading:
        yield f"{name} : {value}"
    verdict = "la base répond" if found.is_covered else "pas dans la base"
    yield f"Jugement : {found.coverage:.2f} pour un seuil de {found.threshold:.2f}, {verdict}"
    for measure in found.measures:
        yield f"  {measure.name} {measure.value:.2f}"
    for fiche in found.fiches:
        yield f"{fiche.score:6.2f} {fiche.fiche_id} {fiche.title}"
        yield f"       {', '.join(f'{part.name} {part.value:+.2f}' for part in fiche.signals)}"
        if fiche.section or fiche.passage:
            yield f"       {' – '.join(filter(None, (fiche.section, fiche.passage)))}"
