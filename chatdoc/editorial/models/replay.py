from django.db import models


class Replay(models.Model):
    """The last replay of a candidate: what its validator reads before deciding."""

    subject = models.CharField("objet", max_length=60, unique=True)  # chatdoc.knowledge.actions.four_eyes.subject_of
    report = models.JSONField("compte rendu")  # chatdoc.knowledge.replay_report.ReplayReport
    by = models.ForeignKey("accounts.User", verbose_name="lancé par", null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField("le", auto_now=True)

    class Meta:
        verbose_name = "rejeu"
        verbose_name_plural = "rejeux"

    def __str__(self) -> str:
        return self.subject
