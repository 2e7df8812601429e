"""The base's reading pages. They live here, above `answering`, so that the screen and the pages share one drawing."""

from django.urls import path

from chatdoc.calls.views import base, explain, pictures, withheld

app_name = "knowledge"

urlpatterns = [
    path("", base.base, name="base"),
    path("phrases-retirees/", withheld.withheld, name="withheld"),
    path("exporter/", base.export, name="export"),
    path("expliquer/", explain.explain_search, name="explain"),
    path("images/<str:name>", pictures.picture, name="picture"),
    path("fiches/<str:identifier>/", base.fiche, name="fiche"),
]
