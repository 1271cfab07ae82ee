"""The one screen: what it shows, what it fetches while one types, and what each sees who does not register."""

from typing import Any

import pytest
from django.test import Client

from indgang.catalogue.models import Task
from indgang.citizens.models import Need
from indgang.inquiries.models import Draft, Recusal
from indgang.inquiries.registration import begin
from indgang.journal.models import Event
from indgang.sample.cast import METTES_CPR, Cast
from tests.cast import SignIn
from tests.pages import check_page, read

from .filling import form_on

DASHED = "070365-1231"


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.karen)


def reads(cast: Cast) -> list[tuple[str, str]]:
    return list(Event.objects.on_citizen(cast.mette.pk).reads().values_list("kind", "reason"))


def test_it_works(cast: Cast, karen: Client) -> None:
    page = check_page(karen.get("/"))
    for text in ("Hvad siger borgeren?", "Hvordan endte det?", "Notat", "Anonym borger", "Det, der oftest spørges om"):
        assert text in page.text
    assert len(karen.get("/").content) < 100_000


def test_everything_has_its_key(cast: Cast, karen: Client) -> None:
    markup = karen.get(f"/?task={cast.passport.slug}").content.decode()
    for key in ("/", "Alt+n", "Alt+f", "Alt+g", "Alt+l", "Alt+s", "Alt+h", "1", "1 Alt+1", "6 Alt+6"):
        assert f'data-key="{key}"' in markup, key
    assert "data-keys-open" in markup


@pytest.mark.parametrize(
    ("task", "likeliest"),
    [
        ("pas-voksen", ["solved", "guided", "self_service_shown"]),
        ("boligstoette", ["self_service_shown", "guided", "solved"]),
        ("byggetilladelse", ["guided", "solved", "referred"]),
        ("kontanthjaelp", ["solved", "guided", "referred"]),
    ],
)
def test_the_likeliest_outcome_comes_first(karen: Client, task: str, likeliest: list[str]) -> None:
    form = form_on(karen.get(f"/?task={task}"), "/registrering/")
    assert [value for name, value in form.buttons if name == "outcome"][:3] == likeliest


def test_where_a_part_is_solved_here_to_show_how_comes_second(cast: Cast, karen: Client) -> None:
    Task.objects.filter(pk=cast.cash_benefit.pk).update(self_service="borger.dk: Kontanthjælp")
    form = form_on(karen.get("/?task=kontanthjaelp"), "/registrering/")
    assert [value for _name, value in form.buttons][:3] == ["solved", "self_service_shown", "guided"]


def test_the_card_offers_to_show_how_with_the_key_of_the_outcome(cast: Cast, karen: Client) -> None:
    desk = karen.get(f"/?task={cast.housing_benefit.slug}")
    page = check_page(desk)
    assert "Borgeren kan selv borger.dk: Boligstøtte · Åbn borger.dk i ny fane Vis hvordan 1" in page.text
    assert "https://www.borger.dk/" in page.links
    assert form_on(desk, "/registrering/").buttons[-1] == ("outcome", "self_service_shown")
    assert "Vis hvordan 3" in check_page(karen.get(f"/?task={cast.passport.slug}")).text
    assert "Vis hvordan 1" in fragment(karen.get(f"/opgavevalg/{cast.housing_benefit.slug}/")).text


def test_without_self_service_nothing_is_offered_and_the_other_keys_stay(cast: Cast, karen: Client) -> None:
    desk = karen.get(f"/?task={cast.cash_benefit.slug}")
    text = check_page(desk).text
    assert "Vis hvordan" not in text
    assert "Løst 1 Vejledt 2 Henvist til anden myndighed 4" in text
    assert ("outcome", "self_service_shown") not in form_on(desk, "/registrering/").buttons


def test_a_task_brings_its_card_its_department_and_its_goal(cast: Cast, karen: Client) -> None:
    desk = karen.get(f"/?task={cast.cash_benefit.slug}")
    page = check_page(desk)
    assert "Afgøres af Ydelse" in page.text
    assert "Du får svar inden 10 arbejdsdage." in page.text
    assert "Ditte Kjeldsen" in page.text
    values = form_on(desk, "/registrering/").values
    assert (values["department"], values["promise"]) == ([str(cast.ydelse.pk)], ["28.09.2026"])


def test_without_scripts_the_words_go_into_the_address(cast: Cast, karen: Client) -> None:
    response = karen.post("/", {"q": "forny pas & rejse"})
    assert response.headers["Location"] == "/?q=forny+pas+%26+rejse"
    page = check_page(karen.get(response.headers["Location"]))
    assert cast.passport.title in page.text


@pytest.mark.parametrize("number", [METTES_CPR, DASHED, "070365 1231", f"Mette {DASHED}"])
def test_a_cpr_number_never_goes_into_the_address(cast: Cast, karen: Client, number: str) -> None:
    response = karen.post("/", {"q": number})
    assert response.headers["Location"] == f"/?citizen={cast.mette.pk}"
    unknown = karen.post("/", {"q": "010190-0002"})
    assert unknown.headers["Location"] == "/"
    assert "Ingen borger er registreret med det CPR-nummer." in check_page(karen.get("/")).text
    assert karen.get("/", {"q": number}).headers["Location"] == f"/?citizen={cast.mette.pk}"


def test_a_citizen_is_shown_with_needs_and_earlier_inquiries_and_it_is_written_down(cast: Cast, karen: Client) -> None:
    Need.objects.create(citizen=cast.mette, kind="interpreter", detail="arabisk", since=cast.today)
    earlier = cast.inquiry(by=cast.bo, citizen=cast.mette)
    page = check_page(karen.get(f"/?citizen={cast.mette.pk}"))
    assert "Mette Lauridsen 070365-···· 95304050" in page.text
    assert "Behov: Tolk (arabisk)" in page.text
    assert f"{earlier.title} Åben 14.09.2026 · Sandby · {earlier.reference}" in page.text
    assert reads(cast) == [("citizen.read", "Betjening i skranken")]


def test_what_is_closed_to_one_is_not_shown(cast: Cast, karen: Client) -> None:
    hidden, seen = cast.inquiry(citizen=cast.mette), cast.inquiry(citizen=cast.mette)
    Recusal.objects.create(employee=cast.karen, inquiry=hidden, reason="Nabo", declared_at=cast.at)
    page = check_page(karen.get(f"/?citizen={cast.mette.pk}"))
    assert seen.reference in page.text
    assert hidden.reference not in page.text


def test_a_citizen_that_one_is_not_impartial_to(cast: Cast, karen: Client) -> None:
    Recusal.objects.create(employee=cast.karen, citizen=cast.mette, reason="Søster", declared_at=cast.at)
    assert "Mette" not in check_page(karen.get(f"/?citizen={cast.mette.pk}")).text
    assert "Mette" not in fragment(karen.post("/borgervalg/", {"citizen": cast.mette.pk})).text
    assert "Mette" not in fragment(karen.post("/forslag/", {"q": "Mette"})).text
    assert "Mette" not in fragment(karen.post("/forslag/", {"q": METTES_CPR})).text
    assert reads(cast) == []


def test_the_running_contact(cast: Cast, karen: Client) -> None:
    begin(cast.contact(channel="phone", citizen=cast.mette), by=cast.karen, at=cast.at)
    page = check_page(karen.get("/"))
    assert "Telefon · Fjordby" in page.text
    assert "Mette Lauridsen" in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/?task=findes-ikke",
        "/?task=%00",
        "/?citizen=999999",
        "/?citizen=%C2%B2",
        "/?citizen=" + "9" * 5000,
        "/?citizen=-1",
        "/?registreret=x",
        "/?registreret=AAAAAAA",
        "/?q=" + "x" * 3000,
        "/?q=%00",
        "/?q=%22%27%3Cscript%3E",
    ],
)
def test_addresses_that_say_nothing(karen: Client, address: str) -> None:
    check_page(karen.get(address))


def test_a_draft_of_other_times_does_no_harm(cast: Cast, karen: Client) -> None:
    fields = {
        "task": "findes-ikke",
        "citizen": "999",
        "channel": "pigeon",
        "due": "x",
        "department": "0",
        "text": "Hej",
    }
    Draft.objects.create(employee=cast.karen, name="registrering", fields=fields, saved_at=cast.at)
    assert form_on(karen.get("/"), "/registrering/").values["text"] == ["Hej"]


# --- fragments ---


def fragment(response: Any) -> Any:
    assert response.status_code == 200
    page = read(response.content.decode())
    assert [fault for fault in page.faults if "leads nowhere" not in fault] == []
    return page


def test_suggestions_of_tasks_say_why(cast: Cast, karen: Client) -> None:
    page = fragment(karen.post("/forslag/", {"q": "hjælp til huslejen"}))
    assert "Boligstøtte Vejledning" in page.text
    assert "Udbetaling Danmark · fordi:" in page.text
    assert f"/?task={cast.housing_benefit.slug}&q=hj%C3%A6lp%20til%20huslejen" in page.links


@pytest.mark.parametrize("said", ["Mette", "lauridsen met", "95 30 40 50", "+45 95304050", METTES_CPR, DASHED])
def test_suggestions_of_citizens_are_written_down(cast: Cast, karen: Client, said: str) -> None:
    page = fragment(karen.post("/forslag/", {"q": said}))
    assert "Mette Lauridsen 07.03.1965" in page.text
    assert DASHED not in page.text
    assert METTES_CPR not in page.text
    assert [link for link in page.links if "1231" in link] == []
    assert reads(cast) == [("citizen.listed.read", "Søgning i skranken")]


@pytest.mark.parametrize("said", ["M", "Me", "Xantippe", "95 30 40 5", "Mette 2", "010190-0002"])
def test_too_little_or_nobody(cast: Cast, karen: Client, said: str) -> None:
    assert "Mette" not in fragment(karen.post("/forslag/", {"q": said})).text
    assert reads(cast) == []


def test_an_unknown_number_is_said_to_be_unknown(karen: Client, cast: Cast) -> None:
    text = fragment(karen.post("/forslag/", {"q": "010190-0002"})).text
    assert "Ingen borger er registreret med det CPR-nummer" in text


def test_a_reference_finds_its_inquiry(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    heard = inquiry.reference.lower().replace("-", " ")
    assert fragment(karen.post("/forslag/", {"q": heard})).links == [inquiry.get_absolute_url()]


def test_words_that_fit_nothing(karen: Client, cast: Cast) -> None:
    assert "Ingen opgave passer på de ord" in fragment(karen.post("/forslag/", {"q": "qwertyuiop"})).text
    fragment(karen.post("/forslag/", {"q": ""}))
    fragment(karen.post("/forslag/", {"q": "'\"*(:" * 2_000}))
    assert karen.get("/forslag/").status_code == 405


def test_choosing_a_task(cast: Cast, karen: Client) -> None:
    response = karen.get(f"/opgavevalg/{cast.cash_benefit.slug}/")
    page = fragment(response)
    assert "Kontanthjælp" in page.text
    assert f'name="task" value="{cast.cash_benefit.slug}"' in response.content.decode()
    assert response.content.decode().count("<hx-partial") == 3
    assert "vælg en opgave" in fragment(karen.get("/opgavevalg/findes-ikke/")).text


def test_choosing_and_leaving_a_citizen(cast: Cast, karen: Client) -> None:
    page = fragment(karen.post("/borgervalg/", {"citizen": cast.mette.pk}))
    assert "Mette Lauridsen" in page.text
    assert reads(cast) == [("citizen.read", "Betjening i skranken")]
    assert "Anonym borger" in fragment(karen.post("/borgervalg/")).text
    assert "Anonym borger" in fragment(karen.get("/borgervalg/")).text


# --- those who do not register ---


@pytest.mark.parametrize(
    ("who", "door"),
    [
        ("ditte", "/afdeling/"),
        ("ali", "/borgervejleder/"),
        ("ulla", "/tal/"),
        ("dorthe", "/journal/"),
        ("anders", "/opgaver/"),
    ],
)
def test_others_are_shown_to_their_own_first_door(cast: Cast, sign_in: SignIn, who: str, door: str) -> None:
    response = sign_in(getattr(cast, who)).get("/")
    assert (response.status_code, response.headers["Location"]) == (302, door)


def test_one_without_a_role_is_told_whom_to_ask(cast: Cast, sign_in: SignIn) -> None:
    page = check_page(sign_in(cast.outsider).get("/"))
    assert page.headings == ["Du har ingen rolle endnu"]


def test_a_stranger_is_asked_to_sign_in_and_comes_back(client: Client, db: None) -> None:
    assert client.get("/?task=pas").headers["Location"] == "/log-ind/?next=%2F%3Ftask%3Dpas"
    assert client.post("/forslag/", {"q": "x"}, headers={"HX-Request": "true"}).status_code == 401
