"""What the reading of letters turns down, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class NoText(Refusal):
    """There is nothing to explain."""

    sentence = _("Der er ingen tekst at forklare.")
    advice = _("Sæt brevets tekst ind i feltet, eller vælg en fil.")


class FileTooLarge(Refusal):
    """The file is larger than a letter is."""

    sentence = _("Filen fylder mere end %(megabytes)s MB.")
    advice = _("Gem brevet i en mindre udgave, eller kopiér teksten ind i feltet.")


class UnknownFile(Refusal):
    """The file is of a kind that cannot be read."""

    sentence = _("Filen kan ikke læses her.")
    advice = _(
        "Brug en PDF, et billede (PNG, JPEG eller TIFF) eller en ren tekstfil, eller kopiér teksten ind i feltet."
    )


class BrokenFile(Refusal):
    """The file says what it is, and is not."""

    sentence = _("Filen kunne ikke læses. Den er måske beskadiget eller låst med kode.")
    advice = _("Åbn den hos dig selv, og kopiér teksten ind i feltet.")


class TooSlow(Refusal):
    """Reading took too long and was stopped."""

    sentence = _("Det tog for lang tid at læse filen, så vi stoppede.")
    advice = _("Prøv med færre sider, eller kopiér teksten ind i feltet.")


class TooBusy(Refusal):
    """Another picture is being read."""

    sentence = _("Vi er i gang med at læse et andet brev.")
    advice = _("Vent et øjeblik, og prøv igen. Du kan også skrive teksten ind i feltet.")


class NoReaderForPictures(Refusal):
    """The program that reads pictures is not installed."""

    sentence = _("Brevet er et billede eller en scanning, og her er ikke et program, der kan læse billeder.")
    advice = _(
        "Skriv eller kopiér teksten ind i feltet, eller kom forbi med brevet. Til den, der driver systemet: Installér"
        " tesseract-ocr, tesseract-ocr-dan og poppler-utils."
    )


class NothingRead(Refusal):
    """The picture was read, and no words were found in it."""

    sentence = _("Vi fandt ingen tekst i filen.")
    advice = _("Tag et nyt billede i godt lys, lige ovenfra, eller skriv teksten ind i feltet.")
