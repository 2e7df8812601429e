from django.conf import settings
from django.db import models


class Verdict(models.TextChoices):
    UTILE = "utile", "utile"
    INUTILE = "inutile", "inutile"
    AUTRE = "autre", "autre chose a été dit"


class Reason(models.TextChoices):
    FAUX = "faux", "faux"
    INCOMPLET = "incomplet", "incomplet"
    HORS_SUJET = "hors_sujet", "hors sujet"
    TROP_LONG = "trop_long", "trop long"
    PAS_CLAIR = "pas_clair", "pas clair"
    PERIME = "perime", "périmé"
    SOURCE_MANQUANTE = "source_manquante", "source manquante"


class Feedback(models.Model):
    """What an advisor thought of one answer: guarded words, coarse facts, a day (design §3). No call, no hour."""

    verdict = models.CharField("avis", max_length=10, choices=Verdict.choices)
    reason = models.CharField("raison", max_length=20, choices=Reason.choices, blank=True)
    comment = models.CharField("précision", max_length=500, blank=True)
    question = models.CharField("question", max_length=500)
    facts = models.JSONField("faits", default=dict)
    status = models.CharField("statut de la réponse", max_length=20)
    answer = models.TextField("réponse", blank=True)
    version = models.ForeignKey(
        "knowledge.Version", verbose_name="version", null=True, blank=True, on_delete=models.PROTECT
    )
    revision = models.PositiveIntegerField("révision de la base")
    caisse = models.ForeignKey(
        "accounts.Caisse", verbose_name="caisse", null=True, blank=True, on_delete=models.PROTECT
    )
    # Only to tell the advisor what became of it; removed once told.
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="téléconseiller", null=True, blank=True, on_delete=models.SET_NULL
    )
    day = models.DateField("jour")

    class Meta:
        verbose_name = "avis"
        verbose_name_plural = "avis"
        indexes = (models.Index(fields=("day",)), models.Index(fields=("verdict", "reason")))

    def __str__(self) -> str:
        return str(self.pk)


class Announcement(models.Model):
    """A short dated message of communication to some roles. Written by them, never drawn from a question."""

    text = models.CharField("annonce", max_length=500)
    roles = models.JSONField("rôles", default=list)  # chatdoc.accounts.models.Role; none: everybody
    caisse = models.ForeignKey(
        "accounts.Caisse", verbose_name="caisse", null=True, blank=True, on_delete=models.PROTECT
    )
    starts = models.DateField("du")
    ends = models.DateField("au")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="auteur", on_delete=models.PROTECT)
    created_at = models.DateTimeField("écrite le", auto_now_add=True)

    class Meta:
        verbose_name = "annonce"
        ordering = ("-starts", "-pk")
        indexes = (models.Index(fields=("starts", "ends")),)

    def __str__(self) -> str:
        return str(self.pk)


class NewsVisit(models.Model):
    """When a person last said they had read the news of the base: a day and an hour, nothing of a call."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, verbose_name="personne", on_delete=models.CASCADE)
    at = models.DateTimeField("lu le")

    class Meta:
        verbose_name = "nouveautés lues"
        verbose_name_plural = "nouveautés lues"

    def __str__(self) -> str:
        return str(self.pk)
