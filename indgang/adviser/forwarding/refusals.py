"""What cannot be done with a forwarding, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class OnlyTheDepartment(Refusal):
    """A letter is received and answered by those it was sent to."""

    sentence = _("Brevet er sendt til %(department)s.")
    advice = _("Kun afdelingen selv kan modtage og besvare det.")


class NoConsent(Refusal):
    """Nobody is contacted before the citizen has said yes."""

    sentence = _("Borgeren har ikke sagt ja til, at %(department)s kontaktes.")
    advice = _("Spørg borgeren, og sæt flueben ved samtykket her i formularen, når svaret er ja.")


class WhenAsked(Refusal):
    """That the department was asked is known with its day."""

    sentence = _("Skriv, hvornår afdelingen er spurgt.")
    advice = _("Er dagen ukendt, så skriv den omtrentlige dato. Den kan ikke ligge i fremtiden.")


class CaseWorkerFirst(Refusal):
    """A department that nobody has asked is asked through the case worker first."""

    sentence = _("Afdelingen er ikke spurgt endnu, så brevet skal til sagsbehandleren først.")
    advice = _("Vælg sagsbehandleren som modtager. Ledelsen kan spørges, hvis svaret ikke rækker.")


class NothingToSend(Refusal):
    """A letter has a heading and a text."""

    sentence = _("Brevet mangler overskrift eller tekst.")
    advice = _("Skriv det, afdelingen skal vide for at kunne svare, og ikke mere.")


class NameNeeded(Refusal):
    """A department that writes to the citizen must know who it is."""

    sentence = _("Afdelingen kan ikke svare borgeren direkte uden navn og kontaktoplysninger.")
    advice = _("Skriv dem, hvis borgeren har sagt ja til det. Ellers lad afdelingen svare gennem dig.")


class NotOfTheDepartment(Refusal):
    """A letter for one person is for somebody in the department."""

    sentence = _("%(name)s arbejder ikke i %(department)s eller kan ikke åbne breve fra borgervejlederen.")
    advice = _("Vælg en anden modtager, eller send til hele afdelingen.")


class OneReceiverNeeded(Refusal):
    """A letter that only one may see needs that one."""

    sentence = _("Vælg, hvem der alene må se brevet.")
    advice = _("Uden en navngiven modtager kan ingen åbne det.")


class AlreadyThere(Refusal):
    """One department answers one letter at a time in a case."""

    sentence = _("Sagen ligger allerede hos %(department)s, sendt den %(sent)s.")
    advice = _("Vent på svaret, ryk for det, eller kald brevet tilbage først.")


class AlreadyReceived(Refusal):
    """Somebody in the department was first."""

    sentence = _("Brevet blev modtaget af %(by)s den %(at)s.")
    advice = _("Der er ikke mere at gøre ved modtagelsen. Du kan svare.")


class IsOver(Refusal):
    """The department has answered, or the letter was called back."""

    sentence = _("Det er allerede slut: %(how)s.")
    advice = _("Genindlæs siden for at se, hvad der er sket.")


class NotOverYet(Refusal):
    """There is no answer yet."""

    sentence = _("Afdelingen har ikke svaret endnu.")
    advice = _("Vent på svaret, skriv det selv ind, eller opgiv at få det.")


class IsClosed(Refusal):
    """A closed forwarding stays as it is."""

    sentence = _("Videresendelsen er afsluttet.")
    advice = _("Skriv et notat i sagen, eller send et nyt brev.")


class IsPaused(Refusal):
    """The clock does not run while the citizen must supply something."""

    sentence = _("Fristen er sat på pause, fordi borgeren mangler at give oplysninger.")
    advice = _("Lad fristen løbe igen først.")


class IsNotPaused(Refusal):
    """The clock runs already."""

    sentence = _("Fristen løber allerede.")


class ReasonNeeded(Refusal):
    """Why is asked for, and seen by the other side."""

    sentence = _("Skriv hvorfor.")
    advice = _("En enkelt sætning er nok.")


class ExtensionNotLater(Refusal):
    """A longer time ends later than the one there is."""

    sentence = _("Den nye dato skal ligge efter den nuværende frist %(due)s.")
    advice = _("Vælg en senere dag.")


class ExtensionAwaited(Refusal):
    """One wish at a time."""

    sentence = _("I har allerede bedt om længere frist, til %(until)s.")
    advice = _("Borgervejlederen har ikke svaret endnu.")


class NoExtensionAsked(Refusal):
    """There is no wish to answer."""

    sentence = _("Afdelingen har ikke bedt om længere frist.")
    advice = _("En anden har måske allerede svaret. Genindlæs siden.")


class TooEarly(Refusal):
    """The agreed day has not come."""

    sentence = _("Det kan først gøres den %(day)s.")
    advice = _("Afdelingen har lov at bruge fristen. Haster det, så ring.")


class AlreadyReminded(Refusal):
    """Each step upward is taken once."""

    sentence = _("Det er allerede gjort den %(at)s.")
    advice = _("Næste skridt er et trin højere oppe.")


class AnswerNeeded(Refusal):
    """An answer has words."""

    sentence = _("Skriv svaret, og vælg, om borgeren får medhold.")
    advice = _("Borgeren skal kunne forstå, hvad I svarer, og hvorfor.")


class NothingToTell(Refusal):
    """The citizen knows all that has happened."""

    sentence = _("Borgeren er orienteret om alt, der er sket.")
    advice = _("Skriv et notat i sagen, hvis I har talt om andet.")


class CitizenNotTold(Refusal):
    """Nothing ends before the citizen knows how it ended."""

    sentence = _("Borgeren er ikke orienteret om, hvordan det endte.")
    advice = _("Skriv ned, hvornår og hvordan borgeren fik besked, og afslut derefter.")


class CitizenMustComeBack(Refusal):
    """The adviser looks into it when the citizen keeps to the complaint."""

    sentence = _("Borgeren har ikke fastholdt sin klage.")
    advice = _("Skriv først ned, at borgeren fastholder klagen efter afdelingens svar.")


class DaysOutOfOrder(Refusal):
    """Each step comes after the one before it."""

    sentence = _("Dagene skal stige: modtaget, påmindelse, svar, leder, direktør.")
    advice = _("Ret tallene, så hvert skridt kommer efter det forrige.")


class NotBackInTime(Refusal):
    """What was promised under the old days stands."""

    sentence = _("Svarfrister kan ikke ændres bagud i tid.")
    advice = _("Vælg i dag eller en senere dag.")
