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


class WithoutQuery(logging.Filter):
    """Cut `?…` from addresses: a question put there by mistake must not stay in a log."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_cut(value) for value in record.args)
        return True


def _cut(value: object) -> object:
    return value.split("?", 1)[0] if isinstance(value, str) and value.startswith("/") else value


LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "config.settings.logs.PlainFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "filters": {"without_query": {"()": "config.settings.logs.WithoutQuery"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["without_query"],
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
