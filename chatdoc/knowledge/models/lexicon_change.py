from typing import Any

from django.db import models

from chatdoc.knowledge.models.version import Etat


class LexiconKind(models.TextChoices):
    SIGLE = "sigle", "sigle"
    SYNONYME = "synonyme", "mots des assurés"


class LexiconChange(models.Model):
    """One entry of the lexicon as somebody proposes it, once and for all: only its `etat` moves. No value: removed."""

    MUTABLE = frozenset({"etat", "published_at"})

    kind = models.CharField("genre", max_length=20, choices=LexiconKind.choices)
    name = models.CharField("sigle ou terme du métier", max_length=200)
    values = models.JSONField("développements ou expressions", default=list)
    definition = models.CharField("définition", max_length=500, blank=True)
    before = models.JSONField("valeurs remplacées", default=list)
    reason = models.CharField("raison", max_length=500)
    etat = models.CharField("état", max_length=20, choices=Etat.choices, default=Etat.A_RELIRE)
    author = models.ForeignKey("accounts.User", verbose_name="auteur", on_delete=models.PROTECT)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    published_at = models.DateTimeField("publié le", null=True, blank=True)

    class Meta:
        verbose_name = "changement du lexique"
        verbose_name_plural = "changements du lexique"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        changed = set(kwargs.get("update_fields") or ())
        if self.pk is not None and (not changed or changed - self.MUTABLE):
            raise TypeError("what was proposed never changes: propose something else")
        super().save(*args, **kwargs)
