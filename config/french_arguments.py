"""argparse in French: its own messages exist in English only."""

import argparse
import re
import sys
from typing import Any, Final, NoReturn

BAD_INPUT: Final = 2
_SAID: Final = (
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"« \1 » n’accepte pas \2, mais : \3"),
    (r"argument (\S+): expected .+", r"« \1 » attend une valeur"),
    (r"argument (\S+): invalid \S+ value: (.+)", r"« \1 » n’accepte pas \2"),
    (r"argument (\S+): not allowed with argument (\S+)", r"« \1 » et « \2 » ne vont pas ensemble"),
    (r"unrecognized arguments: (.+)", r"option inconnue : \1"),
    (r"ambiguous option: (\S+) could match (.+)", r"« \1 » peut vouloir dire : \2"),
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "usage : " if prefix is None else prefix)


class FrenchParser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, **options, "add_help": False})
        self._positionals.title = "paramètres "
        self._optionals.title = "options "
        self.add_argument("-h", "--help", action="help", help="afficher cette aide et s’arrêter")

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"chatdoc : commande incomprise ({in_french(message)}). Tapez « {self.prog} --help ».\n")
        raise SystemExit(BAD_INPUT)


def in_french(message: str) -> str:
    for said, french in _SAID:
        if re.fullmatch(said, message):
            return re.sub(said, french, message)
    return message
