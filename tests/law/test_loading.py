import shutil
from pathlib import Path

import pytest

from indgang.catalogue.loading import load_catalogue
from indgang.foundation.tables import WrongFiles
from indgang.law.loading import FOLDER, load_law
from indgang.law.models import PostTime, Route, Rule
from indgang.organisation.loading import load_organisation
from indgang.sample.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db

RULES = """code,law,section,title,text,length,source,confidence,valid_from
fvl-25,Forvaltningsloven,§ 25,Klagevejledning,Afgørelsen siger hvordan man klager,,En kilde,high,
"""
ROUTES = """number,area,keywords,body,length,way,is_appealable,tasks,source,confidence
52,Pas,pas|rødbedefarvet,Ministeriet,4w,via,ja,pas-voksen,En kilde,low
"""


@pytest.fixture
def folder(cast: Cast, tmp_path: Path) -> Path:
    (tmp_path / "rules.csv").write_text(RULES, "utf-8")
    (tmp_path / "routes.csv").write_text(ROUTES, "utf-8")
    return tmp_path


def everything() -> list[object]:
    return [list(model.objects.order_by("pk").values_list()) for model in (Rule, Route, PostTime, Route.tasks.through)]


def test_all_of_ours_are_loaded_and_loading_again_changes_nothing() -> None:
    load_organisation(at=MONDAY)
    load_catalogue()
    counts = load_law()
    assert counts["routes.csv"] == Route.objects.count() == 73
    assert counts["rules.csv"] == Rule.objects.count() > 90
    assert PostTime.objects.count() == 4
    before = everything()
    assert load_law() == counts
    assert everything() == before


def test_versions_of_one_rule_follow_each_other() -> None:
    load_law_alone()
    versions = list(Rule.objects.get(code="frist-brev", valid_to=None).versions())
    assert [str(each.valid_from) for each in versions] == ["2024-01-01", "2018-01-01", "2016-01-01"]
    assert [each.valid_to and str(each.valid_to) for each in versions] == [None, "2024-01-01", "2018-01-01"]


def load_law_alone() -> None:
    load_organisation(at=MONDAY)
    load_catalogue()
    load_law()


def test_a_file_says_all_there_is(folder: Path, cast: Cast) -> None:
    assert load_law(folder) == {"rules.csv": 1, "routes.csv": 1}
    route = Route.objects.get()
    assert (route.number, route.area, route.length, route.way, route.is_uncertain) == (52, "Pas", "4w", "via", True)
    assert route.keyword_list == ["pas", "rødbedefarvet"]
    assert list(route.tasks.all()) == [cast.passport]
    assert route.checked_on is None


def test_a_line_with_a_later_day_takes_over(folder: Path) -> None:
    load_law(folder)
    (folder / "rules.csv").write_text(
        RULES + "fvl-25,Forvaltningsloven,§ 25,Klagevejledning,Nu på ny,,En kilde,high,2027-01-01\n", "utf-8"
    )
    load_law(folder)
    newest, first = Rule.objects.get(valid_to=None).versions()
    assert newest.text == "Nu på ny"
    assert first.valid_to == newest.valid_from


def test_what_was_written_in_the_product_stays(folder: Path, cast: Cast) -> None:
    load_law(folder)
    Rule.objects.get().revise({"text": "Skrevet her"}, valid_from=MONDAY.date(), by=cast.ali, at=MONDAY)
    before = everything()
    load_law(folder)
    assert everything() == before


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("rules.csv", "Afgørelsen siger hvordan", "Afgørelsen tier om hvordan", "Giv den nye tekst en ny dag"),
        ("rules.csv", "high,", "high,2020-01-01", "skal begynde senere"),
        ("rules.csv", "high", "sikker", "Den kan være: high, medium, low"),
        ("rules.csv", ",,En kilde", ",snart,En kilde", "ikke en længde"),
        ("rules.csv", "fvl-25", "fvl 25", "code"),
        ("routes.csv", "pas-voksen", "pas-hund", "pas-hund"),
        ("routes.csv", "via", "luftpost", "luftpost"),
        ("routes.csv", "ja,", "måske,", "måske"),
        ("routes.csv", "En kilde", "", "source"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(folder: Path, file: str, old: str, new: str, said: str) -> None:
    load_law(folder)
    Rule.objects.filter(code="fvl-25").update(valid_from="2024-01-01" if "2020" in new else None)
    before = everything()
    path = folder / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(WrongFiles) as found:
        load_law(folder)
    assert f"{file}, linje 2" in found.value.message
    assert said in found.value.message
    assert everything() == before


def test_a_wrong_postal_rule_is_named(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "post_times.csv").write_text('sender,days,title,source\n,"5,5",Brev,Kilde\n', "utf-8")
    with pytest.raises(WrongFiles) as found:
        load_law(tmp_path)
    assert "ikke en længde" in found.value.message


def test_ours_have_one_line_for_each_of_the_routes(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "data")
    assert (tmp_path / "data" / "routes.csv").read_text("utf-8").count("\n") == 74
