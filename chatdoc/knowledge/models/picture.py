from django.db import models


class Picture(models.Model):
    """A picture of the fiches, named after its content. Until a version shows it, it goes with its last draft."""

    name = models.CharField("nom", max_length=40, unique=True)
    content = models.BinaryField("image")
    is_shown = models.BooleanField("montrée par une version", default=False)

    class Meta:
        verbose_name = "image"

    def __str__(self) -> str:
        return self.name
