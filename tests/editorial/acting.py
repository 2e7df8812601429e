"""Acting as people do: signed in, a page posted, the page that follows read."""

from django.test import Client

from chatdoc.accounts.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def as_person(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def posted(user: User, path: str, **fields: str) -> str:
    """The page shown once the act is done, messages included."""
    return as_person(user).post(path, fields, follow=True).content.decode()


def read(user: User, path: str) -> str:
    return as_person(user).get(path).content.decode()
