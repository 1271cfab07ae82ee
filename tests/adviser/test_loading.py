from pathlib import Path

import pytest

from indgang.adviser.loading import FOLDER, load_exclusions, load_themes
from indgang.adviser.models import Exclusion, Theme, ThemeGroup
from indgang.foundation.tables import Reading, WrongFiles
from indgang.law import loading as law
from indgang.sample.cast import MONDAY, Cast


def test_every_rule_that_a_theme_or_an_exclusion_names_is_known() -> None:
    known = {line.text("code") for line in Reading(law.FOLDER).table("rules.csv", ("code",))}
    named = {
        code
        for name in ("themes.csv", "exclusions.csv")
        for line in Reading(FOLDER).table(name, ("code", "rules"))
        for code in line.text("rules").split("|")
        if code
    }
    assert len(named) > 25
    assert named - known == set()


@pytest.mark.django_db
def test_themes_stand_in_two_levels_and_loading_again_changes_nothing() -> None:
    assert load_themes(at=MONDAY) == load_themes(at=MONDAY) == {"theme_groups.csv": 10, "themes.csv": 43}
    assert ThemeGroup.objects.count() == 10
    assert Theme.objects.filter(only_counted=True).count() == 2
    assert Theme.objects.get(code="klagevejledning").rule_codes == ["fvl-25", "fvl-26"]


def test_a_theme_that_is_named_no_more_cannot_be_chosen_and_keeps_its_row(cast: Cast, tmp_path: Path) -> None:
    load_themes(at=cast.at)
    (tmp_path / "theme_groups.csv").write_text("code,name\ntid,Tid\n", encoding="utf-8")
    (tmp_path / "themes.csv").write_text("code,group,name\nventetid,tid,Ventetid\n", encoding="utf-8")
    load_themes(tmp_path, at=cast.at)
    tomorrow = cast.later(days=1).date()
    assert list(Theme.objects.in_force(tomorrow).values_list("code", flat=True)) == ["ventetid"]
    assert Theme.objects.filter(code="tone").exists()


def test_exclusions_that_are_there_are_left_to_the_pages(cast: Cast) -> None:
    load_exclusions(at=cast.at)
    Exclusion.objects.filter(code="for-gammel").update(reason="Vores egne ord.")
    load_exclusions(at=cast.at)
    assert Exclusion.objects.get(code="for-gammel").reason == "Vores egne ord."
    assert Exclusion.objects.count() == 10


def test_a_wrong_line_stops_it_all_and_is_named(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "theme_groups.csv").write_text("code,name\ntid,Tid\n", encoding="utf-8")
    (tmp_path / "themes.csv").write_text("code,group,name\nventetid,tone,Ventetid\n", encoding="utf-8")
    with pytest.raises(WrongFiles, match="WrongFiles") as caught:
        load_themes(tmp_path, at=cast.at)
    assert "themes.csv, linje 2" in caught.value.message
    assert not ThemeGroup.objects.exists()
