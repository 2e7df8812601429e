"""`chatdoc guard`: many utterances through the guard, one JSON object a line (design §5)."""

import argparse
import sys
import time
from typing import Any

from chatdoc.common.json_lines import BadLine, json_line, opened_lines, opened_output, read_object
from chatdoc.privacy.guarding import Guarded, guard


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("utterances", metavar="PAROLES.jsonl", help="{id, text} par ligne ; - : entrée standard")
    parser.add_argument("-o", "--output", required=True, metavar="SORTIE.jsonl", help="- : sortie standard")


def run(arguments: argparse.Namespace) -> int:
    bad = 0
    with opened_lines(arguments.utterances) as lines, opened_output(arguments.output, arguments.utterances) as output:
        for number, line in lines:
            try:
                entry = _entry(line)
            except BadLine as error:
                bad += 1
                sys.stderr.write(f"ligne {number} : {error}\n")
                continue
            output.write(json_line(_guarded(entry)))
    return 1 if bad else 0


def _guarded(entry: dict[str, Any]) -> dict[str, Any]:
    started = time.perf_counter()
    outcome = guard(entry["text"])
    ms = round((time.perf_counter() - started) * 1000, 3)
    if not isinstance(outcome, Guarded):
        return {"id": entry["id"], "spans": [], "reformulated": "", "decision": "refused", "ms": ms}
    spans = [{"start": span.start, "end": span.end, "type": span.type} for span in outcome.spans]
    return {
        "id": entry["id"],
        "spans": spans,
        "reformulated": outcome.reformulated,
        "decision": outcome.decision,
        "ms": ms,
    }


def _entry(line: bytes) -> dict[str, Any]:
    """Messages name the fault, never the words."""
    entry = read_object(line)
    if not isinstance(entry.get("id"), str | int):
        raise BadLine("un objet avec « id » et « text » est attendu.")
    if not isinstance(entry.get("text"), str):
        raise BadLine("« text » est absent ou n’est pas un texte.")
    return entry
