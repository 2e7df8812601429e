from allauth.account import views
from django.urls import path

from chatdoc.accounts.access import OPEN, SIGNED_IN, View, requires


def _open_as(permission: str, view: View) -> View:
    """allauth's views are shared objects: declare on a wrapper of ours, not on them."""

    def page(*args: object, **kwargs: object) -> object:
        return view(*args, **kwargs)

    return requires(permission)(page)


# allauth's own names: its redirects look them up. Its sign-up and e-mail pages have no address here.
urlpatterns = [
    path("connexion/", _open_as(OPEN, views.login), name="account_login"),
    path("deconnexion/", _open_as(SIGNED_IN, views.logout), name="account_logout"),
    path("compte-inactif/", _open_as(OPEN, views.account_inactive), name="account_inactive"),
]
