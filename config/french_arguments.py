"""argparse in French: its own messages exist in English only."""

import argparse
import re
import sys
from typing import Any, Final, NoReturn

BAD_INPUT: Final = 2
OPTION: Final = re.compile(r"--?[a-z-]{1,20}")
_SAID: Final = (
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (r"argument (\S+): invalid choice: (?P<typed>.+?) \(choose from (.+)\)", r"« \1 » n’accepte pas \2, mais : \3"),
    (r"argument (\S+): expected .+", r"« \1 » attend une valeur"),
    (r"argument (\S+): invalid \S+ value: (?P<typed>.+)", r"« \1 » n’accepte pas \2"),
    (r"argument (\S+): not allowed with argument (\S+)", r"« \1 » et « \2 » ne vont pas ensemble"),
    (r"unrecognized arguments: (?P<typed>.+)", r"option inconnue : \1"),
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
        found = re.fullmatch(said, message)
        if found:
            return _without_people(found, found.expand(french))
    return message


def _without_people(found: re.Match[str], sentence: str) -> str:
    """What was typed is repeated when it is harmless: a question put in the wrong place may name someone."""
    typed = found.groupdict().get("typed")
    if typed is None or OPTION.fullmatch(typed) or is_harmless(typed):
        return sentence
    return sentence.replace(typed, "ceci")


def is_harmless(typed: str) -> bool:
    """Nothing personal in it but words no lexicon knows, of which names of files and options are made."""
    from chatdoc.privacy import Guarded, guard  # loading the guard only to refuse

    outcome = guard(typed)
    return isinstance(outcome, Guarded) and len(outcome.doubtful) == len(outcome.spans)
