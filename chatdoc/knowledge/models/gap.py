from django.db import models


class GapEtat(models.TextChoices):
    OUVERT = "ouvert", "à traiter"
    EN_COURS = "en_cours", "en cours de rédaction"
    PUBLIE = "publie", "publié"
    SANS_OBJET = "sans_objet", "sans objet"


class Gap(models.Model):
    """What advisors asked and the base lacks: one line per question, however it was worded. Guarded words only."""

    key = models.CharField("mots de la question", max_length=300)
    question = models.CharField("question", max_length=500)
    theme = models.CharField("thème le plus proche", max_length=200, blank=True)
    caisse = models.ForeignKey(
        "accounts.Caisse", verbose_name="caisse", null=True, blank=True, on_delete=models.PROTECT
    )
    etat = models.CharField("état", max_length=20, choices=GapEtat.choices, default=GapEtat.OUVERT)
    reports = models.PositiveIntegerField("signalements", default=0)
    last_day = models.DateField("dernier signalement")
    fiche = models.ForeignKey(
        "knowledge.Fiche", verbose_name="fiche", null=True, blank=True, related_name="gaps", on_delete=models.SET_NULL
    )

    class Meta:
        verbose_name = "manque"
        verbose_name_plural = "manques"
        constraints = (
            models.UniqueConstraint(fields=("key", "caisse"), name="gap_unique"),
            models.UniqueConstraint(fields=("key",), condition=models.Q(caisse=None), name="gap_national_unique"),
        )
        indexes = (models.Index(fields=("etat", "theme")),)

    def __str__(self) -> str:
        return str(self.pk)


class GapReport(models.Model):
    """Who asked to be told, and on which day: nothing of the call. Removed once told, and by the purge."""

    gap = models.ForeignKey(Gap, verbose_name="manque", related_name="reporters", on_delete=models.CASCADE)
    reporter = models.ForeignKey("accounts.User", verbose_name="téléconseiller", on_delete=models.CASCADE)
    day = models.DateField("jour")

    class Meta:
        verbose_name = "signalement"
        constraints = (models.UniqueConstraint(fields=("gap", "reporter"), name="gap_report_unique"),)

    def __str__(self) -> str:
        return str(self.pk)
