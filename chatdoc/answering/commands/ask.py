"""`chatdoc ask`"""

import argparse
import json
import sys

from chatdoc.accounts.models import Caisse
from chatdoc.answering.actions import CallContext, warm_up, write_answer
from chatdoc.answering.card import Answer
from chatdoc.answering.commands.printing import explanation, printed, withheld_lines
from chatdoc.answering.errors import QuestionRefused
from chatdoc.answering.writing.wording import NO_MODEL, UNAVAILABLE, has_model, warm_model
from chatdoc.common.errors import BadInput
from chatdoc.knowledge.facts import given_date, given_fact
from chatdoc.privacy import Refusal, guard, guarded_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="MOTS", help="la question, en toutes lettres ou en mots-clés")
    parser.add_argument("--fact", action="append", default=[], metavar="FAIT=VALEUR", help="naissance=1964-05…")
    parser.add_argument("--caisse", default="", help="code de la caisse de l’appel")
    parser.add_argument("--date", default="", help="réponse en vigueur à cette date (AAAA-MM-JJ)")
    parser.add_argument("--length", choices=("bref", "standard", "complet"), help="à défaut : celle des instructions")
    parser.add_argument("--simple", action="store_true", help="plus simple : 120 mots au plus, sans référence")
    parser.add_argument("--engine", choices=("extractive", "model", "auto"), default="auto")
    parser.add_argument("--explain", action="store_true", help="pourquoi ces passages")
    parser.add_argument("--json", action="store_true", help="la réponse en JSON sur la sortie standard")


def run(arguments: argparse.Namespace) -> int:
    words = " ".join(arguments.words)
    refuse_unusable(words)
    context = _context(arguments)
    warm_up()
    warm_model(arguments.engine)
    answer, writing = write_answer(words, context, arguments.engine)
    if answer.status == "refused" and not answer.guard.types:
        raise QuestionRefused(answer.guard.reminder or "")
    if arguments.engine == "model" and not has_model():
        sys.stderr.write(f"chatdoc : {NO_MODEL}\n")
    if writing is not None and writing.failure:
        sys.stderr.write(f"chatdoc : {UNAVAILABLE.lower()} ({writing.failure}) ; voici la réponse tirée de la base.\n")
    _write(answer, arguments)
    if writing is not None and arguments.explain:
        sys.stderr.write(withheld_lines(writing))
    return 0


def refuse_unusable(words: str) -> None:
    """Empty, too long, control characters: one sentence, nothing done."""
    if any((ord(c) < 32 and c not in "\t\n\r") or ord(c) == 127 for c in words):
        raise BadInput("La question contient des caractères de contrôle : retapez-la.")
    guarded = guard(words)
    if isinstance(guarded, Refusal) and not guarded.types:
        raise QuestionRefused(guarded.message)


def _context(arguments: argparse.Namespace) -> CallContext:
    if arguments.caisse and not Caisse.objects.filter(code=arguments.caisse).exists():
        raise BadInput(f"Caisse inconnue : « {guarded_words(arguments.caisse)} ».")
    return CallContext(
        facts=dict(_fact(entry) for entry in arguments.fact),
        caisse=arguments.caisse,
        on=given_date(guarded_words(arguments.date)) if arguments.date else None,
        length=arguments.length,
        simple=arguments.simple,
    )


def _fact(entry: str) -> tuple[str, str]:
    """What is typed after `--fact` is guarded before it is read: an error may quote it."""
    key, equal, value = (guarded_words(part) for part in entry.partition("="))
    if not equal:
        raise BadInput(f"Fait mal écrit : « {key} ». Écrivez FAIT=VALEUR, par exemple naissance=1964-05.")
    return key, given_fact(key, value)


def _write(answer: Answer, arguments: argparse.Namespace) -> None:
    if arguments.json:
        sys.stdout.write(json.dumps(answer.to_json(), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(printed(answer))
    if arguments.explain:
        sys.stderr.write(explanation(" ".join(arguments.words), _context(arguments)))
