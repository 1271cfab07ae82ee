"""What the made-up town's wayfinder was asked and taught: masked, spread over the months, the same every time."""

from datetime import date, timedelta

from indgang.catalogue.loading import load_catalogue
from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.loading import load_organisation
from indgang.sample.ledger import Ledger
from indgang.sample.teaching import teach
from indgang.wayfinder.masking import masked
from indgang.wayfinder.models import Kind, Saying, Search, Training
from indgang.wayfinder.regression import confirmed

UNTIL = date(2026, 11, 20)


def test_the_town_has_searched_and_its_manager_has_taught(db: None) -> None:
    load_organisation(at=clock.start_of_day(UNTIL - timedelta(days=100)))
    load_catalogue()
    ledger = Ledger()
    teach(UNTIL, ledger)
    ledger.write()
    moments = Search.objects.values_list("at", flat=True)
    assert 250 <= len(moments) <= 400
    assert clock.start_of_day(UNTIL - timedelta(days=90)) < min(moments) < max(moments) < clock.start_of_day(UNTIL)
    assert [text for text in Search.objects.values_list("text", flat=True) if masked(text) != text] == []
    assert Search.objects.missed().count() > 20
    assert Search.objects.doubtful().count() > 20
    assert Search.objects.overruled().count() > 20
    assert len(confirmed()) > 10
    assert Saying.objects.standing().filter(kind=Kind.SYNONYM).count() == 1
    training = Training.objects.get()
    assert training.report["after"]["whole"]["top1"] >= training.report["before"]["whole"]["top1"]
    assert training.sayings.count() == len(training.report["learnt"])
    assert chain.verify().whole


def test_without_tasks_nothing_was_asked(db: None) -> None:
    teach(UNTIL, Ledger())
    assert not Search.objects.exists()
