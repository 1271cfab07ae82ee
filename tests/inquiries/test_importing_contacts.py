"""Old registrations on their way in: mapped, written once, with an error file for what could not be."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from indgang.inquiries.importing import refusals, runs, store, writing
from indgang.inquiries.importing.mapping import WordMapping
from indgang.inquiries.importing.vocabulary import Kind, Vocabulary
from indgang.inquiries.models import Contact, ImportRun, Inquiry
from indgang.journal import chain
from indgang.journal.models import Event
from indgang.sample.cast import Cast

HEAD = "tidspunkt;center;kanal;opgave;tekst;udfald;minutter;afdeling;initialer\n"
PASSPORT = "14-09-2026 09:05;Fjordby;Telefon;Pas til voksen;Skal rejse;Løst;7,5;;KAHO\n"

type Import = Callable[..., ImportRun]


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def take_in(cast: Cast, tmp_path: Path) -> Import:
    """Import a text as a file, with a mapping, and return what became of it."""

    def taken(content: str, mapping: dict[str, Any] | None = None, seconds: float = 60) -> ImportRun:
        path = tmp_path / "gammel.csv"
        path.write_text(content)
        run = runs.begin(path, path.name, by=cast.christian, at=cast.at)
        runs.start(run, WordMapping.from_dict(mapping or {}), Vocabulary.load(), at=cast.at)
        while not runs.step(run, by=cast.christian, at=cast.at, seconds=seconds):
            pass
        return run

    return taken


def errors(run: ImportRun) -> str:
    return store.errors_of(run.token).read_text(encoding="utf-8-sig")


def test_it_works(cast: Cast, take_in: Import) -> None:
    run = take_in(HEAD + PASSPORT)
    assert (run.state, run.added, run.known, run.faulty) == ("ended", 1, 0, 0)
    inquiry = Inquiry.objects.get()
    assert (inquiry.task, inquiry.centre, inquiry.channel) == (cast.passport, cast.fjordby, "phone")
    assert inquiry.opened_at == datetime(2026, 9, 14, 7, 5, tzinfo=UTC)
    assert inquiry.opened_in.clerk == inquiry.owner == cast.karen
    assert (inquiry.opened_in.ended_at or cast.at) - inquiry.opened_in.started_at == timedelta(minutes=7.5)
    solution = inquiry.solutions.get()
    assert (solution.outcome, solution.contact_id, solution.department) == ("solved", inquiry.opened_in_id, None)
    assert inquiry.solved_at == solution.at == inquiry.opened_in.ended_at
    assert (run.first_day, run.last_day) == (cast.today, cast.today)


def test_each_inquiry_has_its_event_in_a_whole_chain(cast: Cast, take_in: Import) -> None:
    run = take_in(HEAD + PASSPORT * 3)
    events = Event.objects.filter(kind="inquiry.imported")
    assert {event.subject_id for event in events} == set(Inquiry.objects.values_list("pk", flat=True))
    assert {event.actor_id for event in events} == {cast.christian.pk}
    assert all(event.facts["import"] == run.pk for event in events)
    assert Event.objects.filter(kind="import.ended", subject_id=run.pk).count() == 1
    assert chain.verify().whole


def test_the_words_are_found_by_the_search(cast: Cast, take_in: Import) -> None:
    take_in(HEAD + PASSPORT)
    assert Inquiry.objects.all().matching("rejser", 10) == list(Inquiry.objects.all())
    assert Inquiry.objects.all().matching("voksen pas", 10)


def test_the_same_file_twice_adds_nothing_and_a_grown_one_only_what_is_new(take_in: Import) -> None:
    take_in(HEAD + PASSPORT * 3)
    again = take_in(HEAD + PASSPORT * 3)
    assert (again.added, again.known) == (0, 3)
    grown = take_in(HEAD + PASSPORT.replace("09:05", "08:00") + PASSPORT * 4)
    assert (grown.added, grown.known) == (2, 3)
    assert Inquiry.objects.count() == Contact.objects.count() == 5


def test_a_department_that_took_over_is_not_solved_in_citizen_service(cast: Cast, take_in: Import) -> None:
    take_in(HEAD + "14-09-2026;Fjordby;mail;Kontanthjælp;;Viderestillet;;Ydelse;\n")
    inquiry = Inquiry.objects.get()
    handover, solution = inquiry.handovers.get(), inquiry.solutions.get()
    assert (handover.department, handover.ending) == (cast.ydelse, "answered")
    assert (solution.outcome, solution.department) == ("answered_by_department", cast.ydelse)
    assert (inquiry.state, inquiry.opened_in.kind) == ("solved", "email")


@pytest.mark.parametrize(
    "row",
    [
        "14-09-2026;Fjordby;mail;Kontanthjælp;;;;Ydelse;\n",
        "14-09-2026;Fjordby;mail;Kontanthjælp;;Overdraget;;;\n",
    ],
)
def test_department_without_outcome_and_outcome_without_department_mean_the_same(
    cast: Cast, take_in: Import, row: str
) -> None:
    take_in(HEAD + row)
    assert Inquiry.objects.get().solutions.get().department == cast.ydelse


def test_an_open_one_lies_with_the_department_or_at_the_desk(cast: Cast, take_in: Import) -> None:
    take_in(
        HEAD
        + "14-09-2026;Fjordby;mail;Kontanthjælp;;Under behandling;;Ydelse;\n"
        + "14-09-2026;Fjordby;mail;Kontanthjælp;;Åben;;;KAHO\n"
    )
    sent, kept = Inquiry.objects.order_by("pk")
    assert (sent.state, sent.at_department) == ("sent", cast.ydelse)
    assert (kept.state, kept.owner) == ("open", cast.karen)
    assert sent.handovers.get().is_standing
    assert sent.solved_at is None


def test_rows_without_initials_belong_to_nobody_who_can_sign_in(take_in: Import) -> None:
    take_in(HEAD + PASSPORT.replace("KAHO", "XXXX"))
    owner = Inquiry.objects.get().owner
    assert (owner.username, owner.is_active, owner.has_usable_password()) == ("import", False, False)


def test_cpr_numbers_are_masked_everywhere(take_in: Import, tmp_path: Path) -> None:
    run = take_in(
        HEAD
        + "14-09-2026;Fjordby;Telefon;Pas for 070365-1231;Ring til 070365-1231;Løst;;;\n"
        + "14-09-2026;Ukendt;Telefon;Pas;Ring til 070365-1231;Løst;;;\n",
        {"opgave": {"Pas for 070365-····": "-"}},
    )
    inquiry = Inquiry.objects.get()
    assert (inquiry.subject, inquiry.text) == ("Pas for 070365-····", "Ring til 070365-····")
    assert "1231" not in errors(run)
    assert "1231" not in str(run.found)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("14-09-2026;Atlantis;Telefon;Pas til voksen;;Løst;;;", "Centret »Atlantis« er ukendt"),
        ("14-09-2026;;Telefon;Pas til voksen;;Løst;;;", "intet center"),
        ("14-09-2026;Fjordby;Røgsignal;Pas til voksen;;Løst;;;", "Kanalen »Røgsignal« er ukendt"),
        ("14-09-2026;Fjordby;;Pas til voksen;;Løst;;;", "ingen kanal"),
        ("14-09-2026;Fjordby;Telefon;Rumrejse;;Løst;;;", "Opgaven »Rumrejse« er ukendt"),
        ("14-09-2026;Fjordby;Telefon;Pas til voksen;;Måske;;;", "Udfaldet »Måske« er ukendt"),
        ("14-09-2026;Fjordby;Telefon;Pas til voksen;;;;;", "intet udfald"),
        ("14-09-2026;Fjordby;Telefon;Pas til voksen;;Viderestillet;;Hoffet;", "Afdelingen »Hoffet« er ukendt"),
        ("14-09-2026;Fjordby;Telefon;Pas til voksen;;Viderestillet;;;", "siger ikke hvilken"),
        ("14-09-2026;Fjordby;Telefon;Pas til voksen;;Løst;;Ydelse;", "både afsluttet"),
        ("engang;Fjordby;Telefon;Pas til voksen;;Løst;;;", "»engang« kan ikke læses"),
        ("15-09-2026;Fjordby;Telefon;Pas til voksen;;Løst;;;", "i fremtiden"),
        ("14-09-2026;Fjordby;Telefon;Pas til voksen;;Løst;længe;;", "»længe« kan ikke læses"),
        ("14-09-2026;Fjordby;Telefon;;;Løst;;;", "hverken opgave eller tekst"),
        ("14-09-2026;Fjordby;Telefon;;" + "x" * 20_001 + ";Løst;;;", "20.001 tegn"),
    ],
)
def test_a_row_that_cannot_be_is_told_with_its_reason(take_in: Import, row: str, reason: str) -> None:
    run = take_in(HEAD + row.replace("14-09-2026;", "14-09-2026 09:00;") + "\n" + PASSPORT)
    assert (run.added, run.faulty) == (1, 1)
    assert reason in errors(run)


def test_the_error_file_can_be_mended_and_imported_alone(take_in: Import) -> None:
    first = take_in(HEAD + PASSPORT * 2 + PASSPORT.replace("Fjordby", "Fjorby") * 2)
    assert (first.added, first.faulty) == (2, 2)
    mended = errors(first).replace("Fjorby", "Fjordby")
    assert mended.startswith("fejl;række;")
    second = take_in(mended)
    assert (second.added, second.known, second.faulty) == (2, 0, 0)
    assert take_in(mended).added == 0


def test_a_spreadsheet_calculates_nothing_from_the_error_file(take_in: Import) -> None:
    run = take_in(HEAD + "14-09-2026;Ukendt;Telefon;;=1+1;Løst;;;\n")
    assert ";'=1+1;" in errors(run)
    take_in(errors(run).replace("Ukendt", "Fjordby"))
    assert Inquiry.objects.get().text == "=1+1"


def test_unknown_words_are_gathered_with_the_best_guess(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "gammel.csv"
    path.write_text(
        HEAD
        + "14-09-2026;Fjordby Borgerservice;Telefonen;Fornyelse af pas;;Løstt;;;\n" * 2
        + "14-09-2026;Sandby;Telefon;Noget helt andet;;;;Teknik, Plan & Byg;\n"
    )
    run = runs.begin(path, path.name, by=cast.christian, at=cast.at)
    found = {(each.kind, each.text): (each.rows, each.guess) for each in runs.unknown(run, Vocabulary.load())}
    assert found == {
        (Kind.CENTRE, "Fjordby Borgerservice"): (2, "fjordby"),
        (Kind.CHANNEL, "Telefonen"): (2, "phone"),
        (Kind.TASK, "Fornyelse af pas"): (2, "pas-voksen"),
        (Kind.TASK, "Noget helt andet"): (1, None),
        (Kind.OUTCOME, "Løstt"): (2, "solved"),
        (Kind.DEPARTMENT, "Teknik, Plan & Byg"): (1, None),
    }


def test_a_mapping_says_what_unknown_words_mean(cast: Cast, take_in: Import) -> None:
    run = take_in(
        HEAD + "14-09-2026;BS1;tlf.;Pasting;;;;Hoffet;\n" + "14-09-2026;BS2;tlf.;Diverse;Hej;;;;\n",
        {
            "center": {"BS1": "sandby", "*": "fjordby"},
            "opgave": {"Pasting": "pas-voksen", "*": "-"},
            "udfald": {"": "guided"},
            "afdeling": {"Hoffet": "ydelse"},
        },
    )
    assert run.faulty == 0
    first, second = Inquiry.objects.order_by("pk")
    assert (first.centre, first.task) == (cast.sandby, cast.passport)
    assert first.solutions.get().department == cast.ydelse
    assert (second.centre, second.task, second.subject) == (cast.fjordby, None, "Diverse")
    assert second.solutions.get().outcome == "guided"


def test_rows_refused_for_a_word_come_in_when_it_is_mapped(take_in: Import) -> None:
    row = PASSPORT.replace("Fjordby", "BS1")
    assert take_in(HEAD + row).faulty == 1
    assert take_in(HEAD + row, {"center": {"BS1": "fjordby"}}).added == 1


def test_a_mapping_survives_its_file() -> None:
    mapping = WordMapping.from_dict({"center": {"BS 1": "fjordby", "": None}})
    assert WordMapping.from_json(mapping.as_json()) == mapping
    assert mapping.undecided() == 1


@pytest.mark.parametrize("text", ["", "[]", "{", '{"vejr": {}}', '{"center": 7}'])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(refusals.BadMapping):
        WordMapping.from_json(text)


def test_a_mapping_to_nowhere_is_refused(take_in: Import) -> None:
    with pytest.raises(refusals.UnknownCode):
        take_in(HEAD + PASSPORT, {"center": {"BS1": "atlantis"}})


def test_today_without_a_time_is_not_the_future_before_noon(cast: Cast, take_in: Import) -> None:
    take_in(HEAD + PASSPORT.replace(" 09:05", ""))
    assert Inquiry.objects.get().opened_at == cast.at


def test_a_free_text_alone_is_enough(take_in: Import) -> None:
    take_in("dato;center;kanal;tekst;udfald\n14-09-2026;Fjordby;Telefon;" + "Lang tekst. " * 20 + ";Vejledt\n")
    inquiry = Inquiry.objects.get()
    assert inquiry.task is None
    assert inquiry.subject.startswith("Lang tekst.")
    assert len(inquiry.subject) <= 90


def test_work_goes_on_where_it_ended(take_in: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "BATCH", 2)
    rows = [PASSPORT.replace("09:05", f"09:{n:02}") for n in range(5)]
    rows[1] = rows[1].replace("Fjordby", "X")
    rows[4] = rows[4].replace("Fjordby", "Y")
    run = take_in(HEAD + "".join(rows), seconds=0)
    assert (run.done, run.added, run.faulty) == (5, 3, 2)
    assert len(errors(run).splitlines()) == 3


def test_a_step_that_died_leaves_no_fault_twice(
    cast: Cast, take_in: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gammel.csv"
    path.write_text(HEAD + PASSPORT.replace("Fjordby", "X"))
    run = runs.begin(path, path.name, by=cast.christian, at=cast.at)
    runs.start(run, WordMapping(), Vocabulary.load(), at=cast.at)
    with monkeypatch.context() as broken, pytest.raises(OSError):
        broken.setattr(ImportRun, "change", _die)
        runs.step(run, by=None, at=cast.at, seconds=9)
    run = ImportRun.objects.get()
    assert runs.step(run, by=None, at=cast.at, seconds=9)
    assert len(errors(run).splitlines()) == 2


def _die(*_args: object, **_kwargs: object) -> None:
    raise OSError("the power went")


def test_stopping_keeps_what_is_in_and_ends_the_work(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "BATCH", 1)
    path = tmp_path / "gammel.csv"
    path.write_text(HEAD + PASSPORT * 3)
    run = runs.begin(path, path.name, by=cast.christian, at=cast.at)
    runs.start(run, WordMapping(), Vocabulary.load(), at=cast.at)
    assert not runs.step(run, by=None, at=cast.at, seconds=0)
    runs.stop(run, by=cast.christian, at=cast.at)
    assert (run.state, run.added, Inquiry.objects.count()) == ("stopped", 1, 1)
    with pytest.raises(refusals.FileGone):
        runs.step(run, by=None, at=cast.at, seconds=0)
    with pytest.raises(refusals.RunOver):
        runs.stop(run, by=cast.christian, at=cast.at)


def test_two_windows_do_not_count_the_same_rows_twice(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "gammel.csv"
    path.write_text(HEAD + PASSPORT)
    mine = runs.begin(path, path.name, by=cast.christian, at=cast.at)
    runs.start(mine, WordMapping(), Vocabulary.load(), at=cast.at)
    other = ImportRun.objects.get()
    runs.step(mine, by=None, at=cast.at, seconds=0)
    assert runs.step(other, by=None, at=cast.at, seconds=0)
    assert ImportRun.objects.get().added == 1


def test_the_rows_are_gone_from_the_disk_when_the_work_is_done(take_in: Import, tmp_path: Path) -> None:
    take_in(HEAD + PASSPORT)
    assert list((tmp_path / "imports").iterdir()) == []


def test_an_empty_table_is_no_import(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "gammel.csv"
    path.write_text(HEAD)
    with pytest.raises(refusals.EmptyFile):
        runs.begin(path, path.name, by=None, at=cast.at)
    assert not ImportRun.objects.exists()


def test_the_preview_shows_each_row_as_it_is_understood(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "gammel.csv"
    path.write_text(HEAD + PASSPORT + PASSPORT.replace("Fjordby", "X") + PASSPORT * 30)
    run = runs.begin(path, path.name, by=None, at=cast.at)
    seen = runs.first_rows(run, Vocabulary.load(), WordMapping(), at=cast.at)
    assert len(seen) == 20
    assert seen[0].registration is not None and seen[0].registration.minutes == 7.5
    assert "X" in seen[1].fault
    assert run.found["first"] == run.found["last"] == "2026-09-14"


def test_a_large_file_asks_the_database_by_the_batch(
    cast: Cast, take_in: Import, django_assert_max_num_queries: Any
) -> None:
    writing.importer()
    rows = "".join(f"14-09-2026 09:{n % 60:02};Fjordby;Telefon;Pas til voksen;Tekst {n};Løst;;;\n" for n in range(500))
    with django_assert_max_num_queries(45):
        assert take_in(HEAD + rows).added == 500
