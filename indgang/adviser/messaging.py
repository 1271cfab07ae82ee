"""Messages from the public page (beskeder): sealed as they come, and seen to by the adviser."""

import secrets
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from indgang.citizens.phone import dialled
from indgang.journal import chain
from indgang.organisation.models import Employee

from . import case_refusals as refusals
from . import people
from .models import AsideReason, Contact, ContactKind, Key, Message, Person, Way, Wish
from .registration import NewContact, log
from .words import tidied

_SIGNS: Final = "23456789ACFHJKLMRTUXY"
"""Signs that are not mistaken for one another when they are read aloud."""
KIND_FOR: Final = {
    Wish.GUIDANCE.value: ContactKind.GUIDANCE.value,
    Wish.COMPLAINT.value: ContactKind.COMPLAINT.value,
    Wish.MEETING.value: ContactKind.GUIDANCE.value,
    Wish.IDEA.value: ContactKind.GUIDANCE.value,
}
"""The kind of contact that a message mostly becomes."""


def receive(wish: str, text: str, *, at: datetime, language: str = "da", **who: str) -> Message:
    """Seal what a citizen wrote (modtag besked), and give a receipt; `who` may hold name, phone and email.

    Raises NoZone before the adviser has founded the zone, NothingSaid, WrongChoice, TextTooLong.
    """
    words = tidied(text=text, name=who.get("name", ""), phone=who.get("phone", ""), email=who.get("email", ""))
    if not words.texts["text"]:
        raise refusals.NothingSaid
    if wish not in Wish.values:
        raise refusals.WrongChoice(choice=wish)
    words.texts["phone"] = dialled(words.texts["phone"])
    message = Message(
        receipt=new_receipt(),
        wish=wish,
        language=language,
        received_at=at,
        can_be_reached=bool(words.texts["phone"] or words.texts["email"]),
    )
    message.seal(**words.texts)
    with transaction.atomic():
        message.save(force_insert=True)
        chain.record("adviser_message.received", message, by=None, at=at, wish=wish)
    return message


def new_receipt() -> str:
    """Return a receipt number (kvittering) that says nothing, and can be read aloud: AB2-CD3-EF4."""
    return "-".join("".join(secrets.choice(_SIGNS) for _sign in range(3)) for _group in range(3))


def become_contact(message: Message, *, by: Employee, at: datetime, key: Key, **facts: Any) -> Contact:
    """Make the message a contact (gør til henvendelse), with its person when one can be reached.

    `facts` may hold kind, person, task and department. Raises MessageTaken, and what `log` and `register` raise.
    """
    words = key.read(message)
    with transaction.atomic():
        _claim(message, by, at)
        contact = log(
            NewContact(
                kind=facts.pop("kind", "") or KIND_FOR[message.wish],
                way=Way.WEB,
                at=message.received_at,
                text=words["text"],
                person=facts.pop("person", None) or _person_of(message, by=by, at=at, key=key),
                **facts,
            ),
            by=by,
            at=at,
        )
        message.contact = contact
        message.save(update_fields=["contact"])
        chain.record("adviser_message.became_contact", message, by=by, at=at, contact=contact.pk)
    return contact


def _person_of(message: Message, *, by: Employee, at: datetime, key: Key) -> Person | None:
    """Return whoever wrote: found again by phone or e-mail, or written down; nobody when nothing is known."""
    words = key.read(message)
    for typed in (words["phone"], words["email"]):
        found = people.find(typed, by=by, key=key, limit=1) if typed else []
        if found:
            return found[0][0]
    known = {name: words[name] for name in ("name", "phone", "email") if words[name]}
    return people.register(by=by, at=at, key=key, **known) if known else None


def put_aside(message: Message, reason: str, *, by: Employee, at: datetime) -> None:
    """Put a message aside (læg til side) that is no contact; raises MessageTaken, WrongChoice."""
    if reason not in AsideReason.values:
        raise refusals.WrongChoice(choice=reason)
    with transaction.atomic():
        _claim(message, by, at)
        message.put_aside_as = reason
        message.save(update_fields=["put_aside_as"])
        chain.record("adviser_message.put_aside", message, by=by, at=at, why=reason)


def _claim(message: Message, by: Employee, at: datetime) -> None:
    if not Message.objects.waiting().filter(pk=message.pk).update(seen_to_at=at, seen_to_by=by):
        raise refusals.MessageTaken
    message.seen_to_at, message.seen_to_by = at, by
