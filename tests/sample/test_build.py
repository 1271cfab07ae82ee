from statistics import median

import pytest
from django.db import connection
from django.utils import timezone

from indgang.citizens import cpr
from indgang.citizens.models import Citizen
from indgang.foundation import vault, workdays
from indgang.inquiries import consistency
from indgang.inquiries.models import Contact, HandOver, Inquiry, Promise, Solution
from indgang.inquiries.registration import Matter, NewContact, register
from indgang.journal import chain
from indgang.journal.models import Event
from indgang.organisation.models import Department, Employee, OpeningHours
from indgang.sample.build import Built
from tests.town import UNTIL

pytestmark = pytest.mark.django_db


def test_about_1500_inquiries_in_eight_weeks(town: Built) -> None:
    assert 1350 < Inquiry.objects.count() < 1650
    opened = Inquiry.objects.order_by("opened_at").values_list("opened_at", flat=True)
    assert timezone.localdate(opened[0]) >= town.first
    assert timezone.localdate(opened.reverse()[0]) <= UNTIL


def test_rows_and_columns_agree(town: Built) -> None:
    connection.check_constraints()
    assert consistency.contradictions() == []


def test_the_journal_holds(town: Built) -> None:
    verdict = chain.verify()
    assert verdict.whole
    assert verdict.events == Event.objects.count() > town.rows["Event"], "the adviser's events come after the town's"
    moments = list(Event.objects.order_by("id").values_list("at", flat=True))[: town.rows["Event"]]
    assert moments == sorted(moments)


def test_nothing_happens_after_the_last_moment(town: Built) -> None:
    assert not Event.objects.filter(at__gte=town.at).exists()
    assert not Contact.objects.filter(ended_at__gte=town.at).exists()
    assert not Contact.objects.filter(ended_at__isnull=True).exists()


def test_the_house_is_full_only_when_it_is_open(town: Built) -> None:
    hours = {(row.centre_id, row.weekday): row for row in OpeningHours.objects.all()}
    spoken = Contact.objects.filter(channel__in=["in_person", "phone"], direction="in")
    for contact in spoken.iterator():
        begun = timezone.localtime(contact.started_at)
        open_hours = hours[contact.centre_id, begun.isoweekday()]
        assert open_hours.opens <= begun.time()
        assert begun.time() <= open_hours.closes or begun.minute < 30
        assert workdays.is_working_day(begun.date())
    messages = Contact.objects.filter(channel="digital").values_list("started_at", flat=True)
    assert any(timezone.localtime(at).hour > 18 for at in messages)


def test_shares_are_those_of_a_real_citizen_service(town: Built) -> None:
    total = town.truth.total()
    assert 0.74 < total.solved / total.population < 0.88
    assert 0.49 < total.known / total.population < 0.61
    assert 0.03 < total.told_elsewhere / total.population < 0.09
    assert 0 < total.open < 90


def test_texts_are_short_and_some_are_long(town: Built) -> None:
    lengths = [len(f"{subject} {text}".split()) for subject, text in Inquiry.objects.values_list("subject", "text")]
    assert 9 <= median(lengths) <= 15
    assert max(lengths) > 60
    assert min(lengths) == 0


def test_everybody_in_the_demo_has_something_to_do(town: Built) -> None:
    for username, least in (("karen", 4), ("bo", 3), ("tina", 2)):
        assert Inquiry.objects.open().owned_by(Employee.objects.get(username=username)).count() >= least
    for slug in ("ydelse", "plan-og-byg"):
        inbox = HandOver.objects.filter(department=Department.objects.get(slug=slug))
        assert inbox.waiting().count() >= 2
        assert inbox.accepted().count() >= 2
        assert inbox.standing().filter(due__lt=town.at).exists()
    assert Inquiry.objects.open().past_promise(timezone.localdate(town.at)).exists()
    assert Inquiry.objects.open().owned_by(Employee.objects.get(username="ditte")).exists()


def test_every_kind_of_life_is_there(town: Built) -> None:
    endings = set(HandOver.objects.values_list("ending", flat=True))
    assert endings == {"", "answered", "returned", "forwarded", "recalled"}
    assert set(Solution.objects.values_list("outcome", flat=True)) == {
        "solved",
        "guided",
        "self_service_shown",
        "referred",
        "answered_by_department",
        "abandoned",
        "misdirected",
    }
    assert Solution.objects.filter(withdrawn_at__isnull=False).exists()
    assert Promise.objects.filter(replaced_at__isnull=False).exists()
    assert Inquiry.objects.filter(discards__kind="merged").exists()
    assert Inquiry.objects.filter(entries__kind="continued").exists()


def test_no_citizen_can_be_real(town: Built) -> None:
    for citizen in Citizen.objects.all()[:300]:
        digits = vault.unseal(citizen.cpr_sealed)
        assert cpr.born(digits) == citizen.born
        assert not cpr.fits_modulus(digits), "none without modulus 11 was ever given ..."
        assert not digits.startswith("0101"), "... but for the first of January"
        assert citizen.phone[:2] in {"", "95"}
        assert citizen.email == "" or citizen.email.endswith(".example")
        assert Citizen.objects.with_cpr(digits).get() == citizen


def test_citizens_are_found_by_name(town: Built) -> None:
    citizen = Citizen.objects.order_by("pk")[5]
    assert citizen in Citizen.objects.named(citizen.name)


def test_inquiries_are_found_by_their_words(town: Built) -> None:
    for inquiry in Inquiry.objects.exclude(text="").order_by("-opened_at")[:20]:
        assert inquiry in Inquiry.objects.matching(inquiry.text, 2_000)


def test_life_goes_on_through_the_verbs(town: Built) -> None:
    karen = Employee.objects.get(username="karen")
    assert karen.centre
    last = Inquiry.objects.order_by("-pk")[0].pk
    contact = NewContact(channel="phone", centre=karen.centre, started_at=town.at)
    inquiry = register(contact, Matter(text="Hvornår har I åbent?", outcome="guided"), by=karen, at=town.at)
    assert inquiry.pk == last + 1
    standing = HandOver.objects.waiting().filter(department__slug="ydelse").select_related("inquiry")[0]
    standing.accept(by=Employee.objects.get(username="ditte"), at=town.at)
    assert chain.verify().whole
