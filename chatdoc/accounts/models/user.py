from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    TELECONSEILLER = "teleconseiller", "téléconseiller"
    SUPERVISEUR = "superviseur", "superviseur"
    MANAGER = "manager", "manager"
    EXPERT = "expert", "expert"
    FORMATEUR = "formateur", "formateur"
    COMMUNICATION = "communication", "communication"
    DPO = "dpo", "DPO / RSSI"
    TECHNICIEN = "technicien", "technicien"


class User(AbstractUser):
    """A person who works with ChatDoc. No caisse: the national cell, or the external provider."""

    role = models.CharField("rôle", max_length=20, choices=Role.choices, default=Role.TELECONSEILLER)
    caisse = models.ForeignKey(
        "accounts.Caisse", verbose_name="caisse", null=True, blank=True, on_delete=models.PROTECT
    )
    is_provider = models.BooleanField("prestataire externe", default=False)

    class Meta:
        verbose_name = "utilisateur"
        verbose_name_plural = "utilisateurs"
