from django.db import models


class Nature(models.TextChoices):
    LEGISLATION = "legislation", "législation"
    PROCEDURE = "procedure", "procédure"
    CONSIGNE = "consigne", "consigne"
    OFFRE = "offre", "offre de service"


class Fiche(models.Model):
    """A subject of the base, under the identifier of its source. What it says is in its versions."""

    identifier = models.CharField("identifiant", max_length=120, unique=True)
    nature = models.CharField("nature", max_length=20, choices=Nature.choices)
    caisse = models.ForeignKey(
        "accounts.Caisse", verbose_name="caisse", null=True, blank=True, on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = "fiche"

    def __str__(self) -> str:
        return self.identifier
