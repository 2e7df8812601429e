from django.urls import path

from chatdoc.editorial.views import imports

app_name = "imports"

urlpatterns = [
    path("", imports.desk, name="desk"),
    path("<int:pk>/", imports.job, name="job"),
    path("<int:pk>/etat/", imports.state, name="state"),
    path("<int:pk>/annuler/", imports.cancel, name="cancel"),
    path("<int:pk>/reprendre/", imports.restart, name="restart"),
    path("<int:pk>/compte-rendu.<str:kind>", imports.download, name="download"),
]
