from django.urls import path

from chatdoc.editorial.views import findings

app_name = "findings"

urlpatterns = [
    path("", findings.findings, name="list"),
    path("etat/", findings.state, name="state"),
    path("relire/", findings.reread, name="reread"),
    path("<int:pk>/sans-objet/", findings.dismiss, name="dismiss"),
    path("<int:pk>/reprendre/", findings.reopen, name="reopen"),
    path("<int:pk>/consigne/", findings.consigne, name="consigne"),
    path("<int:pk>/retirer/<str:side>/", findings.withdraw, name="withdraw"),
]
