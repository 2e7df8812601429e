"""The `chatdoc` command: one table of commands, each in its domain, loaded only when asked for."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from chatdoc.common.errors import DomainError

# name -> (module, one line of help). Each module has `add_arguments(parser)` and `run(arguments) -> int`.
COMMANDS = {
    "demo": ("config.commands.demo", "base de démonstration, comptes d’essai et serveur, en une commande"),
    "serve": ("config.commands.serve", "servir le produit"),
    "import": ("chatdoc.knowledge.commands", "importer des fiches"),
    "ask": ("chatdoc.answering.commands.ask", "poser une question"),
    "answer": ("chatdoc.answering.commands.answer", "répondre à un fichier de questions"),
    "evaluate": ("chatdoc.evaluation.commands", "mesurer les réponses sur un jeu de questions"),
    "check": ("config.commands.check", "dire ce qui est configuré, joignable, à jour"),
}
BAD_INPUT = 2


class FrenchParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"chatdoc : commande incomprise ({message}). Tapez « {self.prog} --help ».\n")
        raise SystemExit(BAD_INPUT)


def main(argv: Sequence[str] | None = None) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        parser = _parser(words[0] if words else "")
    except DomainError as error:  # a setting that makes no sense
        return _refuse(error)
    return _run(parser.parse_args(words))


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
    from django.core.management import call_command

    module = importlib.import_module(COMMANDS[arguments.command][0])
    try:
        call_command("migrate", verbosity=0, interactive=False)
        status: int = module.run(arguments)
    except DomainError as error:
        return _refuse(error)
    except KeyboardInterrupt:
        return 130
    return status


def _refuse(error: DomainError) -> int:
    sys.stderr.write(f"chatdoc : {error.message}\n")
    return BAD_INPUT


if __name__ == "__main__":
    raise SystemExit(main())
