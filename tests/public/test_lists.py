from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from indgang.catalogue.models import LifeEvent, Task
from indgang.inquiries.models import Outcome
from indgang.organisation.models import Area, Authority
from indgang.sample.cast import Cast
from indgang.wayfinder.models import Kind, Saying
from tests.pages import check_page


def test_all_titles_stand_in_danish_order(cast: Cast, read) -> None:
    Task.objects.filter(pk=cast.moving.pk).update(title="Ældrecheck")
    Task.objects.filter(pk=cast.cash_benefit.pk).update(title="Åben rådgivning")
    Task.objects.filter(pk=cast.building_permit.pk).update(title="Økonomisk fripladstilskud")
    text = read("/borger/a-aa/").text
    order = [text.index(title) for title in ("Boligstøtte", "Pas til", "Ældrecheck", "Økonomisk", "Åben rådgivning")]
    assert order == sorted(order)
    assert "nyt pas" not in text


def test_a_letter_also_shows_other_words_for_the_same(cast: Cast, read) -> None:
    page = read("/borger/a-aa/", bogstav="n")
    assert "ny adresse se Flytning i Danmark" in page.text
    assert "nyt pas se Pas til voksen" in page.text
    assert "Boligstøtte" not in page.text


def test_a_letter_shows_the_municipalitys_own_words_too(cast: Cast, read) -> None:
    word = Saying.objects.create(task=cast.passport, text="Rejsebogen", kind=Kind.SYNONYM, added_at=cast.at)
    Saying.objects.create(task=cast.passport, text="rejse på torsdag", added_at=cast.at)
    text = read("/borger/a-aa/", bogstav="r").text
    assert "Rejsebogen se Pas til voksen" in text
    assert "torsdag" not in text
    Saying.objects.filter(pk=word.pk).update(withdrawn_at=cast.at)
    assert "Rejsebogen" not in read("/borger/a-aa/", bogstav="r").text


def test_the_list_is_narrowed_to_an_area_and_a_wrong_one_is_passed_over(cast: Cast, read) -> None:
    area = Area.objects.get(name="Bolig")
    assert "Pas til voksen" not in read("/borger/a-aa/", omraade=area.pk).text
    assert "Pas til voksen" in read("/borger/a-aa/", omraade="x").text
    assert "Ingen emner her" in read("/borger/a-aa/", omraade=area.pk, bogstav="p").text


def test_a_life_event_is_a_checklist_in_its_order(cast: Cast, read) -> None:
    event = LifeEvent.objects.create(slug="flytte", title="Du flytter", summary="Meld det.", valid_from=cast.today)
    event.steps.create(order=2, task=cast.housing_benefit, when="når du har fået nøglen")
    event.steps.create(order=1, task=cast.moving, note="Gør det på nettet.")
    Task.objects.filter(pk=cast.passport.pk).update(valid_to=cast.today - timedelta(days=1))
    event.steps.create(order=3, task=cast.passport)
    assert "Du flytter Meld det." in read("/borger/livsbegivenheder/").text
    text = read("/borger/livsbegivenheder/flytte/").text
    assert text.index("Flytning i Danmark Gør det på nettet.") < text.index("når du har fået nøglen Boligstøtte")
    assert "Afgøres af Udbetaling Danmark" in text
    assert "Pas til voksen" not in text


def test_life_events_that_are_not_there_yet(cast: Cast, read) -> None:
    LifeEvent.objects.create(slug="ny", title="Noget nyt", valid_from=cast.today + timedelta(days=1))
    assert "Her er ingen lister endnu" in read("/borger/livsbegivenheder/").text
    read("/borger/livsbegivenheder/ny/", 404)


def test_opening_hours_with_address_and_telephone(cast: Cast, read) -> None:
    text = read("/borger/aabningstider/").text
    assert "Fjordby Åbent lukker kl. 15.00 Mandag–fredag 09.00–15.00 Rådhustorvet 2, Fjordby" in text
    assert "Ring til os på 95 00 00 00" in text


def test_authorities_with_what_they_do_and_how_to_reach_them(cast: Cast, read) -> None:
    Authority.objects.create(slug="posten", name="Posten", how_to_reach="På nettet.", confidence="low")
    page = read("/borger/myndigheder/")
    assert "Udbetaling Danmark På borger.dk eller i telefonen via borger.dk. 1 emne Boligstøtte" in page.text
    assert "Posten På nettet. Ikke bekræftet. Se efter hos myndigheden selv." in page.text


@pytest.fixture
def kept(cast: Cast) -> Cast:
    """Nine promises about moving, seven kept; two about housing benefit, which are too few to be told."""
    for task, kept, broken in ((cast.moving, 7, 2), (cast.housing_benefit, 1, 1)):
        for n in range(kept + broken):
            inquiry = cast.inquiry(task=task, promise=cast.today - timedelta(days=9), at=cast.later(days=-14))
            inquiry.solve(Outcome.SOLVED, text="Svar.", by=cast.karen, at=cast.later(days=-12 if n < kept else -2))
    Task.objects.filter(pk=cast.housing_benefit.pk).update(service_goal_text="Vi hjælper med det samme.")
    return cast


def test_goals_are_shown_with_how_they_were_kept_and_small_cells_hidden(kept: Cast, citizen: Client) -> None:
    text = check_page(citizen.get("/borger/servicemaal/")).text
    assert "fra 14.09.2025 til 13.09.2026" in text
    assert "72,7 % mellem 43,4 % og 90,3 % med 95 % sikkerhed, af 11 løfter." in text
    assert "Flytning i Danmark Vi begynder inden 5 arbejdsdage. få få" in text
    assert "Boligstøtte Vi hjælper med det samme. få få" in text
    assert "Kontanthjælp Du får svar inden 10 arbejdsdage. – 0" in text
    assert "Løst i Borgerservice, version 1" in text
    assert "Målet er 80 %." in text


def test_tasks_without_a_goal_are_left_out_of_the_sum_too(kept: Cast, citizen: Client) -> None:
    Task.objects.filter(pk=kept.housing_benefit.pk).update(service_goal_text="")
    assert "Flytning i Danmark Vi begynder inden 5 arbejdsdage. 78 % (45 %–94 %) 9" in read_goals(citizen)


def read_goals(citizen: Client) -> str:
    return check_page(citizen.get("/borger/servicemaal/")).text


def test_goals_before_anything_was_promised(cast: Cast, citizen: Client) -> None:
    text = read_goals(citizen)
    assert "Der er for få løfter til at vise et tal." in text
    assert "Der er for få henvendelser til at vise et tal." in text


def test_what_was_counted_is_kept_for_half_an_hour(kept: Cast, citizen: Client, monkeypatch) -> None:
    monkeypatch.setattr("indgang.public.goals.monotonic", lambda: 0.0)
    read_goals(citizen)
    kept.inquiry(task=kept.moving, promise=kept.today - timedelta(days=9), at=kept.later(days=-14))
    assert "af 11 løfter" in read_goals(citizen)
    monkeypatch.setattr("indgang.public.goals.monotonic", lambda: 3600.0)
    assert "af 12 løfter" in read_goals(citizen)


def test_the_next_day_is_another_year(kept: Cast, citizen: Client) -> None:
    with time_machine.travel(datetime(2027, 9, 14, 8, 0, tzinfo=UTC), tick=False):
        assert "fra 14.09.2026 til 13.09.2027" in read_goals(citizen)
