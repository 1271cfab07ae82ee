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
        "Brug en PDF, et Word-dokument (.docx), et billede (PNG, JPEG eller TIFF) eller en ren tekstfil,"
        " eller kopiér teksten ind i feltet."
    )


class EmptyFile(Refusal):
    """The file holds nothing."""

    sentence = _("Filen er tom.")
    advice = _("Se efter, om du valgte den rigtige fil, eller kopiér teksten ind i feltet.")


class OtherWriter(Refusal):
    """The file is a text document of a kind that is not read: .doc, .odt, .rtf or .pages."""

    sentence = _("Filen er skrevet i %(program)s, og det format kan vi ikke læse.")
    advice = _("Åbn den, og gem den som PDF eller som Word-dokument (.docx), eller kopiér teksten ind i feltet.")


class OtherPicture(Refusal):
    """The file is a picture of a kind that is not read, such as a telephone's HEIC."""

    sentence = _("Billedet er gemt som %(format)s, og det format kan vi ikke læse.")
    advice = _("Gem det som JPEG eller PNG, tag et skærmbillede af det, eller skriv teksten ind i feltet.")


class LockedFile(Refusal):
    """The file needs a password."""

    sentence = _("Filen er låst med kode.")
    advice = _("Åbn den hos dig selv med koden, og kopiér teksten ind i feltet.")


class TooMuchInside(Refusal):
    """The file unfolds to more than a letter can hold."""

    sentence = _("Filen fylder for meget, når den bliver pakket ud.")
    advice = _("Gem brevet som PDF, eller kopiér teksten ind i feltet.")


class BrokenFile(Refusal):
    """The file says what it is, and is not."""

    sentence = _("Filen kunne ikke læses. Den er måske beskadiget.")
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
    advice = _("Skriv eller kopiér teksten ind i feltet, eller kom forbi med brevet, så læser vi det sammen.")


class NothingRead(Refusal):
    """The picture was read, and no words were found in it."""

    sentence = _("Vi fandt ingen tekst i filen.")
    advice = _("Tag et nyt billede i godt lys, lige ovenfra, eller skriv teksten ind i feltet.")


class NothingToTell(Refusal):
    """The letter has nothing to be told of."""

    sentence = _("Der er intet at fortælle afdelingen: Vi fandt ikke noget, brevet kunne gøre bedre.")
    advice = _("Er der alligevel noget, så skriv til afdelingen selv.")


class QuoteTooLong(Refusal):
    """A quote is a sentence, not the letter."""

    sentence = _("Citatet er for langt.")
    advice = _("Vælg højst %(longest)s tegn: en enkelt sætning uden navne.")


class AlreadyTold(Refusal):
    """The department has been told of this explanation."""

    sentence = _("Afdelingen har allerede fået denne tilbagemelding.")
    advice = _("Du behøver ikke gøre mere. Forklar brevet igen, hvis det er et andet brev.")


class NotYourLetter(Refusal):
    """Only the department that sent the letter answers for it."""

    sentence = _("Kun den afdeling, der har sendt brevet, kan svare.")
    advice = _("Bed en kollega i afdelingen om at svare.")


class NoVerdict(Refusal):
    """An answer says what becomes of it."""

    sentence = _("Vælg, hvad I svarer.")
    advice = _("Rettet, bliver rettet eller ikke enig.")


class WhyNot(Refusal):
    """Who disagrees says why."""

    sentence = _("Skriv, hvorfor I ikke er enige.")
    advice = _("Et par ord er nok. Så kan vi lære af det.")


class StaleExplanation(Refusal):
    """What was to be sent is too old, or not what we found."""

    sentence = _("Forklaringen er for gammel til at blive sendt.")
    advice = _("Forklar brevet igen, og send derefter.")
