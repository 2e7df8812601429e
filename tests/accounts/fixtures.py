"""Fixtures shared by the tests that sign people in."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings

LOGGERS = ("", "django", "django.request", "uvicorn", "chatdoc")


@pytest.fixture(autouse=True)
def quick_sign_in(settings: Settings) -> None:
    """A password's slow hash protects people, not tests; and the count of failed sign-ins starts from none."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def log_lines() -> Iterator[io.StringIO]:
    """What the product's own handlers write, as they write it, at the lowest level."""
    written = io.StringIO()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    ours = [
        (logger, handler) for logger in loggers for handler in logger.handlers if type(handler) is logging.StreamHandler
    ]
    before = [(handler, handler.stream) for _, handler in ours]
    for _, handler in ours:
        handler.stream = written  # setStream would flush a stream another test has closed
    yield written
    for handler, stream in before:
        handler.stream = stream


@pytest.fixture
def talkative(log_lines: io.StringIO) -> Iterator[io.StringIO]:
    """Every logger at its most talkative level."""
    loggers = [logging.getLogger(name) for name in LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield log_lines
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
