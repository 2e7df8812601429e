from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "chatdoc.accounts"
    verbose_name = "comptes"
