from django.db import models


class Caisse(models.Model):
    code = models.SlugField("code", primary_key=True, max_length=40)
    name = models.CharField("nom", max_length=120)
    time_zone = models.CharField("fuseau horaire", max_length=60, default="Europe/Paris")
    opening_hours = models.JSONField("horaires d’ouverture", default=dict, blank=True)

    class Meta:
        verbose_name = "caisse"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
