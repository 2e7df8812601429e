from typing import Any

from django.db import models

from chatdoc.knowledge.models.version import Etat


class InstructionVersion(models.Model):
    """What is said to the engine, once and for all: its content never changes, only its `etat` does."""

    MUTABLE = frozenset({"etat", "published_at"})

    number = models.PositiveIntegerField("numéro", unique=True)
    etat = models.CharField("état", max_length=20, choices=Etat.choices, default=Etat.A_RELIRE)
    sentences = models.JSONField("instructions", default=list)  # chatdoc.knowledge.instructions.Sentence
    settings = models.JSONField("réglages", default=dict)  # chatdoc.knowledge.instructions.EngineSettings
    reason = models.CharField("raison", max_length=500, blank=True)
    author = models.ForeignKey("accounts.User", verbose_name="auteur", null=True, blank=True, on_delete=models.PROTECT)
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    published_at = models.DateTimeField("publiée le", null=True, blank=True)

    class Meta:
        verbose_name = "version des instructions"
        verbose_name_plural = "versions des instructions"
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"instructions v{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        changed = set(kwargs.get("update_fields") or ())
        if self.pk is not None and (not changed or changed - self.MUTABLE):
            raise TypeError("a version's content never changes: make a new version")
        super().save(*args, **kwargs)
