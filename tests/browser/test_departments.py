"""The department's journeys: accept, answer, send back, send on; the citizen keeps one number all the way."""

from playwright.sync_api import Page, expect

from indgang.inquiries.models import Inquiry, Outcome
from indgang.inquiries.models.handovers import Ending

from .keys import Keys
from .scene import Scene


def opened_from_the_inbox(page: Page, title: str) -> None:
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_accepted_with_one_key_and_answered(scene: Scene) -> None:
    handover = scene.cast.handed_over(citizen=scene.cast.mette)
    page = scene.page(scene.cast.ditte)
    expect(page.get_by_role("heading", level=1)).to_have_text("Indbakke: Ydelse")
    opened_from_the_inbox(page, "Kontanthjælp")
    expect(page.get_by_text("Borgeren venter på svar.")).to_be_visible()
    Keys(page).press("m")
    expect(page.get_by_text("I har taget imod, og du er tovholder.")).to_be_visible()
    page.get_by_label("Svar", exact=True).fill("Pengene kommer fredag.")
    Keys(page).press("Control+Enter")
    expect(page.get_by_text("Svaret er gemt, og henvendelsen er afsluttet.")).to_be_visible()
    inquiry = Inquiry.objects.get()
    assert inquiry.pk == handover.inquiry_id
    assert inquiry.solutions.get().outcome == Outcome.ANSWERED_BY_DEPARTMENT


def test_an_answer_for_citizen_service_to_pass_on(scene: Scene) -> None:
    handover = scene.cast.handed_over(accepted=True)
    page = scene.page(scene.cast.ditte, handover.inquiry.get_absolute_url())
    page.get_by_label("Svar", exact=True).fill("Ring til borgeren i morgen.")
    page.get_by_label("Borgeren har fået svaret").uncheck(force=True)
    page.get_by_role("button", name="Send svar").click()
    expect(page.get_by_text("Svaret er sendt til Borgerservice.")).to_be_visible()
    karen = scene.page(scene.cast.karen, "/henvendelser/")
    karen.get_by_role("link", name="Kontanthjælp").click()
    expect(karen.get_by_text("Ring til borgeren i morgen.")).to_be_visible()
    expect(karen.locator(".inquiry-facts")).to_contain_text("Karen Holm, Fjordby")


def test_sent_back_with_a_reason_and_sent_on_to_the_right_department(scene: Scene) -> None:
    handover = scene.cast.handed_over()
    ditte = scene.page(scene.cast.ditte, handover.inquiry.get_absolute_url())
    Keys(ditte).press("r")
    expect(ditte.get_by_label("Begrundelse").first).to_be_focused()
    Keys(ditte).type("Det er en byggesag.")
    Keys(ditte).press("Control+Enter")
    expect(ditte.get_by_text("Henvendelsen er sendt tilbage til Borgerservice.")).to_be_visible()

    karen = scene.page(scene.cast.karen, handover.inquiry.get_absolute_url())
    expect(karen.get_by_text("Det er en byggesag.")).to_be_visible()
    Keys(karen).press("o")
    karen.get_by_label("Afdeling", exact=True).select_option("Plan og Byg")
    karen.get_by_label("Det skal afdelingen vide").fill("Borgeren vil bygge en carport.")
    Keys(karen).press("Control+Enter")
    expect(karen.get_by_text("Overdraget til Plan og Byg.")).to_be_visible()

    assert [each.ending for each in handover.inquiry.handovers.order_by("pk")] == [Ending.RETURNED, ""]
    assert scene.page(scene.cast.per).get_by_role("link", name="Kontanthjælp").is_visible()


def test_sent_on_by_the_department_itself(scene: Scene) -> None:
    handover = scene.cast.handed_over()
    ditte = scene.page(scene.cast.ditte, handover.inquiry.get_absolute_url())
    Keys(ditte).press("v")
    form = ditte.locator("details[open]", has_text="Send videre")
    form.get_by_label("Afdeling", exact=True).select_option("Plan og Byg")
    form.get_by_label("Det skal afdelingen vide").fill("Det hører til jer.")
    Keys(ditte).press("Control+Enter")
    expect(ditte.get_by_text("Sendt videre til Plan og Byg.")).to_be_visible()
    per = scene.page(scene.cast.per)
    opened_from_the_inbox(per, "Kontanthjælp")
    expect(per.get_by_text("Det hører til jer.")).to_be_visible()
    assert Inquiry.objects.get().at_department == scene.cast.plan_og_byg


def test_a_department_sees_only_what_is_theirs(scene: Scene) -> None:
    handover = scene.cast.handed_over(scene.cast.plan_og_byg)
    page = scene.page(scene.cast.ditte)
    expect(page.get_by_text("Indbakken er tom")).to_be_visible()
    page.goto(handover.inquiry.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Siden findes ikke")
