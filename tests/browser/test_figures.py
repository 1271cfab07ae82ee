"""The figure and what is behind it: the chief goes down to an inquiry, the committee reads, the file says the same."""

from pathlib import Path

from playwright.sync_api import Page, expect

from indgang.inquiries.models import Inquiry
from indgang.organisation.models import Employee

from .keys import Keys
from .scene import Scene
from .town import Town


def figures(scene: Scene, who: Employee) -> Page:
    page = scene.page(who, "/tal/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tal")
    return page


def test_the_chief_goes_from_the_figure_to_the_inquiries_behind_it(scene: Scene, town: Town) -> None:
    page = figures(scene, scene.cast.christian)
    everything = Inquiry.objects.counted().count()
    expect(page.locator(".figure-head__number p", has_text="henvendelser.")).to_contain_text(f"{everything}")
    page.get_by_label("Center").select_option("Sandby")
    page.get_by_role("button", name="Vis", exact=True).click()
    here = Inquiry.objects.counted().filter(centre=scene.cast.sandby)
    row = page.locator(".breakdown tbody tr", has_text="Sandby")
    row.get_by_role("link", name=f"{here.count()}", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bag tallet")
    expect(page.locator(".worklist tbody tr")).to_have_count(here.count())
    page.locator(".worklist a").first.click()
    assert page.locator(".inquiry-head .reference").inner_text() in {each.reference for each in here}


def test_the_file_says_what_the_page_says(scene: Scene, town: Town, tmp_path: Path) -> None:
    page = figures(scene, scene.cast.christian)
    with page.expect_download() as waited:
        Keys(page).press("d")
    file = tmp_path / waited.value.suggested_filename
    waited.value.save_as(file)
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    whole = next(line for line in lines if line.startswith("I alt"))
    assert file.suffix == ".csv"
    assert whole.split(";")[2] == str(Inquiry.objects.counted().count())
    expect(page.locator(".breakdown tfoot")).to_contain_text(whole.split(";")[3])


def test_the_committee_reads_the_figure_and_opens_nothing(scene: Scene, town: Town) -> None:
    page = figures(scene, scene.cast.ulla)
    expect(page.locator(".figure-head")).to_contain_text("%")
    expect(page.locator("main a[href*='/tal/bag/'], main a[href*='/henvendelser/']")).to_have_count(0)
    page.goto("/tal/bag/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingen adgang")


def test_the_definition_stands_beside_its_figure(scene: Scene, town: Town) -> None:
    page = figures(scene, scene.cast.ulla)
    expect(page.locator(".definition")).to_contain_text("version")
    Keys(page).press("2")
    expect(page.locator(".metric-card [aria-current]")).to_have_count(1)
