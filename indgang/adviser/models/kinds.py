"""Kinds (slags) of what stands in a case: roles, consents and steps."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyRole(models.TextChoices):
    """What somebody is in a case (rolle i sagen)."""

    CITIZEN = "citizen", _("Borger")
    REPRESENTATIVE = "representative", _("Partsrepræsentant")
    COMPANION = "companion", _("Bisidder")
    RELATIVE = "relative", _("Pårørende")
    EMPLOYEE = "employee", _("Medarbejder")
    OTHER = "other", _("Anden")


class MandateProof(models.TextChoices):
    """How the power of attorney was shown (fuldmagtens form)."""

    WRITTEN = "written", _("Skriftlig fuldmagt")
    DIGITAL = "digital", _("Digital fuldmagt")
    PRESENT = "present", _("Borgeren har selv sagt det")
    GUARDIAN = "guardian", _("Værge eller forælder")


class ConsentKind(models.TextChoices):
    """What the citizen has said yes to (samtykke)."""

    CONTACT = "contact", _("at kontakte afdelingen")
    FORWARD = "forward", _("at sende henvendelsen til afdelingen")
    FETCH = "fetch", _("at hente oplysninger")
    MEDIATION = "mediation", _("mægling")
    FEEDBACK = "feedback", _("at give en tilbagemelding om et brev")
    STORY = "story", _("at sagen fortælles uden navn")


LETS_SPEAK: Final = (
    ConsentKind.CONTACT.value,
    ConsentKind.FORWARD.value,
    ConsentKind.FETCH.value,
    ConsentKind.MEDIATION.value,
)
"""Each of these lets the adviser speak with the department about the case."""


class StepKind(models.TextChoices):
    """What was done (skridt)."""

    NOTE = "note", _("Notat")
    CALL = "call", _("Telefonsamtale")
    MAIL = "mail", _("E-mail eller besked")
    LETTER = "letter", _("Brev")
    MEETING = "meeting", _("Møde")
    DOCUMENT = "document", _("Dokument")


SPEAKS: Final = frozenset({StepKind.CALL.value, StepKind.MAIL.value, StepKind.LETTER.value, StepKind.MEETING.value})
"""Steps that tell somebody something; with a department they need the citizen's consent first."""
