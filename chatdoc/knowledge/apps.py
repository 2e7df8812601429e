from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "chatdoc.knowledge"
    verbose_name = "base de connaissances"
