"""What contacts, cases and people at the adviser's desk turn down by name, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class NothingSaid(Refusal):
    """A contact needs a few words, a task or a theme."""

    sentence = _("Der er ikke skrevet noget.")
    advice = _("Skriv kort, hvad det handlede om, eller vælg en opgave.")


class InTheFuture(Refusal):
    """What has been done cannot lie ahead."""

    sentence = _("Tidspunktet ligger i fremtiden.")
    advice = _("Ret datoen og klokkeslættet til det, da det skete.")


class AlreadyLogged(Refusal):
    """The same form was sent twice."""

    sentence = _("Det er allerede skrevet ned som nr. %(number)s.")
    advice = _("Der er kun én. Du kan gå videre.")


class ContactDiscarded(Refusal):
    """The contact was taken out as mistaken."""

    sentence = _("Henvendelsen er taget ud og tæller ikke med.")
    advice = _("Tag den med igen, hvis det var en fejl.")


class ContactCounts(Refusal):
    """The contact was never taken out."""

    sentence = _("Henvendelsen tæller allerede med.")
    advice = _("Du behøver ikke gøre noget.")


class OnlyContactOfCase(Refusal):
    """A case without any contact could not tell where it came from."""

    sentence = _("Henvendelsen er den eneste i %(case)s.")
    advice = _("Luk sagen i stedet, og skriv hvorfor.")


class AlreadyInCase(Refusal):
    """A contact belongs to one case at most."""

    sentence = _("Henvendelsen hører allerede til %(case)s.")
    advice = _("Åbn den sag, og skriv videre der.")


class NothingChanged(Refusal):
    """A correction that corrects nothing."""

    sentence = _("Der er ikke rettet noget.")
    advice = _("Ret mindst ét felt, eller gå tilbage.")


class WrongChoice(Refusal):
    """The code is not on the list."""

    sentence = _("Valget »%(choice)s« findes ikke på listen.")
    advice = _("Vælg et andet.")


class CaseClosed(Refusal):
    """Nothing is written in a closed case."""

    sentence = _("Sagen blev lukket den %(day)s.")
    advice = _("Genåbn den først. Din tekst står her endnu.")


class CaseOpen(Refusal):
    """The case has not ended."""

    sentence = _("Sagen er allerede åben.")
    advice = _("Se forløbet: en anden har måske lige genåbnet den.")


class ReasonNeeded(Refusal):
    """The next to read it must understand why."""

    sentence = _("Skriv en begrundelse.")
    advice = _("En kort sætning er nok. Den næste skal kunne forstå, hvad der skete.")


class LessonNeeded(Refusal):
    """What was learnt is the point of closing."""

    sentence = _("Vælg, hvad kommunen lærte af sagen.")
    advice = _("Lærte ingen noget af den, så vælg »Ingen«.")


class StillWaiting(Refusal):
    """A case is not closed over a letter that waits for its answer, or a mediation that runs."""

    sentence = _("Noget venter stadig i sagen: %(what)s.")
    advice = _("Gør det færdigt først. Eller vælg, hvad der skal ske med det, og skriv en begrundelse.")


class NoteNeeded(Refusal):
    """What was said is written down (offentlighedsloven § 13)."""

    sentence = _("Skriv et notat om det, der blev sagt.")
    advice = _("En eller to sætninger er nok: oplysninger og aftaler, der har betydning for sagen.")


class NextStepInThePast(Refusal):
    """The next step points forward."""

    sentence = _("Datoen for næste skridt er allerede gået.")
    advice = _("Vælg i dag eller en senere dag.")


class ConsentMissing(Refusal):
    """A department is not told of a citizen's case before the citizen has said yes."""

    sentence = _("Borgeren har ikke givet samtykke til, at du taler med %(department)s.")
    advice = _("Skriv samtykket ned på sagen først. Det kan være mundtligt.")


class ConsentWithdrawn(Refusal):
    """The consent was taken back already."""

    sentence = _("Samtykket er allerede trukket tilbage.")
    advice = _("Se forløbet for hvornår.")


class ScopeNeeded(Refusal):
    """A consent says what it is a yes to."""

    sentence = _("Skriv, hvad borgeren har sagt ja til.")
    advice = _("For eksempel: at borgervejlederen ringer til afdelingen og fortæller om ventetiden.")


class NameNeeded(Refusal):
    """Somebody in a case has a name."""

    sentence = _("Skriv et navn.")
    advice = _("Er navnet ukendt, så skriv det, du ved, fx »søsteren«.")


class MandateNeeded(Refusal):
    """Who acts for another shows the power of attorney (forvaltningsloven § 8)."""

    sentence = _("En partsrepræsentant skal have en fuldmagt.")
    advice = _("Skriv, hvad den omfatter, fra hvilken dag den gælder, og hvordan du har set den.")


class MandateBackwards(Refusal):
    """A span of time runs forward."""

    sentence = _("Fuldmagten slutter, før den begynder.")
    advice = _("Ret en af de to datoer.")


class PartyHasLeft(Refusal):
    """Somebody left the case already."""

    sentence = _("Personen er allerede gået ud af sagen.")
    advice = _("Se forløbet for hvornår.")


class AlreadyAnonymous(Refusal):
    """The name is gone already, or stands with another person."""

    sentence = _("Personen er allerede slettet eller lagt sammen med en anden.")
    advice = _("Søg efter den person, som henvendelserne nu står på.")


class CaseNeedsName(Refusal):
    """What is done in a case must be known afterwards, until the case is erased."""

    sentence = _("Personen har en sag, og den skal gemmes, til opbevaringen er slut.")
    advice = _("Fortæl borgeren, hvornår sagen slettes. Det står under Opbevaring.")


class AskedToSee(Refusal):
    """Nothing goes while somebody waits to see it."""

    sentence = _("Nogen har bedt om aktindsigt, og det er ikke afgjort.")
    advice = _("Afgør anmodningen først.")


class ClosedToSomebody(Refusal):
    """A conflict of interest would no longer close what has no name."""

    sentence = _("En kollega er inhabil over for personen, og det hænger på navnet.")
    advice = _("Fjern inhabiliteten først, hvis den ikke gælder mere.")


class PersonKnown(Refusal):
    """The contact has a person already."""

    sentence = _("Henvendelsen har allerede en person.")
    advice = _("Er det den forkerte, så ret personen eller læg to personer sammen.")


class SamePerson(Refusal):
    """A person cannot be merged with itself."""

    sentence = _("Det er den samme person.")
    advice = _("Vælg den anden person, som skal lægges ind i denne.")


class AlreadyMerged(Refusal):
    """The person was put together with another."""

    sentence = _("Personen er allerede lagt sammen med person nr. %(into)s.")
    advice = _("Åbn den person i stedet.")


class DifferentNumbers(Refusal):
    """Two CPR numbers are two people."""

    sentence = _("De to personer har hvert sit CPR-nummer.")
    advice = _("De kan ikke lægges sammen. Ret det nummer, der er forkert, hvis det er den samme.")


class NumberTaken(Refusal):
    """Another person has this CPR number."""

    sentence = _("En anden person har allerede det CPR-nummer: person nr. %(number)s.")
    advice = _("Vælg den person, eller læg de to sammen.")


class WrongNumber(Refusal):
    """The CPR number is none."""

    sentence = _("Det er ikke et rigtigt CPR-nummer.")
    advice = _("Et CPR-nummer er en dato med seks cifre og fire cifre til sidst.")


class MessageTaken(Refusal):
    """Somebody has seen to the message."""

    sentence = _("Beskeden er allerede behandlet.")
    advice = _("Se den blandt de behandlede.")
