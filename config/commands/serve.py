"""`chatdoc serve`"""

import argparse

from config.serving import serve

HOST = "127.0.0.1"
PORT = 8000
LAST_PORT = 65_535
MOST_WORKERS = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_address(parser)
    parser.add_argument(
        "--workers", type=_between(1, MOST_WORKERS), default=1, metavar="N", help="nombre de processus (1 par défaut)"
    )


def run(arguments: argparse.Namespace) -> int:
    return serve(arguments.host, arguments.port, arguments.workers)


def add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default=HOST, help=f"adresse d’écoute ({HOST} par défaut)")
    parser.add_argument(
        "--port", type=_between(1, LAST_PORT), default=PORT, metavar="P", help=f"port d’écoute ({PORT} par défaut)"
    )


def _between(low: int, high: int) -> "type[int]":
    def read(text: str) -> int:
        if not text.isdecimal() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"donnez un nombre entre {low} et {high}")
        return int(text)

    return read  # type: ignore[return-value]
