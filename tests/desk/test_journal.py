import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.test import Client

from indgang.citizens.models import Citizen
from indgang.journal import chain
from indgang.journal.models import Event
from indgang.sample.cast import METTES_CPR, Cast
from tests.cast import SignIn
from tests.journal.tampering import change
from tests.pages import check_page


@pytest.fixture
def dorthe(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.dorthe)


def shown(client: Client, address: str = "/journal/") -> list[str]:
    """What the lines say, from the top."""
    answer = client.get(address)
    check_page(answer)
    return [f"{line['who']}: {line['what']} ({line['about']})" for line in answer.context.get("lines", [])]


def look_at(client: Client, reason: str = "Borgeren har bedt om indsigt", cpr: str = METTES_CPR):
    return client.post("/journal/borger/", {"cpr": cpr, "reason": reason})


def many(cast: Cast, count: int) -> None:
    chain.record_many(
        chain.Entry("inquiry.noted", "inquiry", 1, cast.later(minutes=n), cast.karen.pk) for n in range(count)
    )


def test_events_stand_in_plain_danish_the_newest_first(cast: Cast, dorthe: Client) -> None:
    inquiry = cast.inquiry(at=cast.later(minutes=1))
    inquiry.promise(date(2026, 9, 21), rule="", by=cast.karen, at=cast.later(minutes=2))
    assert shown(dorthe)[:3] == [
        f"Karen Holm: Lovede borgeren svar senest 21.09.2026 (Henvendelse {inquiry.reference})",
        f"Karen Holm: Registrerede henvendelsen (Henvendelse {inquiry.reference})",
        f"Karen Holm: Oprettede borgeren (Borger nr. {cast.mette.pk})",
    ]


def test_a_line_says_when_and_why(cast: Cast, dorthe: Client) -> None:
    cast.mette.reveal_cpr(by=cast.karen, at=cast.later(seconds=5), reason="Ansøgning om pension")
    text = check_page(dorthe.get("/journal/")).text
    assert "14.09.2026 10.00.05 Karen Holm Så hele CPR-nummeret Opslag" in text
    assert "Ansøgning om pension" in text


def test_nobody_is_named_but_those_who_acted(cast: Cast, dorthe: Client) -> None:
    cast.inquiry(citizen=cast.mette)
    text = check_page(dorthe.get("/journal/")).text
    assert "Mette" not in text
    assert "070365" not in text


def test_without_a_choice_it_is_the_last_thirty_days(cast: Cast, dorthe: Client) -> None:
    cast.inquiry(at=cast.at - timedelta(days=29))
    cast.inquiry(at=cast.at - timedelta(days=31))
    assert len([line for line in shown(dorthe) if "Registrerede" in line]) == 1
    assert 'value="15.08.2026"' in dorthe.get("/journal/").content.decode()
    assert len([line for line in shown(dorthe, "/journal/?since=") if "Registrerede" in line]) == 2


def test_filters_narrow_it(cast: Cast, dorthe: Client) -> None:
    first, second = cast.inquiry(), cast.inquiry(by=cast.bo, at=cast.later(days=1))
    cast.mette.reveal_cpr(by=cast.tina, at=cast.later(days=2), reason="Pension")
    assert [line[:7] for line in shown(dorthe, f"/journal/?employee={cast.bo.pk}")] == ["Bo Lund"]
    assert shown(dorthe, "/journal/?kind=reads") == [f"Tina Mørch: Så hele CPR-nummeret (Borger nr. {cast.mette.pk})"]
    assert all("CPR" not in line for line in shown(dorthe, "/journal/?kind=deeds"))
    assert len(shown(dorthe, f"/journal/?reference={first.reference.lower()}")) == 1
    assert shown(dorthe, "/journal/?since=15.09.2026&until=15.09.2026") == [
        f"Bo Lund: Registrerede henvendelsen (Henvendelse {second.reference})"
    ]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("reference=AF4-K7M3", "Det er ikke en reference."),
        ("since=i+går", "Skriv datoen som dd.mm.åååå"),
        ("since=02.01.2026&until=01.01.2026", "Perioden slutter, før den begynder."),
        ("employee=0", "Der er noget, der skal rettes Medarbejder: "),
    ],
)
def test_a_wrong_filter_is_told_and_shows_nothing(dorthe: Client, address: str, told: str) -> None:
    answer = dorthe.get(f"/journal/?{address}")
    assert told in check_page(answer, status=422).text
    assert "lines" not in answer.context


def test_leafing_meets_every_event_once_forth_and_back(cast: Cast, dorthe: Client) -> None:
    many(cast, 120)
    address, pages = "/journal/?since=", []
    while address:
        answer = dorthe.get(address)
        pages.append([line["event"].pk for line in answer.context["lines"]])
        address = f"/journal/{answer.context['older_url']}" if answer.context["older_url"] else ""
    assert [len(page) for page in pages] == [50, 50, 21]
    assert [number for page in pages for number in page] == list(
        Event.objects.order_by("-at", "-id").values_list("pk", flat=True)
    )
    back = dorthe.get(f"/journal/{answer.context['newer_url']}")
    assert [line["event"].pk for line in back.context["lines"]] == pages[1]
    first = dorthe.get(f"/journal/{back.context['newer_url']}")
    assert [line["event"].pk for line in first.context["lines"]] == pages[0]
    assert first.context["newer_url"] == ""


def test_events_of_one_moment_are_not_lost_between_pages(cast: Cast, dorthe: Client) -> None:
    chain.record_many(chain.Entry("inquiry.noted", "inquiry", 1, cast.at, cast.karen.pk) for _ in range(70))
    answer = dorthe.get("/journal/?kind=deeds")
    second = dorthe.get(f"/journal/{answer.context['older_url']}")
    met = [line["event"].pk for page in (answer, second) for line in page.context["lines"]]
    assert len(met) == len(set(met)) == 71


def test_the_number_of_questions_does_not_grow(cast: Cast, dorthe: Client, django_assert_num_queries) -> None:
    dorthe.get("/journal/")
    for count in (0, 200):
        many(cast, count)
        with django_assert_num_queries(4):
            dorthe.get("/journal/")


def test_a_citizen_is_found_by_a_number_that_never_stands_in_an_address(cast: Cast, dorthe: Client) -> None:
    inquiry = cast.inquiry(citizen=cast.mette)
    cast.inquiry()
    answer = look_at(dorthe)
    assert answer.headers["Location"] == f"/journal/?citizen={cast.mette.pk}"
    page = check_page(dorthe.get(answer.headers["Location"]))
    assert "Mette Lauridsen 070365-····" in page.text
    assert page.text.count(inquiry.reference) == 1
    assert page.text.count("Registrerede henvendelsen") == 1


def test_looking_is_itself_written_down_each_time(cast: Cast, dorthe: Client) -> None:
    address = look_at(dorthe).headers["Location"]
    for _ in range(2):
        dorthe.get(address)
    looks = Event.objects.on_citizen(cast.mette.pk).filter(kind="citizen.journal.read")
    assert [(event.actor, event.reason) for event in looks] == [(cast.dorthe, "Borgeren har bedt om indsigt")] * 2
    assert chain.verify().whole


def test_a_number_alone_shows_nothing_until_the_reason_is_told(cast: Cast, dorthe: Client) -> None:
    answer = dorthe.get(f"/journal/?citizen={cast.mette.pk}")
    page = check_page(answer)
    assert "Skriv først, hvorfor du ser efter" in page.text
    assert "Mette" not in page.text
    assert "lines" not in answer.context
    told = dorthe.post("/journal/borger/", {"citizen": cast.mette.pk, "reason": "Tilsyn"})
    assert "Mette Lauridsen" in check_page(dorthe.get(told.headers["Location"])).text


def test_a_reason_holds_for_one_citizen_and_one_look(cast: Cast, dorthe: Client) -> None:
    other = Citizen.register(name="Ove Damm", by=cast.karen, at=cast.at)
    address = look_at(dorthe).headers["Location"]
    assert "Skriv først" in check_page(dorthe.get(f"/journal/?citizen={other.pk}")).text
    dorthe.get("/journal/")
    assert "Skriv først" in check_page(dorthe.get(address)).text


@pytest.mark.parametrize(
    ("cpr", "reason", "told"),
    [
        ("", "Indsigt", "Dette felt er påkrævet."),
        (METTES_CPR, "  ", "Dette felt er påkrævet."),
        ("3102651231", "Indsigt", "De første seks cifre er ikke en dato."),
        ("07036512", "Indsigt", "Et CPR-nummer har ti cifre"),
        ("0101010101", "Indsigt", "Ingen borger her har det nummer."),
    ],
)
def test_a_look_is_refused_when(cast: Cast, dorthe: Client, cpr: str, reason: str, told: str) -> None:
    answer = look_at(dorthe, reason, cpr)
    assert told in check_page(answer, status=422).text
    assert not Event.objects.filter(kind="citizen.journal.read").exists()


def test_a_cpr_number_in_the_reason_is_masked(cast: Cast, dorthe: Client) -> None:
    dorthe.get(look_at(dorthe, "Indsigt for 070365-1231").headers["Location"])
    assert Event.objects.newest_first()[0].reason == "Indsigt for 070365-····"


def test_the_list_can_be_taken_along_and_that_is_written_down(cast: Cast, dorthe: Client) -> None:
    inquiry = cast.inquiry()
    cast.mette.reveal_cpr(by=cast.karen, at=cast.later(minutes=1), reason="=HYPERLINK(1)")
    answer = dorthe.post("/journal/udtraek/?since=14.09.2026")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="journal.csv"'
    text = answer.content.decode()
    assert text.startswith("\ufeffNr.;Tidspunkt;Hvem;Hvad;Om;Hvorfor\r\n")
    rows = list(csv.reader(StringIO(text[1:]), delimiter=";"))
    assert rows[1][1:] == [
        "14.09.2026 10.01.00",
        "Karen Holm",
        "Så hele CPR-nummeret",
        f"Borger nr. {cast.mette.pk}",
        "'=HYPERLINK(1)",
    ]
    assert rows[2][4] == f"Henvendelse {inquiry.reference}"
    event = Event.objects.newest_first()[0]
    assert (event.kind, event.actor, event.facts["rows"]) == ("journal.extract.read", cast.dorthe, 3)
    assert event.facts["since"] == "2026-09-14"
    assert "Hentede 3 linjer af journalen som fil" in check_page(dorthe.get("/journal/")).text


def test_the_extract_holds_what_the_page_shows_and_has_an_end(
    cast: Cast, dorthe: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indgang.desk.journal.MOST_LINES", 5)
    many(cast, 8)
    rows = list(csv.reader(StringIO(dorthe.post("/journal/udtraek/").content.decode()), delimiter=";"))
    assert len(rows) == 1 + 5
    assert rows[1][1] == "14.09.2026 10.07.00"


def test_a_citizens_events_are_taken_along_only_with_a_reason(cast: Cast, dorthe: Client) -> None:
    address = f"/journal/udtraek/?citizen={cast.mette.pk}"
    check_page(dorthe.post(address), status=422)
    assert not Event.objects.filter(kind="journal.extract.read").exists()
    look_at(dorthe)
    assert dorthe.post(address).headers["Content-Type"].startswith("text/csv")
    event = Event.objects.newest_first()[0]
    assert (event.citizen_id, event.reason) == (cast.mette.pk, "Borgeren har bedt om indsigt")


def test_an_extract_with_a_wrong_filter_is_refused(dorthe: Client) -> None:
    check_page(dorthe.post("/journal/udtraek/?since=x"), status=422)


def test_the_chain_is_walked_when_asked(cast: Cast, dorthe: Client) -> None:
    cast.inquiry()
    assert "Kæden er" not in check_page(dorthe.get("/journal/")).text
    head = chain.verify().head
    page = check_page(dorthe.post("/journal/kontrol/"))
    assert f"Kæden er hel Hele led 2 Seneste hash {head}" in page.text
    fragment = dorthe.post("/journal/kontrol/", headers={"HX-Request": "true"}).content.decode()
    assert "Kæden er hel" in fragment
    assert "<html" not in fragment


def test_a_chain_too_long_to_wait_for_is_left_to_the_command(dorthe: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indgang.desk.journal.LONGEST_WALK", 0)
    text = check_page(dorthe.post("/journal/kontrol/")).text
    assert "Kæden er for lang til at regne igennem her." in text
    assert "indgang journal verify" in text


def test_a_broken_chain_is_told_with_its_place(cast: Cast, dorthe: Client) -> None:
    inquiry = cast.inquiry()
    event = Event.objects.about("inquiry", inquiry.pk).get()
    change(event, "kind", "inquiry.solved")
    text = check_page(dorthe.post("/journal/kontrol/")).text
    assert f"Kæden er brudt Det første led, der ikke passer, er hændelse nr. {event.pk}." in text


@pytest.mark.parametrize("name", ["karen", "tina", "ditte", "ali", "christian", "ulla", "anders", "outsider"])
def test_only_the_data_protection_officer_reads_the_journal(cast: Cast, sign_in: SignIn, name: str) -> None:
    client = sign_in(getattr(cast, name))
    check_page(client.get("/journal/"), status=403)
    for address in ("/journal/borger/", "/journal/kontrol/", "/journal/udtraek/"):
        check_page(client.post(address), status=403)


@pytest.mark.parametrize("address", ["/journal/borger/", "/journal/kontrol/", "/journal/udtraek/"])
def test_acts_are_posted(dorthe: Client, address: str) -> None:
    assert dorthe.get(address).status_code == 405


def test_no_page_of_the_journal_is_left_in_a_cache(cast: Cast, dorthe: Client) -> None:
    assert "no-store" in dorthe.get("/journal/").headers["Cache-Control"]
