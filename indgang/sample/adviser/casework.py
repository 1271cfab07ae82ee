"""What became of the matters that went on (sager): steps, consents, letters to departments, meetings, and their end."""

from datetime import datetime, timedelta
from typing import Final

from indgang.adviser.forwarding.codes import Asked, CitizenView, Reminder
from indgang.adviser.forwarding.texts import to_citizen
from indgang.adviser.mediating.codes import Kept, Side
from indgang.adviser.models import (
    Address,
    Case,
    CaseKind,
    ConsentKind,
    Contact,
    ContactKind,
    Forwarding,
    ForwardingEvent,
    Lesson,
    Letter,
    Mediation,
    Outcome,
    Way,
)
from indgang.foundation import clock, workdays
from indgang.organisation.models import Department

from .contacts import Told
from .material import Row
from .stage import Stage

_KINDS: Final = {
    ContactKind.COMPLAINT.value: CaseKind.COMPLAINT,
    ContactKind.DIALOGUE.value: CaseKind.DIALOGUE,
    ContactKind.UNRAVELLING.value: CaseKind.UNRAVELLING,
}
_FORWARDED: Final = 0.8
_LESSONS: Final = (Lesson.NONE, Lesson.SINGLE, Lesson.SINGLE, Lesson.PRACTICE, Lesson.RECOMMENDED)
_BETWEEN_STEPS: Final = 3


def tell(stage: Stage, contact: Contact, row: Row, told: Told) -> None:
    """Open a case from the contact, and let it go as far as the time has come."""
    department = stage.departments.get(row["department"])
    at = contact.at + timedelta(minutes=15)
    case = Case.open_from(
        contact,
        kind=_KINDS[row["kind"]],
        by=stage.ali,
        at=at,
        title=row["title"],
        summary=stage.key.read(contact)["text"],
        department=department,
    )
    told.cases += 1
    if department:
        kind = ConsentKind.MEDIATION if row["kind"] == ContactKind.DIALOGUE else ConsentKind.FORWARD
        case.allow(kind, "Alt, der står i henvendelsen", by=stage.ali, at=at, department=department)
    end = _walk(stage, case, row, department, at, told)
    if end and stage.has_come(end):
        _close(stage, case, row, end)
    else:
        due = workdays.add_working_days(stage.until, stage.dice.randrange(-2, 8) % 8)
        case.plan(due, by=stage.ali, at=clock.end_of_day(stage.until) - timedelta(hours=6))


def _walk(
    stage: Stage, case: Case, row: Row, department: Department | None, at: datetime, told: Told
) -> datetime | None:
    """Let the case be worked on; return when it was over, None while it still goes on."""
    at = _steps(stage, case, at, 1 + stage.dice.randrange(2))
    if not stage.has_come(at):
        return None
    if department and row["kind"] == ContactKind.DIALOGUE:
        return _mediate(stage, case, department, at)
    if department and stage.dice.random() < _FORWARDED:
        return _forward(stage, case, row, department, at, told)
    return _steps(stage, case, at, 1)


def _steps(stage: Stage, case: Case, at: datetime, number: int) -> datetime:
    """Write so many steps, a few days between each, and return the moment after the last that has come."""
    for _step in range(number):
        at = stage.after(at, 1 + stage.dice.randrange(_BETWEEN_STEPS))
        if not stage.has_come(at):
            return at
        card = stage.deck("steps").draw()
        name = stage.key.read(case.person)["name"] if case.person else ""
        text = stage.names.filled(card["text"], f"{at - timedelta(days=2):%d.%m.%Y}", name)
        spent = stage.dice.choice((15, 15, 60))
        case.write(card["kind"], text, by=stage.ali, at=at, spent=spent)
    return at


def _forward(stage: Stage, case: Case, row: Row, department: Department, at: datetime, told: Told) -> datetime | None:
    card = stage.deck("forwardings").draw_like("theme", row["theme"].split("|")[0])
    words = stage.key.read(case)
    name = stage.key.read(case.person)["name"] if case.person else ""
    letter = Letter(
        title=words["title"],
        text=stage.names.filled(card["text"], f"{at - timedelta(days=12):%d.%m.%Y}"),
        wish="Et svar med en dato, som holder.",
        name=name,
    )
    asked_on = clock.local_day(at) - timedelta(days=6 + stage.dice.randrange(20))
    asked = stage.dice.choice((Asked.CASE_WORKER, Asked.MANAGEMENT))
    to = Address(department=department, asked=asked, asked_on=asked_on)
    sent = Forwarding.send(case, letter, to, by=stage.ali, at=at)
    told.forwarded += 1
    member = stage.member_of(department)
    received = stage.after(at, 1 + stage.dice.randrange(2))
    if member and stage.has_come(received):
        sent.receive(by=member, at=received)
    return _answered(stage, sent, card, at, told)


def _answered(stage: Stage, sent: Forwarding, card: Row, at: datetime, told: Told) -> datetime | None:
    if card["answer_kind"] == "ikke-besvaret":
        return _never_answered(stage, sent, at, told)
    answered = stage.after(at, int(card["days"]))
    _remind(stage, sent, answered)
    if not stage.has_come(answered):
        return None
    by = stage.member_of(sent.department) or stage.ali
    text = stage.names.filled(card["answer"], f"{answered:%d.%m.%Y}")
    sent.answer_with(card["answer_kind"], text, by=by, at=answered)
    told.answers[card["answer_kind"]] = told.answers.get(card["answer_kind"], 0) + 1
    return _tell_citizen(stage, sent, answered, card["view"])


def _never_answered(stage: Stage, sent: Forwarding, at: datetime, told: Told) -> datetime | None:
    given_up = stage.after(at, 24)
    _remind(stage, sent, given_up)
    if not stage.has_come(given_up):
        return None
    sent.give_up(by=stage.ali, at=given_up)
    told.answers["ikke-besvaret"] = told.answers.get("ikke-besvaret", 0) + 1
    return _tell_citizen(stage, sent, given_up, CitizenView.DISSATISFIED)


def _remind(stage: Stage, sent: Forwarding, until: datetime) -> None:
    """Ask for a late answer on each step's day, as far as that has come."""
    days = (
        (Reminder.DEPARTMENT, sent.remind_on),
        (Reminder.LEADER, sent.leader_on),
        (Reminder.DIRECTOR, sent.director_on),
    )
    for step, day in days:
        moment = stage.at(day)
        if moment < until and stage.has_come(moment) and stage.works_on(day):
            sent.remind(step, by=stage.ali, at=moment)


def _tell_citizen(stage: Stage, sent: Forwarding, at: datetime, view: str) -> datetime | None:
    """Tell the citizen of the answer, hear what they think, and end the letter."""
    told_at = stage.after(at, 1)
    if not stage.has_come(told_at):
        return None
    untold = ForwardingEvent.objects.filter(forwarding=sent.pk).untold()
    sent.tell(Way.PHONE, to_citizen(sent, untold, by=stage.ali), by=stage.ali, at=told_at)
    heard = stage.after(told_at, 2 + stage.dice.randrange(6))
    if not stage.has_come(heard):
        return None
    sent.write_view(view, by=stage.ali, at=heard, keeps_complaint=view == CitizenView.DISSATISFIED)
    sent.close(by=stage.ali, at=heard)
    return heard


def _mediate(stage: Stage, case: Case, department: Department, at: datetime) -> datetime | None:
    card = stage.deck("mediations").draw()
    row = Mediation.begin(case, department, card["matter"], by=stage.ali, at=at)
    row.join(Side.CITIZEN, stage.names.name(), by=stage.ali, at=at, view="Vil høres og have en dato.")
    row.join(Side.DEPARTMENT, stage.names.name(), by=stage.ali, at=at, view="Vil gerne i gang igen.")
    begins = stage.after(at, 5 + stage.dice.randrange(6)).replace(minute=0)
    meeting = row.plan(begins, begins + timedelta(hours=1), by=stage.ali, at=at, place="Fjordby Rådhus, lokale 112")
    held = begins + timedelta(hours=1, minutes=20)
    if not stage.has_come(held):
        return None
    meeting.hold("Begge parter fik fortalt, hvad der er vigtigt for dem.", key=stage.key, by=stage.ali, at=held)
    sides = (Side.DEPARTMENT, Side.CITIZEN)
    for place, text in enumerate(each for each in card["agreed"].split("|") if each):
        due = workdays.add_working_days(clock.local_day(held), 10 + 5 * place)
        row.agree(text, sides[place % 2], by=stage.ali, at=held, due=due)
    row.end(card["outcome"], card["note"], key=stage.key, by=stage.ali, at=held + timedelta(minutes=5))
    row.rate(Side.CITIZEN, int(card["satisfied_citizen"]), by=stage.ali, at=held + timedelta(minutes=9))
    row.rate(Side.DEPARTMENT, int(card["satisfied_department"]), by=stage.ali, at=held + timedelta(minutes=9))
    _follow_up(stage, row)
    return stage.after(held, 3)


def _follow_up(stage: Stage, row: Mediation) -> None:
    for point in row.agreements.standing():
        asked = stage.after(stage.at(point.due), 1) if point.due else None
        if asked and stage.has_come(asked) and stage.dice.random() < 0.85:
            kept = stage.dice.choice((Kept.YES, Kept.YES, Kept.YES, Kept.PARTLY, Kept.NO))
            point.follow_up(kept, "", key=stage.key, by=stage.ali, at=asked)


def _close(stage: Stage, case: Case, row: Row, at: datetime) -> None:
    outcome = row["outcome"] if row["outcome"] in Outcome.values else Outcome.ANSWER_RECEIVED
    lesson = stage.dice.choice(_LESSONS)
    case.close(outcome, lesson, row["answer"], by=stage.ali, at=at, key=stage.key)
