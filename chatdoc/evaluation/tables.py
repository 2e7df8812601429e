"""The figures of a run as people read them, and as scripts do."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from rich.table import Table

from chatdoc.evaluation.scoring.measures import ALL, BEST, Summary
from chatdoc.evaluation.scoring.qualification import Qualification
from chatdoc.evaluation.scoring.statistics import Rate, SignTest

NOTHING = "–"
SEARCH = ("n", "1re", "3 premières", "5 premières", "MRR")
ANSWER = ("faits", "complet", "refus", "faux refus", "demande", "mots")
CAPTION = r"1re, 3, 5 premières : rang de la bonne fiche · \[bas–haut] : intervalle de confiance à 95 %"


def table_of(title: str, lines: Sequence[Summary], *, writes_answers: bool = True) -> Table:
    """A search that writes no answer has no facts, no refusals, no words to count."""
    table = Table(title=title, title_justify="left", caption=CAPTION, caption_justify="left")
    table.add_column("style")
    for name in (*SEARCH, *(ANSWER if writes_answers else ()), "ms"):
        table.add_column(name, justify="right", no_wrap=True)
    for line in lines:
        if line.style == ALL:
            table.add_section()
        shown = _with_interval if line.style == ALL else percent
        answer = _answer_cells(line, shown) if writes_answers else []
        table.add_row(*_search_cells(line, shown), *answer, decimal(line.ms_p50, 1))
    return table


def _search_cells(line: Summary, shown: Callable[[Rate], str]) -> list[str]:
    mrr = NOTHING if line.mrr is None else decimal(line.mrr, 2)
    return [line.style, str(line.questions), *(shown(line.hits[best]) for best in BEST), mrr]


def _answer_cells(line: Summary, shown: Callable[[Rate], str]) -> list[str]:
    rates = (line.facts, line.complete, line.refusals, line.false_refusals)
    return [*map(shown, rates), str(line.needs_facts), f"{line.words_mean:.0f}"]


def percent(rate: Rate) -> str:
    return NOTHING if rate.value is None else f"{decimal(100 * rate.value, 1)} %"


def decimal(value: float, places: int) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def _with_interval(rate: Rate) -> str:
    if rate.interval is None:
        return NOTHING
    low, high = (f"{100 * bound:.0f}" for bound in rate.interval)
    return f"{percent(rate)}\n[{low}–{high}]".replace("[", r"\[")


def comparison_line(test: SignTest, other: str) -> str:
    p = f"{test.p:.2g}".replace(".", ",")
    alone = f"ChatDoc seul {test.wins} fois, {other} seul {test.losses} fois"
    return f"Bonne fiche en premier : {alone} ; test des signes, p = {p}"


def times_line(line: Summary) -> str:
    times = " · ".join(
        f"{name} {decimal(value, 1)}"
        for name, value in (("moyenne", line.ms_mean), ("médiane", line.ms_p50), ("p95", line.ms_p95))
    )
    expected = f" · statut attendu {percent(line.expected_status)}" if line.expected_status.total else ""
    words = f"mots par réponse : {line.words_mean:.0f}, au plus {line.words_max}"
    return f"Temps du moteur en ms : {times} · {words}{expected}"


def summary_json(line: Summary) -> dict[str, Any]:
    rates = {f"hit@{best}": _rate_json(rate) for best, rate in line.hits.items()}
    named = {
        name: _rate_json(getattr(line, name))
        for name in ("facts", "complete", "refusals", "false_refusals", "expected_status")
    }
    plain = {key: value for key, value in asdict(line).items() if not isinstance(value, dict)}
    return {**{key: _rounded(value) for key, value in plain.items()}, **rates, **named}


def _rate_json(rate: Rate) -> dict[str, Any]:
    interval = [round(bound, 4) for bound in rate.interval] if rate.interval else None
    return {"count": rate.count, "total": rate.total, "value": _rounded(rate.value), "interval_95": interval}


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


def qualification_table(found: Qualification) -> Table:
    title = f"Modèle : {'oui, il peut rédiger' if found.is_qualified else 'non, il ne doit pas rédiger'}"
    told = " · ".join(f"{reason} : {count}" for reason, count in found.failures.items())
    table = Table(title=title, title_justify="left", caption=told or None, caption_justify="left")
    for name in ("mesure", "valeur", "limite", ""):
        table.add_column(name, no_wrap=True)
    for verdict in found.verdicts:
        mark = "oui" if verdict.ok else "non"
        table.add_row(
            verdict.name, _measured(verdict.value, verdict.unit), _measured(verdict.limit, verdict.unit), mark
        )
    return table


def _measured(value: float | None, unit: str) -> str:
    if value is None:
        return NOTHING
    return {"%": f"{decimal(100 * value, 1)} %", "s": f"{decimal(value, 1)} s"}.get(unit, f"{value:.0f}")


def qualification_json(found: Qualification) -> dict[str, Any]:
    verdicts = {one.key: {"value": _rounded(one.value), "limit": one.limit, "ok": one.ok} for one in found.verdicts}
    return {"qualified": found.is_qualified, "asked": found.attempts, "failures": found.failures, **verdicts}
