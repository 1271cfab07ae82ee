"""The import's pages: upload, preview, mapping, progress, result, and what is refused."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from indgang.desk import imports
from indgang.inquiries.importing import runs, store
from indgang.inquiries.models import ImportRun, Inquiry
from indgang.results.models import FoldedDay
from indgang.sample.cast import Cast
from tests.cast import SignIn

HEAD = "tidspunkt;center;kanal;opgave;tekst;udfald;minutter;afdeling\n"
GOOD = "11-09-2026 09:05;Fjordby;Telefon;Pas til voksen;Skal rejse;Løst;7,5;\n"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def chief(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.christian)


def upload(client: Client, content: str | bytes, name: str = "gammel.csv") -> Any:
    data = content if isinstance(content, bytes) else content.encode()
    return client.post("/import/", {"file": SimpleUploadedFile(name, data)})


def uploaded(client: Client, content: str | bytes) -> ImportRun:
    answer = upload(client, content)
    assert answer.status_code == 302, answer.content.decode()
    return ImportRun.objects.get(pk=int(answer.url.split("/")[2]))


def page(client: Client, run: ImportRun) -> str:
    answer = client.get(f"/import/{run.pk}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_file_goes_from_upload_to_figure(chief: Client, cast: Cast) -> None:
    run = uploaded(chief, (HEAD + GOOD * 2).encode("cp1252"))
    shown = page(chief, run)
    assert "Sådan forstås filen" in shown
    assert "Importér 2 rækker" in shown
    assert "Skal rejse" in shown
    assert not Inquiry.objects.exists()
    begun = chief.post(f"/import/{run.pk}/kobling/", {"begin": "1"})
    assert begun.status_code == 302
    assert 'hx-post="/import/' in page(chief, run)
    chief.post(f"/import/{run.pk}/fremgang/")
    assert Inquiry.objects.count() == 2
    assert "Gør tallene op" in page(chief, run)
    chief.post(f"/import/{run.pk}/fremgang/")
    assert FoldedDay.objects.exists()
    done = page(chief, run)
    assert "Færdig" in done
    assert "hx-post" not in done.split('id="progress"')[1].split("</section>")[0]
    assert list(store.folder().iterdir()) == []


def test_the_script_gets_the_fragment_and_asks_again_until_all_is_done(
    chief: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "BATCH", 1)
    monkeypatch.setattr(imports, "_WATCHED", 0)
    run = uploaded(chief, HEAD + GOOD * 2)
    chief.post(f"/import/{run.pk}/kobling/", {"begin": "1"})
    seen = [
        chief.post(f"/import/{run.pk}/fremgang/", headers={"HX-Request": "true"}).content.decode() for _ in range(4)
    ]
    assert all("<html" not in each for each in seen)
    assert "1 af 2 rækker (50 %)" in seen[0]
    assert ["hx-post" in each for each in seen] == [True, True, True, False]


def test_unknown_words_are_asked_about_with_the_best_guess(chief: Client, cast: Cast) -> None:
    run = uploaded(chief, HEAD + "11-09-2026;Fjordby Borgerservice;Telefon;Fornyelse af pas;;OK;;\n")
    shown = page(chief, run)
    assert "Fjordby Borgerservice (1 rækker)" in shown
    assert 'value="Pas til voksen"' in shown
    chief.post(
        f"/import/{run.pk}/kobling/",
        {"centre-0": "fjordby", "task-0": "Boligstøtte", "outcome-0": "guided"},
    )
    assert "Vejledt" in page(chief, run)
    chief.post(
        f"/import/{run.pk}/kobling/",
        {"centre-0": "sandby", "task-0": "Boligstøtte", "outcome-0": "guided", "begin": "1"},
    )
    chief.post(f"/import/{run.pk}/fremgang/")
    inquiry = Inquiry.objects.get()
    assert (inquiry.centre, inquiry.task) == (cast.sandby, cast.housing_benefit)


def test_an_unknown_task_is_told_beside_its_field(chief: Client) -> None:
    run = uploaded(chief, HEAD + GOOD.replace("Pas til voksen", "Diverse"))
    answer = chief.post(f"/import/{run.pk}/kobling/", {"task-0": "Rumrejse", "begin": "1"})
    assert answer.status_code == 422
    assert "»Rumrejse« er ingen opgave" in answer.content.decode()
    assert ImportRun.objects.get().state == "waiting"


def test_many_unknown_words_are_asked_about_together(chief: Client) -> None:
    rows = "".join(GOOD.replace("Pas til voksen", f"Xyz {n}") for n in range(80))
    run = uploaded(chief, HEAD + rows)
    shown = page(chief, run)
    assert shown.count('name="task-') == 61
    assert len(shown) < 150_000
    chief.post(f"/import/{run.pk}/kobling/", {"task-else": "Ingen opgave: behold ordene som emne", "begin": "1"})
    chief.post(f"/import/{run.pk}/fremgang/")
    run.refresh_from_db()
    assert (run.added, run.faulty) == (20, 60)


def test_rows_with_faults_can_be_fetched_mended_and_laid_in(chief: Client) -> None:
    run = uploaded(chief, HEAD + GOOD + GOOD.replace("Fjordby", "X"))
    chief.post(f"/import/{run.pk}/kobling/", {"begin": "1"})
    chief.post(f"/import/{run.pk}/fremgang/")
    assert "Hent fejlfilen" in page(chief, run) or "Gør tallene op" in page(chief, run)
    answer = chief.get(f"/import/{run.pk}/fejl.csv")
    assert "attachment" in answer["Content-Disposition"]
    mended = answer.content.decode("utf-8-sig").replace(";X;", ";Fjordby;")
    second = uploaded(chief, mended)
    chief.post(f"/import/{second.pk}/kobling/", {"begin": "1"})
    chief.post(f"/import/{second.pk}/fremgang/")
    second.refresh_from_db()
    assert (second.added, second.faulty) == (1, 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "Filen er ikke en CSV-fil."),
        (b"", "Filen er tom."),
        (HEAD.encode(), "Filen er tom."),
        (b"a;b\n1;2\n", "Filen mangler kolonnen"),
    ],
)
def test_a_file_that_is_none_is_refused(chief: Client, content: bytes, said: str) -> None:
    answer = upload(chief, content)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert list(store.folder().iterdir()) == []


def test_no_file_and_a_file_too_large_are_told(chief: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Vælg en fil." in chief.post("/import/").content.decode()
    monkeypatch.setattr(imports, "LIMIT", 1_000_000)
    answer = upload(chief, HEAD + GOOD * 20_000)
    assert answer.status_code == 422
    assert "Filen fylder 2 MB. Der er plads til 1 MB." in answer.content.decode()


def test_an_import_is_stopped_and_what_is_in_stays_in(chief: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "BATCH", 1)
    monkeypatch.setattr(imports, "_WATCHED", 0)
    run = uploaded(chief, HEAD + GOOD * 3)
    chief.post(f"/import/{run.pk}/kobling/", {"begin": "1"})
    chief.post(f"/import/{run.pk}/fremgang/", headers={"HX-Request": "true"})
    chief.post(f"/import/{run.pk}/standsning/")
    assert Inquiry.objects.count() == 1
    run.refresh_from_db()
    assert run.state == "stopped"
    again = chief.post(f"/import/{run.pk}/fremgang/", headers={"HX-Request": "true"})
    assert again.status_code == 200
    assert Inquiry.objects.count() == 1
    assert chief.post(f"/import/{run.pk}/standsning/").status_code == 302


def test_a_file_that_is_gone_ends_the_import(chief: Client) -> None:
    run = uploaded(chief, HEAD + GOOD)
    store.forget(run.token)
    assert "ikke længere på serveren" in page(chief, run)
    chief.post(f"/import/{run.pk}/kobling/", {"begin": "1"})
    answer = chief.post(f"/import/{run.pk}/fremgang/", headers={"HX-Request": "true"})
    assert "Standset" in answer.content.decode()
    assert chief.get(f"/import/{run.pk}/fejl.csv").status_code == 404


def test_the_history_tells_of_every_import(chief: Client, cast: Cast) -> None:
    assert "Ingen importer endnu" in chief.get("/import/").content.decode()
    uploaded(chief, HEAD + GOOD)
    shown = chief.get("/import/").content.decode()
    assert "gammel.csv" in shown
    assert cast.christian.name in shown
    assert "Ikke begyndt" in shown


@pytest.mark.parametrize("name", ["karen", "tina", "ditte", "ali", "ulla", "dorthe", "outsider"])
def test_others_may_not_import(cast: Cast, sign_in: SignIn, chief: Client, name: str) -> None:
    run = uploaded(chief, HEAD + GOOD)
    other = sign_in(getattr(cast, name))
    for address in ("/import/", f"/import/{run.pk}/", f"/import/{run.pk}/fejl.csv"):
        assert other.get(address).status_code == 403
    for address in ("kobling", "fremgang", "standsning"):
        assert other.post(f"/import/{run.pk}/{address}/").status_code == 403
    assert upload(other, HEAD + GOOD).status_code == 403
    assert ImportRun.objects.count() == 1


def test_an_unknown_import_is_not_found(chief: Client) -> None:
    assert chief.get("/import/99/").status_code == 404


def test_the_file_name_is_no_path(chief: Client) -> None:
    answer = upload(chief, HEAD + GOOD, name="../../etc/gammel.csv")
    assert answer.status_code == 302
    assert ImportRun.objects.get().file_name == "gammel.csv"
