from django.db import models


class FindingKind(models.TextChoices):
    CONTRADICTION = "contradiction", "contradiction"
    DOUBLON = "doublon", "doublon"
    LIEN = "lien", "lien sans fiche"
    SIGLE = "sigle", "sigle à plusieurs sens"


class FindingScope(models.TextChoices):
    LOCAL = "local", "national et consigne"
    DATES = "dates", "ancien et nouveau"
    SAME = "meme", "même portée"


class FindingEtat(models.TextChoices):
    A_TRAITER = "a_traiter", "à traiter"
    CONSIGNE = "consigne", "consigne en cours"
    SANS_OBJET = "sans_objet", "sans objet"


class Finding(models.Model):
    """What the base says twice, or not the same way twice. `key` is made of the texts: one changes, it is another."""

    key = models.CharField("empreinte", max_length=64, unique=True)
    kind = models.CharField("genre", max_length=20, choices=FindingKind.choices)
    scope = models.CharField("portée", max_length=20, choices=FindingScope.choices)
    point = models.CharField("point", max_length=500, blank=True)
    one = models.ForeignKey("knowledge.Version", verbose_name="ancienne", related_name="+", on_delete=models.CASCADE)
    one_unit = models.PositiveIntegerField("unité", null=True)
    one_text = models.TextField("passage")
    other = models.ForeignKey(
        "knowledge.Version", verbose_name="nouvelle", related_name="+", null=True, on_delete=models.CASCADE
    )
    other_unit = models.PositiveIntegerField("unité de l’autre", null=True)
    other_text = models.TextField("passage de l’autre", blank=True)
    is_older = models.BooleanField("la première est plus ancienne", default=False)
    etat = models.CharField("état", max_length=20, choices=FindingEtat.choices, default=FindingEtat.A_TRAITER)
    by = models.ForeignKey("accounts.User", verbose_name="décidé par", null=True, on_delete=models.SET_NULL)
    found_at = models.DateTimeField("trouvé le", auto_now_add=True)

    class Meta:
        verbose_name = "constat"
        indexes = (models.Index(fields=("etat", "kind")),)

    def __str__(self) -> str:
        return str(self.pk)


class Rereading(models.Model):
    """The last time the base was read against itself: one row."""

    revision = models.PositiveIntegerField("révision lue", default=0)
    fiches = models.PositiveIntegerField("fiches lues", default=0)
    at = models.DateTimeField("le", auto_now=True)

    class Meta:
        verbose_name = "relecture de la base"
        verbose_name_plural = "relectures de la base"

    def __str__(self) -> str:
        return str(self.revision)
