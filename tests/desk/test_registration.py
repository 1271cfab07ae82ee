"""Writing an inquiry down at the desk: every outcome, every refusal, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.test import Client

from indgang.catalogue.models import Procedure, Step
from indgang.citizens.models import Citizen, Mandate
from indgang.inquiries.models import Contact, Identification, Inquiry
from indgang.inquiries.registration import begin
from indgang.journal.models import Event
from indgang.sample.cast import METTES_CPR, Cast
from tests.pages import check_page

from .filling import form_on, send
from .registering import DESK, REGISTRATION, SAID, assert_kept, slug, write_down


def test_it_works(cast: Cast, karen: Client) -> None:
    response = write_down(karen, task=slug(cast), text=SAID, outcome="solved")
    inquiry = Inquiry.objects.get()
    assert response.headers["Location"] == f"/?registreret={inquiry.reference}"
    assert (inquiry.task, inquiry.text, inquiry.state) == (cast.passport, SAID, "solved")
    assert (inquiry.channel, inquiry.centre, inquiry.owner) == ("in_person", cast.fjordby, cast.karen)
    assert inquiry.opened_in.ended_at == cast.at
    page = check_page(karen.get(response.headers["Location"]))
    assert f"Registreret: {inquiry.reference} · {inquiry.title}" in page.text
    assert f"/registrering/{inquiry.reference}/fortrydelse/" in [form.get("action") for form in page.forms]


@pytest.mark.parametrize("outcome", ["solved", "guided", "self_service_shown", "referred", "abandoned", "misdirected"])
def test_every_button_of_the_page(cast: Cast, karen: Client, outcome: str) -> None:
    desk = karen.get(f"/?task={cast.housing_benefit.slug}")
    assert ("outcome", outcome) in form_on(desk, REGISTRATION).buttons
    send(karen, desk, REGISTRATION, outcome=outcome)
    solution = Inquiry.objects.get().solutions.get()
    assert solution.outcome == outcome
    assert solution.authority == (cast.udbetaling_danmark if outcome == "referred" else None)
    assert solution.contact_id == Inquiry.objects.get().opened_in_id


def test_without_a_task_a_subject_is_enough(karen: Client) -> None:
    write_down(karen, task="", subject="Fundet cykel", outcome="guided")
    assert Inquiry.objects.get().title == "Fundet cykel"


def test_handed_over_at_once(cast: Cast, karen: Client) -> None:
    response = write_down(
        karen, task=slug(cast), text=SAID, act="hand_over", department=str(cast.ydelse.pk), due="18.09.2026"
    )
    handover = Inquiry.objects.get().handovers.get()
    assert (handover.department, handover.story, handover.due) == (cast.ydelse, SAID, cast.later(days=4).date())
    assert "overdraget til Ydelse" in karen.get(response.headers["Location"]).content.decode()


def test_promised_at_once(cast: Cast, karen: Client) -> None:
    write_down(karen, task=slug(cast), text=SAID, act="keep_open", promise="18.09.2026")
    inquiry = Inquiry.objects.get()
    assert (inquiry.state, inquiry.promised_for) == ("open", cast.later(days=4).date())


def test_a_button_takes_only_what_belongs_to_it(cast: Cast, karen: Client) -> None:
    """The page suggests a department and a date; neither follows an outcome."""
    send(karen, karen.get(f"/?task={slug(cast)}"), REGISTRATION, outcome="solved")
    inquiry = Inquiry.objects.get()
    assert (inquiry.at_department, inquiry.promised_for) == (None, None)


def test_several_questions_in_one_contact(cast: Cast, karen: Client) -> None:
    write_down(karen, task=slug(cast), outcome="solved", keep="1", channel="phone")
    desk = karen.get(DESK)
    assert "Telefon · Fjordby" in check_page(desk).text
    send(karen, desk, REGISTRATION, task=cast.moving.slug, outcome="guided")
    first, second = Inquiry.objects.order_by("pk")
    assert first.opened_in == second.opened_in
    assert second.channel == "phone"
    form = form_on(karen.get(DESK), REGISTRATION)
    last = {name: value for name, value in form.values.items() if name != "keep"}
    karen.post(REGISTRATION, last | {"task": slug(cast), "outcome": "solved"})
    assert Contact.objects.get().ended_at == cast.at


def test_the_contact_began_when_the_clerk_began_to_type(cast: Cast, karen: Client) -> None:
    write_down(karen, task=slug(cast), outcome="solved", started_at=cast.later(minutes=-4).isoformat())
    assert Inquiry.objects.get().opened_in.minutes == 4


@pytest.mark.parametrize("hours", [3, -13])
def test_a_counters_clock_that_is_wrong_counts_for_nothing(cast: Cast, karen: Client, hours: int) -> None:
    write_down(karen, task=slug(cast), outcome="solved", started_at=cast.later(hours=hours).isoformat())
    assert Inquiry.objects.get().opened_at == cast.at


def test_what_happened_earlier(cast: Cast, karen: Client) -> None:
    write_down(
        karen, task=slug(cast), outcome="solved", when="11.09.2026 14.30", centre=str(cast.sandby.pk), kind="letter"
    )
    inquiry = Inquiry.objects.get()
    assert inquiry.opened_at == cast.at - timedelta(days=2, hours=19, minutes=30)
    assert (inquiry.centre, inquiry.opened_in.kind) == (cast.sandby, "letter")


def test_a_known_citizen(cast: Cast, karen: Client) -> None:
    mandate = Mandate.objects.create(
        citizen=cast.mette, representative="Jens", kind="parent", scope="Alt", evidence="Set", since=cast.today
    )
    desk = karen.get(f"/?citizen={cast.mette.pk}")
    assert "Mette Lauridsen" in check_page(desk).text
    send(
        karen, desk, REGISTRATION, task=slug(cast), outcome="solved", identification="document", mandate=str(mandate.pk)
    )
    contact = Inquiry.objects.get().opened_in
    assert (contact.citizen, contact.identification, contact.mandate) == (cast.mette, "document", mandate)
    assert Event.objects.filter(kind="inquiry.registered", citizen_id=cast.mette.pk).exists()


def test_a_new_citizen(karen: Client, cast: Cast) -> None:
    write_down(
        karen, outcome="solved", task=slug(cast), new_name="Jens Holm", new_cpr="010190-0002", new_phone="95 11 22 33"
    )
    jens = Inquiry.objects.get().citizen
    assert jens is not None
    assert (jens.name, jens.masked_cpr, jens.phone) == ("Jens Holm", "010190-····", "95112233")
    assert Inquiry.objects.get().opened_in.identification == Identification.ASSERTED


def test_a_number_that_is_known_is_that_citizen(cast: Cast, karen: Client) -> None:
    write_down(karen, outcome="solved", task=slug(cast), new_name="M. Lauridsen", new_cpr=METTES_CPR)
    assert Inquiry.objects.get().citizen == cast.mette
    assert Citizen.objects.count() == 1


def test_a_citizen_who_turns_up_in_a_running_contact_is_tied_to_it(cast: Cast, karen: Client) -> None:
    begin(cast.contact(), by=cast.karen, at=cast.at)
    desk = karen.get(f"/?citizen={cast.mette.pk}")
    send(karen, desk, REGISTRATION, task=slug(cast), outcome="solved", identification="verified")
    contact = Contact.objects.get()
    assert (contact.citizen, contact.identification) == (cast.mette, "verified")
    assert Inquiry.objects.get().citizen == cast.mette


def test_a_running_contact_stays_with_its_citizen(cast: Cast, karen: Client) -> None:
    jens = Citizen.register(name="Jens Holm", by=cast.karen, at=cast.at)
    begin(cast.contact(citizen=jens), by=cast.karen, at=cast.at)
    response = write_down(karen, task=slug(cast), text=SAID, outcome="solved", citizen=str(cast.mette.pk))
    assert "er med en anden borger" in assert_kept(response, 409, SAID)


def test_the_steps_that_were_used(cast: Cast, karen: Client) -> None:
    procedure = Procedure.objects.create(task=cast.passport, valid_from=cast.today)
    other = Procedure.objects.create(task=cast.moving, valid_from=cast.today)
    mine = Step.objects.create(procedure=procedure, order=1, text="Se legitimation", kind="control")
    theirs = Step.objects.create(procedure=other, order=1, text="Andet")
    desk = karen.get(f"/?task={slug(cast)}")
    assert "Se legitimation Kontrol" in check_page(desk).text
    ticked = [str(mine.pk), str(theirs.pk), "²", "9" * 40, "x"]
    send(karen, desk, REGISTRATION, outcome="solved", step=ticked)
    assert list(Inquiry.objects.get().sources.values_list("number", flat=True)) == [mine.pk]
