"""A matter's way from the citizen to the adviser, the department and back, and what the chief sees of it: nothing."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from indgang.adviser import messaging
from indgang.adviser.forwarding.codes import Answer, CitizenView
from indgang.adviser.models import (
    Case,
    Consent,
    Forwarding,
    Key,
    LearningPoint,
    Lesson,
    Message,
    Outcome,
    ScopeCheck,
    Wish,
    ZoneKey,
)
from indgang.desk.adviser import access
from indgang.foundation import clock, envelopes
from tests import adviser_zone
from tests.adviser.forwarded import forwarded
from tests.browser.keys import Keys
from tests.browser.scene import Scene
from tests.browser.town import Town

WORDS = "Jeg har ventet på svar om boligstøtte siden maj, og ingen ringer tilbage."
PASSPHRASE = "fire ord ingen gætter"
LETTER = """Fjordby Kommune, Ydelse
Dato: 10. september 2026

Afgørelse om boligstøtte
Vi har besluttet at give dig afslag på boligstøtte.
Du kan klage over afgørelsen inden 4 uger fra den dag, du har modtaget den. Du skal sende klagen til os.

Venlig hilsen
Ydelse"""


@pytest.fixture
def key(scene: Scene) -> Key:
    return adviser_zone.founded(scene.cast)


def test_a_citizen_without_script_or_login_finds_the_way_and_writes(
    scene: Scene, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    page = scene.page(None, "/borger/", java_script_enabled=False)
    complains(page)
    understands_a_letter(page)
    page.get_by_role("complementary").get_by_role("link", name="Hjælp til at klage").click()
    page.get_by_role("link", name="Skriv en besked").click()
    monkeypatch.setattr(clock, "now", a_minute_later(scene))
    receipt = writes(page)
    page.get_by_role("link", name="Her kan du møde borgervejlederen").click()
    expect(page.get_by_role("region", name="Kom forbi")).to_contain_text("10.00–13.00, Hovedbiblioteket")
    assert Key(adviser_zone.PRIVATE).read(Message.objects.get(receipt=receipt))["text"] == WORDS
    assert page.context.cookies() == []


def complains(page: Page) -> None:
    """From the front page through one way to complain, to the last day, how it was found, and the letter."""
    page.get_by_role("link", name="Hjælp til at klage").click()
    page.get_by_role("link", name="Jeg er uenig i en afgørelse").click()
    page.get_by_role("link", name="Boligstøtte").first.click()
    page.get_by_label("Hvornår fik du afgørelsen?").fill("10.09.2026")
    page.get_by_label("Hvordan kom den?").select_option("digital_post")
    page.get_by_role("button", name="Vis, hvad jeg skal gøre").click()
    expect(page.get_by_text("Klag senest torsdag den 08.10.2026")).to_be_visible()
    page.get_by_text("Sådan er dagen regnet ud").click()
    expect(page.locator(".guide-when ol li").first).to_be_visible()
    page.get_by_role("link", name="Lav brevet").click()
    page.get_by_label("Hvad er forkert, eller hvad er der sket?").fill("Huslejen er regnet forkert ud.")
    page.get_by_role("button", name="Lav brevet").click()
    expect(page.get_by_role("textbox", name="Dit brev")).to_have_value(re.compile("Huslejen er regnet forkert ud."))


def understands_a_letter(page: Page) -> None:
    """Have a letter explained by pasting it."""
    page.get_by_role("navigation", name="Hovedmenu").get_by_role("link", name="Klage").click()
    page.get_by_role("complementary").get_by_role("link", name="Forstå et brev").click()
    page.get_by_label("Brevets tekst").fill(LETTER)
    page.get_by_role("button", name="Forklar brevet").click()
    expect(page.get_by_role("region", name="Kort fortalt")).to_contain_text("Afslag")
    expect(page.get_by_role("region", name="Frister")).to_contain_text("10.2026")


def writes(page: Page) -> str:
    """Write to the adviser, and return the receipt's number."""
    page.get_by_label("Hvad handler det om?").fill(WORDS)
    page.get_by_label("Jeg vil gerne have hjælp til en klage").check()
    page.get_by_label("Telefon").fill("95 30 40 50")
    page.get_by_role("button", name="Send til borgervejlederen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beskeden er sendt")
    return page.locator("main .reference").inner_text()


def a_minute_later(scene: Scene) -> Callable[[], datetime]:
    """Return the clock as it goes when somebody has taken the time to write."""

    def now() -> datetime:
        return scene.now() + timedelta(minutes=1)

    return now


def test_the_adviser_takes_a_message_to_a_department_by_keyboard(scene: Scene, key: Key) -> None:
    ZoneKey.objects.update(locked=envelopes.lock(adviser_zone.PRIVATE, PASSPHRASE))
    messaging.receive(Wish.COMPLAINT, WORDS, at=scene.cast.at, name="Mette Lauridsen", phone="95304050")
    page = unlocked(scene)
    keys = Keys(page)
    page.get_by_role("link", name="Besked", exact=False).filter(has_text=WORDS[:20]).press("Enter")
    expect(page.get_by_role("region", name="Det skrev borgeren")).to_contain_text(WORDS)
    keys.press("o")
    expect(page.get_by_role("heading", name="Det handlede om")).to_be_visible()
    page.get_by_label("Titel").press("Enter")
    expect(page.get_by_text("er oprettet.")).to_be_visible()
    checks_the_scope(page)
    notes_a_consent(page)
    sends_it_on(page)

    case, letter = Case.objects.get(), Forwarding.objects.get()
    assert ScopeCheck.objects.get().is_open
    assert Consent.objects.get().case == letter.case == case
    assert (letter.department, letter.letter["text"]) == (scene.cast.ydelse, "Borgeren mangler svar.")


def unlocked(scene: Scene) -> Page:
    """Open the adviser's page without the key in hand, and type the passphrase."""
    window = scene.window(scene.cast.ali)
    window.clear_cookies(name=access.COOKIE)
    page = window.new_page()
    page.goto("/borgervejleder/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lås sagerne op")
    expect(page.get_by_label("Din adgangssætning")).to_be_focused()
    Keys(page).type(PASSPHRASE)
    Keys(page).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mine sager")
    return page


def checks_the_scope(page: Page) -> None:
    keys = Keys(page)
    keys.press("k")
    page.get_by_label("Hvornår skete det").focus()
    keys.press("Control+Enter")
    expect(page.get_by_text("Ingen af undtagelserne passer.")).to_be_visible()
    keys.press("t")
    expect(page.get_by_role("region", name="Forløb")).to_contain_text("Kan den behandles?")


def notes_a_consent(page: Page) -> None:
    keys = Keys(page)
    keys.press("y")
    expect(page.get_by_label("Samtykke til")).to_be_focused()
    keys.type("at s")
    keys.press("Tab", "Tab")
    keys.type("At spørge Ydelse.")
    keys.press("Control+Enter")
    expect(page.get_by_role("region", name="Samtykker")).to_contain_text("At spørge Ydelse.")


def sends_it_on(page: Page) -> None:
    keys = Keys(page)
    keys.press("v")
    page.get_by_label("Nej, ingen endnu").press("Space")
    page.get_by_label("Afdeling", exact=True).focus()
    keys.type("Ydelse")
    page.get_by_label("Sagsbehandleren, gennem kontaktpersonen").press("Space")
    page.get_by_label("Overskrift").focus()
    keys.press("Control+a")
    keys.type("Svar om boligstøtte")
    keys.press("Tab", "Control+a")
    keys.type("Borgeren mangler svar.")
    keys.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Svar om boligstøtte")


def test_the_department_answers_and_the_adviser_ends_the_matter(scene: Scene, key: Key) -> None:
    letter = forwarded(scene.cast)
    answers(scene.page(scene.cast.ditte))
    page = scene.page(scene.cast.ali, "/borgervejleder/")
    tells_the_citizen(page)
    learns_and_closes(page)

    letter.refresh_from_db()
    assert (letter.answer, letter.citizen_view) == (Answer.UPHELD, CitizenView.SATISFIED)
    case = Case.objects.get()
    assert (case.outcome, case.lesson, case.is_open) == (Outcome.ANSWER_RECEIVED, Lesson.PRACTICE, False)
    assert LearningPoint.objects.get().case == case


def answers(page: Page) -> None:
    """Let the department find the letter, acknowledge it and answer, without a word of the case."""
    keys = Keys(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Indbakke: Ydelse")
    page.get_by_role("link", name="Fra borgervejlederen (1)").press("Enter")
    page.get_by_role("link", name="Svar på ansøgning").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Svar på ansøgning")
    expect(page.get_by_text("Borgeren har ventet siden maj.")).to_be_visible()
    assert "Mette venter" not in page.content()
    assert "/borgervejleder/sager/" not in page.content()
    page.get_by_role("button", name="Vi har modtaget det").press("Enter")
    expect(page.get_by_text("Borgervejlederen kan se, at I har modtaget brevet.")).to_be_visible()
    page.get_by_label("Medhold", exact=True).press("Space")
    page.get_by_label("Svaret").focus()
    keys.type("Vi beklager. Pengene kommer fredag.")
    keys.press("Control+Enter")
    expect(page.get_by_text("Svaret er sendt til borgervejlederen.")).to_be_visible()
    expect(page.get_by_text("Der er ikke noget, du skal gøre.")).to_be_visible()


def tells_the_citizen(page: Page) -> None:
    """See the answer among what waits, tell the citizen, and note what the citizen thinks of it."""
    keys = Keys(page)
    page.get_by_role("link", name="Svar fra afdeling").press("Enter")
    expect(page.get_by_text("Vi beklager. Pengene kommer fredag.").first).to_be_visible()
    told = page.get_by_label("Det fik borgeren at vide")
    expect(told).to_have_value(re.compile("Ydelse har svaret"))
    told.focus()
    keys.press("Control+Enter")
    expect(page.get_by_role("region", name="Forløb")).to_contain_text("Borgeren orienteret")
    keys.press("b")
    page.get_by_label("Tilfreds", exact=True).press("Space")
    keys.press("Control+Enter")
    expect(page.get_by_role("complementary", name="Næste skridt")).to_contain_text("Tilfreds")


def learns_and_closes(page: Page) -> None:
    """Note what was learnt from the case, and close it."""
    keys = Keys(page)
    page.get_by_role("link", name="Mette venter").press("Enter")
    page.get_by_role("link", name="Noter læring").press("Enter")
    page.get_by_label("Tema").select_option(index=1)
    page.get_by_label("Hvad kan kommunen lære?").focus()
    keys.type("Skriv til borgeren, når et svar trækker ud.")
    keys.press("Control+Enter")
    expect(page.get_by_text("Læringspunktet er gemt.")).to_be_visible()
    page.get_by_role("table").get_by_role("link").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mette venter")
    keys.press("l")
    page.get_by_label("Hvordan endte det?").select_option("Har fået svar")
    page.get_by_label("Hvad lærte kommunen?").select_option("Praksis er ændret")
    keys.press("Control+Enter")
    expect(page.get_by_text("Genåbn sagen")).to_be_visible()


def test_the_chief_sees_figures_and_not_a_word_of_the_cases(scene: Scene, key: Key) -> None:
    letter = forwarded(scene.cast)
    words = ("Mette venter", "Svar på ansøgning", "Borgeren har ventet siden maj")
    page = scene.page(scene.cast.christian)
    closed = ("", "sager/", f"sager/{letter.case_id}/", f"videresendte/{letter.pk}/", "beskeder/", "henvendelser/")
    for address in closed:
        answered = page.request.get(f"/borgervejleder/{address}")
        assert answered.status == 403, address
        assert not any(word in answered.text() for word in words)
    doors = page.get_by_role("navigation", name="Hovedmenu").get_by_role("link")
    addresses = [each.get_attribute("href") or "" for each in doors.all()]
    assert "/tal/" in addresses
    for address in (*addresses, "/tal/borgervejleder/", "/tal/svartider/", "/?q=Mette"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert not any(word in page.content() for word in words), address
    page.goto("/tal/")
    page.get_by_role("link", name="Borgervejleder").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("orgervejleder")
