"""The `chatdoc` command: one table of commands, each in its domain, loaded only when asked for."""

import argparse
import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from chatdoc.common.errors import BadInput, DomainError
from config.french_arguments import BAD_INPUT, FrenchParser, is_harmless

FAILED = 1
PROJECT = Path(__file__).resolve().parents[1]

# name -> (module, one line of help). Each module has `add_arguments(parser)` and `run(arguments) -> int`.
COMMANDS = {
    "demo": ("config.commands.demo", "base de démonstration, comptes d’essai et serveur, en une commande"),
    "serve": ("config.commands.serve", "servir le produit"),
    "worker": ("config.commands.worker", "lire les imports en attente (« serve » le lance)"),
    "import": ("chatdoc.knowledge.commands.importing", "importer des fiches"),
    "export": ("chatdoc.knowledge.commands.exporting", "écrire toute la base dans une archive"),
    "ask": ("chatdoc.answering.commands.ask", "poser une question"),
    "answer": ("chatdoc.answering.commands.answer", "répondre à un fichier de questions"),
    "guard": ("chatdoc.privacy.commands", "retirer les données personnelles d’un fichier de phrases"),
    "evaluate": ("chatdoc.evaluation.commands", "mesurer les réponses sur un jeu de questions"),
    "lexicon": ("chatdoc.privacy.lexicon.commands", "noms et lieux que connaît la garde des données personnelles"),
    "purge": ("config.commands.purge", "effacer les questions gardées au-delà de la durée permise"),
    "check": ("config.commands.check", "dire ce qui est configuré, joignable, à jour"),
}


def main(argv: Sequence[str] | None = None) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal set to another alphabet must not stop an answer
            stream.reconfigure(encoding="utf-8")
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        parser = _parser(words[0] if words else "")
        return _run(parser.parse_args(words))
    except DomainError as error:  # bad input, or a setting that makes no sense
        return _refuse(error, words)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # its message may quote what was typed
        return _give_up(error)


def _parser(wanted: str) -> FrenchParser:
    parser = FrenchParser(prog="chatdoc", description="L’assistant des téléconseillers de la retraite.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMANDE")
    for name, (module, help_text) in COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=help_text)
        if name == wanted:
            _set_up_django()
            importlib.import_module(module).add_arguments(command)
    return parser


def _set_up_django() -> None:
    import django

    django.setup()


def _run(arguments: argparse.Namespace) -> int:
    from django.core.exceptions import ImproperlyConfigured
    from django.db import Error

    module = importlib.import_module(COMMANDS[arguments.command][0])
    try:
        _prepare_database(arguments.command)
        status: int = module.run(arguments)
    except (Error, ImproperlyConfigured):
        raise DatabaseUnusable from None
    except BrokenPipeError:  # « chatdoc answer … | head » : the reader has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _prepare_database(command: str) -> None:
    from django.core.management import call_command
    from django.db import Error

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except Error:
        if command != "check":  # which says itself what does not answer
            raise


class DatabaseUnusable(BadInput):
    code = "database_unusable"

    def __init__(self) -> None:
        super().__init__(
            "La base de données est illisible ou ne répond pas : vérifiez DATABASE_URL et le dossier CHATDOC_DATA, "
            "puis lancez « chatdoc check »."
        )


def _refuse(error: DomainError, words: Sequence[str]) -> int:
    """A refusal may name a file: it does, unless the file itself names someone."""
    message = error.message
    for name in filter(None, {Path(word).name for word in words}):
        if name in message and not is_harmless(name):
            message = message.replace(name, "…")
    sys.stderr.write(f"chatdoc : {message}\n")
    return BAD_INPUT


def _give_up(error: Exception) -> int:
    """The kind of the error and its place in the code say enough to mend it, and hold no word of anybody."""
    frames = traceback.extract_tb(error.__traceback__)
    frame = next((frame for frame in reversed(frames) if _is_ours(Path(frame.filename))), frames[-1])
    file = "/".join(Path(frame.filename).parts[-2:])
    sys.stderr.write(
        f"chatdoc : erreur inattendue ({type(error).__name__}, {file} ligne {frame.lineno}) : "
        "relancez la commande ; si cela recommence, envoyez cette ligne à votre support.\n"
    )
    return FAILED


def _is_ours(file: Path) -> bool:
    return PROJECT in file.parents and "site-packages" not in file.parts


if __name__ == "__main__":
    raise SystemExit(main())
