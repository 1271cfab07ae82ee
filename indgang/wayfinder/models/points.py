"""Points (punkter): where the sentence model puts a text, kept because it takes a hundredth of a second to find."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Point(models.Model):
    """A text's point by one sentence model (punkt); the text itself is not kept, only its fingerprint."""

    key = models.BinaryField(_("fingeraftryk"), max_length=16, unique=True)
    values = models.BinaryField(_("værdier"), max_length=1_600)

    class Meta:
        verbose_name = _("punkt")
        verbose_name_plural = _("punkter")

    def __str__(self) -> str:
        return bytes(self.key).hex()
