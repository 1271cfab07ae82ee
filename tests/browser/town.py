"""A little of everything in the cast's municipality, so that no page is empty."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from indgang.catalogue.models import Appeal, Confidence, LifeEvent, Procedure, Step
from indgang.catalogue.models.procedures import StepKind
from indgang.citizens.models import Mandate, MandateKind, Need, NeedKind
from indgang.inquiries import registration
from indgang.inquiries.importing import runs
from indgang.inquiries.models import Channel, Contact, ImportRun, Inquiry, Outcome
from indgang.knowledge.models import Article, Feedback, Notice
from indgang.law.models import Route
from indgang.results.folding import fold_changes
from indgang.sample.cast import SINCE, Cast
from indgang.wayfinder import learning, local_words, training
from indgang.wayfinder.models import Face, Training
from tests.knowledge.telling import article
from tests.ways import every_way

from . import adviser_town, law_town

OLD_ROWS = """tidspunkt;center;kanal;opgave;tekst;udfald;minutter;afdeling
11-09-2026 09:05;Fjordby;Telefon;Pas til voksen;Skal rejse;Løst;7,5;
11-09-2026 09:25;Rådhuset;Fremmøde;Noget med huset;Vil bygge;Sendt videre;4;Plan og Byg
"""


@dataclass(frozen=True, slots=True)
class Town:
    """The inquiries by what has become of them, and an old file that waits to be understood."""

    open: Inquiry
    sent: Inquiry
    accepted: Inquiry
    solved: Inquiry
    merged: Inquiry
    late: Inquiry
    old_file: ImportRun
    notice: Notice
    training: Training

    @property
    def inquiries(self) -> list[Inquiry]:
        return [self.open, self.sent, self.accepted, self.solved, self.merged, self.late]


def lived_in(cast: Cast, folder: Path) -> Town:
    """Let the municipality live for a week before the cast's Monday."""
    before = cast.at - timedelta(days=7)
    _describe_mette(cast)
    adviser_town.lived_in(cast)
    law_town.lived_in(cast)
    _give_the_passport_its_steps(cast)
    _tell_citizens_of_the_passport(cast)
    for number in range(24):
        _ordinary_day(cast, number)
    late = cast.inquiry(task=cast.moving, at=before, citizen=cast.mette)
    late.promise(cast.today - timedelta(days=3), rule="Vi begynder inden 5 arbejdsdage.", by=cast.karen, at=before)
    solved = cast.inquiry(at=before, citizen=cast.mette, by=cast.bo)
    solved.solve(Outcome.SOLVED, text="Passet er bestilt.", by=cast.bo, at=before + timedelta(minutes=6))
    merged, kept = cast.inquiry(at=before), cast.inquiry()
    merged.merge_into(kept, by=cast.karen, at=cast.at)
    kept.promise(cast.today + timedelta(days=4), rule="Aftalt med borgeren", by=cast.karen, at=cast.at)
    town = Town(
        open=kept,
        sent=cast.handed_over(citizen=cast.mette).inquiry,
        accepted=cast.handed_over(accepted=True).inquiry,
        solved=solved,
        merged=merged,
        late=late,
        old_file=_old_file(cast, folder),
        notice=_write_what_is_known(cast),
        training=_teach_the_wayfinder(cast),
    )
    fold_changes(at=cast.at)
    return town


def begin_contact(cast: Cast) -> Contact:
    """Let Karen be in the middle of a telephone call with Mette."""
    contact = cast.contact(citizen=cast.mette, channel=Channel.PHONE, started_at=cast.at - timedelta(minutes=3))
    matter = registration.Matter(task=cast.passport, text="Skal rejse på torsdag.")
    return registration.register(contact, matter, by=cast.karen, at=cast.at, end_contact=False).opened_in


def _teach_the_wayfinder(cast: Cast) -> Training:
    """Let three who ask for the red book be given a passport, and let the wayfinder learn it."""
    for hour in range(3):
        at = cast.at - timedelta(hours=hour)
        moving, passport = cast.moving.pk, cast.passport.pk
        learning.record("den røde bog", face=Face.DESK, at=at, certainty="unsure", found=[moving], chosen=passport)
    local_words.add("rød rejsebog", cast.passport, by=cast.tina, at=cast.at)
    return training.train(by=cast.tina, at=cast.at, force=True)


def _describe_mette(cast: Cast) -> None:
    Need.objects.create(citizen=cast.mette, kind=NeedKind.INTERPRETER, detail="arabisk", since=SINCE)
    Need.objects.create(citizen=cast.mette, kind=NeedKind.NO_DIGITAL_POST, since=SINCE)
    Mandate.objects.create(
        citizen=cast.mette,
        representative="Jonas Lauridsen",
        kind=MandateKind.POWER_OF_ATTORNEY,
        scope="Alt om pas og kørekort",
        evidence="Skriftlig fuldmagt set",
        since=SINCE,
    )


def _give_the_passport_its_steps(cast: Cast) -> None:
    procedure = Procedure.objects.create(task=cast.passport, version=1, valid_from=SINCE)
    texts = ("Find det gamle pas frem", "Sammenlign billedet med borgeren", "Tag billede og fingeraftryk")
    for order, text in enumerate(texts, 1):
        kind = StepKind.CONTROL if order == 2 else StepKind.STEP
        Step.objects.create(procedure=procedure, order=order, text=text, kind=kind)


def _tell_citizens_of_the_passport(cast: Cast) -> None:
    """Give the passport's public page all that such a page can have."""
    event = LifeEvent.objects.create(slug="du-skal-rejse", title="Du skal rejse", valid_from=SINCE)
    event.steps.create(order=1, task=cast.passport, when="i god tid", note="Bestil tid, før du køber billet.")
    Route.objects.bulk_create(every_way())
    Appeal.objects.create(task=cast.passport, body="Klageinstansen", deadline="4 uger", route="via", source="prøve")
    cast.passport.title_en, cast.passport.summary_en = "Adult passport", "A passport for adults."
    cast.passport.summary, cast.passport.confidence = "Et pas til dig, der er fyldt 18 år.", Confidence.LOW
    cast.passport.save(update_fields=["title_en", "summary", "summary_en", "confidence"])


def _write_what_is_known(cast: Cast) -> Notice:
    """An article that is late and one that waits for approval, feedback with and without an answer, and a notice."""
    text = "Kom med dit gamle pas.\n\n## Tag med\n- Betaling\n\nSe [opgaven](/opgaver/pas-voksen/)."
    row = article(cast, audience="public", text=text, review_by=cast.today, confidence=Confidence.LOW)
    Article.objects.filter(pk=row.pk).update(review_by=SINCE)
    article(cast, title="Når det haster", owner=cast.ditte, by=cast.ditte, audience="public")
    Feedback.give(row, "good", "", by=cast.karen, at=cast.at).answer("Tak.", by=cast.tina, at=cast.at)
    Feedback.give(row, "wrong", "Prisen mangler.", by=cast.karen, at=cast.at)
    return Notice.write(
        "MitID driller", "- Prøv igen efter kl. 12.", valid_from=cast.today, important=True, by=cast.tina, at=cast.at
    )


def _ordinary_day(cast: Cast, number: int) -> None:
    """One of the many that are solved at once, spread over tasks, channels and centres."""
    clerk = cast.bo if number % 3 else cast.karen
    contact = cast.contact(
        centre=clerk.centre,
        channel=list(Channel)[number % 4],
        started_at=cast.at - timedelta(days=1 + number % 5, minutes=7 * number),
    )
    tasks = (cast.passport, cast.moving, cast.housing_benefit)
    cast.inquiry(by=clerk, contact=contact, at=contact.started_at, task=tasks[number % 3], outcome=Outcome.SOLVED)


def _old_file(cast: Cast, folder: Path) -> ImportRun:
    file = folder / "gammel.csv"
    file.write_text(OLD_ROWS, encoding="utf-8")
    return runs.begin(file, "gammel.csv", by=cast.christian, at=cast.at)
