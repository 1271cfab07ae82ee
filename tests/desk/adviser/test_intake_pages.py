"""The adviser's pages for contacts: the quick form, the list, one contact and its correction."""

from datetime import date

import pytest

from indgang.adviser.messaging import receive
from indgang.adviser.models import Case, Contact, Key, Person, Place, SealedDraft, Theme
from indgang.adviser.registration import NewContact, NewPoint, log
from indgang.journal.models import Event
from indgang.law.models import Route
from indgang.sample.cast import Cast
from tests.adviser_zone import Unlock
from tests.pages import check_page

pytestmark = pytest.mark.django_db
FRONT = "/borgervejleder/"
QUICK = {
    "kind": "signposting",
    "way": "phone",
    "text": "Spurgte om pas.",
    "key": "3f0c6a1e-8f0b-4c6e-9a44-5a1f0d8b7c11",
}


def way_to_complain(number: int) -> Route:
    facts = {"area": "Boligstøtte", "body": "Ankestyrelsen", "deadline_text": "4 uger", "way": "via"}
    return Route.objects.create(number=number, valid_from=date(2020, 1, 1), checked_on=date(2026, 1, 1), **facts)


@pytest.fixture
def contact(cast: Cast, zone: Key) -> Contact:
    theme = Theme.objects.get(code="manglende-svar")
    asked = NewContact(
        kind="guidance",
        way="phone",
        at=cast.at,
        text="Hun venter på svar om boligstøtte.",
        points=[NewPoint(theme=theme, department=cast.ydelse)],
    )
    return log(asked, by=cast.ali, at=cast.at)


def test_every_page_is_sound(cast: Cast, unlock: Unlock, contact: Contact) -> None:
    case = Case.open_from(contact, kind="complaint", title="Ventetid", by=cast.ali, at=cast.at)
    message = receive("guidance", "Jeg har brug for hjælp.", at=cast.at, phone="20304050")
    client = unlock(cast.ali)
    for address in (
        "",
        "henvendelser/",
        f"henvendelser/{contact.pk}/",
        f"henvendelser/{contact.pk}/rettelse/",
        "sager/",
        f"sager/{case.pk}/",
        "personer/",
        "beskeder/",
        f"beskeder/{message.pk}/",
    ):
        check_page(client.get(f"{FRONT}{address}"))


def test_a_contact_is_written_down_and_taken_back(cast: Cast, unlock: Unlock) -> None:
    client = unlock(cast.ali)
    answered = client.post(f"{FRONT}henvendelse/", QUICK, follow=True)
    row = Contact.objects.get()
    assert (row.kind, row.way, row.outcome, row.spent) == ("signposting", "phone", "vejvist", 15)
    assert f"Henvendelse nr. {row.pk}" in check_page(answered).text
    check_page(client.post(f"{FRONT}henvendelse/", QUICK, follow=True))
    assert Contact.objects.count() == 1
    client.post(f"{FRONT}henvendelser/{row.pk}/fortrydelse/")
    assert not Contact.objects.counted().exists()


def test_the_quick_form_finds_task_department_and_person(cast: Cast, unlock: Unlock, zone: Key) -> None:
    client = unlock(cast.ali)
    more = {"task": cast.housing_benefit.slug, "name": "Mette", "phone": "95 30 40 50", "act": "case"}
    answered = client.post(f"{FRONT}henvendelse/", QUICK | more)
    row = Contact.objects.get()
    assert answered.headers["Location"].endswith(f"/henvendelser/{row.pk}/#act-open")
    assert (row.task, row.department) == (cast.housing_benefit, cast.housing_benefit.department)
    again = {"key": "3f0c6a1e-8f0b-4c6e-9a44-5a1f0d8b7c12", "phone": "+4595304050"}
    client.post(f"{FRONT}henvendelse/", QUICK | again)
    assert {each.person for each in Contact.objects.all()} == {Person.objects.get()}


@pytest.mark.parametrize(
    ("sent", "number"),
    [
        ({"text": "Hvor søger man boligstøtte?"}, None),
        ({"text": "Hun har fået afslag på boligstøtte."}, 7),
        ({"text": "Penge.", "kind": "complaint"}, 7),
        ({"text": "Afslag.", "kind": "complaint", "route": "0"}, None),
        ({"text": "Afslag.", "task": "", "kind": "complaint", "route": "8"}, 8),
    ],
)
def test_the_way_to_complain_follows_the_task(
    cast: Cast, unlock: Unlock, sent: dict[str, str], number: int | None
) -> None:
    way_to_complain(7).tasks.add(cast.housing_benefit)
    way_to_complain(8)
    client = unlock(cast.ali)
    assert "Klagevej nr. 7: Ankestyrelsen" in client.post(f"{FRONT}vejviser/", {"text": "boligstøtte"}).content.decode()
    kept = client.post(f"{FRONT}henvendelse/", QUICK | {"task": cast.housing_benefit.slug} | sent, follow=True)
    assert Contact.objects.get().route_number == number
    assert (f"klagevej nr. {number}" in check_page(kept).text) == bool(number)


def test_the_way_to_complain_is_corrected_counted_and_found(
    cast: Cast, unlock: Unlock, zone: Key, contact: Contact
) -> None:
    way_to_complain(7)
    client, page = unlock(cast.ali), f"{FRONT}henvendelser/{contact.pk}/"
    sent = {"kind": "guidance", "way": "phone", "at": "14.09.2026 09.30", "text": "Svar?", "route_number": "7"}
    client.post(f"{page}rettelse/", sent | {"points-TOTAL_FORMS": "0", "points-INITIAL_FORMS": "0"})
    shown = check_page(client.get(page)).text
    assert "Boligstøtte: Ankestyrelsen" in shown
    assert "klagevej" in contact.corrections.get().names
    check_page(client.get(f"{page}rettelse/"))
    listed = client.get(f"{FRONT}henvendelser/?klagevej=7")
    assert check_page(listed) and listed.context["page"].paginator.count == 1
    assert client.get(f"{FRONT}henvendelser/?klagevej=70000").context["page"].paginator.count == 0
    learnt = client.get(f"{FRONT}laering/", {"fra": "01.09.2026", "til": "30.09.2026"})
    assert "Klageveje, der er vist" in check_page(learnt).text
    assert [(way.number, way.now) for way in learnt.context["page"].ways_shown] == [(7, 1)]


def test_what_cannot_be_written_is_shown_again(cast: Cast, unlock: Unlock) -> None:
    client = unlock(cast.ali)
    check_page(client.post(f"{FRONT}henvendelse/", QUICK | {"text": " "}), status=409)
    page = check_page(client.post(f"{FRONT}henvendelse/", QUICK | {"way": "røgsignal"}), status=422)
    assert "Spurgte om pas." in page.text


def test_who_does_what_is_shown_beside(cast: Cast, unlock: Unlock) -> None:
    shown = unlock(cast.ali).post(f"{FRONT}vejviser/", {"text": "boligstøtte"}).content.decode()
    assert cast.housing_benefit.title in shown
    assert "Alt+8" in shown


def test_the_list_lets_through_what_was_asked_for(cast: Cast, unlock: Unlock, contact: Contact) -> None:
    log(NewContact(kind="signposting", way="desk", at=cast.at, text="Pas."), by=cast.ali, at=cast.at)
    client = unlock(cast.ali)
    theme = contact.points.get().theme_id
    for query, many in {
        "": 2,
        "type=guidance": 1,
        "modtaget=desk": 1,
        "udfald=vejvist": 1,
        f"afdeling={cast.ydelse.pk}": 1,
        f"tema={theme}": 1,
        "hvem=anonyme": 2,
        "hvem=kendte": 0,
        "hvem=uden-sag": 2,
        "hvem=i-sag": 0,
        "hvem=udtaget": 0,
        "fra=15.09.2026": 0,
        "til=13.09.2026": 0,
        "fra=14.09.2026&til=14.09.2026": 2,
        "fra=x&type=y&tema=z": 2,
    }.items():
        answered = client.get(f"{FRONT}henvendelser/?{query}")
        check_page(answered)
        assert answered.context["page"].paginator.count == many, query


def test_words_are_found_in_sealed_texts(cast: Cast, unlock: Unlock, contact: Contact) -> None:
    client = unlock(cast.ali)
    assert client.post(f"{FRONT}henvendelser/", {"q": "BOLIGSTØTTE svar"}).context["page"].paginator.count == 1
    assert client.post(f"{FRONT}henvendelser/", {"q": "hegn"}).context["page"].paginator.count == 0


def test_the_adviser_takes_the_contacts_out_and_it_is_told(cast: Cast, unlock: Unlock, contact: Contact) -> None:
    answered = unlock(cast.ali).post(f"{FRONT}henvendelser/udtraek/?type=guidance")
    lines = answered.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "boligstøtte" in lines[1]
    assert Event.objects.get(kind="adviser_contact.extract.read").facts == {"rows": 1}


def test_a_contact_is_corrected_on_its_page(cast: Cast, unlock: Unlock, zone: Key, contact: Contact) -> None:
    client = unlock(cast.ali)
    place = Place.objects.create(name="Hovedbiblioteket")
    sent = {
        "title": "Boligstøtte",
        "text": "Hun har fået svar.",
        "kind": "signposting",
        "way": "drop_in",
        "at": "14.09.2026 09.30",
        "place": place.pk,
        "task": cast.housing_benefit.slug,
        "points-TOTAL_FORMS": "1",
        "points-INITIAL_FORMS": "0",
        "points-0-kind": "complaint",
    }
    page = check_page(client.post(f"{FRONT}henvendelser/{contact.pk}/rettelse/", sent, follow=True))
    contact.refresh_from_db()
    assert (contact.kind, contact.place, contact.points.count()) == ("signposting", place, 0)
    assert zone.read(contact)["title"] == "Boligstøtte"
    assert "Rettelser" in page.text
    check_page(client.post(f"{FRONT}henvendelser/{contact.pk}/rettelse/", sent | {"at": "i går"}), status=422)
    check_page(client.post(f"{FRONT}henvendelser/{contact.pk}/rettelse/", sent), status=409)


def test_a_contact_is_taken_out_and_in_and_gets_a_person(cast: Cast, unlock: Unlock, contact: Contact) -> None:
    client, page = unlock(cast.ali), f"{FRONT}henvendelser/{contact.pk}/"
    client.post(f"{page}person/", {"person-name": "Mette", "person-phone": "95304050"})
    contact.refresh_from_db()
    assert contact.person
    client.post(f"{page}udtagelse/", {"out-reason": "twice"})
    assert "Taget ud" in check_page(client.get(page)).text
    client.post(f"{page}medtagelse/")
    assert "Taget ud" not in check_page(client.get(page)).text


def test_a_draft_is_sealed_and_comes_back(cast: Cast, unlock: Unlock) -> None:
    client = unlock(cast.ali)
    typed = {"text": "Halvt skrevet 070365-1231", "kind": "guidance", "csrfmiddlewaretoken": "x"}
    assert client.post(f"{FRONT}kladder/hurtig/", typed).status_code == 204
    draft = SealedDraft.objects.get()
    assert "Halvt" not in draft.sealed
    page = check_page(client.get(FRONT))
    assert "Halvt skrevet 070365-····" in page.text
    client.post(f"{FRONT}kladder/hurtig/", {"discard": "1"})
    assert not SealedDraft.objects.exists()


def test_a_draft_of_choices_alone_is_not_kept(cast: Cast, unlock: Unlock) -> None:
    client = unlock(cast.ali)
    client.post(f"{FRONT}kladder/hurtig/", {"kind": "guidance", "way": "phone", "text": ""})
    assert not SealedDraft.objects.exists()
    assert client.post(f"{FRONT}kladder/hurtig/", {"text": "å" * 50_000}).status_code == 413


def test_a_person_who_asks_for_it_is_made_anonymous(cast: Cast, unlock: Unlock, zone: Key) -> None:
    client = unlock(cast.ali)
    client.post(f"{FRONT}henvendelse/", QUICK | {"name": "Mette Lauridsen", "phone": "95 30 40 50"})
    page = f"{FRONT}personer/{Person.objects.get().pk}/"
    asked = client.get(f"{FRONT}aktindsigt/ny/?person={Person.objects.get().pk}").context["form"]
    assert (asked["asker"].value(), asked["address"].value()) == ("Mette Lauridsen", "95304050")
    assert "Gør personen anonym" in check_page(client.post(f"{page}anonymitet/"), status=422).text
    told = client.post(f"{page}anonymitet/", {"anonymous-asked": "on"}, follow=True)
    assert "1 henvendelse er anonym" in check_page(told).text
    assert Contact.objects.get().is_anonymous
    check_page(client.post(f"{page}anonymitet/", {"anonymous-asked": "on"}), status=409)
