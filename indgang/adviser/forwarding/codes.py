"""What can be chosen and what can happen in a forwarding (koder)."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Asked(models.TextChoices):
    """Whom in the department the citizen has asked already (er afdelingen spurgt?)."""

    NOBODY = "nobody", _("Nej, ingen endnu")
    CASE_WORKER = "case_worker", _("Ja, sagsbehandleren")
    MANAGEMENT = "management", _("Ja, ledelsen")


class Receiver(models.TextChoices):
    """Whom the letter is for (modtager)."""

    CASE_WORKER = "case_worker", _("Sagsbehandleren, gennem kontaktpersonen")
    CONTACT = "contact", _("Afdelingens kontaktperson")
    MANAGEMENT = "management", _("Afdelingens ledelse")


class Answer(models.TextChoices):
    """What the department's answer came to (afdelingens svar)."""

    UPHELD = "medhold", _("Medhold")
    PARTLY = "delvis-medhold", _("Delvis medhold")
    NOT_UPHELD = "ikke-medhold", _("Ikke medhold")
    REGRET = "beklagelse", _("Beklagelse")
    NONE = "ikke-besvaret", _("Ikke besvaret")


BY_DEPARTMENT: Final = tuple((str(each), each.label) for each in Answer if each is not Answer.NONE)
"""What a department can choose; that it did not answer, the adviser writes."""


class CitizenView(models.TextChoices):
    """What the citizen thought of the answer (borgerens oplevelse)."""

    SATISFIED = "satisfied", _("Tilfreds")
    PARTLY = "partly", _("Delvis tilfreds")
    DISSATISFIED = "dissatisfied", _("Utilfreds")
    UNKNOWN = "unknown", _("Ved vi ikke")


class State(models.TextChoices):
    """Where a forwarding stands (status)."""

    SENT = "sent", _("Sendt, ikke modtaget")
    RECEIVED = "received", _("Hos afdelingen")
    PAUSED = "paused", _("Venter på borgeren")
    ANSWERED = "answered", _("Besvaret")
    UNANSWERED = "unanswered", _("Ikke besvaret")
    RECALLED = "recalled", _("Kaldt tilbage")
    CLOSED = "closed", _("Afsluttet")


class Happening(models.TextChoices):
    """What happened in a forwarding (hændelse)."""

    SENT = "sent", _("Sendt til afdelingen")
    RECEIVED = "received", _("Modtaget af afdelingen")
    REMINDED = "reminded", _("Rykket for svar")
    LEADER = "leader", _("Rykket hos lederen")
    DIRECTOR = "director", _("Rykket hos direktøren")
    EXTENSION_ASKED = "extension_asked", _("Afdelingen bad om længere frist")
    EXTENDED = "extended", _("Fristen er forlænget")
    EXTENSION_DECLINED = "declined", _("Fristen blev ikke forlænget")
    PAUSED = "paused", _("Venter på oplysninger fra borgeren")
    RESUMED = "resumed", _("Fristen løber igen")
    ANSWERED = "answered", _("Besvaret af afdelingen")
    UNANSWERED = "unanswered", _("Opgivet uden svar")
    RECALLED = "recalled", _("Kaldt tilbage")
    VIEWED = "viewed", _("Borgerens oplevelse skrevet ned")
    FOUND = "found", _("Vurderet af borgervejlederen")
    CLOSED = "closed", _("Afsluttet")


TELL: Final = (
    Happening.SENT.value,
    Happening.RECEIVED.value,
    Happening.LEADER.value,
    Happening.DIRECTOR.value,
    Happening.EXTENDED.value,
    Happening.PAUSED.value,
    Happening.ANSWERED.value,
    Happening.UNANSWERED.value,
    Happening.RECALLED.value,
)
"""What the citizen is told about."""
SEEN_BY_DEPARTMENT: Final = tuple(
    each.value for each in Happening if each not in (Happening.VIEWED, Happening.FOUND, Happening.CLOSED)
)
"""What the department sees of the story; the citizen's view and the adviser's stay in the closed zone."""


class Reminder(models.TextChoices):
    """How far up a late answer is asked for (rykker)."""

    DEPARTMENT = "reminded", _("Ryk afdelingen")
    LEADER = "leader", _("Gå til lederen")
    DIRECTOR = "director", _("Gå til direktøren")
