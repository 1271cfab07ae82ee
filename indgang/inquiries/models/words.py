"""How common the search words are (ordhyppighed), told by the newest inquiries; rare words weigh more in a search."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WordSample(models.Model):
    """The inquiries whose words were counted (stikprøve): one row, written anew each night."""

    counted_at = models.DateTimeField(_("talt"))
    documents = models.PositiveIntegerField(_("henvendelser talt"))
    words = models.PositiveIntegerField(_("søgeord i dem"))
    weeks = models.PositiveIntegerField(_("uger, de spænder over"))
    total = models.PositiveIntegerField(_("henvendelser i alt, omtrent"))

    class Meta:
        verbose_name = _("stikprøve af søgeord")
        verbose_name_plural = _("stikprøver af søgeord")

    def __str__(self) -> str:
        return f"{self.documents} / {self.total}"


class WordCount(models.Model):
    """In how many of the counted inquiries a search word stands (hyppighed); words of only one or two have no row."""

    word = models.CharField(_("søgeord"), max_length=64, primary_key=True)
    documents = models.PositiveIntegerField(_("henvendelser"))

    class Meta:
        verbose_name = _("søgeords hyppighed")
        verbose_name_plural = _("søgeords hyppighed")

    def __str__(self) -> str:
        return f"{self.word}: {self.documents}"
