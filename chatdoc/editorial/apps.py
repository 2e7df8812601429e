from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "chatdoc.editorial"
    verbose_name = "atelier"

    def ready(self) -> None:
        from chatdoc.editorial.tasks import ask_rereading
        from chatdoc.knowledge.signals import published

        published.connect(ask_rereading, dispatch_uid="editorial.reread")
