from django.urls import path

from chatdoc.calls import views

app_name = "calls"

urlpatterns = [
    path("", views.home, name="poste"),
    path("appel/question/", views.ask, name="ask"),
]
