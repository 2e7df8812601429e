from django.urls import path

from chatdoc.calls.views import news, pages, poste

app_name = "calls"

urlpatterns = [
    path("", poste.home, name="poste"),
    path("appel/question/", poste.ask, name="ask"),
    path("appel/manque/", poste.report, name="report"),
    path("appel/manques/vus/", poste.answered_seen, name="answered_seen"),
    path("appel/avis/", poste.feedback, name="feedback"),
    path("appel/avis/lu/", poste.told, name="told"),
    path("nouveautes/", news.news, name="news"),
    path("nouveautes/lues/", news.news_read, name="news_read"),
    path("annonces/", news.announcements, name="announcements"),
    path("annonces/<int:pk>/retirer/", news.withdraw, name="withdraw_announcement"),
    path("accessibilite/", pages.accessibility, name="accessibility"),
    path("appel/suggestions/", poste.suggestions, name="suggestions"),
]
