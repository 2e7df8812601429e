"""Logging that cannot hold a typed word: no exception message, no query string, no SQL parameter."""

import logging
import traceback
from types import TracebackType
from typing import Any, Final

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainFormatter(logging.Formatter):
    """Says where it failed and with what kind of error. An exception's message may quote what was typed: left out."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802
        if ei[0] is None:
            return ""
        frames = traceback.extract_tb(ei[2])
        lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([ei[0].__name__, *lines])


# These put an exception's message, a header or an address in the sentence itself.
QUOTING: Final = ("asyncio", "django.security")


class WithoutWords(logging.Filter):
    """An address typed by hand may hold anything: the log has the route it took, or nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(QUOTING):
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else record.name
            record.msg, record.args = "refused or failed: %s", (kind.rpartition(".")[2],)
        elif isinstance(record.args, tuple):
            route = _route(getattr(record, "request", None))
            record.args = tuple(route if _is_address(value) else value for value in record.args)
        return True


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith("/")


def _route(request: object) -> str:
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "(address)"


LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "config.settings.logs.PlainFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {"without_words": {"()": "config.settings.logs.WithoutWords"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["without_words"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.db.backends": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # A mistyped address is no event; who is refused what is in the journal, not in a log.
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "uvicorn": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "chatdoc": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
