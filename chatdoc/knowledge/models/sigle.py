from django.db import models


class Sigle(models.Model):
    """An acronym of the trade. Several expansions: it is ambiguous, and the advisor is told."""

    sigle = models.CharField("sigle", max_length=40, unique=True)
    expansions = models.JSONField("développements", default=list)
    definition = models.CharField("définition", max_length=500, blank=True)

    class Meta:
        verbose_name = "sigle"
        ordering = ("sigle",)

    def __str__(self) -> str:
        return self.sigle


class Synonym(models.Model):
    """Everyday expressions for one term of the trade: « la retraite de mon mari » for « pension de réversion »."""

    term = models.CharField("terme du métier", max_length=200, unique=True)
    said = models.JSONField("ce que disent les assurés", default=list)

    class Meta:
        verbose_name = "synonyme"
        ordering = ("term",)

    def __str__(self) -> str:
        return self.term
