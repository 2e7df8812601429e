"""The web server: files collected and hashed, the port free, the index in memory, then uvicorn."""

import errno
import logging
import os
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import uvicorn
from django.core.asgi import get_asgi_application
from django.core.management import call_command
from django.db import DatabaseError, connection

from chatdoc.common.errors import BadInput
from config.body_limit import BodyLimit
from config.working import import_worker

logger = logging.getLogger("chatdoc.serving")
APPLICATION = "config.serving:make_application"
GRACE_SECONDS = 5


class AddressTaken(BadInput):
    code = "address_taken"

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"L’adresse {host}:{port} est déjà prise par un autre programme : "
            f"arrêtez-le, ou choisissez un autre port, par exemple --port {port + 1}."
        )


class AddressRefused(BadInput):
    code = "address_refused"

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"Impossible d’écouter sur {host}:{port} : vérifiez --host et --port.")


def serve(host: str, port: int, workers: int) -> int:
    require_free(host, port)
    collect_files()
    say(f"ChatDoc répond sur http://{_shown(host)}:{port}/ (Ctrl+C pour arrêter).")
    with import_worker():
        uvicorn.run(
            APPLICATION,
            factory=True,
            host=host,
            port=port,
            workers=workers,
            lifespan="off",
            # Questions travel in the body, but an address typed by hand may hold anything: none is logged.
            access_log=False,
            log_config=None,
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    return 0


def make_application() -> BodyLimit:
    """What each server process runs: the application, its copy of the base already in memory."""
    threading.excepthook = _log_thread
    sys.unraisablehook = _log_unraisable
    application = BodyLimit(get_asgi_application())
    # uvicorn calls this inside its loop, where Django refuses to read a database.
    with ThreadPoolExecutor(1) as reader:
        reader.submit(_read_base).result()
    return application


# Python would print the message of these errors, and a message may quote what was typed.
def _log_thread(failed: threading.ExceptHookArgs) -> None:
    logger.error("a thread failed: %s", failed.exc_type.__name__)


def _log_unraisable(failed: "sys.UnraisableHookArgs") -> None:
    logger.error("an object could not be closed: %s", failed.exc_type.__name__)


def _read_base() -> None:
    """The first call of the day must not wait for the index, nor for a fiche nobody has asked for yet."""
    from chatdoc.answering.actions import read_base  # the models are ready only now
    from chatdoc.answering.writing.wording import warm_model
    from chatdoc.retrieval.queries import suggest_themes

    try:
        read_base()
        suggest_themes()
        warm_model()
    except DatabaseError as error:
        logger.error("the base could not be read: %s", type(error).__name__)
    finally:
        connection.close()


def collect_files() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


def require_free(host: str, port: int) -> None:
    """Said before anything is done: uvicorn would say it after the whole start, and in English."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise AddressTaken(host, port) from error
        raise AddressRefused(host, port) from error


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _shown(host: str) -> str:
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not listened to
        return "localhost"
    return f"[{host}]" if ":" in host else host
