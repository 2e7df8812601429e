"""The engine alone, in a process of its own: `python -m benchmarks.engine QUESTIONS.jsonl`, figures in JSON."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import django
import psutil

ROUNDS = 3


def main(questions: str) -> None:
    django.setup()
    from chatdoc.answering.commands.answer import answer_line
    from chatdoc.evaluation.reading import read_question_set
    from chatdoc.retrieval.indexing import index_root, prepare_index

    started = time.perf_counter()
    prepare_index()
    index_seconds = time.perf_counter() - started
    asked = read_question_set(questions).asked
    started = time.perf_counter()
    answer_line(asked[0].line)
    first = (time.perf_counter() - started) * 1000
    figures: dict[str, Any] = {
        "index_seconds": index_seconds,
        "index_mb": sum(file.stat().st_size for file in Path(index_root()).rglob("*") if file.is_file()) / 1024**2,
        "first_ms": first,
        "questions": len(asked),
        "ms": [answer_line(one.line).ms for _ in range(ROUNDS) for one in asked],
        "rss_mb": psutil.Process().memory_info().rss / 1024**2,
    }
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1])
