"""What each server process runs: the application, its copy of the base already in memory."""

import logging

from django.db import DatabaseError, connection

from chatdoc.retrieval.queries import suggest_themes
from config.asgi import application

__all__ = ["application"]

try:
    suggest_themes()  # the first call of the day must not wait for the index
except DatabaseError as error:
    logging.getLogger("chatdoc.serving").error("the base could not be read: %s", type(error).__name__)
finally:
    connection.close()
