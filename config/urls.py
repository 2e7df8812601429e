from django.urls import URLPattern, URLResolver, include, path

from config import health

# The error pages of Django answer with our templates 400, 403, 404 and 500.
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("chatdoc.calls.urls")),
    path("base/importer/", include("chatdoc.editorial.import_urls")),
    path("base/a-traiter/", include("chatdoc.editorial.findings_urls")),
    path("base/", include("chatdoc.calls.base_urls")),
    path("atelier/", include("chatdoc.editorial.urls")),
    path("", include("chatdoc.accounts.urls")),
    path("sante/", health.alive, name="alive"),
    path("pret/", health.ready, name="ready"),
]
