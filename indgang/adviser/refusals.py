"""What the adviser's desk turns down, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class NoZone(Refusal):
    """Nothing can be sealed before there is a key."""

    sentence = _("Borgervejlederens lukkede zone er ikke oprettet endnu.")
    advice = _("Borgervejlederen opretter den ved at vælge en adgangssætning på sin forside.")


class ZoneExists(Refusal):
    """There is one zone, and founding another would lose what the first one holds."""

    sentence = _("Den lukkede zone er allerede oprettet.")
    advice = _("Lås op med din adgangssætning, eller brug en invitation eller gendannelseskoden.")


class NotTheAdviser(Refusal):
    """What belongs to the desk is done by who holds the role: cases, letters, mediation, the post and its keys."""

    sentence = _("Kun borgervejlederen kan gøre det.")
    advice = _("Bed borgervejlederen om det. Er du vikar for borgervejlederen, så bed om rollen først.")


class NoKeyOfYours(Refusal):
    """The person has the role, and no key yet."""

    sentence = _("Du har ikke en nøgle til den lukkede zone endnu.")
    advice = _("Bed en kollega med nøgle om en invitation, eller brug gendannelseskoden.")


class WrongPassphrase(Refusal):
    """The passphrase opens nothing."""

    sentence = _("Adgangssætningen passer ikke.")
    advice = _("Prøv igen. Er den glemt, kan gendannelseskoden give dig en ny.")


class WrongCode(Refusal):
    """The code opens nothing, or its time has run out."""

    sentence = _("Koden passer ikke, eller den er udløbet.")
    advice = _("Tjek alle tegn. En invitation gælder i 7 dage og kan bruges én gang.")


class WeakPassphrase(Refusal):
    """A short passphrase can be guessed by whoever holds a copy of the database."""

    sentence = _("Adgangssætningen er for kort.")
    advice = _("Vælg mindst %(least)s tegn, helst fire eller fem ord, som kun du ville sætte sammen.")


class GuessablePassphrase(Refusal):
    """A common passphrase, one's own name or the password that signs one in is what is tried first."""

    sentence = _("Adgangssætningen er for let at gætte.")
    advice = _("Brug ikke dit navn, din adgangskode eller noget kendt. Vælg fire eller fem ord, som ikke hører sammen.")


class KeyReplaced(Refusal):
    """Somebody has put another public key into the database: what is written would be sealed for them."""

    sentence = _("Zonens offentlige nøgle er skiftet ud i databasen.")
    advice = _("Skriv intet i systemet. Andre kan læse det, der er skrevet siden. Ring til databeskyttelsesrådgiveren.")


class LastKey(Refusal):
    """Without a person's key only the recovery code would be left."""

    sentence = _("Det er den sidste nøgle.")
    advice = _("Invitér en anden borgervejleder, før du lukker den.")


class NotTheLatest(Refusal):
    """A version that has ended is history."""

    sentence = _("Det er ikke den nyeste version.")
    advice = _("Gå til den version, der gælder nu, og ret den.")


class TooEarly(Refusal):
    """Versions follow each other."""

    sentence = _("Datoen er for tidlig.")
    advice = _("Vælg %(day)s eller senere.")


class NothingAnswered(Refusal):
    """A check without answers checks nothing."""

    sentence = _("Ingen af spørgsmålene er besvaret.")
    advice = _("Svar ja eller nej på det, du ved.")


class WaiverNeedsReason(Refusal):
    """To treat what the rule says no to is a decision that must be told."""

    sentence = _("Skriv, hvorfor du behandler den alligevel.")
    advice = _("Begrundelsen står i sagen, og journalen fortæller, at reglen er fraveget.")


class NothingToWaive(Refusal):
    """The contact may be treated already."""

    sentence = _("Der er ikke noget i vejen for at behandle henvendelsen.")
    advice = _("Gå videre med den, eller svar på spørgsmålene igen.")


class NothingWritten(Refusal):
    """There are no words."""

    sentence = _("Der mangler en tekst.")
    advice = _("Skriv et par ord, og gem igen.")


class PersonalContent(Refusal):
    """A text that others read holds a number or an address."""

    sentence = _("Teksten skal kunne læses af andre, og den nævner %(words)s.")
    advice = _("Slet numre, adresser og e-mail, og gem igen.")


class MayBePersonal(Refusal):
    """A text that others read holds what could be a name, a day or an age."""

    sentence = _("Måske kan en borger kendes på %(words)s.")
    advice = _("Skriv det om, eller sæt kryds ved, at du har læst teksten igennem.")


class StillRecognisable(Refusal):
    """A story holds finds without a reason."""

    sentence = _("Historien kan måske stadig vise, hvem den handler om: %(words)s.")
    advice = _("Skriv det om, eller begrund, at det kan blive stående. Et CPR-nummer kan aldrig blive stående.")


class AlreadyPublished(Refusal):
    """What others read is not written anew."""

    sentence = _("Den er allerede udgivet.")
    advice = _("Træk den tilbage, og skriv en ny, hvis noget skal ændres.")


class NotYourRecommendation(Refusal):
    """The recommendation is addressed to another department."""

    sentence = _("Anbefalingen er til en anden afdeling.")
    advice = _("Den afdeling, som anbefalingen er til, kan svare på den.")


class ReasonNeeded(Refusal):
    """A recommendation is not turned down without a reason."""

    sentence = _("Skriv, hvorfor anbefalingen ikke følges helt.")
    advice = _("En kort begrundelse er nok. Borgervejlederen tager den med i sin årsberetning.")


class RecommendationAnswered(Refusal):
    """Somebody answered first."""

    sentence = _("%(by)s svarede på anbefalingen den %(at)s.")
    advice = _("Skriv i stedet, hvor langt I er kommet.")


class ThemeNameTaken(Refusal):
    """Two themes with one name cannot be told apart."""

    sentence = _("Der er allerede et tema, der hedder »%(name)s«.")
    advice = _("Vælg et andet navn, eller brug det, der er.")


class ThemeHasEnded(Refusal):
    """The theme cannot be chosen any more."""

    sentence = _("Temaet blev afsluttet den %(on)s.")
    advice = _("Opret et nyt tema, hvis det skal tælles igen.")


class PresenceEnded(Refusal):
    """Hours that have ended cannot end later."""

    sentence = _("Træffetiden sluttede den %(day)s.")
    advice = _("Opret en ny træffetid, hvis den skal holdes igen.")


class DayHasPassed(Refusal):
    """What has been cannot be changed any more."""

    sentence = _("Dagen er gået.")
    advice = _("Vælg i dag eller en dag, der kommer.")


class NobodyWaits(Refusal):
    """The list is empty."""

    sentence = _("Der venter ingen.")
    advice = _("Giv den næste, der kommer, et nummer.")


class AlreadyCalled(Refusal):
    """Somebody who was called did not leave unseen."""

    sentence = _("Nummer %(number)s er allerede kaldt.")
    advice = _("Tryk »Færdig«, når samtalen er slut.")


class TimeIsTaken(Refusal):
    """One adviser talks with one at a time."""

    sentence = _("Der er allerede en aftale på det tidspunkt.")
    advice = _("Vælg et andet tidspunkt, eller aflys den anden aftale først.")


class EndsBeforeItBegins(Refusal):
    """The last day comes before the first."""

    sentence = _("Den sidste dag ligger før den første.")
    advice = _("Byt om på datoerne.")


class ReportDelivered(Refusal):
    """What was delivered stays as it was."""

    sentence = _("Beretningen er afleveret og kan ikke ændres.")
    advice = _("Er der en fejl, så skriv en ny beretning for den samme periode, og sig hvad der er rettet.")


class PeriodNotOver(Refusal):
    """Figures of days that have not gone would change."""

    sentence = _("Perioden slutter først den %(day)s.")
    advice = _("Aflevér, når perioden er gået, eller vælg en kortere periode.")


class TooCloseToAnother(Refusal):
    """Two published periods that differ by a few contacts tell what those few were about."""

    sentence = _("Der er kun få henvendelser til forskel fra de tal, der er vist for %(first)s–%(last)s.")
    advice = _(
        "Trækkes de fra hinanden, kan en borger kendes. Vælg den samme periode, eller en der er helt anderledes."
    )
