from django.apps import AppConfig


class RetrievalConfig(AppConfig):
    name = "chatdoc.retrieval"
    verbose_name = "recherche"

    def ready(self) -> None:
        from chatdoc.knowledge.signals import published
        from chatdoc.retrieval.receivers import index_published_base

        published.connect(index_published_base, dispatch_uid="retrieval.index")
