"""The pages of the annual report and of earlier years, as the adviser uses them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from indgang.adviser.models import AdviserReport, ContactKind, EarlierImport, EarlierLink, PeriodRemark
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from tests.adviser.learning_rows import came
from tests.pages import check_page

EARLIER = "/borgervejleder/beretninger/tidligere/"
PRINTED = """år;tabel;enhed;række;kolonne;værdi;kilde
2018/19;Sager;personer;Klager;;44;Beretning, s. 7
2018/19;Sager;personer;Vejledning;;under 5;Beretning, s. 7
2018/19;Sager;personer;I alt;;50;Beretning, s. 7
"""


def uploaded(client: Client, text: str, status: int = 200) -> str:
    file = SimpleUploadedFile("gamle tal.csv", text.encode("cp1252"))
    return check_page(client.post(EARLIER, {"file": file}, follow=True), status).text


def test_a_file_is_brought_in_shown_as_printed_and_taken_back(ali: Client) -> None:
    told = uploaded(ali, PRINTED)
    assert "3 trykte tal er lagt ind, som de stod. 1 felt har et tegn i stedet for et tal." in told
    for words in ("Sager. Enhed: personer", "under 5", "+6", "Kilde: Beretning, s. 7", "summen af de andre rækker"):
        assert words in told
    assert "Filen er allerede lagt ind. Intet er ændret." in uploaded(ali, PRINTED)
    assert "1 tabel står nu i stedet for en tidligere." in uploaded(ali, PRINTED.replace(";50;", ";48;"))
    newest = EarlierImport.objects.all()[0]
    told = check_page(ali.post(f"{EARLIER}{newest.pk}/tilbage/", follow=True)).text
    assert "gamle tal.csv er taget tilbage" in told
    assert "+6" in told
    assert ali.post(f"{EARLIER}{newest.pk}/tilbage/").status_code == 404


def test_each_wrong_line_is_told_by_itself(ali: Client) -> None:
    response = ali.post(EARLIER, {"file": SimpleUploadedFile("x.csv", PRINTED.replace("44", "mange").encode())})
    assert response.context["form"].errors["file"] == [
        "Der er fejl i filen. Intet er lagt ind.",
        "x.csv, linje 2: »værdi« er »mange«. Skriv det trykte tal: 44, 1.234, 12,5 eller 12,5 %, "
        "eller det trykte tegn: -, * eller under 5.",
        "Ret linjerne, gem filen, og vælg den igen.",
    ]
    check_page(response, 422)
    assert not EarlierImport.objects.exists()


def test_rows_are_linked_and_the_break_is_seen(ali: Client, cast: Cast) -> None:
    uploaded(ali, PRINTED)
    came(cast, at=cast.later(days=-300), times=7, kind=ContactKind.COMPLAINT)
    row = AdviserReport.begin(
        "Beretning", cast.later(days=-365).date(), cast.later(days=-30).date(), by=cast.ali, at=cast.at
    )
    wanted = {"tabel": "sager|personer", "row-0": "typer|complaint", "row-1": "typer|ukendt", "row-2": "typer|="}
    asked = ali.get(EARLIER, {"tabel": "sager|personer"})
    check_page(asked)
    assert "Klageforhold efter tema" in asked.content.decode()
    assert "Klageforhold efter tema" not in ali.get(EARLIER).content.decode()
    ali.post(f"{EARLIER}forbindelser/", wanted)
    assert {(each.row, each.code) for each in EarlierLink.objects.all()} == {("Klager", "complaint"), ("=", "=")}
    assert Event.objects.get(kind="adviser_earlier.linked").facts == {"rows": 2}
    assert "Egne tal" not in check_page(ali.get(EARLIER)).text
    told = check_page(ali.post(f"/borgervejleder/beretninger/{row.pk}/aflevering/", follow=True)).text
    assert "Ord og tal er låst" in told
    assert "Tallene over årene" in told
    told = check_page(ali.get(EARLIER)).text
    for words in ("Egne tal, talt på en anden måde", "Her skifter tællemåden", "De trykte tal tæller personer."):
        assert words in told
    ali.post(f"{EARLIER}forbindelser/", {"tabel": "sager|personer"})
    assert not EarlierLink.objects.exists()
    ali.post(f"{EARLIER}forbindelser/", {"tabel": "ingen"})


def test_many_tables_are_told_page_by_page(ali: Client) -> None:
    lines = "".join(f"2019;Tabel {n:02};klager;Emne;;{n};k\n" for n in range(30))
    told = uploaded(ali, f"år;tabel;enhed;række;kolonne;værdi;kilde\n{lines}")
    assert "Tabel 00" in told
    assert "Tabel 29" not in told
    assert "Tabel 29" in check_page(ali.get(f"{EARLIER}?page=3")).text


def test_a_report_is_begun_written_and_delivered(ali: Client, cast: Cast) -> None:
    came(cast, at=cast.later(days=-100), times=9)
    PeriodRemark.add(cast.later(days=-120).date(), cast.later(days=-90).date(), "Orlov.", by=cast.ali, at=cast.at)
    page = ali.post("/borgervejleder/beretninger/", {"title": "Halvår", "first": "01.01.2026", "last": "30.06.2026"})
    told = check_page(ali.get(page["Location"])).text
    for words in ("9 henvendelser. Året før: 0.", "Orlov.", "Enhed: henvendelser", "01.01.25–30.06.25"):
        assert words in told
    typed = {"preface": "Tak for i år:\n- Flere kom\n- Færre ventede", "read_through": "on"}
    check_page(ali.post(page["Location"], typed, follow=True))
    told = check_page(ali.post(f"{page['Location']}aflevering/", follow=True)).text
    assert "Flere kom" in told
    pdf = ali.get(f"{page['Location']}beretning.pdf").content
    came(cast, at=cast.later(days=-100), times=30)
    assert ali.get(f"{page['Location']}beretning.pdf").content == pdf
