"""What the registration turns down, with all that was typed; and what was sent twice, taken back or left as a draft."""

import pytest
from django.conf import settings
from django.test import Client

from indgang.citizens.models import Citizen
from indgang.inquiries import texts
from indgang.inquiries.models import Draft, Inquiry, Recusal
from indgang.inquiries.registration import begin
from indgang.organisation.models import Centre, Employee
from indgang.sample.cast import METTES_CPR, Cast
from tests.cast import SignIn
from tests.pages import check_page

from .filling import form_on, send
from .registering import DESK, REGISTRATION, SAID, assert_kept, slug, write_down

# --- what is turned down, with all that was typed ---


def test_nothing_said(karen: Client) -> None:
    text = assert_kept(write_down(karen, task="", outcome="solved", new_name="Jens Holm"), 422, "Jens Holm")
    assert "Vælg en opgave, eller skriv kort, hvad det handler om." in text


def test_a_task_that_is_gone(karen: Client) -> None:
    text = assert_kept(write_down(karen, task="findes-ikke", text=SAID, outcome="solved"), 422, SAID)
    assert "Opgaven findes ikke mere. Vælg en anden." in text


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("070365-12", "Et CPR-nummer har ti cifre"),
        ("310265-1231", "De første seks cifre er ikke en dato"),
        ("abcdef-ghij", "Et CPR-nummer har ti cifre"),
    ],
)
def test_a_wrong_cpr_number(cast: Cast, karen: Client, number: str, told: str) -> None:
    response = write_down(karen, task=slug(cast), text=SAID, new_name="Jens", new_cpr=number, outcome="solved")
    assert told in assert_kept(response, 422, SAID, "Jens", number)


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("15.09.2026 09.00", "Tidspunktet ligger i fremtiden"),
        ("14.09.2006 09.00", "Se efter, om årstallet er rigtigt"),
        ("01.01.0001 00.00", "Se efter, om årstallet er rigtigt"),
        ("31.12.9999 23.59", "Tidspunktet ligger i fremtiden"),
        ("i går", "Skriv tidspunktet som dd.mm.åååå tt.mm"),
    ],
)
def test_a_moment_that_cannot_be(cast: Cast, karen: Client, when: str, told: str) -> None:
    response = write_down(karen, task=slug(cast), text=SAID, when=when, outcome="solved")
    assert told in assert_kept(response, 422, SAID, when)


@pytest.mark.parametrize(
    ("name", "day", "told"),
    [
        ("promise", "13.09.2026", "Datoen er allerede gået. Vælg i dag eller en senere dag."),
        ("promise", "32.09.2026", "Skriv datoen som dd.mm.åååå"),
        ("promise", "", "Skriv den dato, borgeren er lovet svar."),
    ],
)
def test_a_promise_that_cannot_be(cast: Cast, karen: Client, name: str, day: str, told: str) -> None:
    response = write_down(karen, task=slug(cast), text=SAID, act="keep_open", **{name: day})
    assert told in assert_kept(response, 422, SAID, day)


def test_a_hand_over_without_department_or_story(karen: Client, cast: Cast) -> None:
    text = assert_kept(write_down(karen, task="", subject="Carport", act="hand_over", department=""), 422, "Carport")
    assert "Vælg den afdeling, der skal tage over." in text
    assert "Skriv, hvad afdelingen skal vide" in text
    for wrong in (str(cast.borgerservice.pk), "999999", "x"):
        assert_kept(write_down(karen, task="", text=SAID, act="hand_over", department=wrong), 422, SAID)


@pytest.mark.parametrize("outcome", ["answered_by_department", "unheard_of"])
def test_an_outcome_that_no_clerk_gives(cast: Cast, karen: Client, outcome: str) -> None:
    response = write_down(karen, task=slug(cast), text=SAID, outcome=outcome)
    assert "Udfaldet kendes ikke." in assert_kept(response, 422, SAID)


def test_an_outcome_and_a_hand_over_at_once(cast: Cast, karen: Client) -> None:
    response = write_down(
        karen, task=slug(cast), text=SAID, outcome="solved", act="hand_over", department=str(cast.ydelse.pk)
    )
    assert "Udfaldet passer ikke her." in assert_kept(response, 409, SAID)


def test_too_long_a_text(cast: Cast, karen: Client) -> None:
    long = "å" * (texts.LIMIT + 1)
    text = assert_kept(write_down(karen, task=slug(cast), text=long, outcome="solved"), 422, long)
    assert "Teksten er på 20.001 tegn. Der er plads til 20.000. Gør den kortere." in text


def test_ten_megabytes_come_back_whole(cast: Cast, karen: Client) -> None:
    long = "Hej med dig. " * (10 * 1024 * 1024 // 13)
    form = form_on(karen.get(DESK), REGISTRATION)
    response = karen.post(REGISTRATION, form.values | {"task": slug(cast), "text": long, "outcome": "solved"})
    assert response.status_code == 422
    markup = response.content.decode()
    assert long.strip() in markup
    assert "Gør den kortere." in markup
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("encoding", ["application/x-www-form-urlencoded", None])
def test_more_than_can_be_received(karen: Client, encoding: str | None) -> None:
    long = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    if encoding:
        response = karen.post(REGISTRATION, f"text={long}", content_type=encoding)
    else:
        response = karen.post(REGISTRATION, {"text": long})
    page = check_page(response, 400)
    assert page.headings == ["Det sendte kunne ikke læses"]
    assert "kortere tekst" in page.text


def test_more_fields_than_a_form_has(karen: Client) -> None:
    check_page(karen.post(REGISTRATION, {f"f{n}": "x" for n in range(1_100)}), 400)


@pytest.mark.parametrize("name", ["text", "subject", "new_name", "document"])
def test_a_sign_that_no_text_holds(cast: Cast, karen: Client, name: str) -> None:
    check_page(write_down(karen, task=slug(cast), outcome="solved", **{name: "a\x00b"}), 422)
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("channel", "pigeon"),
        ("centre", "999"),
        ("kind", "x"),
        ("identification", "x"),
        ("citizen", "999999"),
        ("citizen", "x"),
        ("contact", "x"),
        ("key", "x"),
        ("mandate", "x"),
        ("started_at", "x"),
    ],
)
def test_a_choice_that_is_none(cast: Cast, karen: Client, name: str, value: str) -> None:
    check_page(write_down(karen, task=slug(cast), text=SAID, outcome="solved", **{name: value}), 422)
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("name", ["citizen", "contact", "mandate"])
def test_a_number_beyond_all_rows(cast: Cast, karen: Client, name: str) -> None:
    assert write_down(karen, task=slug(cast), outcome="solved", **{name: "9" * 40}).status_code in (302, 422)


def test_a_colleagues_contact_is_not_used(cast: Cast, karen: Client) -> None:
    """The number of a contact is no key to it: what is written goes into a contact of one's own."""
    contact = begin(cast.contact(), by=cast.bo, at=cast.at)
    write_down(karen, task=slug(cast), outcome="solved", contact=str(contact.pk))
    assert Inquiry.objects.get().opened_in != contact
    assert Inquiry.objects.get().opened_in.clerk == cast.karen


def test_a_citizen_that_one_is_not_impartial_to(cast: Cast, karen: Client) -> None:
    Recusal.objects.create(employee=cast.karen, citizen=cast.mette, reason="Søster", declared_at=cast.at)
    by_number = write_down(karen, task=slug(cast), text=SAID, outcome="solved", new_cpr=METTES_CPR)
    assert "Din rolle giver ikke adgang" in assert_kept(by_number, 409, SAID)
    by_row = write_down(karen, task=slug(cast), text=SAID, outcome="solved", citizen=str(cast.mette.pk))
    assert "Borgeren kan ikke vælges." in assert_kept(by_row, 422, SAID)


def test_a_second_contact_that_would_go_on(cast: Cast, karen: Client) -> None:
    """A tab that was opened before the contact began in another."""
    desk = karen.get(DESK)
    begin(cast.contact(), by=cast.karen, at=cast.at)
    response = send(karen, desk, REGISTRATION, task=slug(cast), text=SAID, outcome="solved", keep="1")
    assert "Du er allerede i en kontakt, som begyndte den 14.09.2026 10.00." in assert_kept(response, 409, SAID)


def test_before_there_is_a_centre(sign_in: SignIn, cast: Cast) -> None:
    Employee.objects.filter(centre__isnull=False).update(centre=None)
    for centre in Centre.objects.all():
        centre.delete()
    response = write_down(sign_in(Employee.objects.get(username="karen")), text=SAID, task="", outcome="solved")
    assert "Der er ikke oprettet noget center endnu." in assert_kept(response, 422, SAID)


# --- sent twice, taken back, masked, drafted ---


def test_a_double_click(cast: Cast, karen: Client) -> None:
    desk = karen.get(DESK)
    first = send(karen, desk, REGISTRATION, task=slug(cast), text=SAID, outcome="solved", new_name="Jens Holm")
    second = send(karen, desk, REGISTRATION, task=slug(cast), text=SAID, outcome="solved", new_name="Jens Holm")
    assert first.headers["Location"] == second.headers["Location"]
    inquiry = Inquiry.objects.get()
    page = check_page(karen.get(second.headers["Location"]))
    assert f"Henvendelsen er allerede registreret som {inquiry.reference}. Der er kun én." in page.text
    assert Citizen.objects.filter(name="Jens Holm").count() == 1


def test_it_can_be_taken_back_at_once(cast: Cast, karen: Client) -> None:
    desk = karen.get(write_down(karen, task=slug(cast), outcome="solved").headers["Location"])
    inquiry = Inquiry.objects.get()
    response = send(karen, desk, f"/registrering/{inquiry.reference}/fortrydelse/")
    assert response.headers["Location"] == DESK
    inquiry.refresh_from_db()
    assert inquiry.state == "discarded"
    assert f"{inquiry.reference} er taget ud som fejlregistreret." in check_page(karen.get(DESK)).text
    assert "Registreret:" not in check_page(karen.get(f"/?registreret={inquiry.reference}")).text
    again = karen.post(f"/registrering/{inquiry.reference}/fortrydelse/")
    assert "er taget ud: fejlregistreret" in check_page(karen.get(again.headers["Location"])).text


def test_nobody_takes_back_for_another(cast: Cast, karen: Client, sign_in: SignIn) -> None:
    inquiry = cast.inquiry(by=cast.bo)
    check_page(karen.post(f"/registrering/{inquiry.reference}/fortrydelse/"), 404)
    assert "Registreret:" not in check_page(karen.get(f"/?registreret={inquiry.reference}")).text
    check_page(karen.post("/registrering/ikke-et-nummer/fortrydelse/"), 404)
    assert Inquiry.objects.get().state == "open"


def test_the_clerk_is_told_that_a_number_was_hidden(cast: Cast, karen: Client) -> None:
    response = write_down(karen, task=slug(cast), text="Ring til 070365-1231", outcome="solved")
    assert "Et CPR-nummer i teksten er skjult." in check_page(karen.get(response.headers["Location"])).text


def test_a_draft_comes_back_and_goes_when_it_is_sent(cast: Cast, karen: Client) -> None:
    typed = {"text": SAID, "task": slug(cast), "promise": "18.09.2026", "channel": "phone", "new_cpr": "070365-1231"}
    assert karen.post("/kladder/registrering/", typed).status_code == 204
    desk = karen.get(DESK)
    values = form_on(desk, REGISTRATION).values
    assert (values["text"], values["task"], values["promise"]) == ([SAID], [slug(cast)], ["18.09.2026"])
    assert (values["channel"], values["new_cpr"]) == (["phone"], [""])
    assert "Kladde hentet" in check_page(desk).text
    send(karen, desk, REGISTRATION, outcome="solved")
    assert not Draft.objects.exists()
    assert Inquiry.objects.get().text == SAID


def test_a_session_that_ran_out_while_somebody_typed(karen: Client, cast: Cast) -> None:
    desk = karen.get(DESK)
    karen.logout()
    response = send(karen, desk, REGISTRATION, task=slug(cast), text=SAID, subject="Pas", outcome="solved")
    page = check_page(response, 401)
    assert page.headings == ["Du er blevet logget ud"]
    assert SAID in response.content.decode()
    assert not Inquiry.objects.exists()


def test_a_form_that_is_too_old_shows_what_was_typed(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.karen, backend="indgang.organisation.backends.EmployeeBackend")
    response = strict.post(REGISTRATION, {"text": SAID})
    assert check_page(response, 403).headings == ["Siden er blevet for gammel"]
    assert SAID in response.content.decode()


def test_only_posted(karen: Client) -> None:
    assert karen.get(REGISTRATION).status_code == 405
