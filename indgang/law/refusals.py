"""What the law's arithmetic and its pages turn down by name, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class UnreadableLength(Refusal):
    """What was written is no length."""

    sentence = _("»%(written)s« er ikke en længde, der kan regnes med.")
    advice = _("Skriv et tal og en enhed: 4w (uger), 14d (dage), 1m (måneder), 2y (år), 7wd (arbejdsdage) eller 72h.")


class LengthTooLong(Refusal):
    """No deadline of ours is that long."""

    sentence = _("En frist på %(length)s er længere, end der kan regnes med.")
    advice = _("Se efter i afgørelsen, hvor lang fristen er.")


class UnreadableDay(Refusal):
    """What was written is no day."""

    sentence = _("»%(written)s« er ikke en dato.")
    advice = _("Skriv den som 2026-12-24 eller 24.12.2026.")


class UnreadableMoment(Refusal):
    """What was written is no moment."""

    sentence = _("»%(written)s« er ikke et tidspunkt.")
    advice = _("Timer regnes fra et klokkeslæt. Skriv det som 2026-12-24T14:30.")


class HoursNeedAMoment(Refusal):
    """A length in hours was given together with a day."""

    sentence = _("En frist i timer regnes fra et klokkeslæt, ikke fra en dag.")
    advice = _("Skriv også, hvad klokken var, for eksempel 2026-12-24T14:30.")


class DayOutOfReach(Refusal):
    """The day lies so far away that it must be a slip."""

    sentence = _("%(day)s ligger uden for de år, der kan regnes med (%(first)s til %(last)s).")
    advice = _("Se efter, om årstallet er skrevet rigtigt.")


class DayNotKnown(Refusal):
    """Nobody has said when the decision came."""

    sentence = _("Fristen kan ikke regnes ud uden den dag, afgørelsen kom.")
    advice = _(
        "I Digital Post står dagen på beskeden. Et brev: spørg, hvilken dag det lå i postkassen. Ved ingen det, så "
        "brug brevets dato, og send klagen nu: det er myndigheden, der skal vise, hvornår afgørelsen kom frem."
    )


class NoPostTime(Refusal):
    """There is no rule on how long letters took then."""

    sentence = _("Der er ingen regel om, hvor længe et brev fra %(day)s var undervejs.")
    advice = _("Spørg, hvilken dag brevet faktisk kom, og regn fra den.")


class AnsweredBeforeAsked(Refusal):
    """The access was given before it was asked for."""

    sentence = _("Svaret om aktindsigt (%(answered)s) ligger før anmodningen (%(asked)s).")
    advice = _("Se efter, om de to datoer er byttet om.")


class AskedBeforeTheDecision(Refusal):
    """The access was asked for before there was a decision to complain about."""

    sentence = _("Anmodningen om aktindsigt (%(asked)s) ligger før afgørelsen (%(received)s).")
    advice = _(
        "Kun en anmodning efter afgørelsen afbryder klagefristen (forvaltningsloven § 17). Blev der spurgt før, skulle "
        "afgørelsen som regel have ventet (§ 9 b): skriv det i klagen."
    )


class GuidedBeforeTheDecision(Refusal):
    """The appeal guidance lies before the decision."""

    sentence = _("Klagevejledningen (%(guided)s) ligger før afgørelsen (%(received)s).")
    advice = _("Fulgte vejledningen med afgørelsen, skal feltet være tomt.")


class MayNotMaintain(Refusal):
    """The person may not change rules and ways to complain."""

    sentence = _("Det kan kun borgervejlederen og borgerservicechefen rette.")
    advice = _("Sig det til en af dem, hvis noget er forkert.")


class IsReplaced(Refusal):
    """Somebody has written a newer version."""

    sentence = _("Der er kommet en nyere version, som gælder fra %(since)s.")
    advice = _("Åbn den nye version, og ret i den.")


class NothingChanged(Refusal):
    """What was written is what stands already."""

    sentence = _("Der er ikke ændret noget.")
    advice = _("Er det set efter og stadig rigtigt, så tryk »Jeg har set efter«.")


class StartsTooEarly(Refusal):
    """A new version must begin after the one that it takes over from."""

    sentence = _("Den nye version skal gælde fra en dag efter %(since)s.")
    advice = _("Den gamle version beholder de dage, hvor den gjaldt. Vælg en senere dag.")


class Incomplete(Refusal):
    """Some of the new version's words cannot be stored."""

    sentence = _("Noget mangler eller er for langt: %(fields)s")
    advice = _("Ret det, og gem igen.")
