"""The lists of work, and the page of one inquiry."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from indgang.catalogue.models import Task
from indgang.citizens.models import Citizen
from indgang.foundation import reference
from indgang.inquiries import recusal
from indgang.inquiries.models import Inquiry
from indgang.journal.models import Event
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.karen)


def listed(response: Any) -> list[str]:
    """The references on a page of the list, in their order."""
    links = check_page(response).links
    return [link.split("/")[2] for link in links if link.startswith("/henvendelser/") and link != "/henvendelser/"]


# --- the lists ---


@pytest.fixture
def work(cast: Cast) -> dict[str, Inquiry]:
    """One inquiry of each kind; Bo's at Sandby, all others Karen's at Fjordby."""
    yesterday = cast.today - timedelta(days=1)
    late = cast.inquiry(at=cast.later(days=-9), promise=cast.today)
    Inquiry.objects.filter(pk=late.pk).update(promised_for=yesterday)
    discarded = cast.inquiry()
    discarded.discard_as("test", by=cast.karen, at=cast.at, reason="Prøve")
    return {
        "plain": cast.inquiry(at=cast.later(days=-2)),
        "promised": cast.inquiry(at=cast.later(days=-1), promise=cast.today + timedelta(days=3)),
        "late": late,
        "sent": cast.handed_over(at=cast.later(days=-3)).inquiry,
        "solved": cast.inquiry(outcome="solved"),
        "bos": cast.inquiry(by=cast.bo, at=cast.later(days=-4)),
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["late", "promised", "sent", "plain"]),
        ("vis=aabne&orden=nyeste", ["promised", "plain", "sent", "late"]),
        ("vis=lovet", ["late", "promised"]),
        ("vis=sent", ["late"]),
        ("vis=afdeling", ["sent"]),
        ("vis=afsluttet", ["solved"]),
        ("hvis=center", ["late", "promised", "sent", "plain"]),
        ("hvis=center&center=sandby", ["bos"]),
        ("hvis=alle", ["late", "promised", "bos", "sent", "plain"]),
        ("hvis=alle&center=sandby", ["bos"]),
        ("hvis=alle&center=findes-ikke", ["late", "promised", "bos", "sent", "plain"]),
        ("hvis=x&vis=x&orden=x&center=%00&page=x", ["late", "promised", "sent", "plain"]),
    ],
)
def test_it_works(karen: Client, work: dict[str, Inquiry], query: str, names: list[str]) -> None:
    assert listed(karen.get(f"/henvendelser/?{query}")) == [work[name].reference for name in names]


def test_what_one_is_not_impartial_to_is_not_there(cast: Cast, karen: Client, work: dict[str, Inquiry]) -> None:
    recusal.declare(cast.karen, work["late"], reason="Nabo", at=cast.at)
    assert work["late"].reference not in listed(karen.get("/henvendelser/"))


def test_late_is_marked_and_the_tabs_have_keys(karen: Client, work: dict[str, Inquiry]) -> None:
    markup = karen.get("/henvendelser/").content.decode()
    assert markup.count('class="is-late"') == 1
    assert "for sent" in markup
    for key in ("1", "2", "3", "/"):
        assert f'data-key="{key}"' in markup


def test_names_of_citizens_stand_in_no_list(cast: Cast, karen: Client) -> None:
    cast.inquiry(citizen=cast.mette)
    assert "Mette" not in check_page(karen.get("/henvendelser/")).text


def test_a_long_list_goes_over_pages(cast: Cast, karen: Client) -> None:
    for n in range(51):
        cast.inquiry(at=cast.later(minutes=-n))
    first = karen.get("/henvendelser/?orden=nyeste")
    assert len(listed(first)) == 50
    assert "51 henvendelser" in check_page(first).text
    second = [link for link in check_page(first).links if "page=2" in link]
    assert second
    assert len(listed(karen.get("/henvendelser/" + second[0]))) == 1


def test_an_empty_list_says_so(karen: Client) -> None:
    assert "Ingen henvendelser her" in check_page(karen.get("/henvendelser/")).text


# --- the page of one ---


def test_the_whole_story(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry(citizen=cast.mette, text="Jeg mangler svar.", promise=cast.today, promise_rule="Servicemål")
    inquiry.note("Har ringet.", by=cast.bo, at=cast.later(hours=1))
    handover = inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.later(hours=2), story="Venter.")
    handover.accept(by=cast.ditte, at=cast.later(hours=3))
    onward = handover.forward(cast.plan_og_byg, by=cast.ditte, at=cast.later(hours=4), reason="Carport.")
    onward.send_back("Ikke os.", by=cast.per, at=cast.later(hours=5))
    inquiry.refresh_from_db()
    inquiry.solve("guided", by=cast.karen, at=cast.later(hours=6), text="Se borger.dk.")
    inquiry.withdraw_solution(by=cast.bo, at=cast.later(hours=7), reason="Kom igen.")
    page = check_page(karen.get(inquiry.get_absolute_url()))
    told = [
        "Løsningen trukket tilbage",
        "Kom igen.",
        "Vejledt",
        "Se borger.dk.",
        "Sendt tilbage fra Plan og Byg",
        "Ikke os.",
        "Sendt videre fra Ydelse",
        "Carport.",
        "Modtaget af Ydelse",
        "Overdraget til Ydelse",
        "Venter.",
        "Notat",
        "Har ringet.",
        "Borgeren er lovet svar 14.09.2026",
        "Åbnet: Personligt, Fjordby",
        "Jeg mangler svar.",
    ]
    story = page.text[page.text.index("Forløb") :]
    assert [text for text in told if text not in story] == []
    assert page.headings == [inquiry.title]
    assert "Bo Lund, Sandby" in page.text


def test_a_look_at_an_identified_citizen_is_written_down(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry(citizen=cast.mette)
    karen.get(inquiry.get_absolute_url())
    read = Event.objects.on_citizen(cast.mette.pk).reads().get()
    assert (read.kind, read.subject_id, read.actor, read.reason) == (
        "inquiry.read",
        inquiry.pk,
        cast.karen,
        "Sagsbehandling",
    )
    karen.get(cast.inquiry().get_absolute_url())
    assert Event.objects.reads().count() == 1


@pytest.mark.parametrize("wrong", ["x", "AAA-AAAA", "AF4-K7M3", "%00", "..", "9" * 300, "AF4-K7M2-1"])
def test_a_wrong_reference(karen: Client, wrong: str) -> None:
    page = check_page(karen.get(f"/henvendelser/{wrong}/"), 404)
    assert page.headings == ["Siden findes ikke"]
    assert "Se efter, om nummeret er skrevet rigtigt." in page.text


def test_a_right_reference_of_nothing(karen: Client) -> None:
    check_page(karen.get(f"/henvendelser/{reference.encode(999_999)}/"), 404)


def test_a_reference_as_it_was_heard(cast: Cast, karen: Client) -> None:
    inquiry = cast.inquiry()
    heard = inquiry.reference.lower().replace("-", "")
    assert karen.get(f"/henvendelser/{heard}/").headers["Location"] == inquiry.get_absolute_url()


def offered(client: Client, inquiry: Inquiry) -> set[str]:
    start = inquiry.get_absolute_url()
    forms = check_page(client.get(start)).forms
    return {each["action"].removeprefix(start) for each in forms if each.get("action", "").startswith(start)}


ALWAYS = {"inhabilitet/"}
CLERK = ALWAYS | {"notat/", "fortsaettelse/"}
TAKE_OUT = {"sammenlaegning/", "udtagelse/"}


def test_what_a_clerk_can_do_next(cast: Cast, karen: Client) -> None:
    opened = CLERK | TAKE_OUT | {"loesning/", "loefte/"}
    assert offered(karen, cast.inquiry()) == opened | {"overdragelse/"}
    assert offered(karen, cast.handed_over().inquiry) == opened | {"overdragelse/tilbagetraekning/"}
    assert offered(karen, cast.handed_over(accepted=True).inquiry) == CLERK
    assert offered(karen, cast.inquiry(outcome="solved")) == CLERK | TAKE_OUT | {"loesning/tilbagetraekning/"}
    discarded = cast.inquiry()
    discarded.discard_as("spam", by=cast.karen, at=cast.at, reason="Reklame")
    assert offered(karen, discarded) == ALWAYS


def test_what_a_department_can_do_next(cast: Cast, sign_in: SignIn) -> None:
    ditte = sign_in(cast.ditte)
    away = {"overdragelse/retur/", "overdragelse/videresendelse/"}
    assert offered(ditte, cast.handed_over().inquiry) == ALWAYS | away | {"overdragelse/modtagelse/"}
    accepted = cast.handed_over(accepted=True)
    assert offered(ditte, accepted.inquiry) == ALWAYS | away | {"overdragelse/svar/", "notat/"}
    accepted.answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=True)
    assert offered(ditte, accepted.inquiry) == ALWAYS


def test_one_with_both_roles_has_each_form_once(cast: Cast, sign_in: SignIn) -> None:
    cast.ditte.grant(Role.CLERK, at=cast.at)
    both = sign_in(cast.ditte)
    assert {"notat/", "overdragelse/svar/"} <= offered(both, cast.handed_over(accepted=True).inquiry)


def test_no_longer_theirs(cast: Cast, sign_in: SignIn) -> None:
    handover = cast.handed_over(accepted=True)
    handover.send_back("Ikke os.", by=cast.ditte, at=cast.at)
    check_page(sign_in(cast.ditte).get(handover.inquiry.get_absolute_url()), 404)


def test_another_departments(cast: Cast, sign_in: SignIn) -> None:
    check_page(sign_in(cast.per).get(cast.handed_over().inquiry.get_absolute_url()), 404)


def test_text_is_shown_as_text(cast: Cast, karen: Client) -> None:
    nasty = '<script>alert(1)</script> "><img src=x> {{ 7 }} {% now %}'
    name = Citizen.register(name="<b>Jens</b> & Co", by=cast.karen, at=cast.at)
    inquiry = cast.inquiry(task=None, subject=nasty, text=nasty, citizen=name, outcome="guided", answer=nasty)
    inquiry.note(nasty, by=cast.karen, at=cast.at)
    page = check_page(karen.get(inquiry.get_absolute_url()))
    assert page.headings == [nasty]
    assert page.text.count("<script>alert(1)</script>") >= 4
    listing = check_page(karen.get("/henvendelser/?vis=afsluttet"))
    assert "<script>" in listing.text


@pytest.mark.parametrize(("words", "offered"), [("borger.dk: Pas", True), ("", False)])
def test_to_show_how_is_offered_where_there_is_self_service(
    cast: Cast, karen: Client, words: str, offered: bool
) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(self_service=words)
    page = karen.get(cast.inquiry().get_absolute_url())
    check_page(page)
    assert ('value="self_service_shown"' in page.content.decode()) is offered
