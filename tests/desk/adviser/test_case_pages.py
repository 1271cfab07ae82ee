"""A case's page: everything that happened in one line of time, and all that can be done, with what was typed kept."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from indgang.adviser import people
from indgang.adviser.messaging import receive
from indgang.adviser.models import Case, CaseRecusal, Contact, Key, Message, SealedDraft
from indgang.adviser.registration import NewContact, log
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from tests.adviser.forwarded import forwarded
from tests.adviser_zone import Unlock
from tests.pages import check_page

pytestmark = pytest.mark.django_db
FRONT = "/borgervejleder/"


@pytest.fixture
def case(cast: Cast, zone: Key) -> Case:
    person = people.register(name="Mette Lauridsen", phone="95304050", by=cast.ali, at=cast.at, key=zone)
    asked = NewContact(kind="complaint", way="phone", at=cast.at, text="Intet svar.", person=person)
    contact = log(asked, by=cast.ali, at=cast.at)
    return Case.open_from(contact, kind="complaint", title="Ventetid", by=cast.ali, at=cast.at)


def deeds(cast: Cast) -> list[tuple[str, dict[str, Any], str]]:
    return [
        ("samtykker/", {"consent-kind": "contact", "consent-scope": "At ringe."}, "At ringe."),
        ("skridt/", {"step-kind": "call", "step-text": "Talte med Ditte.", "step-department": cast.ydelse.pk}, "Ditte"),
        ("parter/", {"party-role": "companion", "party-name": "Bent"}, "Bisidder: Bent"),
        ("naeste/", {"plan-next_on": "18.09.2026"}, "18. september"),
        ("lukning/", {"close-outcome": "svar-modtaget", "close-lesson": "ingen"}, "Har fået svar"),
        ("genaabning/", {"reopen-reason": "Svaret passede ikke."}, "Svaret passede ikke."),
    ]


def test_the_whole_life_of_a_case_on_one_page(cast: Cast, unlock: Unlock, case: Case) -> None:
    client, page = unlock(cast.ali), f"{FRONT}sager/{case.pk}/"
    key = {"step-key": "3f0c6a1e-8f0b-4c6e-9a44-5a1f0d8b7c11"}
    for where, sent, told in deeds(cast):
        answered = check_page(client.post(f"{page}{where}", sent | key, follow=True))
        if told != "18. september":
            assert told in answered.text, where
    case.refresh_from_db()
    assert case.is_open
    client.post(f"{page}samtykker/tilbagekaldelse/", {"withdrawal-number": case.consents.get().pk})
    client.post(f"{page}parter/udgang/", {"leaving-number": case.parties.get().pk})
    text = check_page(client.get(page)).text
    assert "er trukket tilbage" in text
    assert "er gået ud af sagen" in text
    assert Event.objects.filter(kind="adviser_case.read").exists()


def test_what_is_turned_down_keeps_what_was_typed(cast: Cast, unlock: Unlock, case: Case) -> None:
    client, page = unlock(cast.ali), f"{FRONT}sager/{case.pk}/"
    sent = {
        "step-key": "3f0c6a1e-8f0b-4c6e-9a44-5a1f0d8b7c11",
        "step-kind": "call",
        "step-text": "Ringede til afdelingen.",
        "step-department": cast.ydelse.pk,
    }
    told = check_page(client.post(f"{page}skridt/", sent), status=409)
    assert "ikke givet samtykke" in told.text
    assert "Ringede til afdelingen." in told.text
    check_page(client.post(f"{page}lukning/", {"close-outcome": "vejledt"}), status=422)


def test_an_unsent_note_comes_back_until_it_is_sent(cast: Cast, unlock: Unlock, case: Case) -> None:
    client, page = unlock(cast.ali), f"{FRONT}sager/{case.pk}/"
    client.post(f"{FRONT}kladder/step-{case.pk}/", {"step-text": "Næsten færdig.", "step-kind": "meeting"})
    assert "Næsten færdig." in check_page(client.get(page)).text
    key = "3f0c6a1e-8f0b-4c6e-9a44-5a1f0d8b7c11"
    client.post(f"{page}skridt/", {"step-key": key, "step-kind": "note", "step-text": "Færdig."})
    assert not SealedDraft.objects.exists()


def test_a_conflict_of_interest_closes_page_list_and_search(cast: Cast, unlock: Unlock, case: Case) -> None:
    client = unlock(cast.ali)
    assert client.post(f"{FRONT}sager/?vis=alle", {"q": "ventetid mette"}).context["page"].paginator.count == 1
    CaseRecusal.objects.create(employee=cast.ali, case=case, ground="family", declared_at=cast.at)
    assert client.get(f"{FRONT}sager/{case.pk}/").status_code == 404
    assert client.get(f"{FRONT}henvendelser/{case.contacts.get().pk}/").status_code == 404
    for which in ("aabne", "alle"):
        assert client.get(f"{FRONT}sager/?vis={which}").context["page"].paginator.count == 0
    assert client.post(f"{FRONT}sager/", {"q": "ventetid"}).context["page"].paginator.count == 0
    assert client.get(f"{FRONT}henvendelser/").context["page"].paginator.count == 0


def test_what_waits_stands_on_the_front_page_late_first(cast: Cast, unlock: Unlock, case: Case) -> None:
    case.plan(cast.today + timedelta(days=2), by=cast.ali, at=cast.at)
    log(NewContact(kind="complaint", way="phone", at=cast.at, task=cast.passport, case=case), by=cast.ali, at=cast.at)
    receive("guidance", "Hjælp mig.", at=cast.at)
    client = unlock(cast.ali)
    text = check_page(client.get(FRONT)).text
    assert "Ventetid" in text
    assert "Notat mangler" in text
    assert "Hjælp mig." in text
    with time_machine.travel(cast.later(days=4), tick=False):
        text = check_page(unlock(cast.ali).get(FRONT)).text
    assert "Skulle være gjort" in text


def test_a_contact_goes_into_an_open_case_of_the_person(cast: Cast, unlock: Unlock, case: Case) -> None:
    asked = NewContact(kind="complaint", way="phone", at=cast.at, text="Ringer igen.", person=case.person)
    contact = log(asked, by=cast.ali, at=cast.at)
    client, page = unlock(cast.ali), f"{FRONT}henvendelser/{contact.pk}/"
    assert f"Læg i Sag nr. {case.pk}" in check_page(client.get(page)).text
    client.post(f"{page}sagsvalg/", {"join-number": case.pk})
    assert case.contacts.count() == 2
    check_page(client.post(f"{page}sagsvalg/", {"join-number": case.pk}), status=409)
    assert client.post(f"{page}sagsvalg/", {"join-number": 999}).status_code == 404


def test_a_case_is_opened_from_its_contact(cast: Cast, unlock: Unlock, zone: Key) -> None:
    contact = log(NewContact(kind="dialogue", way="phone", at=cast.at, text="Uenige."), by=cast.ali, at=cast.at)
    client, page = unlock(cast.ali), f"{FRONT}henvendelser/{contact.pk}/"
    check_page(client.post(f"{page}sag/", {"open-kind": "dialogue"}), status=422)
    check_page(client.post(f"{page}sag/", {"open-kind": "dialogue", "open-title": "Uenige"}, follow=True))
    again = check_page(client.post(f"{page}sag/", {"open-kind": "dialogue", "open-title": "Igen"}), status=409)
    assert "hører allerede til" in again.text


def test_people_are_found_changed_and_put_together(cast: Cast, unlock: Unlock, zone: Key, case: Case) -> None:
    other = people.register(name="M. Lauridsen", phone="11223344", by=cast.ali, at=cast.at, key=zone)
    client = unlock(cast.ali)
    assert case.person
    page = f"{FRONT}personer/{case.person.pk}/"
    assert "Mette Lauridsen" in check_page(client.post(f"{FRONT}personer/", {"q": "95304050"})).text
    assert "Ventetid" in check_page(client.get(page)).text
    facts = {"change-name": "Mette Lauridsen", "change-phone": "55667788", "change-cpr": "0703651231"}
    shown = check_page(client.post(f"{page}oplysninger/", facts, follow=True))
    assert "070365-····" in shown.text
    assert "0703651231" not in shown.text
    check_page(client.post(f"{page}oplysninger/", {"change-cpr": "12"}), status=422)
    check_page(client.post(f"{page}sammenlaegning/", {"merge-number": case.person.pk}), status=409)
    client.post(f"{page}sammenlaegning/", {"merge-number": other.pk})
    assert client.get(f"{FRONT}personer/{other.pk}/").headers["Location"] == page


def test_a_message_becomes_a_contact_or_is_put_aside(cast: Cast, unlock: Unlock) -> None:
    client = unlock(cast.ali)
    first, second = (receive("guidance", "Hjælp mig.", at=cast.at) for _n in range(2))
    answered = client.post(f"{FRONT}beskeder/{first.pk}/henvendelse/", {"kind": "guidance", "act": "case"})
    contact = Contact.objects.get()
    assert answered.headers["Location"].endswith(f"/henvendelser/{contact.pk}/#act-open")
    check_page(client.post(f"{FRONT}beskeder/{second.pk}/til-side/", {"reason": "x"}), status=409)
    client.post(f"{FRONT}beskeder/{second.pk}/til-side/", {"reason": "twice"})
    check_page(client.post(f"{FRONT}beskeder/{second.pk}/henvendelse/"), status=409)
    assert Message.objects.seen_to().count() == 2
    for each in (first, second):
        check_page(client.get(f"{FRONT}beskeder/{each.pk}/"))
    check_page(client.get(f"{FRONT}beskeder/?vis=behandlede"))
    found = client.get(f"{FRONT}beskeder/?kvittering={second.receipt.lower()}")
    assert found.context["page"].paginator.count == 1


def test_closing_tells_what_waits_and_asks_what_becomes_of_it(cast: Cast, unlock: Unlock, zone: Key) -> None:
    letter = forwarded(cast)
    client, page = unlock(cast.ali), f"/borgervejleder/sager/{letter.case_id}/"
    waits = f"Det venter stadig: brev til {cast.ydelse}"
    assert waits in check_page(client.get(page)).text
    ending = {"close-outcome": "vejledt", "close-lesson": "ingen", "close-conclusion": "Borgeren vil ikke mere."}
    assert waits in check_page(client.post(f"{page}lukning/", ending), status=422).text
    assert client.post(f"{page}lukning/", ending | {"close-rest": "follow"}).status_code == 302
    letter.case.refresh_from_db()
    assert not letter.case.is_open
    letter.refresh_from_db()
    assert letter.is_standing


def test_a_case_that_nobody_would_think_of_waits_on_the_front_page(cast: Cast, unlock: Unlock, case: Case) -> None:
    client = unlock(cast.ali)
    assert ("Sag uden dato" in client.get(FRONT).content.decode()) is (case.next_on is None)
    case.plan(cast.today + timedelta(days=9), by=cast.ali, at=cast.at)
    assert "Sag uden dato" not in client.get(FRONT).content.decode()
    busy = forwarded(cast).case
    assert list(Case.objects.without_day()) == []
    busy.forwardings.get().recall("Borgeren vil ikke.", by=cast.ali, at=cast.at)
    assert list(Case.objects.without_day()) == []
