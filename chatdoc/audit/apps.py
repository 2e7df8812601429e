from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "chatdoc.audit"
    verbose_name = "journal"
