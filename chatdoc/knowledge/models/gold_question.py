from django.db import models


class GoldQuestion(models.Model):
    """A question whose right answer is known: replayed before a publication, never learnt from."""

    identifier = models.CharField("identifiant", max_length=120, unique=True)
    query = models.CharField("question", max_length=1000)
    style = models.CharField("style", max_length=60, blank=True)
    context = models.JSONField("contexte", default=dict, blank=True)
    date = models.DateField("date", null=True, blank=True)
    gold_fiche_ids = models.JSONField("fiches attendues", default=list, blank=True)  # empty: a refusal is expected
    gold_facts = models.JSONField("éléments attendus", default=list, blank=True)
    attendu = models.CharField("réponse attendue", max_length=2000, blank=True)

    class Meta:
        verbose_name = "question d’or"
        verbose_name_plural = "questions d’or"
        ordering = ("identifier",)

    def __str__(self) -> str:
        return self.identifier

    @property
    def facts_said(self) -> str:
        """As one reads them: « 62 ans ; veuf ou veuve »."""
        return " ; ".join(" ou ".join(fact) if isinstance(fact, list) else str(fact) for fact in self.gold_facts)
