from django.db import models


class JobEtat(models.TextChoices):
    EN_ATTENTE = "en_attente", "en attente"
    EN_COURS = "en_cours", "en cours"
    TERMINE = "termine", "terminé"
    ECHOUE = "echoue", "échoué"
    ANNULE = "annule", "annulé"


class ImportJob(models.Model):
    """Files an expert dropped on the desk. The files themselves are in the data folder, and only as long as needed."""

    author = models.ForeignKey("accounts.User", verbose_name="déposé par", on_delete=models.PROTECT)
    caisse = models.ForeignKey(
        "accounts.Caisse", verbose_name="caisse", null=True, blank=True, on_delete=models.PROTECT
    )
    etat = models.CharField("état", max_length=20, choices=JobEtat.choices, default=JobEtat.EN_ATTENTE)
    names = models.JSONField("fichiers", default=list)  # guarded, in the order they are kept
    total = models.PositiveIntegerField("documents à lire", default=0)  # 0: not counted yet
    done = models.PositiveIntegerField("documents lus", default=0)  # where a job that was stopped goes on
    step = models.CharField("étape", max_length=200, blank=True)
    tries = models.PositiveIntegerField("essais sur le même document", default=0)
    reason = models.CharField("raison de l’échec", max_length=300, blank=True)
    created_at = models.DateTimeField("déposé le", auto_now_add=True)
    changed_at = models.DateTimeField("changé le", auto_now=True)

    class Meta:
        verbose_name = "import"
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=("etat",)),)

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_over(self) -> bool:
        return self.etat in (JobEtat.TERMINE, JobEtat.ECHOUE, JobEtat.ANNULE)


class DocumentEtat(models.TextChoices):
    BROUILLON = "brouillon", "brouillon à relire"
    BLOQUE = "bloque", "bloqué"
    ECHEC = "echec", "en échec"
    ECARTE = "ecarte", "écarté"


class ImportedDocument(models.Model):
    """What became of one document of an import. No word of its text but titles and sigles, once the guard has read."""

    job = models.ForeignKey(ImportJob, verbose_name="import", related_name="documents", on_delete=models.CASCADE)
    position = models.PositiveIntegerField("rang du fichier")
    rank = models.PositiveIntegerField("rang dans le fichier")
    name = models.CharField("fichier", max_length=300)
    etat = models.CharField("résultat", max_length=20, choices=DocumentEtat.choices)
    reason = models.CharField("raison", max_length=500, blank=True)
    title = models.CharField("titre", max_length=500, blank=True)
    identifier = models.CharField("identifiant", max_length=120, blank=True)
    report = models.JSONField("compte rendu", default=dict)  # chatdoc.editorial.importing.reporting.DocumentReport
    draft = models.ForeignKey(
        "knowledge.Draft", verbose_name="brouillon", null=True, related_name="+", on_delete=models.SET_NULL
    )

    class Meta:
        verbose_name = "document importé"
        verbose_name_plural = "documents importés"
        ordering = ("position", "rank")
        constraints = (models.UniqueConstraint(fields=("job", "position", "rank"), name="imported_once"),)

    def __str__(self) -> str:
        return str(self.pk)
