"""Files and mappings that cannot be used, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class NoText(Refusal):
    """The file is a spreadsheet, an archive or a picture."""

    sentence = _("Filen er ikke en CSV-fil.")
    advice = _("Åbn den i regnearket, vælg Gem som, og vælg »CSV UTF-8 (semikolonsepareret)«.")


class EmptyFile(Refusal):
    """The file has no rows."""

    sentence = _("Filen er tom.")
    advice = _("Den første linje skal være kolonnernes navne, og derefter én linje for hver henvendelse.")


class MissingColumns(Refusal):
    """The first line lacks columns that no registration can do without."""

    sentence = _("Filen mangler %(columns)s.")
    advice = _("Den første linje skal være kolonnernes navne. Vi fandt: %(found)s.")


class TooLarge(Refusal):
    """The file is larger than a page can take."""

    sentence = _("Filen fylder %(size)s MB. Der er plads til %(limit)s MB.")
    advice = _("Del den op efter år, eller brug kommandoen indgang import contacts på serveren.")


class BadMapping(Refusal):
    """The saved mapping cannot be read."""

    sentence = _("Koblingen kan ikke læses: %(problem)s.")
    advice = _("Lav en ny med --preview, og ret i den.")


class UnknownCode(Refusal):
    """The mapping points at something that is not there."""

    sentence = _("Koblingen viser »%(text)s« til »%(code)s«, som ikke findes under %(kind)s.")
    advice = _("Brug en af koderne fra kataloget, eller lav koblingen om.")


class RunOver(Refusal):
    """The import has ended or was stopped."""

    sentence = _("Importen er afsluttet.")
    advice = _("Læg filen ind igen, hvis der mangler noget. Det, der er med, kommer ikke med to gange.")


class FileGone(Refusal):
    """The uploaded file has been removed."""

    sentence = _("Filen er ikke længere på serveren.")
    advice = _("Læg den ind igen. Det, der er med, kommer ikke med to gange.")
