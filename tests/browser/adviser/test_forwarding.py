"""A letter goes to a department and comes back answered: the adviser, then the department, then the adviser again."""

import pytest
from playwright.sync_api import expect

from indgang.adviser.models import Forwarding, Key
from tests import adviser_zone
from tests.adviser.forwarded import case_of
from tests.browser.scene import Scene


@pytest.fixture
def key(scene: Scene) -> Key:
    return adviser_zone.founded(scene.cast)


def test_there_and_back(scene: Scene, key: Key) -> None:
    case = case_of(scene.cast, consent="")
    ali = scene.page(scene.cast.ali, f"/borgervejleder/sager/{case.pk}/")
    ali.keyboard.press("v")
    ali.get_by_label("Ja, sagsbehandleren").check()
    ali.get_by_label("Hvornår blev den spurgt?").fill("01.09.2026")
    ali.get_by_label("Afdeling", exact=True).select_option("Ydelse")
    ali.get_by_label("Afdelingens kontaktperson").check()
    ali.get_by_label("Det skal afdelingen vide").fill("Hun har ventet siden maj.")
    ali.get_by_label("Borgeren har i dag sagt ja").check()
    ali.keyboard.press("Control+Enter")
    expect(ali.get_by_text("Sendt til Ydelse.")).to_be_visible()

    ditte = scene.page(scene.cast.ditte, "/afdeling/")
    ditte.get_by_role("link", name="Fra borgervejlederen (1)").click()
    ditte.get_by_role("link", name="Mette venter").click()
    expect(ditte.get_by_text("Hun har ventet siden maj.")).to_be_visible()
    ditte.keyboard.press("m")
    expect(ditte.get_by_text("Borgervejlederen kan se, at I har modtaget brevet.")).to_be_visible()
    ditte.get_by_label("Beklagelse").check()
    ditte.get_by_label("Svaret", exact=True).fill("Vi beklager. Du får svar på fredag.")
    ditte.keyboard.press("Control+Enter")
    expect(ditte.get_by_text("Svaret er sendt til borgervejlederen.")).to_be_visible()

    ali.goto("/borgervejleder/")
    ali.get_by_role("link", name="Ydelse: Mette venter").click()
    expect(ali.get_by_text("Du får svar på fredag.").first).to_be_visible()
    ali.get_by_role("button", name="Borgeren er orienteret").click()
    expect(ali.get_by_text("Noteret: borgeren er orienteret.")).to_be_visible()
    ali.keyboard.press("a")
    ali.get_by_role("button", name="Afslut", exact=False).last.click()
    expect(ali.get_by_text("teksterne er lagt bort")).to_be_visible()
    assert Forwarding.objects.get().state == "closed"
    ditte.reload()
    expect(ditte.get_by_text("Teksten er lagt bort")).to_be_visible()
