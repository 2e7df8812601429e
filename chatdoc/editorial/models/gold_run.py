from django.db import models

from chatdoc.editorial.models.import_job import JobEtat


class GoldRun(models.Model):
    """Every gold question asked once, of one state of the base: its scores stay, to be compared with the next."""

    author = models.ForeignKey("accounts.User", verbose_name="lancé par", null=True, on_delete=models.SET_NULL)
    etat = models.CharField("état", max_length=20, choices=JobEtat.choices, default=JobEtat.EN_ATTENTE)
    revision = models.PositiveIntegerField("révision de la base", default=0)
    instructions = models.PositiveIntegerField("version des instructions", default=0)
    total = models.PositiveIntegerField("questions", default=0)
    done = models.PositiveIntegerField("questions posées", default=0)
    scores = models.JSONField("scores", default=dict)  # name: [count, total]
    misses = models.JSONField("questions manquées", default=list)  # chatdoc.editorial.actions.gold_run
    created_at = models.DateTimeField("lancé le", auto_now_add=True)

    class Meta:
        verbose_name = "mesure des questions d’or"
        verbose_name_plural = "mesures des questions d’or"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_over(self) -> bool:
        return self.etat in (JobEtat.TERMINE, JobEtat.ECHOUE)
