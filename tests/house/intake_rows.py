"""What the addresses of contacts, cases, people and messages are about, in the table of who gets in where."""

from indgang.adviser import people
from indgang.adviser.messaging import receive
from indgang.adviser.models import Case, Key
from indgang.adviser.registration import NewContact, log
from indgang.sample.cast import Cast


def known(cast: Cast, key: Key) -> dict[str, int]:
    """A contact alone, one that became a case, a person and a message."""
    person = people.register(name="Mette Lauridsen", phone="95304050", by=cast.ali, at=cast.at, key=key)
    alone = log(NewContact(kind="guidance", way="phone", at=cast.at, text="Pas."), by=cast.ali, at=cast.at)
    begun = log(
        NewContact(kind="complaint", way="desk", at=cast.at, text="Svar.", person=person), by=cast.ali, at=cast.at
    )
    case = Case.open_from(begun, kind="complaint", title="Svar", by=cast.ali, at=cast.at)
    message = receive("guidance", "Hjælp.", at=cast.at)
    contacts = (
        *("adviser_contact", "adviser_undo", "adviser_case_new", "adviser_case_joining", "adviser_discard"),
        *("adviser_taking_back", "adviser_correction", "adviser_contact_person"),
    )
    cases = ("case", *(f"case_{act}" for act in ("step", "plan", "consent", "withdrawal", "party", "leaving")))
    persons = ("adviser_person", "adviser_person_facts", "adviser_person_merger", "adviser_person_anonymity")
    messages = ("adviser_message", "adviser_message_taking", "adviser_message_aside")
    return {
        **dict.fromkeys(contacts, alone.pk),
        **dict.fromkeys((f"adviser_{name}" for name in (*cases, "case_closing", "case_reopening")), case.pk),
        **dict.fromkeys(persons, person.pk),
        **dict.fromkeys(messages, message.pk),
    }
