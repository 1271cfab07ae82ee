"""The last days (sidste dage): inquiries placed so that everybody who signs in to the demo has something to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .days import Days
from .setting import Matter, Office, Setting


@dataclass(frozen=True, slots=True)
class Scene:
    """An inquiry that is still open on the last day: who has it, since when, until when."""

    clerk: str
    task: str
    days_ago: int
    """Working days before the last day."""
    due: int | None = None
    """Working days after it was opened until the promised date, None without a promise."""
    office: str = ""
    accepted_by: str = ""


SCENES: Final = (
    Scene("karen", "sagsstatus-rykker", 1, due=2),
    Scene("karen", "navne-adressebeskyttelse", 6, due=4),
    Scene("karen", "flytning-barn-delt-bopael", 3, due=5),
    Scene("karen", "kommunal-regning", 0),
    Scene("bo", "mitid-erhverv-virksomhed", 0),
    Scene("bo", "indrejse-udland", 4, due=8),
    Scene("bo", "laegeskift", 7, due=5),
    Scene("tina", "klage-service", 3, due=8),
    Scene("tina", "tolk", 1, due=3),
    Scene("karen", "kontanthjaelp", 2, due=8, office="ydelse"),
    Scene("karen", "enkeltydelse", 8, due=6, office="ydelse"),
    Scene("bo", "helbredstillaeg", 1, due=10, office="ydelse"),
    Scene("bo", "personligt-tillaeg", 12, due=10, office="ydelse", accepted_by="ditte"),
    Scene("karen", "sygedagpenge", 5, due=6, office="ydelse", accepted_by="ditte"),
    Scene("tina", "koersel-laege", 4, due=15, office="ydelse", accepted_by="ditte"),
    Scene("karen", "bbr-rettelse", 1, due=5, office="plan-og-byg"),
    Scene("bo", "byggetilladelse", 3, due=5, office="plan-og-byg"),
    Scene("bo", "byggesagsarkiv", 6, due=4, office="plan-og-byg", accepted_by="per"),
    Scene("karen", "lokalplan-landzone", 2, due=6, office="plan-og-byg", accepted_by="per"),
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A scene with the people and things of this town."""

    scene: Scene
    matter: Matter
    clerk: int
    office: Office | None
    member: int | None


def cues(setting: Setting, days: Days) -> Iterator[tuple[int, Cue]]:
    """Yield each scene that this town can play, with the day on which it begins."""
    matters = {matter.slug: matter for matter in setting.matters}
    working = [ordinal for ordinal in days.working if ordinal <= days.last]
    for scene in SCENES:
        known = scene.task in matters and scene.clerk in setting.people and scene.days_ago < len(working)
        office = setting.offices.get(scene.office)
        if known and (office or not scene.office):
            member = setting.people.get(scene.accepted_by)
            cue = Cue(scene, matters[scene.task], setting.people[scene.clerk], office, member)
            yield working[-1 - scene.days_ago], cue
