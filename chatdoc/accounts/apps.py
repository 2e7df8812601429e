from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "chatdoc.accounts"
    verbose_name = "comptes"

    def ready(self) -> None:
        from chatdoc.accounts import receivers  # noqa: F401
