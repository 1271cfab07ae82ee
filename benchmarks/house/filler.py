"""Fills an empty database with a town's inquiries in bulk: `python -m benchmarks.house.filler SIZE`.

Every row is what the product itself would have written, chain of the journal and words for search included; three
years of office hours, whatever the size.
"""

import json
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import django
from django.db import connection, transaction

django.setup()

from django.db import models  # noqa: E402 - the models need Django to be set up

from benchmarks.house.words import Vocabulary  # noqa: E402
from indgang.catalogue.loading import load_catalogue  # noqa: E402
from indgang.catalogue.models import Task  # noqa: E402
from indgang.citizens.models import Citizen, CitizenName  # noqa: E402
from indgang.foundation import language  # noqa: E402
from indgang.inquiries import frequencies, search, tokens  # noqa: E402
from indgang.inquiries.models import Contact, Entry, HandOver, Inquiry, Promise, Solution  # noqa: E402
from indgang.journal import chain  # noqa: E402
from indgang.journal.models import Event  # noqa: E402
from indgang.organisation.loading import load_organisation  # noqa: E402
from indgang.organisation.models import Centre, Department, Employee  # noqa: E402
from indgang.organisation.rights import Role  # noqa: E402

SEED: Final = 7
DAYS: Final = 3 * 365
CHUNK: Final = 20_000
CLERKS: Final = 400
INQUIRIES_A_CITIZEN: Final = 4
"""The sample's proportions, roughly: half of those who ask are known, four of five are helped at once."""
KNOWN, HELPED, HANDED = 0.5, 0.82, 0.10
OPEN_DAYS: Final = 30
STILL_OPEN: Final = 0.02

type Row = tuple[Any, ...]


class Filler:
    """Makes rows of all tables in the order of time, a chunk at once."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.dice = random.Random(SEED)
        self.vocabulary = Vocabulary(SEED)
        self.now = datetime.now(UTC).replace(microsecond=0)
        self.sqlite = connection.vendor == "sqlite"
        self.rows: dict[type[models.Model] | str, list[Row]] = {}
        self.previous = chain.GENESIS
        self.counts = {"solution": 0, "handover": 0, "promise": 0, "entry": 0, "event": 0}

    def fill(self) -> None:
        """Write everything."""
        load_organisation()
        load_catalogue()
        self._staff()
        self._citizens()
        for number, at in enumerate(self._moments(), 1):
            self._inquiry(number, at)
            if number % CHUNK == 0:
                self._flush()
        self._flush()
        _settle()

    def _staff(self) -> None:
        centres = list(Centre.objects.all())
        self.centres = [centre.pk for centre in centres]
        self.departments = list(Department.objects.receiving().values_list("pk", flat=True))
        tasks = list(Task.objects.all())
        self.tasks = [(task.pk, tokens.tokens(task.title)) for task in tasks]
        self.task_weights = [task.frequency for task in tasks]
        for number in range(CLERKS):
            clerk = Employee(username=f"clerk{number:03}", name=f"Medarbejder {number}", centre=centres[number % 4])
            clerk.set_unusable_password()
            clerk.save()
            clerk.grant(Role.CLERK, at=self.now - timedelta(days=DAYS))
        self.clerks = list(Employee.objects.filter(username__startswith="clerk").values_list("pk", flat=True))

    def _citizens(self) -> None:
        self.citizens = max(self.size // INQUIRIES_A_CITIZEN, 100)
        begun = self.now - timedelta(days=DAYS)
        last_names = self.vocabulary.words[:3000]
        for number in range(1, self.citizens + 1):
            first, last = self.dice.choice(last_names), self.dice.choice(last_names)
            name = f"{first.title()} {last.title()}sen"
            born = date(1930, 1, 1) + timedelta(days=self.dice.randrange(33_000))
            sealed = f"gAAAAA{self.dice.getrandbits(560):0140x}"
            index = f"{self.dice.getrandbits(192):048x}"[:32]
            phone = f"{self.dice.randrange(20_000_000, 99_999_999)}"
            self._add(Citizen, number, name, sealed, index, born, phone, "", "Storegade 1, 9999 Fjordby", begun)
            for word in dict.fromkeys(language.words(name)):
                self._add(CitizenName, None, number, word)
            if number % CHUNK == 0:
                self._flush()
        self._flush()

    def _moments(self) -> Iterator[datetime]:
        """Yield the moments at which inquiries are opened: eight hours of each weekday, evenly."""
        first = (self.now - timedelta(days=DAYS)).replace(hour=7, minute=0, second=0)
        days = [day for n in range(DAYS) if (day := first + timedelta(days=n)).weekday() < 5]
        for number in range(self.size):
            place = number * len(days) / self.size
            yield days[int(place)] + timedelta(seconds=int((place % 1) * 8 * 3600), microseconds=number % 1000)

    def _inquiry(self, number: int, at: datetime) -> None:
        dice = self.dice
        words = self.vocabulary.body(dice)
        task, title_tokens = dice.choices(self.tasks, self.task_weights)[0]
        clerk, centre = dice.choice(self.clerks), dice.choice(self.centres)
        channel = dice.choices(("in_person", "phone", "written", "digital"), (35, 40, 10, 15))[0]
        citizen = dice.randrange(self.citizens) + 1 if dice.random() < KNOWN else None
        identification = "document" if citizen else "anonymous"
        ended = at + timedelta(minutes=dice.randrange(2, 20))
        self._add(Contact, number, clerk, centre, channel, "", "in", at, ended, citizen, identification, "", None)
        fate = dice.random()
        is_open = dice.random() < (0.6 if at > self.now - timedelta(days=OPEN_DAYS) else STILL_OPEN)
        become = self._helped if fate < HELPED else self._handed if fate < HELPED + HANDED else self._promised
        state = become(number, at, ended, clerk, citizen, is_open, task)
        self._add(
            Inquiry, number, UUID(int=dice.getrandbits(128), version=4), task, "", " ".join(words), at, number, channel,
            centre, citizen, state.get("owner", clerk), state.get("at_department"), state.get("accepted_at"),
            state.get("promised_for"), state.get("solved_at"), None,
        )  # fmt: skip
        found = [*title_tokens, *self.vocabulary.tokens_of(words), *state.get("more_words", ())]
        self._add("inquiries_words", *search.row(number, at, found))
        if citizen:
            self._event("inquiry.read", number, ended, clerk, citizen, "Sagsbehandling")

    def _helped(
        self, number: int, at: datetime, ended: datetime, clerk: int, citizen: int | None, _open: bool, task: int
    ) -> dict[str, Any]:
        outcome = self.dice.choices(("solved", "guided", "self_service_shown", "referred"), (50, 30, 10, 10))[0]
        self._solution(number, outcome, ended, clerk, contact=number)
        self._event("inquiry.registered", number, ended, clerk, citizen, outcome=outcome, task=task)
        return {"solved_at": ended}

    def _handed(
        self, number: int, at: datetime, ended: datetime, clerk: int, citizen: int | None, is_open: bool, task: int
    ) -> dict[str, Any]:
        department = self.dice.choice(self.departments)
        accepted = answered = None
        if not is_open or self.dice.random() < 0.5:
            accepted = min(ended + timedelta(hours=self.dice.randrange(1, 30)), self.now)
        if accepted and not is_open:
            answered = min(accepted + timedelta(hours=self.dice.randrange(1, 200)), self.now)
        self._event("inquiry.registered", number, ended, clerk, citizen, task=task, to=department)
        said = self.vocabulary.body(self.dice)[:25]
        story, more = " ".join(said), [*self.vocabulary.tokens_of(said), tokens.department_token(department)]
        row = self._count("handover")
        ending, answer = ("answered", "Borgeren har fået svar.") if answered else ("", "")
        self._add(
            HandOver, row, number, department, story, (ended + timedelta(days=14)).date(), ended, clerk,
            accepted, clerk if accepted else None, answered, clerk if answered else None, ending, answer, None,
        )  # fmt: skip
        if accepted:
            self._event("inquiry.accepted", number, accepted, clerk, citizen, handover=row)
        if answered:
            self._solution(number, "answered_by_department", answered, clerk, department=department)
            self._event("inquiry.answered", number, answered, clerk, citizen, handover=row, citizen_told=True)
            return {"solved_at": answered, "more_words": more}
        return {"at_department": department, "accepted_at": accepted, "more_words": more}

    def _promised(
        self, number: int, at: datetime, ended: datetime, clerk: int, citizen: int | None, is_open: bool, task: int
    ) -> dict[str, Any]:
        due = (ended + timedelta(days=5)).date()
        self._add(Promise, self._count("promise"), number, due, "Servicemål", clerk, ended, None)
        self._event("inquiry.registered", number, ended, clerk, citizen, due=due.isoformat(), task=task)
        said = self.vocabulary.body(self.dice)[:20]
        note, more = " ".join(said), self.vocabulary.tokens_of(said)
        row = self._count("entry")
        self._add(Entry, row, number, None, "note", note, clerk, ended, None)
        self._event("inquiry.noted", number, ended, clerk, citizen, entry=row)
        if is_open:
            return {"promised_for": due, "more_words": more}
        solved = min(ended + timedelta(days=2), self.now)
        self._solution(number, "solved", solved, clerk)
        self._event("inquiry.solved", number, solved, clerk, citizen, outcome="solved")
        return {"promised_for": due, "solved_at": solved, "more_words": more}

    def _solution(
        self,
        number: int,
        outcome: str,
        at: datetime,
        by: int,
        contact: int | None = None,
        department: int | None = None,
    ) -> None:
        row = self._count("solution")
        self._add(Solution, row, number, contact, outcome, "", None, department, by, at, None, None, "")

    def _event(
        self, kind: str, number: int, at: datetime, by: int, citizen: int | None, reason: str = "", **facts: Any
    ) -> None:
        entry = chain.Entry(kind, "inquiry", number, at, by, citizen, reason, facts)
        self.previous = entry.digest(self.previous)
        row = self._count("event")
        written = json.dumps(facts)
        self._add(Event, row, at, by, kind, "inquiry", number, citizen, reason, written, self.previous)

    def _count(self, name: str) -> int:
        self.counts[name] += 1
        return self.counts[name]

    def _add(self, table: type[models.Model] | str, *values: Any) -> None:
        self.rows.setdefault(table, []).append(values)

    def _flush(self) -> None:
        with transaction.atomic():
            for table, rows in self.rows.items():
                (_insert if self.sqlite else _copy)(table, rows)
                rows.clear()
        print(f"{self.counts['event']:,} events", file=sys.stderr)


def _target(table: type[models.Model] | str) -> tuple[str, list[str]]:
    """Return the table's name and columns; a first value of None leaves the number to the database."""
    if isinstance(table, str):
        return table, list(search.columns())
    columns = [str(field.column) for field in table._meta.concrete_fields]
    return table._meta.db_table, columns


def _insert(table: type[models.Model] | str, rows: Sequence[Row]) -> None:
    name, columns = _target(table)
    signs = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({signs})", [tuple(map(_plain, row)) for row in rows]
        )


def _copy(table: type[models.Model] | str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    name, columns = _target(table)
    if rows[0][0] is None:
        columns = columns[1:]
        rows = [row[1:] for row in rows]
    with connection.cursor() as cursor, cursor.copy(f"COPY {name} ({', '.join(columns)}) FROM STDIN") as writer:
        for row in rows:
            writer.write_row(row)


def _plain(value: Any) -> Any:
    """Return a value as Django stores it in SQLite."""
    write = _PLAIN.get(type(value))
    return write(value) if write else value


_PLAIN: Final[dict[type, Callable[[Any], Any]]] = {
    datetime: lambda value: value.replace(tzinfo=None).isoformat(" "),
    date: date.isoformat,
    UUID: lambda value: value.hex,
}


def _settle() -> None:
    """Bring the database into the state in which its own upkeep would have left it."""
    frequencies.count_anew(at=datetime.now(UTC))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        for table in _filled():
            name = table._meta.db_table
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))")
        cursor.execute("VACUUM ANALYZE")


def _filled() -> Iterable[type[models.Model]]:
    return (Citizen, Contact, Inquiry, Solution, HandOver, Promise, Entry, Event)


if __name__ == "__main__":
    Filler(int(sys.argv[1])).fill()
