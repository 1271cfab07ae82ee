"""What cannot be done in a mediation, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class NoConsentToMediate(Refusal):
    """Nobody is brought together before the citizen has said yes."""

    sentence = _("Borgeren har ikke sagt ja til mægling.")
    advice = _("Spørg borgeren, og sæt flueben ved samtykket her i formularen, når svaret er ja.")


class AlreadyMediating(Refusal):
    """One mediation at a time in a case."""

    sentence = _("Der er allerede en mægling i gang i sagen.")
    advice = _("Skriv videre i den, eller afslut den først.")


class MediationOver(Refusal):
    """What has ended stays as it is, but for the follow-up."""

    sentence = _("Mæglingen blev afsluttet den %(day)s: %(outcome)s.")
    advice = _("Begynd en ny, hvis parterne vil mødes igen.")


class MediationNotOver(Refusal):
    """Satisfaction is asked for at the end."""

    sentence = _("Mæglingen er ikke afsluttet.")
    advice = _("Afslut den først, og spørg så begge sider.")


class AimNeeded(Refusal):
    """Both sides must know what it is about."""

    sentence = _("Skriv, hvad mæglingen skal handle om.")
    advice = _("En sætning, som begge sider kan sige ja til, er nok.")


class PartyNeedsName(Refusal):
    """Somebody at the table has a name."""

    sentence = _("Skriv et navn på den, der er med.")


class LeavingNeedsReason(Refusal):
    """The next to read it must understand why somebody left the table."""

    sentence = _("Skriv, hvorfor deltageren går ud.")
    advice = _("En kort sætning er nok, fx »har fået nyt arbejde«.")


class PartyHasLeft(Refusal):
    """Nobody leaves twice."""

    sentence = _("Deltageren gik ud af mæglingen den %(day)s.")
    advice = _("Skriv deltageren på igen, hvis vedkommende er kommet tilbage.")


class BothSidesNeeded(Refusal):
    """There is no mediation with one side alone."""

    sentence = _("Der mangler nogen ved bordet: %(side)s.")
    advice = _("Skriv dem på, før I aftaler et møde.")


class MeetingBackwards(Refusal):
    """A meeting ends after it begins."""

    sentence = _("Mødet skal slutte, efter det er begyndt, og samme dag.")
    advice = _("Ret klokkeslættene.")


class MeetingOver(Refusal):
    """A meeting is held or called off once."""

    sentence = _("Mødet er allerede %(how)s.")
    advice = _("Aftal et nyt møde, hvis I skal mødes igen.")


class MeetingAhead(Refusal):
    """What has not begun has not been held."""

    sentence = _("Mødet er ikke begyndt endnu.")
    advice = _("Skriv referatet, når I har mødtes.")


class PointNeeded(Refusal):
    """An agreement says what was agreed."""

    sentence = _("Skriv, hvad I er blevet enige om.")
    advice = _("Ét punkt ad gangen, med hvem der gør det, og hvornår.")


class DoByInThePast(Refusal):
    """What is agreed lies ahead."""

    sentence = _("Datoen er allerede gået.")
    advice = _("Vælg i dag eller en senere dag.")


class NothingAgreed(Refusal):
    """Agreement shows in its points."""

    sentence = _("Der er ikke skrevet noget punkt, som I er enige om.")
    advice = _("Skriv det første punkt, eller vælg »Ikke enighed«.")


class AgreementWithdrawn(Refusal):
    """The point was taken out."""

    sentence = _("Punktet er taget ud af aftalen.")
    advice = _("Genindlæs siden for at se aftalen, som den er nu.")


class WrongRating(Refusal):
    """Satisfaction is a number from 1 to 5."""

    sentence = _("Tilfredsheden er et tal fra 1 til 5.")
    advice = _("1 er meget utilfreds, og 5 er meget tilfreds.")
