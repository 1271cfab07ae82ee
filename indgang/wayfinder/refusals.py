"""What the wayfinder's teaching turns down by name, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal


class MayNotTeach(Refusal):
    """The person's role does not teach the wayfinder."""

    sentence = _("Din rolle kan ikke ændre vejviserens ord.")
    advice = _("Bed en teamleder eller chefen om det.")


class WordTooShort(Refusal):
    """A local word needs letters enough to be one."""

    sentence = _("Ordet er for kort.")
    advice = _("Skriv mindst %(least)s bogstaver, og gerne det, borgeren siger.")


class WordTooLong(Refusal):
    """A local word is a word or a short expression."""

    sentence = _("Det er for langt til at være et lokalt ord.")
    advice = _("Skriv højst %(most)s tegn: kun de ord, der adskiller sig.")


class HoldsPersonalData(Refusal):
    """A number, name or address would be shown to everybody."""

    sentence = _("Teksten ser ud til at rumme en persons oplysninger: %(masked)s")
    advice = _("Skriv den uden navne, adresser og numre.")


class AlreadyKnown(Refusal):
    """The task has these words already."""

    sentence = _("Opgaven »%(task)s« har allerede de ord.")
    advice = _("Findes den alligevel ikke, så prøv en længere vending fra søgningerne.")


class OtherTasksTitle(Refusal):
    """The words are the title of another task."""

    sentence = _("»%(task)s« er en anden opgave.")
    advice = _("Skriv noget, der adskiller dem, eller vælg den anden opgave.")


class AlreadyWithdrawn(Refusal):
    """Somebody has taken the word away already."""

    sentence = _("Ordet er allerede trukket tilbage.")
    advice = _("Se listen igen. Du kan tilføje det på ny.")


class TrainingUnderWay(Refusal):
    """Two trainings at once would each overwrite the other's weights."""

    sentence = _("En indlæring er i gang. Den begyndte %(since)s.")
    advice = _("Vent, til den er færdig. En, der er gået i stå, opgives efter %(minutes)s minutter.")


class NothingToLearnFrom(Refusal):
    """Fewer than two tasks have sayings."""

    sentence = _("Der er ikke vendinger nok at lære af.")
    advice = _("Indlæs opgaver og eksempler først.")


class NothingToGoBackTo(Refusal):
    """There is no earlier training with weights."""

    sentence = _("Der er ingen tidligere indlæring at gå tilbage til.")
    advice = _("Vægtene gemmes for de seneste %(kept)s indlæringer.")


class WeightsGone(Refusal):
    """An old training has only its report left."""

    sentence = _("Indlæringens vægte er slettet. Kun rapporten er gemt.")
    advice = _("Vælg en af de seneste %(kept)s, eller lav en ny indlæring.")
