"""The first event of an answer, from a real server, over real HTTP: `python -m benchmarks.stream`."""

import json
import time
from collections.abc import Sequence

import httpx

from benchmarks.measuring import PROJECT, Row, data_folder, decimal, memory_mb, served, show, times

ROUNDS = 100
# The demonstration's own account, as `chatdoc demo` prints it.
USERNAME, PASSWORD = "camille", "demonstration-chatdoc"
SIGN_IN, ASK = "/connexion/", "/appel/question/"


def main() -> None:
    lines = (PROJECT / "base" / "questions_or.jsonl").read_text().splitlines()
    questions = [json.loads(line)["query"] for line in lines if line.strip()]
    with (
        data_folder() as data,
        served("demo", data) as (address, process, start),
        httpx.Client(base_url=address) as client,
    ):
        sign_in(client)
        ask(client, questions[0])  # the first answer of a process loads the index
        measured = [ask(client, questions[rank % len(questions)]) for rank in range(ROUNDS)]
        rows = [
            *_rows(measured),
            ("réponses mesurées", str(ROUNDS)),
            ("« chatdoc demo », d’un dossier vide à prêt", decimal(start, "s")),
            ("mémoire du serveur", decimal(memory_mb(process), "Mo", 0)),
        ]
    show("Flux d’une réponse", rows)


def sign_in(client: httpx.Client) -> None:
    client.get(SIGN_IN)
    fields = {"login": USERNAME, "password": PASSWORD, "csrfmiddlewaretoken": token(client)}
    if client.post(SIGN_IN, data=fields).status_code != 302:
        raise SystemExit("la connexion du compte d’essai a échoué")


def token(client: httpx.Client) -> str:
    return client.cookies["csrftoken"]


def ask(client: httpx.Client, question: str) -> tuple[float, float]:
    """Milliseconds from the request to the first event, then to the last."""
    headers = {"X-CSRFToken": token(client), "Accept": "text/event-stream"}
    started = time.perf_counter()
    with client.stream("POST", ASK, json={"question": question}, headers=headers) as response:
        response.raise_for_status()
        events = (line for line in response.iter_lines() if line.startswith("event:"))
        seen = {event.removeprefix("event:").strip(): time.perf_counter() - started for event in events}
    if "card" not in seen or next(iter(seen)) != "guard":
        raise SystemExit(f"flux inattendu : {list(seen)}")
    return seen["guard"] * 1000, seen["card"] * 1000


def _rows(measured: Sequence[tuple[float, float]]) -> list[Row]:
    named = {"premier événement": [first for first, _ in measured], "carte": [card for _, card in measured]}
    return [
        (f"{name}, {kind}", decimal(value, "ms"))
        for name, values in named.items()
        for kind, value in times(values).items()
    ]


if __name__ == "__main__":
    main()
