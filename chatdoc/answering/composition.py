"""The card from the selected pieces: what to say first, then one line each, every line checked against its source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chatdoc.answering import lines
from chatdoc.answering.analysis import read_version
from chatdoc.answering.card import Point
from chatdoc.answering.citations import evidence
from chatdoc.answering.grounding import Evidence, atoms_of, claims_of, faults_of
from chatdoc.answering.pieces import Piece, Selection
from chatdoc.answering.question import Question
from chatdoc.answering.sections import forbids
from chatdoc.answering.sources import SourceList
from chatdoc.answering.spoken import MAX_SPOKEN, best_to_say, items_to_say, split_answer
from chatdoc.answering.wording import best_sentences
from chatdoc.common.sentences import sentences
from chatdoc.knowledge.facts import FACTS
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import FicheHit, PublishedVersion

LOCAL, NATIONAL = "Consigne de la caisse", "Règle nationale"
_OLD_DAYS = 2 * 365
_MONTH_NEEDED = "le mois de naissance"


@dataclass(frozen=True)
class Line:
    """One line and what it leans on."""

    text: str
    version: PublishedVersion
    units: tuple[Unit, ...]
    head: tuple[str, ...] = ()  # words of the fiche's head that it repeats: its warning, its texts, its date
    beside: "Line | None" = None  # what it is set against: cited with it
    is_ours: bool = False  # says what is missing, and nothing of the law
    listed: str = ""  # what it says, one item a line: the check reads each item with what introduces it
    worth: float = 0.0  # which lines stay when all do not fit


@dataclass(frozen=True)
class Notices:
    """What stands beside the answer: the rule of the other scope first, what is coming after."""

    scope: tuple[Line, ...] = ()
    coming: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Composed:
    a_dire: str = ""
    points: tuple[Point, ...] = ()
    sources: SourceList = field(default_factory=SourceList)
    order: tuple[int, ...] = ()  # version numbers in the order of the sources
    withheld: int = 0
    shown: tuple[Line, ...] = ()  # what is said, then the points, in order
    said_from: tuple[int, ...] = ()  # the sources of what is said first; none for our own fixed sentence
    standing: tuple[Point, ...] = ()  # warnings and what is coming: they stay whoever words the answer

    @property
    def text(self) -> str:
        return "\n\n".join(part for part in (self.a_dire, *(point.text for point in self.points)) if part)


def compose(
    question: Question, selection: Selection, hits: Sequence[FicheHit], notices: Notices = Notices()
) -> Composed:
    spoken, rest = _spoken(question, selection)
    wanted = [*_references(question, hits), *rest]
    checked = [line for line in wanted if is_grounded(line)]
    spoken_ok = spoken if spoken is None or is_grounded(spoken) else None
    ends = (*notices.coming, *_reminders(question, selection))
    reserved = _within(question, spoken_ok, filter(is_grounded, (*notices.scope, *ends)))
    before = [line for line in reserved if line in notices.scope]
    after = [line for line in reserved if line not in notices.scope]
    kept = before + _within(question, spoken_ok, checked, reserved) + after
    withheld = len(wanted) - len(checked) + (spoken is not spoken_ok)
    composed = _worded(_numbered(selection, spoken_ok, kept, hits, withheld), question)
    standing = (point for point, line in zip(composed.points, kept, strict=True) if line in reserved)
    return replace(composed, standing=tuple(standing))


def _worded(composed: Composed, question: Question) -> Composed:
    """Once each line is checked against its source: words that two experts chose state nothing new, nor what a sigle
    of the lexicon stands for."""
    said = [question.wording.put(text) for text in (composed.a_dire, *(point.text for point in composed.points))]
    room = question.budget - sum(map(lines.count_words, said))
    a_dire, *texts = question.sigles.spelt_out(said, room, within=question.is_plainer)
    points = (replace(point, text=text) for point, text in zip(composed.points, texts, strict=True))
    return replace(composed, a_dire=a_dire, points=tuple(points))


def is_grounded(line: Line) -> bool:
    """Our own fixed sentence states nothing of the law."""
    if line.is_ours:
        return True
    text, leaning = line.listed or line.text, _evidence_of(line)
    for words in lines.PART_OF:
        text = text.replace(words, "")
    return not any(faults_of(claim, leaning) for claim in claims_of(text))


def _evidence_of(line: Line) -> tuple[Evidence, ...]:
    if not line.head:
        reading = read_version(line.version)
        return tuple(reading.evidence(unit, lines.FIXED_WORDS) for unit in line.units)
    said = tuple(atom for part in line.head for atom in atoms_of(part))
    fixed = (*lines.FIXED_WORDS, *said)
    head = (Evidence(said, fixed, parts=fixed),) if said else ()
    return (*evidence(line.version, line.units, fixed), *head)


def _numbered(
    selection: Selection, spoken: Line | None, kept: Sequence[Line], hits: Sequence[FicheHit], withheld: int
) -> Composed:
    sources = SourceList()
    shown = [line for line in (spoken, *kept) if line is not None]
    for line in shown:
        if line.units:
            sources.cite(line.version, line.units, line.text, line.head)
    cited = (line.version.version_id for line in shown)
    order = tuple(dict.fromkeys((*_order(selection, hits), *cited)))
    points = tuple(Point(line.text, _numbers(line, sources, order)) for line in kept)
    said_from = _numbers(spoken, sources, order) if spoken and not spoken.is_ours else ()
    return Composed(spoken.text if spoken else "", points, sources, order, withheld, tuple(shown), said_from)


def _numbers(line: Line, sources: SourceList, order: Sequence[int]) -> tuple[int, ...]:
    own = sources.numbers(line.version, line.units, order)
    return tuple(sorted({*own, *_numbers(line.beside, sources, order)})) if line.beside else own


def _order(selection: Selection, hits: Sequence[FicheHit]) -> tuple[int, ...]:
    """Rank order of the search; a newer text goes before the older one it contradicts."""
    order = [hit.version.version_id for hit in hits]
    for pair in selection.superseded.values():
        older, newer = pair.older.version.version_id, pair.newer.version.version_id
        if older in order and newer in order and order.index(older) < order.index(newer) and _leads(selection, newer):
            order.remove(newer)
            order.insert(order.index(older), newer)
    return tuple(order)


def _leads(selection: Selection, version_id: int) -> bool:
    return bool(selection.pieces) and selection.pieces[0].version.version_id == version_id


def _within(
    question: Question, spoken: Line | None, wanted: Iterable[Line], reserved: Sequence[Line] = ()
) -> list[Line]:
    room = _Room(question)
    for line in (spoken, *reserved):
        room.take(line.text if line else "")
    in_order = list(wanted)
    kept: list[int] = []
    for place in sorted(range(len(in_order)), key=lambda place: -in_order[place].worth):
        if question.most_points is not None and len(reserved) + len(kept) >= question.most_points:
            break
        if room.holds(in_order[place].text):
            room.take(in_order[place].text)
            kept.append(place)
    return [in_order[place] for place in sorted(kept)]


class _Room:
    """The words left, once those that spell out the sigles are counted."""

    def __init__(self, question: Question) -> None:
        self._question, self._left, self._told = question, question.budget, frozenset[str]()

    def holds(self, text: str) -> bool:
        return self._cost(text) <= self._left

    def take(self, text: str) -> None:
        self._left -= self._cost(text)
        self._told |= self._question.sigles.named(text)

    def _cost(self, text: str) -> int:
        added = self._question.sigles.cost(text, self._told) if self._question.spells_out else 0
        return lines.count_words(text) + added


def _spoken(question: Question, selection: Selection) -> tuple[Line | None, list[Line]]:
    pieces = list(selection.pieces)
    if not pieces:
        return None, []
    lead = pieces[0].version
    worth = [0.0 if selection.undecided or question.is_plainer else piece.score for piece in pieces]  # 0: in order
    rest = [Line(_scoped(p, lead), p.version, p.units, worth=w) for p, w in zip(pieces, worth, strict=True)]
    if selection.undecided:
        return Line(_depends(question, selection), pieces[0].version, pieces[0].units, is_ours=True), rest
    place = best_to_say(pieces, question)
    if forbids(pieces[place].units[0]):
        return None, rest
    text, left = _sayable(pieces[place], question)
    others = rest[:place] + rest[place + 1 :]
    listed = pieces[place].text if pieces[place].has_items else ""
    if left:
        others.insert(place, replace(rest[place], text=left, listed=listed))
    return Line(text, pieces[place].version, pieces[place].units, listed=listed), others


def _scoped(piece: Piece, lead: PublishedVersion) -> str:
    """What a fiche of the other scope adds says so in its first words."""
    if piece.version.caisse == lead.caisse:
        return piece.text
    return f"{scope_label(piece.version)} : {piece.text}"


def scope_label(version: PublishedVersion) -> str:
    return NATIONAL if version.is_national else LOCAL


def _depends(question: Question, selection: Selection) -> str:
    fact = selection.missing[0]
    name = _MONTH_NEEDED if fact == "naissance" and fact in question.known.facts else FACTS[fact].name
    return f"Cela dépend d’un fait à préciser : {name}."


def _sayable(piece: Piece, question: Question) -> tuple[str, str]:
    """What to say, and what is left of the piece for the points."""
    room = MAX_SPOKEN[question.length]
    unit = piece.units[0]
    if piece.has_items:
        return _spoken_list(piece, question)
    if piece.spoken:
        return _ended(piece.spoken), piece.unspoken
    if unit.kind != "paragraph":
        return _ended(piece.text), ""
    prefix = piece.prefix
    body = piece.text.removeprefix(prefix)
    if piece.words <= room:
        said, left = split_answer(body, piece, question)
        return _ended(prefix + said), prefix + left if left else ""
    said = best_sentences(body, question, room - lines.count_words(prefix)) or sentences(body)[0]
    left = " ".join(sentence for sentence in sentences(body) if sentence not in said)
    return _ended(prefix + said), prefix + left if left else ""


def _spoken_list(piece: Piece, question: Question) -> tuple[str, str]:
    """A list too long to be said whole: what the question names in it, and the whole list in the points."""
    lead, *items = piece.text.split("\n")
    named = items_to_say(piece, question)
    said = [item.removeprefix("- ").rstrip(" ;.,") for item in named]
    if len(named) == len(items):
        return _ended(f"{lead} {' ; '.join(said)}"), ""
    under = piece.prefix.strip() or "Liste :"  # the sentence just said is not said again; the case is
    spoken = f"{lead.rstrip(' :')} : {' ; '.join([*said, 'voir la liste ci-dessous'])}."
    return spoken, "\n".join([under, *items])


def _ended(text: str) -> str:
    text = text.rstrip(" ;,")
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def _references(question: Question, hits: Sequence[FicheHit]) -> Iterator[Line]:
    """« Quel article ? »: the texts the fiche stands on."""
    version = hits[0].version if hits else None
    if question.wants_references and version and version.metadata.texts:
        texts = " ; ".join(version.metadata.texts[:8])
        yield Line(f"Textes de référence : {texts}.", version, version.units[:1], (texts,), worth=float("inf"))


def _reminders(question: Question, selection: Selection) -> Iterator[Line]:
    """What must stay visible: the leading fiche's own warning, and the age of an old text."""
    for piece in selection.pieces[:1]:
        version, units = piece.version, _leaning(selection)
        if version.metadata.warning:
            warning = version.metadata.warning
            yield Line(f"Avertissement : {_short(warning)}", version, units, (" ".join(sentences(warning)),))
        if _is_old(version, question.known.on):
            day = f"Texte daté du {version.en_vigueur_du:%d/%m/%Y}"
            yield Line(f"{day} : vérifiez les montants.", version, units, (f"{day}.",))


def _leaning(selection: Selection) -> tuple[Unit, ...]:
    """A unit of the leading fiche that its warning is shown with: never one that forbids words."""
    lead = selection.pieces[0]
    shown = (unit for piece in selection.pieces if piece.version is lead.version for unit in piece.units)
    return (next((unit for unit in (*shown, *lead.version.units) if not forbids(unit)), lead.units[0]),)


def _is_old(version: PublishedVersion, on: date) -> bool:
    return version.en_vigueur_du is not None and (on - version.en_vigueur_du).days > _OLD_DAYS


def _short(text: str) -> str:
    kept = ""
    for sentence in sentences(text):
        if kept and lines.count_words(f"{kept} {sentence}") > 35:
            break
        kept = f"{kept} {sentence}".strip()
    return kept
