from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "chatdoc.editorial"
    verbose_name = "atelier"
