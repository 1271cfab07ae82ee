"""A server killed in the middle of its work loses nothing that it has acknowledged, and writes nothing twice."""

import json
import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import pytest

from tests.machines import SetUp

from .process import Machine, kill_group

pytestmark = pytest.mark.slow

CLERKS = ("karen", "mette", "bo", "lone")
TOKEN = "abcdefghijklmnopqrstuvwxyz012345"
BEFORE_THE_KILL = 40

SIGN_IN = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from indgang.organisation.models import Employee
Session = import_module(settings.SESSION_ENGINE).SessionStore
for employee in Employee.objects.filter(username__in={names!r}):
    session = Session()
    session[SESSION_KEY] = str(employee.pk)
    session[BACKEND_SESSION_KEY] = "indgang.organisation.backends.EmployeeBackend"
    session[HASH_SESSION_KEY] = employee.get_session_auth_hash()
    session.create()
    print(session.session_key)
"""

AFTERWARDS = """
import json
from django.db import connection
from indgang.inquiries.consistency import contradictions
from indgang.inquiries.models import Inquiry
from indgang.journal import chain
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check")
    [whole] = cursor.fetchone()
    cursor.execute("SELECT count(*) FROM inquiries_words")
    [findable] = cursor.fetchone()
held = {str(each.key): each.reference for each in Inquiry.objects.all()}
print(json.dumps({
    "held": held, "findable": findable, "whole": whole, "chain": chain.verify().whole,
    "contradictions": [str(each) for each in contradictions()],
    "solutions": Inquiry.objects.filter(solutions__isnull=False).distinct().count(),
    "contacts": Inquiry.objects.values("opened_in").distinct().count(),
}))
"""


@dataclass
class Clerk:
    """Somebody who registers one inquiry after the other, and remembers what the server said."""

    port: int
    session: str
    acknowledged: dict[str, str] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)

    def work(self, enough: threading.Event) -> None:
        """Register until the server is gone."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self.unanswered and not self.refused:
            self.register(connection, str(uuid4()))
            if len(self.acknowledged) >= BEFORE_THE_KILL // len(CLERKS):
                enough.set()

    def register(self, connection: HTTPConnection, key: str) -> None:
        """Send one form; remember the reference that came back, or that none did."""
        form = {
            "csrfmiddlewaretoken": TOKEN,
            "key": key,
            "channel": "phone",
            "outcome": "guided",
            "text": f"Prøve {key}",
        }
        headers = {
            "Host": "localhost",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
        }
        try:
            connection.request("POST", "/registrering/", urlencode(form), headers)
            response = connection.getresponse()
            response.read()
        except (OSError, HTTPException):
            self.unanswered.append(key)
            return
        location = urlsplit(response.headers.get("Location", ""))
        if response.status == 302 and (found := parse_qs(location.query).get("registreret")):
            self.acknowledged[key] = found[0]
        else:
            self.refused.append(response.status)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, with_example: SetUp) -> Machine:
    return with_example(tmp_path_factory.mktemp("killed") / "data")


@pytest.fixture(scope="module")
def sessions(machine: Machine) -> list[str]:
    return machine.python(SIGN_IN.format(names=CLERKS)).split()


def work_until_killed(machine: Machine, sessions: list[str]) -> list[Clerk]:
    """Let all clerks work, and kill server and workers in the middle of it."""
    with machine.serving("--workers", "2") as (port, process):
        clerks = [Clerk(port, session) for session in sessions]
        enough = threading.Event()
        threads = [threading.Thread(target=clerk.work, args=(enough,)) for clerk in clerks]
        for thread in threads:
            thread.start()
        assert enough.wait(60)
        kill_group(process)
        for thread in threads:
            thread.join(60)
    return clerks


def test_nothing_acknowledged_is_lost_and_nothing_is_written_twice(machine: Machine, sessions: list[str]) -> None:
    acknowledged: dict[str, str] = {}
    unanswered: list[str] = []
    for _round in range(3):
        clerks = work_until_killed(machine, sessions)
        assert [clerk.refused for clerk in clerks] == [[]] * len(CLERKS)
        for clerk in clerks:
            acknowledged |= clerk.acknowledged
            unanswered += clerk.unanswered
    assert len(acknowledged) >= 3 * BEFORE_THE_KILL // len(CLERKS)

    found = json.loads(machine.python(AFTERWARDS))
    assert {key: found["held"].get(key) for key in acknowledged} == acknowledged
    assert set(found["held"]) <= {*acknowledged, *unanswered}
    assert (found["whole"], found["chain"], found["contradictions"]) == ("ok", True, [])
    assert found["findable"] == found["solutions"] == found["contacts"] == len(found["held"])

    again = send_again(machine, sessions[0], unanswered)
    after = json.loads(machine.python(AFTERWARDS))
    assert set(after["held"]) == {*acknowledged, *unanswered}
    assert {key: after["held"][key] for key in again} == again
    assert after["contacts"] == len(after["held"])
    assert after["chain"]


def send_again(machine: Machine, session: str, keys: list[str]) -> dict[str, str]:
    """Send the forms that were never answered once more, as the clerks' browsers do."""
    with machine.serving("--workers", "1") as (port, _process):
        clerk, connection = Clerk(port, session), HTTPConnection("127.0.0.1", port, timeout=30)
        for key in keys:
            clerk.register(connection, key)
    assert (clerk.refused, clerk.unanswered) == ([], [])
    return clerk.acknowledged


def test_the_folder_holds_no_more_than_the_database(machine: Machine) -> None:
    """What a kill leaves beside the database belongs to it: the log that the next start reads."""
    names = {path.name for path in Path(machine.folder).iterdir()}
    assert names <= {"indgang.sqlite3", "indgang.sqlite3-wal", "indgang.sqlite3-shm", "static", "imports", "files"}
