"""The knowledge of the made-up municipality (eksempelviden): articles, feedback, notices and who has read them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from indgang.catalogue.models import Task
from indgang.foundation import clock, workdays
from indgang.knowledge.models import Article, Feedback, Notice, Reading, Reply, ReplyKind
from indgang.knowledge.models.feedback import answers_for
from indgang.organisation.models import Centre, Employee
from indgang.organisation.rights import Role

from .ledger import Ledger


@dataclass(frozen=True, slots=True)
class Told:
    """Feedback, and what came of it."""

    by: str
    article: str
    kind: str
    text: str
    days_ago: int
    task: str = ""
    reply: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Posted:
    """A notice, and who has read it."""

    by: str
    title: str
    text: str
    days_ago: int
    lasts: int
    """How many days after the last one it is shown."""
    centre: str = ""
    role: str = ""
    important: bool = False
    for_citizens: bool = False
    read_by: tuple[str, ...] = ()


FEEDBACK: Final = (
    Told("karen", "skranke-sundhedskort-gebyr", "missing", "Hvad koster det i år? Borgerne spørger hver dag.", 3),
    Told(
        "bo", "meld-flytning", "unclear", "Mange tror, at alle skal sende en lejekontrakt. Kan det stå tydeligere?", 6
    ),
    Told(
        "fatima",
        "nyt-pas-til-voksne",
        "missing",
        "Skriv, hvilke centre der tager billeder.",
        20,
        reply="Der står nu, at du skal tage billede med, hvis centret ikke gør det.",
        done=True,
    ),
    Told(
        "karen",
        "soeg-kontanthjaelp",
        "wrong",
        "Svarer Ydelse ikke inden for en uge?",
        15,
        reply="Servicemålet er 10 arbejdsdage. Jeg har set efter, og teksten er rigtig.",
    ),
    Told("susanne", "faa-mitid", "good", "Den er let at læse op i telefonen.", 9, reply="Tak for det."),
    Told("lone", "", "wrong", "Kortet mangler det nye skema til erklæringen.", 4, task="flytning-barn-delt-bopael"),
    Told("mads", "soeg-kontanthjaelp", "unclear", "Hvad er forskellen på formue og opsparing?", 2),
)
NOTICES: Final = (
    Posted(
        "christian",
        "MitID driller i formiddag",
        "Der er fejl hos MitID. Nogle kan ikke logge på.\n\n- Bed borgeren prøve igen efter klokken 12.\n"
        "- Giv en ny tid, hvis det haster.\n- Registrér som vejledt, så vi kan tælle det.",
        0,
        2,
        important=True,
        read_by=("tina", "bo", "susanne", "emil", "jonas"),
    ),
    Posted(
        "christian",
        "Vi lukker tidligt juleaften",
        "Alle centre har lukket den 24. december. Har du travlt, så kom før.",
        1,
        40,
        for_citizens=True,
        read_by=("karen", "bo", "tina", "henrik", "annette", "susanne", "lone"),
    ),
    Posted(
        "tina",
        "Nyt foto-apparat i Fjordby",
        "Apparatet ved skranke 2 er nyt. Spørg Lone, hvis billedet bliver for mørkt.",
        3,
        14,
        centre="fjordby",
        read_by=("fatima", "lone", "soeren"),
    ),
    Posted(
        "christian",
        "Gennemgang af jeres artikler",
        "Se jeres artikler efter inden månedens udgang. De, der er for gamle, står øverst under Til mig.",
        8,
        30,
        role=Role.DEPARTMENT,
        read_by=("per",),
    ),
    Posted(
        "henrik",
        "Møde om klart sprog",
        "Vi så på ti breve sammen. Det svære ord var næsten altid det, vi selv brugte mest.",
        40,
        -20,
        read_by=("karen", "bo", "tina", "christian", "susanne", "lone"),
    ),
)
OVERDUE: Final = (("meld-flytning", 12), ("skranke-tolk", 40))
"""Articles whose review is late, and by how many days on the last day."""


class _Teller:
    """Writes what the staff told, past the verbs: the journal wants its events in the order of time."""

    def __init__(self, until: date, ledger: Ledger) -> None:
        self._until, self._ledger = until, ledger
        self._people = {each.username: each for each in Employee.objects.active()}

    def give(self, told: Told) -> None:
        """Write feedback and its reply."""
        clerk = self._people.get(told.by)
        article = Article.objects.select_related("owner").filter(slug=told.article).first()
        task = Task.objects.filter(slug=told.task).first()
        if clerk is None or not (article or task):
            return
        at = self._moment(told.days_ago, 10)
        given = Feedback.objects.create(
            article=article,
            task=task,
            kind=told.kind,
            text=told.text,
            by=clerk,
            at=at,
            to=article.owner if article else answers_for(task) if task else None,
        )
        self._event(at, "feedback.given", given, clerk, told=told.kind)
        if told.reply and given.to:
            kind, later = ReplyKind.DONE if told.done else ReplyKind.ANSWERED, at + timedelta(hours=3)
            Reply.objects.create(feedback=given, kind=kind, text=told.reply, by=given.to, at=later)
            self._event(later, "feedback.answered", given, given.to, told=str(kind))

    def post(self, posted: Posted) -> None:
        """Write a notice, and that some have read it."""
        author = self._people.get(posted.by)
        if author is None:
            return
        at = self._moment(posted.days_ago, 14)
        since = clock.local_day(at)
        notice = Notice.objects.create(
            title=posted.title,
            text=posted.text,
            centre=Centre.objects.filter(slug=posted.centre).first(),
            role=posted.role,
            important=posted.important,
            for_citizens=posted.for_citizens,
            valid_from=since,
            valid_to=self._until + timedelta(days=posted.lasts),
            by=author,
            at=at,
        )
        Reading.objects.create(notice=notice, employee=author, at=at)
        self._event(at, "notice.written", notice, author)
        for minutes, reader in enumerate((each for each in posted.read_by if each in self._people), 5):
            read_at = at + timedelta(minutes=minutes)
            Reading.objects.create(notice=notice, employee=self._people[reader], at=read_at)
            self._event(read_at, "notice.acknowledged", notice, self._people[reader])

    def _moment(self, days_ago: int, hour: int) -> datetime:
        """Return an hour of the working day so long before the last one."""
        day = self._until - timedelta(days=days_ago)
        while not workdays.is_working_day(day):
            day -= timedelta(days=1)
        return clock.start_of_day(day) + timedelta(hours=hour)

    def _event(self, at: datetime, kind: str, subject: Feedback | Notice, actor: Employee, **facts: str) -> None:
        moment = int(at.timestamp())
        self._ledger.deed(moment, kind, subject.journal_kind, subject.pk, actor.pk, None, "", **facts)


def tell(until: date, ledger: Ledger) -> None:
    """Let the staff have said and read all this by the last day; who is not in this town says nothing."""
    teller = _Teller(until, ledger)
    for told in FEEDBACK:
        teller.give(told)
    for posted in NOTICES:
        teller.post(posted)
    for slug, days in OVERDUE:
        Article.objects.filter(slug=slug).update(review_by=until - timedelta(days=days))
