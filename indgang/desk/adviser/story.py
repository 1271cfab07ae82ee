"""What contacts, steps, consents and parties tell in a case's story."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.adviser.models import Case, Key, Party

from .pieces import Happening


def opened(case: Case, key: Key) -> Iterator[Happening]:
    """Tell that the case was opened, and what it was about."""
    what = _("Sagen er oprettet: %(kind)s") % {"kind": case.get_kind_display()}
    yield Happening(case.opened_at, what, case.opened_by.name, key.read(case)["summary"])


def closed(case: Case, key: Key) -> Iterator[Happening]:
    """Tell how the case ended."""
    if case.closed_at and case.closed_by:
        facts = {"outcome": case.get_outcome_display(), "lesson": case.get_lesson_display()}
        what = _("Sagen er lukket: %(outcome)s. Læring: %(lesson)s") % facts
        yield Happening(case.closed_at, what, case.closed_by.name, key.read(case)["conclusion"], "is-done")


def contacts(case: Case, key: Key) -> Iterator[Happening]:
    """Tell of every contact in the case."""
    for contact in (
        case.contacts.counted().select_related("by", "place").prefetch_related("points__theme", "points__department")
    ):
        words = key.read(contact)
        about = ", ".join(str(point) for point in contact.points.all())
        text = "\n".join(part for part in (words["title"], words["text"], words["answer"], about) if part)
        what = _("Henvendelse: %(way)s") % {"way": contact.get_way_display()}
        url = reverse("adviser_contact", args=[contact.pk])
        yield Happening(contact.at, what, contact.by.name, text, "is-late" if contact.lacks_note else "", url)


def steps(case: Case, key: Key) -> Iterator[Happening]:
    """Tell of every step."""
    for step in case.steps.select_related("by", "department"):
        what = step.get_kind_display()
        if step.department:
            what = _("%(step)s med %(department)s") % {"step": what, "department": step.department}
        yield Happening(step.at, what, step.by.name, key.read(step)["text"])


def consents(case: Case, key: Key) -> Iterator[Happening]:
    """Tell of every yes, and of what was taken back."""
    for consent in case.consents.select_related("noted_by", "department"):
        what = _("Samtykke til %(what)s") % {"what": consent.get_kind_display()}
        if consent.department:
            what = f"{what}: {consent.department}"
        state = "is-quiet" if consent.withdrawn_at else ""
        yield Happening(consent.given_at, what, consent.noted_by.name, key.read(consent)["scope"], state)
        if consent.withdrawn_at:
            taken = _("Samtykket til %(what)s er trukket tilbage") % {"what": consent.get_kind_display()}
            yield Happening(consent.withdrawn_at, taken)


def parties(case: Case, key: Key) -> Iterator[Happening]:
    """Tell who came into the case, and who left it."""
    for party in case.parties.select_related("added_by"):
        words = key.read(party)
        who = {"role": party.get_role_display(), "name": words["name"]}
        yield Happening(party.added_at, _("%(role)s: %(name)s") % who, party.added_by.name, _mandate(party, words))
        if party.left_at:
            yield Happening(party.left_at, _("%(role)s er gået ud af sagen: %(name)s") % who, "", "", "is-quiet")


def _mandate(party: Party, words: dict[str, str]) -> str:
    """Return what the power of attorney covers, and for how long."""
    if not party.mandate_from:
        return words["note"]
    span = {"covers": words["mandate"], "first": f"{party.mandate_from:%d.%m.%Y}"}
    if not party.mandate_to:
        return _("Fuldmagt fra %(first)s: %(covers)s") % span
    return _("Fuldmagt fra %(first)s til %(last)s: %(covers)s") % {**span, "last": f"{party.mandate_to:%d.%m.%Y}"}
