"""The base's reading pages. They live here, above `answering`, so that the screen and the pages share one drawing."""

from django.urls import path

from chatdoc.calls import base_views

app_name = "knowledge"

urlpatterns = [
    path("", base_views.base, name="base"),
    path("fiches/<str:identifier>/", base_views.fiche, name="fiche"),
]
