"""How it ended (udfald), in lists kept apart because they answer different questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """How it ended for the citizen (hvordan det endte for borgeren)."""

    SHOWN_THE_WAY = "vejvist", _("Vist vej")
    GUIDED = "vejledt", _("Vejledt")
    HELPED_TO_COMPLAIN = "hjulpet-med-klage", _("Hjulpet med at klage")
    DIALOGUE_RESTORED = "dialog-genskabt", _("Dialogen er genskabt")
    ANSWER_RECEIVED = "svar-modtaget", _("Har fået svar")
    AGREED = "maegling-enighed", _("Mægling: enighed")
    NOT_AGREED = "maegling-uden-enighed", _("Mægling: ikke enighed")
    DECLINED = "afvist", _("Kunne ikke behandles")
    WITHDRAWN = "trukket-tilbage", _("Trukket tilbage")
    NO_CONTACT = "henlagt-uden-kontakt", _("Henlagt uden kontakt")


class Lesson(models.TextChoices):
    """What the municipality learnt from it (læring)."""

    NONE = "ingen", _("Ingen")
    SINGLE = "enkeltsag", _("Kun i denne sag")
    PRACTICE = "praksis-aendret", _("Praksis er ændret")
    RECOMMENDED = "anbefaling-afgivet", _("Førte til en anbefaling")


class LooseEnds(models.TextChoices):
    """What becomes of what still waits when a case is closed (løse ender)."""

    FOLLOW = "follow", _("Jeg følger det stadig: svar og frister vises, til de er gjort færdige")
    STOP = "stop", _("Det stopper: breve uden svar kaldes tilbage, og mæglingen afsluttes uden enighed")
