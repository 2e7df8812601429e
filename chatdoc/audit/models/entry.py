from typing import Any, Never

from django.db import models


class AppendOnly(models.QuerySet["Entry"]):
    def update(self, **kwargs: Any) -> Never:
        raise TypeError("the journal is append-only")

    def delete(self) -> Never:
        raise TypeError("the journal is append-only")


class Entry(models.Model):
    """One line of the journal. Its hash covers the previous one: a line changed or removed shows."""

    at = models.DateTimeField("date")
    actor = models.CharField("auteur", max_length=150)
    action = models.CharField("action", max_length=100)
    target = models.CharField("objet", max_length=200, blank=True)
    details = models.JSONField("détails", default=dict, blank=True)
    previous_hash = models.CharField("empreinte précédente", max_length=64, unique=True)
    hash = models.CharField("empreinte", max_length=64, unique=True)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = "ligne du journal"
        verbose_name_plural = "journal"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.actor} {self.action} {self.target}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("the journal is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise TypeError("the journal is append-only")
