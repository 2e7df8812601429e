from typing import Any

from django.db import models


class Etat(models.TextChoices):
    BROUILLON = "brouillon", "brouillon"
    A_RELIRE = "a_relire", "à relire"
    VALIDEE = "validee", "validée"
    PUBLIEE = "publiee", "publiée"
    RETIREE = "retiree", "retirée"


class Version(models.Model):
    """What a fiche says, once and for all: its content never changes, only its `etat` does."""

    MUTABLE = frozenset({"etat", "published_at"})

    fiche = models.ForeignKey(
        "knowledge.Fiche", verbose_name="fiche", related_name="versions", on_delete=models.PROTECT
    )
    number = models.PositiveIntegerField("numéro")
    etat = models.CharField("état", max_length=20, choices=Etat.choices, default=Etat.BROUILLON)
    title = models.CharField("titre", max_length=500)
    theme = models.JSONField("chemin", default=list)  # from the widest to the finest
    tree = models.JSONField("texte")  # chatdoc.knowledge.tree
    metadata = models.JSONField("en-tête", default=dict)  # chatdoc.knowledge.documents.Metadata
    url = models.URLField("adresse", max_length=500, blank=True)
    en_vigueur_du = models.DateField("en vigueur du", null=True, blank=True)
    en_vigueur_au = models.DateField("en vigueur au", null=True, blank=True)
    dated = models.DateField("texte du", null=True, blank=True)  # orders the texts of one fiche
    # A text cut into cases by its source drops lines: it never stands in for the whole text.
    is_extract = models.BooleanField("extrait", default=False)
    is_bulk = models.BooleanField("publiée en lot", default=False)
    content_hash = models.CharField("empreinte", max_length=64)
    author = models.ForeignKey("accounts.User", verbose_name="auteur", null=True, blank=True, on_delete=models.PROTECT)
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    published_at = models.DateTimeField("publiée le", null=True, blank=True)

    class Meta:
        verbose_name = "version"
        constraints = (models.UniqueConstraint(fields=("fiche", "number"), name="version_number_unique"),)
        indexes = (models.Index(fields=("etat",)),)

    def __str__(self) -> str:
        return f"{self.fiche_id} v{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        changed = set(kwargs.get("update_fields") or ())
        if self.pk is not None and (not changed or changed - self.MUTABLE):
            raise TypeError("a version's content never changes: make a new version")
        super().save(*args, **kwargs)
