"""Declaring a conflict of interest (oplys inhabilitet), by forvaltningsloven §§ 3, 4 and 6."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from indgang.journal import chain
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from . import independence_refusals as refusals
from .models import Case, CaseRecusal, KeyKind, Person, RecusalGround, RecusalWay, ZoneKey
from .words import tidied


def declare(
    about: Case | Person,
    ground: str,
    way: str,
    *,
    told: str,
    by: Employee,
    at: datetime,
    why: str = "",
    passed_to: str = "",
) -> CaseRecusal:
    """Declare that one is partial in a case, or in all that concerns a person, and close it to oneself at once.

    `told` is to whom it was told (§ 6). With the exception of § 4 it stays open, for a reason, when no other adviser
    has a key. Raises UnknownChoice, ToldToNobody, AlreadyRecused, NoSubstitute, SubstituteCan, ExceptionNeedsReason,
    RecipientNeeded when it is passed on to nobody, TextTooLong.
    """
    words = tidied(told=told, why=why, passed_to=passed_to).texts
    if ground not in RecusalGround.values or way not in RecusalWay.values:
        raise refusals.UnknownChoice
    if not words["told"]:
        raise refusals.ToldToNobody
    others = list(substitutes(by))
    _way_is_open(way, words, bool(others))
    with transaction.atomic():
        if about.recusals.filter(employee=by).exists():
            raise refusals.AlreadyRecused
        row = CaseRecusal(
            employee=None if way == RecusalWay.EXCEPTION else by,
            declared_by=by,
            case=about if isinstance(about, Case) else None,
            person=about if isinstance(about, Person) else None,
            ground=ground,
            way=way,
            substitute=others[0] if way == RecusalWay.SUBSTITUTE else None,
            declared_at=at,
        )
        row.seal(**words)
        row.save(force_insert=True)
        chain.record("adviser_recusal.declared", row, by=by, at=at, ground=ground, way=way)
    return row


def _way_is_open(way: str, words: dict[str, str], somebody_else_can: bool) -> None:
    if way == RecusalWay.SUBSTITUTE and not somebody_else_can:
        raise refusals.NoSubstitute
    if way == RecusalWay.OUTSIDE and not words["passed_to"]:
        raise refusals.RecipientNeeded
    if way == RecusalWay.EXCEPTION and somebody_else_can:
        raise refusals.SubstituteCan
    if way == RecusalWay.EXCEPTION and not words["why"]:
        raise refusals.ExceptionNeedsReason


def substitutes(employee: Employee) -> list[Employee]:
    """Return the other advisers who have a key and still hold the role (stedfortrædere)."""
    keys: QuerySet[ZoneKey] = ZoneKey.objects.standing().filter(kind=KeyKind.PERSON).exclude(employee=employee)
    people = (key.employee for key in keys.select_related("employee").order_by("made_at", "id"))
    return [each for each in people if each and each.may(Ability.ADVISE)]
