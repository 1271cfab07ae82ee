"""Writing to the adviser from the public page: without name, login, script or cookie; and what robots meet."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from indgang.adviser.jobs import forget_senders
from indgang.adviser.models import Key, Message, SenderMark
from indgang.desk import context
from indgang.organisation.models import Municipality
from indgang.public.adviser_message import MOST
from indgang.sample.cast import MONDAY, Cast
from tests.pages import check_page

pytestmark = pytest.mark.django_db
ADDRESS = "/borger/borgervejleder/skriv/"


@pytest.fixture(autouse=True)
def traveller() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def written(client: Client, traveller: time_machine.Traveller, **changes: str) -> dict[str, str]:
    form = client.get(ADDRESS).context["form"]
    traveller.shift(20)
    return {"begun": form["begun"].value(), "wish": "guidance", "text": "Jeg forstår ikke mit brev."} | changes


def test_a_message_is_sealed_and_gets_a_receipt(zone: Key, client: Client, traveller: time_machine.Traveller) -> None:
    check_page(client.get(ADDRESS))
    answered = client.post(ADDRESS, written(client, traveller, phone="95 30 40 50"), follow=True)
    message = Message.objects.get()
    assert message.receipt in check_page(answered).text
    assert zone.read(message)["phone"] == "95304050"
    assert not client.cookies


def test_nobody_needs_to_say_who_it_is(zone: Key, client: Client, traveller: time_machine.Traveller) -> None:
    client.post(ADDRESS, written(client, traveller))
    assert not Message.objects.get().can_be_reached


@pytest.mark.parametrize("changes", [{"text": ""}, {"wish": "penge"}, {"email": "ikke en adresse"}])
def test_a_mistake_keeps_what_was_typed(
    zone: Key, client: Client, traveller: time_machine.Traveller, changes: dict[str, str]
) -> None:
    sent = written(client, traveller, name="Mette Lauridsen", **changes)
    answered = client.post(ADDRESS, sent)
    check_page(answered, status=422)
    assert "Mette Lauridsen" in answered.content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize("changes", [{"website": "http://spam"}, {"begun": ""}, {"begun": "forged"}])
def test_a_robot_is_told_to_wait_and_a_person_gets_through(
    zone: Key, client: Client, traveller: time_machine.Traveller, changes: dict[str, str]
) -> None:
    answered = client.post(ADDRESS, written(client, traveller, **changes))
    assert "Jeg forstår ikke mit brev." in check_page(answered, status=409).text
    assert not Message.objects.exists()
    form = answered.context["form"]
    traveller.shift(10)
    again = {name: form[name].value() or "" for name in form.fields}
    assert client.post(ADDRESS, again).status_code == 302


def test_who_writes_faster_than_anybody_can_is_told_to_wait(zone: Key, client: Client) -> None:
    form = client.get(ADDRESS).context["form"]
    sent = {"begun": form["begun"].value(), "wish": "guidance", "text": "Nu."}
    check_page(client.post(ADDRESS, sent), status=409)


def test_one_address_can_write_some_times_an_hour(zone: Key, client: Client, traveller: time_machine.Traveller) -> None:
    for _n in range(MOST):
        assert client.post(ADDRESS, written(client, traveller)).status_code == 302
    assert "Vent lidt" in check_page(client.post(ADDRESS, written(client, traveller)), status=409).text
    assert Message.objects.count() == MOST
    assert client.post(ADDRESS, written(client, traveller), REMOTE_ADDR="192.0.2.7").status_code == 302
    traveller.shift(3600)
    assert client.post(ADDRESS, written(client, traveller)).status_code == 302


def test_the_mark_of_an_address_tells_nothing_and_is_gone_after_an_hour(
    zone: Key, client: Client, traveller: time_machine.Traveller
) -> None:
    client.post(ADDRESS, written(client, traveller), REMOTE_ADDR="192.0.2.7")
    assert "192.0.2.7" not in SenderMark.objects.get().mark
    forget_senders.call()
    assert SenderMark.objects.exists()
    traveller.shift(3600)
    forget_senders.call()
    assert not SenderMark.objects.exists()


def test_without_a_zone_there_is_a_telephone(cast: Cast, client: Client) -> None:
    assert "Ring eller kom forbi" in check_page(client.get(ADDRESS)).text
    check_page(client.post(ADDRESS, {"text": "Hej", "wish": "guidance"}))


def test_a_receipt_is_a_receipt(cast: Cast, client: Client) -> None:
    check_page(client.get(f"{ADDRESS}AB2-CD3-EF4/"))
    assert client.get(f"{ADDRESS}pas-voksen/").status_code == 404


def test_the_whistleblower_scheme_is_another_place(zone: Key, client: Client) -> None:
    Municipality(name="Fjordby").save()
    told = check_page(client.get(ADDRESS)).text
    assert "Borgervejlederen er ikke kommunens whistleblowerordning" in told
    assert "Gå til whistleblowerordningen" not in told
    Municipality(name="Fjordby", whistleblower_url="https://whistleblower.fjordby.example/").save()
    context._municipality.cache_clear()
    assert 'href="https://whistleblower.fjordby.example/"' in client.get(ADDRESS).content.decode()
