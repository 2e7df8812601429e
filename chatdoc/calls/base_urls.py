"""The base's reading pages. They live here, above `answering`, so that the screen and the pages share one drawing."""

from django.urls import path

from chatdoc.calls.views import base, explain

app_name = "knowledge"

urlpatterns = [
    path("", base.base, name="base"),
    path("expliquer/", explain.explain_search, name="explain"),
    path("fiches/<str:identifier>/", base.fiche, name="fiche"),
]
