"""Each case through the engine, as a call would: first without the fact, then with it."""

from benchmarks.funnel.cases import Case, Split, splits_of
from benchmarks.funnel.judging import Judged
from chatdoc.answering.actions import CallContext, prepare_answer, read_base
from chatdoc.answering.card import Answer
from chatdoc.answering.grounding import Figure, figures
from chatdoc.knowledge.facts.french import fold
from chatdoc.privacy import Guarded, SafeText, guard
from chatdoc.retrieval.queries import fiches_at_hand
from chatdoc.retrieval.results import PublishedVersion


def judge_all() -> Judged:
    read_base()
    judged = Judged()
    for version in fiches_at_hand():
        if version.caisse:
            continue  # a local rule stands beside the national one: another measure
        for split in splits_of(version):
            judged.splits += 1
            _judge(split, judged)
    return judged


def _judge(split: Split, judged: Judged) -> None:
    words = guard(split.words)
    if not isinstance(words, Guarded):
        return
    cases = [case for case in split.cases() if case.of_others]
    before = prepare_answer(words.text, CallContext()).answer
    if not cases or not _answers(before, split.version):
        judged.elsewhere += [split.version.fiche_id] * len(cases)
        return
    judged.without_fact += 1
    early = _bare(before, cases)
    if early:
        judged.early_verdicts.append(f"{split.version.fiche_id} {split.fact} : {_written(early)}")
    for case in cases:
        _with_fact(case, words.text, judged)


def _with_fact(case: Case, words: SafeText, judged: Judged) -> None:
    answer = prepare_answer(words, CallContext(facts={case.fact: case.value})).answer
    judged.with_fact += 1
    name = f"{case.fiche_id} {case.fact}={case.value}"
    if not _answers(answer, case.version):
        judged.elsewhere.append(case.fiche_id)
        judged.with_fact -= 1
        return
    shown = _figures_of(answer, case.fiche_id)
    if shown & case.of_others:
        judged.two_branches.append(f"{name} : {_written(shown & case.of_others)}")
    elif answer.status == "needs_facts":
        judged.other_fact += 1
    elif case.own and not shown & case.own:
        judged.silent.append(name)
    else:
        judged.right += 1


def _answers(answer: Answer, version: PublishedVersion) -> bool:
    """This text leads the card."""
    first = next(iter(answer.sources), None)
    return first is not None and first.cited and (first.fiche_id, first.version) == (version.fiche_id, version.number)


def _figures_of(answer: Answer, fiche_id: str) -> frozenset[Figure]:
    """Those of the lines that this fiche alone supports: another fiche may say the same age of something else."""
    own = {source.n for source in answer.sources if source.fiche_id == fiche_id}
    lines = [point.text for point in answer.points if set(point.sources) <= own]
    return frozenset().union(*(figures(line) for line in (answer.a_dire, *lines)))


def _bare(answer: Answer, cases: list[Case]) -> frozenset[Figure]:
    """Figures that depend on the fact, in a line without their branch's label."""
    own = {source.n for source in answer.sources if source.fiche_id == cases[0].fiche_id}
    found: set[Figure] = set()
    lines = [answer.a_dire, *(part for p in answer.points if set(p.sources) <= own for part in p.text.split("\n"))]
    for line in lines:
        stated, folded = figures(line), fold(line)
        for case in cases:
            depends = (case.own & frozenset().union(*(c.of_others for c in cases))) & stated
            if depends and not any(_names(folded, other.label) for other in cases if other.own & depends):
                found |= depends
    return frozenset(found)


def _names(folded: str, label: str) -> bool:
    """« Né en 1966 : 63 ans »: the words of the label before the value."""
    wanted = fold(label).strip(" :.").replace("(e)", "")
    return wanted in folded or all(word in folded for word in wanted.split() if word.isdigit() or len(word) > 3)


def _written(found: frozenset[Figure]) -> str:
    return ", ".join(sorted(figure.value for figure in found))
