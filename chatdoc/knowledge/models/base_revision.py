from django.db import models


class BaseRevision(models.Model):
    """The state of the published base: one row, counted up by each publication."""

    number = models.PositiveIntegerField("révision", default=0)
    changed_at = models.DateTimeField("changée le", auto_now=True)

    class Meta:
        verbose_name = "révision de la base"

    def __str__(self) -> str:
        return str(self.number)
