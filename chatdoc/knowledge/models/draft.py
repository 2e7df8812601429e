from django.db import models


class Draft(models.Model):
    """A fiche being written, in our Markdown. Nothing reads it but the workshop; submitted, it becomes a version."""

    text = models.TextField("texte")
    trials = models.JSONField("questions d’essai", default=list, blank=True)
    fiche = models.ForeignKey(
        "knowledge.Fiche", verbose_name="fiche", null=True, blank=True, related_name="drafts", on_delete=models.CASCADE
    )
    caisse = models.ForeignKey(
        "accounts.Caisse", verbose_name="caisse", null=True, blank=True, on_delete=models.PROTECT
    )
    gap = models.ForeignKey(
        "knowledge.Gap", verbose_name="manque", null=True, blank=True, related_name="drafts", on_delete=models.SET_NULL
    )
    author = models.ForeignKey("accounts.User", verbose_name="auteur", on_delete=models.PROTECT)
    last_by = models.ForeignKey(
        "accounts.User", verbose_name="dernier à écrire", related_name="+", on_delete=models.PROTECT
    )
    # Brought in by the import desk, and read by nobody yet: the first save by a person clears it.
    is_imported = models.BooleanField("importé, à relire", default=False)
    revision = models.PositiveIntegerField("enregistrements", default=1)  # two people never overwrite each other
    changed_at = models.DateTimeField("modifié le", auto_now=True)

    class Meta:
        verbose_name = "brouillon"
        ordering = ("-changed_at",)

    def __str__(self) -> str:
        return str(self.pk)
