import shutil
from pathlib import Path

import pytest

from indgang.catalogue.loading import load_catalogue
from indgang.foundation.tables import WrongFiles
from indgang.knowledge.loading import FOLDER, load_articles
from indgang.knowledge.models import Article, Version, Wording
from indgang.organisation.loading import load_organisation
from indgang.organisation.models import Employee
from indgang.sample.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

TEXT = """title: Nyt pas
audience: public
tasks: pas-voksen | flytning-indenlands
owner: ditte
review_by: 2027-05-01
confidence: low
source: Pasloven
source: borger.dk | https://borger.dk | 01.09.2026

Kom med dit gamle pas.

- Betaling
"""


@pytest.fixture
def folder(cast: Cast, tmp_path: Path) -> Path:
    """A folder with one article."""
    (tmp_path / "nyt-pas.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_all_of_ours_are_loaded_and_loading_again_changes_nothing() -> None:
    load_organisation(at=MONDAY)
    load_catalogue()
    count = load_articles(at=MONDAY)
    assert Article.objects.standing().count() == count == len(list(FOLDER.glob("*.txt")))
    before = list(Article.objects.values_list()), list(Version.objects.values_list())
    load_articles()
    assert (list(Article.objects.values_list()), list(Version.objects.values_list())) == before
    assert Article.objects.get(slug="soeg-kontanthjaelp").owner.username == "ditte"


def test_a_file_says_all_there_is(folder: Path, cast: Cast) -> None:
    assert load_articles(folder, at=MONDAY) == 1
    row = Article.objects.get()
    assert (row.slug, row.title, row.audience, row.owner, row.confidence) == (
        "nyt-pas",
        "Nyt pas",
        "public",
        cast.ditte,
        "low",
    )
    assert set(row.tasks.all()) == {cast.passport, cast.moving}
    assert row.text == "Kom med dit gamle pas.\n\n- Betaling"
    assert row.sources == "Pasloven\nborger.dk | https://borger.dk | 01.09.2026"
    assert row.versions.get().by is None


def test_a_changed_file_is_a_new_version_and_ours_stays_until_then(folder: Path, cast: Cast) -> None:
    load_articles(folder, at=MONDAY)
    row = Article.objects.get()
    own = Wording(title="Nyt pas", text="Vores egne ord.", audience="public")
    row.write(own, by=cast.tina, at=cast.at, based_on=1)
    load_articles(folder, at=cast.later(days=1))
    row.refresh_from_db()
    assert (row.version, row.text) == (2, "Vores egne ord.")
    (folder / "nyt-pas.txt").write_text(TEXT.replace("Betaling", "Penge"), "utf-8")
    load_articles(folder, at=cast.later(days=2))
    row.refresh_from_db()
    assert (row.version, row.text) == (3, "Kom med dit gamle pas.\n\n- Penge")


def test_without_an_owner_somebody_who_may_write_has_it(folder: Path, cast: Cast) -> None:
    (folder / "nyt-pas.txt").write_text(TEXT.replace("owner: ditte", "owner: bortrejst"), "utf-8")
    load_articles(folder, at=MONDAY)
    assert Article.objects.get().owner in (cast.tina, cast.christian)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Nyt pas\n", "", "»title« er tom"),
        ("audience: public", "audience: alle", "»audience« er »alle«"),
        ("pas-voksen", "pas-til-hund", "Opgaven »pas-til-hund« findes ikke"),
        ("review_by: 2027-05-01", "review_by: til maj", "en dato som"),
        ("confidence: low", "confidence: tja", "»confidence« er »tja«"),
        ("source: Pasloven", "source: | Pasloven", "linje 1 kan ikke læses"),
        ("owner: ditte", "ejer: ditte", "linje 4: Linjen skal begynde med"),
        ("\nKom med dit gamle pas.\n\n- Betaling\n", "", "Der er ingen tekst"),
    ],
)
def test_mistakes_are_named_and_nothing_is_loaded(folder: Path, old: str, new: str, told: str) -> None:
    assert old in TEXT
    (folder / "andet.txt").write_text(TEXT, "utf-8")
    (folder / "nyt-pas.txt").write_text(TEXT.replace(old, new), "utf-8")
    with pytest.raises(WrongFiles) as refusal:
        load_articles(folder, at=MONDAY)
    assert "nyt-pas.txt" in refusal.value.message
    assert told in refusal.value.message
    assert not Article.objects.exists()


def test_a_file_that_is_no_text(folder: Path) -> None:
    (folder / "billede.txt").write_bytes(b"\xff\xd8\xff\xe0")
    with pytest.raises(WrongFiles, match="WrongFiles"):
        load_articles(folder, at=MONDAY)


def test_an_empty_house_has_nobody_to_own_them(folder: Path) -> None:
    shutil.copy(folder / "nyt-pas.txt", folder / "igen.txt")
    Employee.objects.update(is_active=False)
    with pytest.raises(WrongFiles) as refusal:
        load_articles(folder, at=MONDAY)
    assert "Ingen medarbejder kan eje artiklen" in refusal.value.message
