from django.urls import path

from chatdoc.calls.views import pages, poste

app_name = "calls"

urlpatterns = [
    path("", poste.home, name="poste"),
    path("appel/question/", poste.ask, name="ask"),
    path("appel/manque/", poste.report, name="report"),
    path("appel/manques/vus/", poste.answered_seen, name="answered_seen"),
    path("appel/avis/", poste.feedback, name="feedback"),
    path("appel/avis/lu/", poste.told, name="told"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("appel/suggestions/", poste.suggestions, name="suggestions"),
]
