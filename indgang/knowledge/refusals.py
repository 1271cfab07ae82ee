"""What the knowledge base turns down by name, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class MayNotWrite(Refusal):
    """The person may not change this article or notice."""

    sentence = _("Det kan du ikke rette i.")
    advice = _("Send i stedet en tilbagemelding. Den når den, der ejer teksten.")


class MayNotGive(Refusal):
    """The person's role gives no feedback."""

    sentence = _("Din rolle kan ikke give tilbagemeldinger.")
    advice = _("Tal med din leder, hvis du mener, at du skal kunne det.")


class NotYours(Refusal):
    """The feedback is meant for somebody else."""

    sentence = _("Tilbagemeldingen er til en anden.")
    advice = _("Den, der ejer teksten, eller en teamleder kan svare.")


class NothingWritten(Refusal):
    """A title and a text are needed."""

    sentence = _("Skriv både en overskrift og en tekst.")
    advice = _("Begynd med det, læseren skal gøre.")


class TooLong(Refusal):
    """The text has more signs than there is room for."""

    sentence = _("Teksten er på %(length)s tegn. Der er plads til %(limit)s.")
    advice = _("Del den i to, eller skriv det vigtigste.")


class UnreadableSource(Refusal):
    """A line of the sources could not be understood."""

    sentence = _("Kilden i linje %(line)s kan ikke læses: %(problem)s")
    advice = _("Skriv én kilde pr. linje: tekst | adresse | dato. Adressen og datoen kan udelades.")


class ChangedMeanwhile(Refusal):
    """Somebody else saved while this person wrote."""

    sentence = _("%(by)s har gemt version %(version)s, mens du skrev.")
    advice = _("Din tekst står her endnu. Se den nye version, og flet de to sammen.")


class NothingChanged(Refusal):
    """The version is the standing one already."""

    sentence = _("Det er den tekst, der gælder allerede.")
    advice = _("Vælg en anden version.")


class AlreadyDecided(Refusal):
    """The proposal was approved, declined or overtaken."""

    sentence = _("Forslaget venter ikke mere på svar.")
    advice = _("Se versionerne for, hvad der skete.")


class ReasonNeeded(Refusal):
    """The deed needs a reason."""

    sentence = _("Skriv en begrundelse.")
    advice = _("En kort sætning er nok. Den næste skal kunne forstå, hvad der skete.")


class ReviewInThePast(Refusal):
    """A review date points forward."""

    sentence = _("Datoen for næste gennemgang er allerede gået.")
    advice = _("Vælg en senere dag, højst et år frem, hvis du er i tvivl.")


class IsWithdrawn(Refusal):
    """The article or notice was withdrawn."""

    sentence = _("Teksten blev trukket tilbage den %(at)s.")
    advice = _("Tag den frem igen, før du retter i den.")


class NotWithdrawn(Refusal):
    """There is nothing to bring back."""

    sentence = _("Teksten er ikke trukket tilbage.")
    advice = _("En anden har måske allerede taget den frem igen.")


class NothingSaid(Refusal):
    """Feedback and replies need words, except praise."""

    sentence = _("Skriv et par ord.")
    advice = _("Skriv, hvad du savner, eller hvad der er forkert, så det kan rettes.")


class AlreadyAnswered(Refusal):
    """Somebody answered first."""

    sentence = _("%(by)s svarede den %(at)s.")
    advice = _("Se svaret på listen. Din tekst er ikke sendt.")


class EndsBeforeItBegins(Refusal):
    """A notice ends on the day it begins or later."""

    sentence = _("Beskeden slutter, før den begynder.")
    advice = _("Ret en af de to datoer.")


class NotForYou(Refusal):
    """The notice is not meant for this person."""

    sentence = _("Beskeden er ikke til dig.")
    advice = _("Der er ikke noget, du skal kvittere for.")
