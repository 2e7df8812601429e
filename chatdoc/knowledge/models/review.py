from django.db import models


class Decision(models.TextChoices):
    VALIDER = "valider", "validée"
    RENVOYER = "renvoyer", "renvoyée à l’auteur"


class Review(models.Model):
    """What a second person decided of a version, once. Exactly one of the three is set."""

    version = models.ForeignKey(
        "knowledge.Version", verbose_name="version", null=True, related_name="reviews", on_delete=models.PROTECT
    )
    instructions = models.ForeignKey(
        "knowledge.InstructionVersion",
        verbose_name="version des instructions",
        null=True,
        related_name="reviews",
        on_delete=models.PROTECT,
    )
    lexicon = models.ForeignKey(
        "knowledge.LexiconChange",
        verbose_name="changement du lexique",
        null=True,
        related_name="reviews",
        on_delete=models.PROTECT,
    )
    decision = models.CharField("décision", max_length=20, choices=Decision.choices)
    reviewer = models.ForeignKey("accounts.User", verbose_name="relecteur", on_delete=models.PROTECT)
    comment = models.CharField("commentaire", max_length=1000, blank=True)
    at = models.DateTimeField("date", auto_now_add=True)

    class Meta:
        verbose_name = "relecture"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(instructions=None, lexicon=None, version__isnull=False)
                | models.Q(version=None, lexicon=None, instructions__isnull=False)
                | models.Q(version=None, instructions=None, lexicon__isnull=False),
                name="review_of_one_thing",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
