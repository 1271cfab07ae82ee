"""The adviser's pages of learning: what they show and do, and what is turned down."""

import re
from datetime import date

from django.test import Client

from indgang.adviser.models import (
    Activity,
    CaseRecusal,
    Key,
    LearningPoint,
    Person,
    Praise,
    Recommendation,
    Theme,
    ThemeGroup,
)
from indgang.journal.models import Event
from indgang.law.models import Rule
from indgang.sample.cast import Cast
from tests.adviser.learning_rows import came, theme
from tests.adviser.learning_town import learnt
from tests.desk.filling import form_on, send
from tests.pages import check_page


def test_the_numbers_are_true_and_lead_to_the_contacts(cast: Cast, ali: Client) -> None:
    came(cast, ("tone", cast.ydelse), ("begrundelse", cast.ydelse), times=2)
    came(cast, ("tone", cast.plan_og_byg), at=cast.later(days=-800))
    page = check_page(ali.get("/borgervejleder/laering/"))
    assert "Klageforhold pr. henvendelse" in page.text
    assert "Enhed: klageforhold. Rækkerne kan have de samme henvendelser." in page.text
    (link,) = [each for each in page.links if "laering/bag/" in each and f"tema={theme('tone').pk}" in each]
    behind = check_page(ali.get(link))
    assert behind.text.count("Henvendelse Vejledning") == 2
    tone = f"tema={theme('tone').pk}&afdeling={cast.plan_og_byg.pk}"
    assert "Ingen henvendelser her" in check_page(ali.get(f"/borgervejleder/laering/bag/?{tone}")).text
    assert "Ingen klageforhold passer" in check_page(ali.get(f"/borgervejleder/laering/?{tone}")).text


def test_a_wrong_period_is_told(ali: Client) -> None:
    page = check_page(ali.get("/borgervejleder/laering/?fra=01.09.2026&til=01.01.2026"), 422)
    assert "Perioden slutter, før den begynder" in page.text


def test_a_conflict_of_interest_closes_contacts_here_too(cast: Cast, ali: Client) -> None:
    person = Person.objects.create(created_at=cast.at)
    came(cast, ("tone", cast.ydelse), person=person, text="Ladestander")
    CaseRecusal.objects.create(employee=cast.ali, person=person, ground="family", declared_at=cast.at)
    assert "Ingen henvendelser i perioden" in check_page(ali.get("/borgervejleder/laering/")).text
    assert "Ingen henvendelser her" in check_page(ali.get("/borgervejleder/laering/bag/")).text


def test_words_without_a_theme_can_become_one(cast: Cast, zone: Key, ali: Client) -> None:
    learnt(cast, zone)
    found = ali.get("/borgervejleder/laering/nye-temaer/")
    assert "ladestanderen«" in check_page(found).text
    (words,) = re.findall(r'name="said" value="([^"]*adestanderen)"', found.content.decode())
    response = ali.post("/borgervejleder/temaer/nyt/", {"said": words})
    group = ThemeGroup.objects.get(code="digitalt")
    told = send(ali, response, "/borgervejleder/temaer/nyt/", group=group.pk)
    assert told.headers["Location"] == "/borgervejleder/temaer/"
    made = Theme.objects.latest("pk")
    assert made.name.casefold().endswith("ladestanderen")
    assert made.valid_from == cast.today
    assert Event.objects.filter(kind="adviser_theme.begun", subject_id=made.pk).exists()


def test_a_theme_is_changed_and_ended_and_never_lost(cast: Cast, ali: Client) -> None:
    Rule.objects.create(code="fvl-99", law="forvaltningsloven", section="§ 99", title="Prøve", text="Prøve.")
    tone = theme("tone")
    where = f"/borgervejleder/temaer/{tone.pk}/"
    check_page(send(ali, ali.get(where), where, rules="fvl-98"), 422)
    assert send(ali, ali.get(where), where, name="Tonen", rules="FVL-99").status_code == 302
    tone.refresh_from_db()
    assert (tone.name, tone.rule_codes) == ("Tonen", ["fvl-99"])
    check_page(send(ali, ali.get(where), where, name="Optræden"), 422)
    check_page(send(ali, ali.get(where), f"{where}afslutning/", last="x"), 422)
    assert send(ali, ali.get(where), f"{where}afslutning/", last="30.09.2026").status_code == 302
    tone.refresh_from_db()
    assert tone.valid_to == date(2026, 9, 30)
    assert "Temaet kan ikke vælges efter 30.09.2026" in check_page(ali.get(where)).text
    again = ali.post(f"{where}afslutning/", {"last": "30.09.2026"}, follow=True)
    assert "Temaet blev afsluttet den 30.09.2026" in check_page(again).text
    check_page(ali.post(where, {"name": "Nej", "group": tone.group_id}), 422)


def test_groups(ali: Client) -> None:
    where = "/borgervejleder/temaer/grupper/ny/"
    assert send(ali, ali.get(where), where, name="Æblegrøde").status_code == 302
    row = ThemeGroup.objects.get(code="aeblegroede")
    check_page(send(ali, ali.get(where), where, name="æblegrøde"), 422)
    where = f"/borgervejleder/temaer/grupper/{row.pk}/"
    assert send(ali, ali.get(where), where, name="Pæregrød").status_code == 302
    row.refresh_from_db()
    assert row.name == "Pæregrød"


def test_a_lesson_is_sealed(cast: Cast, zone: Key, ali: Client) -> None:
    contact = came(cast, ("tone", cast.ydelse))
    where = f"/borgervejleder/laering/punkter/?henvendelse={contact.pk}"
    response = ali.get(where)
    told = send(ali, response, where, theme=theme("tone").pk, level="enkeltsag", text="Ring tilbage.")
    assert told.status_code == 302
    row = LearningPoint.objects.get()
    assert row.contact == contact
    assert "Ring" not in row.sealed
    assert zone.read(row)["text"] == "Ring tilbage."
    assert "Ring tilbage." in check_page(ali.get("/borgervejleder/laering/punkter/")).text
    check_page(send(ali, ali.get(where), where, theme=theme("tone").pk, level="enkeltsag", text=""), 422)


def test_activities_are_counted_apart(cast: Cast, ali: Client) -> None:
    where = "/borgervejleder/aktiviteter/"
    typed = {"kind": "course", "on": "01.09.2026", "participants": "12", "spent": "60", "note": "Om tone."}
    assert send(ali, ali.get(where), where, **typed).status_code == 302
    page = check_page(ali.get(where))
    assert "Kursus 1 12" in page.text
    row = Activity.objects.get()
    check_page(ali.post(f"{where}{row.pk}/udtagelse/", follow=True))
    assert not Activity.objects.counted().exists()
    assert ali.post(f"{where}{row.pk}/udtagelse/").status_code == 404
    check_page(send(ali, ali.get(where), where, on="i går"), 422)


def test_a_recommendation_from_first_to_last(cast: Cast, ali: Client) -> None:
    came(cast, ("tone", cast.ydelse), times=6, at=cast.later(days=-20))
    where = "/borgervejleder/anbefalinger/ny/"
    response = ali.get(f"{where}?tema={theme('tone').pk}&afdeling={cast.ydelse.pk}")
    assert form_on(response, where).values["department"] == [str(cast.ydelse.pk)]
    bad = send(ali, response, where, title="Tal pænt", text="Ring til Mogens Ploug på 95304050.")
    assert "»95304050«" in check_page(bad, 422).text
    unread = send(ali, response, where, title="Tal pænt", text="Spørg Mogens Ploug.")
    assert "Mogens Ploug" in check_page(unread, 422).text
    told = send(ali, response, where, title="Tal pænt", text="Sig goddag, og sig hvem I er.")
    row = Recommendation.objects.get()
    assert row.evidence["points"] == 6
    page = check_page(ali.get(told.headers["Location"]))
    assert "6 klageforhold om temaet i afdelingen" in page.text
    where = f"/borgervejleder/anbefalinger/{row.pk}/"
    check_page(ali.post(f"{where}svar/", {"kind": "declined"}), 422)
    assert ali.post(f"{where}svar/", {"kind": "partly", "text": "Vi prøver.", "owner": "Lederen"}).status_code == 302
    check_page(ali.post(f"{where}svar/", {"kind": "accepted"}), 422)
    check_page(ali.post(f"{where}opfoelgning/", {"status": "done", "text": "Ring 95304050"}), 422)
    assert ali.post(f"{where}opfoelgning/", {"status": "done", "text": "Kurset er holdt."}).status_code == 302
    assert ali.post(f"{where}byraad/", {"item": "Punkt 12"}).status_code == 302
    check_page(ali.post(f"{where}byraad/", {"item": ""}), 422)
    row.refresh_from_db()
    assert (row.status, row.closed_on, row.council_item, row.owner) == ("done", cast.today, "Punkt 12", "Lederen")
    for which in ("aabne", "ubesvarede", "sent"):
        assert "Ingen anbefalinger her" in check_page(ali.get(f"/borgervejleder/anbefalinger/?vis={which}")).text
    assert "Tal pænt" in check_page(ali.get("/borgervejleder/anbefalinger/?vis=alle")).text


def test_the_theme_before_and_after_is_told_without_a_cause(cast: Cast, zone: Key, ali: Client) -> None:
    rows = learnt(cast, zone)
    came(cast, ("tone", cast.ydelse), times=2)
    page = check_page(ali.get(f"/borgervejleder/anbefalinger/{rows.open_advice.pk}/"))
    assert "Temaet før og efter" in page.text
    assert "Det viser ikke, at anbefalingen er grunden." in page.text


def test_praise_is_passed_on(cast: Cast, zone: Key, ali: Client) -> None:
    learnt(cast, zone)
    page = check_page(ali.get("/borgervejleder/ros/"))
    (link,) = [each for each in page.links if "afdeling=" in each]
    where = "/borgervejleder/ros/"
    response = ali.get(link.split("#")[0])
    check_page(send(ali, response, where, text="Karen var sød: 95304050"), 422)
    assert send(ali, response, where, text="I svarede samme dag.").status_code == 302
    assert Praise.objects.latest("pk").department == cast.ydelse
