"""What the inquiries turn down by name, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class NotAllowed(Refusal):
    """The person's roles do not reach so far."""

    sentence = _("Din rolle giver ikke adgang til dette.")
    advice = _("Tal med din leder, hvis du mener, at du skal kunne det.")


class InTheFuture(Refusal):
    """A contact cannot have begun later than now."""

    sentence = _("Tidspunktet ligger i fremtiden.")
    advice = _("Ret datoen og klokkeslættet til det, da borgeren henvendte sig.")


class DueInThePast(Refusal):
    """A promise points forward."""

    sentence = _("Datoen for løftet er allerede gået.")
    advice = _("Vælg i dag eller en senere dag.")


class TextTooLong(Refusal):
    """The text has more signs than an inquiry can hold."""

    sentence = _("Teksten er på %(length)s tegn. Der er plads til %(limit)s.")
    advice = _("Skriv det vigtigste her, og gem resten, hvor den slags dokumenter hører til.")


class NothingSaid(Refusal):
    """An inquiry needs a task or a few words."""

    sentence = _("Vælg en opgave, eller skriv kort, hvad det handler om.")


class AlreadyRegistered(Refusal):
    """The same form was sent twice."""

    sentence = _("Henvendelsen er allerede registreret som %(reference)s.")
    advice = _("Der er kun én. Du kan gå videre.")


class AlreadySolved(Refusal):
    """Somebody closed the inquiry first."""

    sentence = _("%(reference)s blev afsluttet af %(by)s den %(at)s som »%(outcome)s«.")
    advice = _("Din tekst er ikke gemt på henvendelsen. Træk løsningen tilbage, hvis den er forkert.")


class NotSolved(Refusal):
    """There is no standing solution to withdraw."""

    sentence = _("%(reference)s har ingen løsning, der kan trækkes tilbage.")
    advice = _("En anden har måske allerede genåbnet den. Se forløbet.")


class NotHandedOver(Refusal):
    """The inquiry lies with no department."""

    sentence = _("%(reference)s er ikke overdraget til nogen afdeling.")
    advice = _("En anden har måske allerede trukket overdragelsen tilbage. Se forløbet.")


class AlreadyHandedOver(Refusal):
    """The inquiry already lies with a department."""

    sentence = _("%(reference)s ligger allerede hos %(department)s siden %(at)s.")
    advice = _("Vent på svar, eller træk overdragelsen tilbage først.")


class WithDepartment(Refusal):
    """A department has accepted: it answers, or sends back."""

    sentence = _("%(department)s har taget imod %(reference)s og står for svaret.")
    advice = _("Skriv et notat til afdelingen, eller bed dem sende den tilbage.")


class AlreadyAccepted(Refusal):
    """A colleague accepted the hand-over first."""

    sentence = _("%(by)s tog imod overdragelsen den %(at)s.")
    advice = _("I er i samme afdeling og kan begge svare.")


class NotAccepted(Refusal):
    """The hand-over must be accepted first."""

    sentence = _("Overdragelsen er ikke modtaget endnu.")
    advice = _("Tag imod den først.")


class HandOverEnded(Refusal):
    """The hand-over has been answered, returned, forwarded or taken back."""

    sentence = _("Overdragelsen er afsluttet: %(how)s den %(at)s.")
    advice = _("Se forløbet for, hvad der skete.")


class ReasonNeeded(Refusal):
    """The deed needs a reason."""

    sentence = _("Skriv en begrundelse.")
    advice = _("En kort sætning er nok. Den næste skal kunne forstå, hvad der skete.")


class Discarded(Refusal):
    """The inquiry was marked mistaken or merged."""

    sentence = _("%(reference)s er taget ud: %(how)s.")
    advice = _("Den kan ikke ændres mere.")


class MergedWithItself(Refusal):
    """An inquiry cannot be merged into itself."""

    sentence = _("En henvendelse kan ikke lægges sammen med sig selv.")
    advice = _("Skriv nummeret på den anden henvendelse.")


class NoSuchInquiry(Refusal):
    """There is no inquiry with that reference, or none that this person may see."""

    sentence = _("Der er ingen henvendelse med nummeret %(reference)s, som du kan se.")
    advice = _("Se efter, om nummeret er skrevet rigtigt.")


class DifferentCitizens(Refusal):
    """Two known citizens' inquiries are never merged."""

    sentence = _("De to henvendelser hører til hver sin borger.")
    advice = _("De kan ikke lægges sammen. Skriv i stedet et notat med henvisning.")


class StillInContact(Refusal):
    """The clerk's last contact has not ended."""

    sentence = _("Du er allerede i en kontakt, som begyndte den %(at)s.")
    advice = _("Afslut den først. Din tekst står her endnu.")


class OtherCitizenInContact(Refusal):
    """A contact is with one citizen."""

    sentence = _("Den kontakt, du er i gang med, er med en anden borger.")
    advice = _("Afslut kontakten, og registrér i en ny. Din tekst står her endnu.")


class ContactEnded(Refusal):
    """The contact has ended."""

    sentence = _("Kontakten er afsluttet.")
    advice = _("Begynd en ny kontakt.")


class WrongOutcome(Refusal):
    """The outcome is not one that this role can give."""

    sentence = _("Udfaldet passer ikke her.")
    advice = _("Vælg et andet udfald.")
