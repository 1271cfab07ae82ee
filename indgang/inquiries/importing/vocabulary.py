"""What a municipality's own words (egne ord) mean: centres, channels, tasks, outcomes, departments and clerks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, Self

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task
from indgang.foundation import language
from indgang.inquiries.models import Channel, ContactKind, Outcome
from indgang.organisation.models import Centre, Department, Employee

from .guessing import TaskGuesser

NONE: Final = "-"
"""The code for: this word names nothing of ours. A task's words are then kept as the inquiry's subject."""
OPEN: Final = "open"
"""The code for the outcome of an inquiry that is still open."""
_CLOSE: Final = 0.75


class Kind(StrEnum):
    """What a word is a word for; the values are the names of the columns."""

    CENTRE = "center"
    CHANNEL = "kanal"
    TASK = "opgave"
    OUTCOME = "udfald"
    DEPARTMENT = "afdeling"


OPTIONAL: Final = (Kind.TASK, Kind.DEPARTMENT)
"""Where a word may name nothing of ours."""

_CHANNELS: Final[dict[tuple[str, str], str]] = {
    (Channel.IN_PERSON, ContactKind.NONE): "in_person|personlig|personligt|personligt fremmøde|fremmøde|skranke|besøg",
    (Channel.IN_PERSON, ContactKind.DROP_IN): "uden aftale|drop in|kø|nummer",
    (Channel.IN_PERSON, ContactKind.APPOINTMENT): "med aftale|tidsbestilling|aftale|booket tid|appointment",
    (Channel.PHONE, ContactKind.NONE): "phone|telefon|telefonisk|tlf|telefoni",
    (Channel.PHONE, ContactKind.CALL): "opkald|call",
    (Channel.PHONE, ContactKind.CALL_BACK): "tilbagekald|ring tilbage|ring op",
    (Channel.WRITTEN, ContactKind.NONE): "written|skriftlig|skriftligt|post",
    (Channel.WRITTEN, ContactKind.LETTER): "brev|fysisk post|papirpost|letter",
    (Channel.WRITTEN, ContactKind.EMAIL): "mail|e-mail|email|e post",
    (Channel.DIGITAL, ContactKind.NONE): "digital|digitalt|web|hjemmeside",
    (Channel.DIGITAL, ContactKind.DIGITAL_POST): "digital post|e-boks|digital_post|sikker mail",
    (Channel.DIGITAL, ContactKind.WEB_FORM): "webformular|formular|web_form",
    (Channel.DIGITAL, ContactKind.CHAT): "chat|chatbot|co-browsing",
}
_OUTCOMES: Final[dict[str, str]] = {
    Outcome.SOLVED: "solved|løst|løst i borgerservice|klaret|ekspederet",
    Outcome.GUIDED: "guided|vejledt|vejledning|information|rådgivning",
    Outcome.SELF_SERVICE_SHOWN: "self_service_shown|selvbetjening vist|selvbetjening|hjulpet til selvbetjening",
    Outcome.REFERRED: "referred|henvist|henvist til anden myndighed|anden myndighed",
    Outcome.ANSWERED_BY_DEPARTMENT: "answered_by_department|besvaret af afdeling|overdraget|viderestillet"
    "|sendt videre|stillet om|omstillet|handed over|transferred",
    Outcome.ABANDONED: "abandoned|borgeren gik eller lagde på|lagt på|lagde på|gik|opgivet|afbrudt",
    Outcome.MISDIRECTED: "misdirected|fejlhenvist|fejlhenvendelse|forkert nummer",
    OPEN: "open|åben|ikke afsluttet|under behandling|i gang",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a word can mean: its code, as mappings hold it, and its name on the screen."""

    code: str
    label: str | Promise


@dataclass
class Vocabulary:
    """All words known here, and everything they can mean."""

    choices: dict[Kind, list[Choice]] = field(default_factory=lambda: {kind: [] for kind in Kind})
    words: dict[Kind, dict[str, str]] = field(default_factory=lambda: {kind: {} for kind in Kind})
    clerks: dict[str, int] = field(default_factory=dict)
    numbers: dict[Kind, dict[str, int]] = field(default_factory=lambda: {kind: {} for kind in Kind})
    titles: dict[str, str] = field(default_factory=dict)
    departments_of_tasks: dict[str, str] = field(default_factory=dict)
    guesser: TaskGuesser = field(default_factory=TaskGuesser)

    @classmethod
    def load(cls) -> Self:
        """Read what this municipality calls its own."""
        known = cls()
        for centre in Centre.objects.all():
            known._learn(Kind.CENTRE, centre.slug, centre.name, [centre.slug, centre.name], centre.pk)
        for department in Department.objects.filter(is_citizen_service=False):
            names = [department.slug, department.name]
            known._learn(Kind.DEPARTMENT, department.slug, department.name, names, department.pk)
        known._learn_tasks(Task.objects.select_related("department"))
        known._learn_fixed()
        for employee in Employee.objects.order_by("is_active", "pk"):
            for name in (employee.name, employee.initials, employee.username):
                known.clerks[plain(name)] = employee.pk
        known.clerks.pop("", None)
        return known

    def meaning(self, kind: Kind, text: str) -> str | None:
        """Return the code that a word stands for, or None when it is not known."""
        return self.words[kind].get(plain(text))

    def guess(self, kind: Kind, text: str) -> str | None:
        """Return the likeliest code for an unknown word, or None when none is likely."""
        if kind is Kind.TASK:
            return self.guesser.guess(text)
        wanted = plain(text)
        known = self.words[kind]
        inside = [word for word in known if len(word) > 3 and word in wanted]
        near = [max(inside, key=len)] if inside else get_close_matches(wanted, known, 1, _CLOSE)
        return known[near[0]] if near else None

    def has(self, kind: Kind, code: str) -> bool:
        """Tell whether a code is one of the kind's."""
        return any(choice.code == code for choice in self.choices[kind])

    def label(self, kind: Kind, code: str) -> str:
        """Return what the screen calls a code."""
        return next((str(choice.label) for choice in self.choices[kind] if choice.code == code), code)

    def _learn(self, kind: Kind, code: str, label: str | Promise, words: Iterable[str], number: int = 0) -> None:
        self.choices[kind].append(Choice(code, label))
        self.numbers[kind][code] = number
        for word in words:
            self.words[kind].setdefault(plain(word), code)

    def _learn_tasks(self, tasks: Iterable[Task]) -> None:
        found = list(tasks)
        for task in found:
            self._learn(Kind.TASK, task.slug, task.title, [task.slug, task.title, task.title_en], task.pk)
            self.titles[task.slug] = task.title
            if not task.department.is_citizen_service:
                self.departments_of_tasks[task.slug] = task.department.slug
        self.words[Kind.TASK].pop("", None)
        for word, owners in _owners(found).items():
            if len(owners) == 1:
                self.words[Kind.TASK].setdefault(word, owners[0])
        self.guesser = TaskGuesser((task.slug, task.title, task.keyword_list) for task in found)

    def _learn_fixed(self) -> None:
        kinds = dict(ContactKind.choices)
        for (channel, kind), words in _CHANNELS.items():
            name = str(Channel(channel).label)
            full_name = f"{name}: {kinds[kind]}" if kind else name
            self._learn(Kind.CHANNEL, f"{channel}/{kind}".rstrip("/"), full_name, words.split("|"))
        for outcome, words in _OUTCOMES.items():
            label: str | Promise = _("Stadig åben") if outcome == OPEN else Outcome(outcome).label
            self._learn(Kind.OUTCOME, str(outcome), label, words.split("|"))
        self.choices[Kind.TASK].append(Choice(NONE, _("Ingen opgave: behold ordene som emne")))
        self.choices[Kind.DEPARTMENT].append(Choice(NONE, _("Ingen: kolonnen siger ikke, hvem der tog over")))


def plain(text: str) -> str:
    """Return a word in the form in which words are compared: case, spaces and signs aside."""
    return " ".join(language.words(text))


def _owners(tasks: Iterable[Task]) -> dict[str, list[str]]:
    owners: dict[str, list[str]] = {}
    for task in tasks:
        for word in {plain(keyword) for keyword in task.keyword_list}:
            owners.setdefault(word, []).append(task.slug)
    return owners
