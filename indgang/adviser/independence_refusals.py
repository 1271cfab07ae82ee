"""What is turned down where the adviser's independence is kept: keys, conflicts of interest, access, disposal."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class UnknownChoice(Refusal):
    """What was chosen is not among the choices."""

    sentence = _("Det valgte findes ikke.")
    advice = _("Vælg et af de viste, og gem igen.")


class DoorClosed(Refusal):
    """Too many guesses in a short while."""

    sentence = _("Der er gættet forkert for mange gange.")
    advice = _("Døren er lukket for dig til kl. %(time)s. Vent, eller find gendannelseskoden imens.")


class ClosedToYou(Refusal):
    """The phone number, e-mail address or CPR number is that of somebody with whom one has a conflict of interest."""

    sentence = _("Du har oplyst, at du er inhabil over for denne person.")
    advice = _("Lad en anden borgervejleder tage henvendelsen.")


class AlreadyRecused(Refusal):
    """The matter is closed to the person already."""

    sentence = _("Din inhabilitet er allerede oplyst.")
    advice = _("Du behøver ikke gøre mere.")


class ToldToNobody(Refusal):
    """The law asks that somebody is told at once."""

    sentence = _("Skriv, hvem du har fortalt det til.")
    advice = _("Forvaltningslovens § 6: den, der er inhabil, skal sige det med det samme.")


class ExceptionNeedsReason(Refusal):
    """Going on all the same is the exception, and it is told why."""

    sentence = _("Skriv, hvorfor du må blive på sagen.")
    advice = _("Forvaltningslovens § 4: kun når ingen anden kan tage den, eller det er for farligt at vente.")


class SubstituteCan(Refusal):
    """Another adviser has a key, so that the exception does not hold."""

    sentence = _("En anden borgervejleder har nøgle og kan tage sagen.")
    advice = _("Vælg, at sagen går til en anden borgervejleder.")


class NoSubstitute(Refusal):
    """Nobody could read the case."""

    sentence = _("Der er ingen anden borgervejleder med nøgle.")
    advice = _("Invitér en stedfortræder på siden Nøgler, eller vælg en anden udvej.")


class NotFromWhom(Refusal):
    """A request comes from somebody."""

    sentence = _("Skriv, hvem der har bedt om aktindsigt.")
    advice = _("Et navn eller »ukendt« er nok.")


class NothingToGive(Refusal):
    """A request that covers nothing cannot be answered with documents."""

    sentence = _("Der er ikke valgt en person eller en sag.")
    advice = _("Vælg den sag eller den person, anmodningen handler om.")


class RequestDecided(Refusal):
    """What was decided stands as it was sent."""

    sentence = _("Anmodningen er afgjort den %(day)s.")
    advice = _("Kommer der en ny anmodning, så opret den for sig.")


class ExtensionNeedsReason(Refusal):
    """The letter tells why, and when the answer can be expected."""

    sentence = _("Skriv, hvorfor det tager længere tid.")
    advice = _("Brevet skal fortælle grunden, og hvornår svaret kan ventes.")


class ExtensionNotLater(Refusal):
    """The new day must come after the old one."""

    sentence = _("Den nye dag skal ligge efter %(day)s.")
    advice = _("Vælg en senere dag.")


class ExtensionTooFar(Refusal):
    """The regulation sets the last day."""

    sentence = _("Fristen kan højst forlænges til %(day)s.")
    advice = _("Databeskyttelsesforordningen giver højst to måneder mere.")


class RefusalNeedsGround(Refusal):
    """What is not given is told with its ground."""

    sentence = _("Vælg, hvorfor ikke alt gives.")
    advice = _("Et afslag skal have en grund, som borgeren kan klage over.")


class UngroundedGap(Refusal):
    """All that was taken out needs the decision to say so."""

    sentence = _("Der er noget, som er udeladt.")
    advice = _("Vælg »Delvist« som afgørelse, eller tag udeladelserne bort.")


class NothingLeftOut(Refusal):
    """A decision to give a part must leave something out."""

    sentence = _("Der er ikke udeladt noget.")
    advice = _("Vælg »Fuldt ud«, eller streg det ud, som ikke kan gives.")


class PassageNotFound(Refusal):
    """The words stand nowhere in what is to be given."""

    sentence = _("Ordene »%(words)s« står ikke i teksten.")
    advice = _("Kopiér dem fra dokumentet, og prøv igen.")


class RecipientNeeded(Refusal):
    """Who got it is part of the log."""

    sentence = _("Skriv, hvem der har fået det, og hvad.")
    advice = _("En linje er nok.")


class StillNeeded(Refusal):
    """Something that is under way needs the texts."""

    sentence = _("Noget af det kan ikke slettes endnu.")
    advice = _("Vent, til sagen er lukket, og aktindsigten er afgjort.")


class NothingDue(Refusal):
    """There is nothing whose time has run out."""

    sentence = _("Der er ikke noget at slette.")
    advice = _("Du behøver ikke gøre noget.")


class NotConfirmed(Refusal):
    """What is erased is gone, so it is asked about once."""

    sentence = _("Sæt kryds ved, at du vil slette.")
    advice = _("Teksterne kan ikke hentes igen.")


class YearsOutOfReach(Refusal):
    """A rule that keeps nothing or everything is a slip."""

    sentence = _("Vælg fra 0 til 30 år.")
    advice = _("Ret tallet, og gem igen.")


class ExportNeedsReason(Refusal):
    """Texts that leave the zone leave it for a reason."""

    sentence = _("Skriv, hvorfor du skriver alt ud.")
    advice = _("Begrundelsen står i journalen, så skriv ikke navne.")


class ReceivedInTheFuture(Refusal):
    """What has come or was given cannot lie ahead."""

    sentence = _("Dagen ligger i fremtiden.")
    advice = _("Ret den til den dag, det skete.")
