"""Files of printed figures as municipalities have them: other types, years, formats and spreadsheets than ours."""

from pathlib import Path

import pytest

from indgang.adviser import refusals
from indgang.adviser.models import (
    AdviserReport,
    EarlierFigure,
    EarlierImport,
    EarlierLink,
)
from indgang.adviser.reporting.earlier import WrongPrintedFile, bring
from indgang.adviser.reporting.printed_names import is_total, when
from indgang.adviser.reporting.printed_numbers import Ambiguous, NotPrinted, printed
from indgang.adviser.reporting.series import TOTAL, Series, series
from indgang.foundation.tables import WrongFiles
from indgang.journal.models import Event
from indgang.sample.cast import Cast

pytestmark = pytest.mark.usefixtures("zone")

RINGSTED = """år;tabel;enhed;række;kolonne;værdi;kilde
2018/19;Henvendelser og klagepunkter;henvendelser;Børn og Unge;;41;Årsberetning 2018/19, s. 6
2018/19;Henvendelser og klagepunkter;henvendelser;Social og Sundhed;;63;Årsberetning 2018/19, s. 6
2018/19;Henvendelser og klagepunkter;henvendelser;Arbejdsmarked;;38;Årsberetning 2018/19, s. 6
2018/19;Henvendelser og klagepunkter;henvendelser;I alt;;142;Årsberetning 2018/19, s. 6
2018/19;Henvendelser og klagepunkter;klagepunkter;Børn og Unge;;88;Årsberetning 2018/19, s. 6
2018/19;Henvendelser og klagepunkter;klagepunkter;Social og Sundhed;;121;Årsberetning 2018/19, s. 6
2018/19;Henvendelser og klagepunkter;klagepunkter;Arbejdsmarked;;79;Årsberetning 2018/19, s. 6
2018/19;Henvendelser og klagepunkter;klagepunkter;I alt;;304;Årsberetning 2018/19, s. 6
2019/20;Henvendelser og klagepunkter;henvendelser;Børn og Unge;;30;Årsberetning 2019/20
2019/20;Henvendelser og klagepunkter;henvendelser;Social, Sundhed og Ældre;;84;Årsberetning 2019/20
2019/20;Henvendelser og klagepunkter;henvendelser;I alt;;114;Årsberetning 2019/20
"""
ODSHERRED = """Source,Unit,Year,Table,Row,Column,Value
"Status 2019, sn.dk",personer,2019,Borgerrådgiveren i tal,I alt,,382
"Status 2019, sn.dk",henvendelser,2019,Borgerrådgiveren i tal,I alt,,990
"""
AALBORG = (
    "Periode\tTabel\tEnhed\tRække\tKolonne\tVærdi\tKilde\tBemærkning\n"
    "2021\tRegistrerede aktiviteter\taktiviteter\tKlage\tBorgere\t120\tBeretning 2021\toverlap\n"
    "2021\tRegistrerede aktiviteter\taktiviteter\tKlage\tPårørende\t18\tBeretning 2021\t\n"
    "2021\tRegistrerede aktiviteter\taktiviteter\tKlage\tTotal\t141\tBeretning 2021\t\n"
    "2021\tRegistrerede aktiviteter\taktiviteter\tVejledning\tBorgere\t131\tBeretning 2021\t\n"
    "2021\tRegistrerede aktiviteter\taktiviteter\tVejledning\tPårørende\t22\tBeretning 2021\t\n"
    "2021\tRegistrerede aktiviteter\taktiviteter\tVejledning\tTotal\t153\tBeretning 2021\t\n"
    "2021\tRegistrerede aktiviteter\taktiviteter\tTotal\tTotal\t294\tBeretning 2021\t\n"
)


def brought(cast: Cast, text: str | bytes, name: str = "tal.csv") -> dict[str, Series]:
    """Bring a file in, and return the series by table and unit."""
    bring(text if isinstance(text, bytes) else text.encode(), name, by=cast.ali, at=cast.at)
    return {f"{each.table}, {each.unit}": each for each in series()}


def told(found: Series) -> list[tuple[str, str, str]]:
    return [(each.rows, each.printed, each.difference) for each in found.sums if each]


def refused(cast: Cast, text: str | bytes) -> str:
    """Return what is said of a file that cannot be brought in; nothing of it is kept."""
    with pytest.raises(WrongPrintedFile) as caught:
        bring(text if isinstance(text, bytes) else text.encode(), "tal.csv", by=cast.ali, at=cast.at)
    assert not EarlierFigure.objects.exists()
    assert not EarlierImport.objects.exists()
    return caught.value.in_full


def test_one_table_in_two_units_is_two_series(cast: Cast) -> None:
    found = brought(cast, RINGSTED)
    contacts = found["Henvendelser og klagepunkter, henvendelser"]
    points = found["Henvendelser og klagepunkter, klagepunkter"]
    assert contacts.periods == ("2018/19", "2019/20")
    assert dict(contacts.rows)["Social, Sundhed og Ældre"] == ("–", "84")
    assert told(contacts) == [("142", "142", ""), ("114", "114", "")]
    assert told(points) == [("288", "304", "+16")]
    assert points.differs
    assert not contacts.differs


def test_a_total_that_stands_alone_is_a_row_and_no_difference(cast: Cast) -> None:
    found = brought(cast, ODSHERRED)
    assert found["Borgerrådgiveren i tal, personer"].rows == (("I alt", ("382",)),)
    assert found["Borgerrådgiveren i tal, henvendelser"].rows == (("I alt", ("990",)),)
    assert not any(each.differs or any(each.sums) for each in found.values())


def test_tabs_extra_columns_and_a_total_beside_the_columns(cast: Cast) -> None:
    found = brought(cast, AALBORG)["Registrerede aktiviteter, aktiviteter"]
    assert found.periods == ("2021 Borgere", "2021 Pårørende", "2021 Total")
    assert [(each.row, each.sum, each.printed, each.difference) for each in found.across] == [
        ("Klage", "138", "141", "+3")
    ]
    assert told(found)[-1] == ("294", "294", "")


def test_a_table_of_percentages_stands_as_printed(cast: Cast) -> None:
    found = brought(
        cast,
        "year;table;unit;row;column;value;source\n"
        "2022;Sådan endte sagerne;pct.;Løst ved dialog;andel;61,3 %;Randers 2022\n"
        "2022;Sådan endte sagerne;pct.;Sendt videre;andel;27,4 %;Randers 2022\n"
        "2022;Sådan endte sagerne;pct.;Undersøgt;andel;11 pct.;Randers 2022\n"
        "2022;Sådan endte sagerne;pct.;Ændring fra 2021;ændring;-12,5 %;Randers 2022\n"
        "2022;Sådan endte sagerne;pct.;I alt;andel;100 %;Randers 2022\n",
    )["Sådan endte sagerne, pct."]
    assert dict(found.rows)["Løst ved dialog"][0] == "61,3 %"
    assert dict(found.rows)["Ændring fra 2021"][1] == "-12,5 %"
    assert told(found)[0] == ("99,7", "100 %", "+0,3")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_whatever_a_danish_spreadsheet_writes_is_read(cast: Cast, encoding: str) -> None:
    text = RINGSTED.replace("\n", "\r\n")
    found = brought(cast, text.encode(encoding))
    assert "Børn og Unge" in dict(found["Henvendelser og klagepunkter, henvendelser"].rows)


def test_what_excel_adds_is_passed_over(cast: Cast) -> None:
    text = (
        "sep=;\r\n\r\nKILDE;Værdi;RÆKKE;Enhed;TABEL; År ;;\r\n"
        '"Faxe, 2016";392;Alle;sager;"Sager\r\ni alt";2016;;\r\n;;;;;;;\r\n'
    )
    assert brought(cast, text)["Sager i alt, sager"].rows == (("Alle", ("392",)),)


def test_signs_in_a_numbers_place_are_kept_and_not_added(cast: Cast) -> None:
    words = ["under 5", "-", "*", "", "ca. 225", "210-230", "over 1.200", "40", "1 234"]
    lines = "".join(f"2017;Emner;klager;Emne {n};antal;{word};Horsens\n" for n, word in enumerate(words))
    given = bring(
        f"år;tabel;enhed;række;kolonne;værdi;kilde\n{lines}2017;Emner;klager;Sum;antal;1.280;Horsens\n".encode(),
        "tal.csv",
        by=cast.ali,
        at=cast.at,
    )
    assert (given.figures, given.wordless, given.tables) == (10, 7, 1)
    (found,) = series()
    assert [numbers[0] for _name, numbers in found.rows] == words
    assert found.wordless
    assert told(found) == [("1.274", "1.280", "+6")]


def test_periods_stand_in_the_order_of_time(cast: Cast) -> None:
    periods = [
        "2021",
        "1.8.2018-31.7.2019",
        "2. halvår 2019",
        "2019/20",
        "1. halvår 2018",
        "september 2017 – august 2018",
    ]
    lines = "".join(f"{each};T;u;r;;1;k\n" for each in periods)
    (found,) = brought(cast, f"år;tabel;enhed;række;kolonne;værdi;kilde\n{lines}").values()
    assert found.periods == (
        "september 2017 – august 2018",
        "1. halvår 2018",
        "1.8.2018-31.7.2019",
        "2019/20",
        "2. halvår 2019",
        "2021",
    )
    assert when("ukendt") == (0, 1)


def test_a_series_goes_on_under_another_spelling(cast: Cast) -> None:
    (found,) = brought(
        cast,
        "år;tabel;enhed;række;værdi;kilde\n2018;Klager efter  emne;Klager;Lang  tid;7;k\n"
        "2019;Klager efter Emne;klager;lang tid;9;k\n",
    ).values()
    assert found.rows == (("lang tid", ("7", "9")),)


def test_the_same_file_twice_changes_nothing(cast: Cast) -> None:
    brought(cast, RINGSTED)
    again = bring(RINGSTED.encode(), "igen.csv", by=cast.ali, at=cast.at)
    assert not again.is_new
    assert EarlierFigure.objects.count() == 11
    assert EarlierImport.objects.count() == 1


def test_a_corrected_file_takes_the_tables_place_and_can_be_taken_back(cast: Cast) -> None:
    brought(cast, RINGSTED)
    brought(cast, RINGSTED.replace(";304;", ";288;"), "rettet.csv")
    points = "Henvendelser og klagepunkter, klagepunkter"
    assert not {f"{each.table}, {each.unit}": each for each in series()}[points].differs
    EarlierImport.objects.get(name="rettet.csv").take_back(by=cast.ali, at=cast.at)
    assert {f"{each.table}, {each.unit}": each for each in series()}[points].differs
    EarlierImport.objects.get().take_back(by=cast.ali, at=cast.at)
    assert series() == []
    assert Event.objects.filter(kind="adviser_earlier.taken_back").count() == 2
    with pytest.raises(refusals.NotTheAdviser):
        EarlierImport(name="x").take_back(by=cast.anders, at=cast.at)


def test_five_thousand_rows(cast: Cast) -> None:
    lines = "".join(
        f"{2010 + n % 10};Tabel {n // 10 % 20};henvendelser;Række {n // 200};antal;{n};Bilag\n" for n in range(5_000)
    )
    found = brought(cast, f"år;tabel;enhed;række;kolonne;værdi;kilde\n{lines}")
    assert EarlierFigure.objects.count() == 5_000
    assert len(found) == 20


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2019;T;u;r;c;mange;k", "linje 2: »værdi« er »mange«"),
        ("2019;T;u;r;c;1,234;k", "Skriv 1.234 for et tal over tusind"),
        ("2019;T;u;r;c;-3;k", "skal være 0 eller mere"),
        ("2019;T;u;r;c;99999999999;k", "Skriv det trykte tal"),
        ("i fjor;T;u;r;c;3;k", "»år« er »i fjor«. Skriv perioden med årstal"),
        ("2019;;u;r;c;3;k", "linje 2: »tabel« er tom"),
        ("2019;T;;r;c;3;k", "»enhed« er tom"),
        ("2019;T;u;;c;3;k", "»række« er tom"),
        ("2019;T;u;r;c;3;", "»kilde« er tom"),
        ("2019;T;u;r;c;3;k;mere", "flere felter end overskriften"),
        ("2019;T;u;r;c;3;k\n2019;T;u;R;C;4;k", "linje 3: Tallet står også i linje 2. Slet den ene linje."),
        (f"2019;{'x' * 201};u;r;c;3;k", "linje 2: »tabel«"),
    ],
)
def test_each_mistake_names_its_line_and_what_to_do(cast: Cast, line: str, said: str) -> None:
    assert said in refused(cast, f"år;tabel;enhed;række;kolonne;værdi;kilde\n{line}\n")


def test_a_number_with_a_comma_among_commas_is_found_out(cast: Cast) -> None:
    said = refused(cast, "year,table,unit,row,column,value,source\n2019,Svartid,dage,Ydelse,,12,5,Bilag\n")
    assert "linje 2: Linjen har flere felter" in said
    assert "anførselstegn" in said


def test_totals_that_speak_against_each_other_are_named(cast: Cast) -> None:
    said = refused(
        cast,
        "år;tabel;enhed;række;værdi;trykt i alt;kilde\n2019;T;u;a;3;9;k\n2019;T;u;b;4;8;k\n",
    )
    assert "linje 3: »trykt i alt« er »8«, men et andet tal i linje 2" in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Filen er tom."),
        (b"\xef\xbb\xbf \r\n", "Filen er tom."),
        (b"PK\x03\x04rest", "Det er et regneark, ikke en CSV-fil"),
        ("år;tabel;enhed;række;værdi;kilde\n".encode(), "Der er ingen tal under overskriften"),
        ("år;tabel;række;værdi\n2019;T;r;3\n".encode(), "Kolonner mangler: unit (enhed), source (kilde)"),
        ("år;år;tabel;enhed;række;værdi;kilde\n".encode(), "Kolonnen »år« står to gange"),
        (b'year,table,unit,row,value,source\n"' + b"x" * 200_000, "hvert anførselstegn har sit modstykke"),
    ],
)
def test_a_file_that_is_none_is_told_so(cast: Cast, content: bytes, said: str) -> None:
    assert said in refused(cast, content)


def test_only_the_adviser_brings_figures_in(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(refusals.NotTheAdviser):
        bring(RINGSTED.encode(), "tal.csv", by=cast.anders, at=cast.at)
    assert issubclass(WrongPrintedFile, WrongFiles)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("1.234,50", "1234.50"),
        ("12,5", "12.5"),
        ("12,5 %", "12.5"),
        ("12.5", "12.5"),
        ("1\u00a0234", "1234"),
        ("kr. 300.000", "300000"),
        ("44*", "44"),
        ("15 dage", "15"),
        ("+3", "3"),
        ("0,125", "0.125"),
        *(
            (each, None)
            for each in ("", "-", "–", "*", "..", "under 5", "Under 5", "<5", "≤ 4", "1-4", "mellem 1 og 4")
        ),
        *((each, None) for each in ("ca. 225", "godt 300", "ikke oplyst", "i.o.", "færre end 5")),
    ],
)
def test_numbers_as_they_are_printed(words: str, value: str | None) -> None:
    found = printed(words)
    assert (None if found.value is None else str(found.value)) == value


def test_what_is_no_number_is_turned_down() -> None:
    for words in ("mange", "12,5,3", "4 eller 5 stykker", "2019/20", "1.23.4"):
        with pytest.raises(NotPrinted):
            printed(words)
    for words in ("1,234", "1,234,567", "1,234.50"):
        with pytest.raises(Ambiguous):
            printed(words)


def test_what_a_total_is_called() -> None:
    for name in ("I alt", "i alt:", "IALT", "Total", "Sum", "Alle", "Samlet", "Henvendelser i alt", "Antal i alt"):
        assert is_total(name, "henvendelser"), name
    for name in ("Alle henvendelser", "Total antal henvendelser", "Samlet antal henvendelser", "Hele kommunen i alt"):
        assert is_total(name, "henvendelser"), name
    for name in ("Børn og Unge i alt", "Alle aldre", "Henvendelser", "Alternativer", "Summerhus", "Social", "Antal"):
        assert not is_total(name, "henvendelser"), name


def test_where_our_own_figures_begin_the_break_is_told(cast: Cast) -> None:
    brought(cast, ODSHERRED)
    EarlierLink.objects.create(table="Borgerrådgiveren i tal", unit="personer", row="I alt", ours="typer", code=TOTAL)
    kept = {
        "code": "typer",
        "title": "x",
        "unit": "henvendelser",
        "first": "Type",
        "lines": [],
        "now": 812,
        "before": 0,
    }
    AdviserReport.objects.create(
        title="Beretning",
        first=cast.today,
        last=cast.today,
        begun_at=cast.at,
        begun_by=cast.ali,
        delivered_at=cast.at,
        facts={"tables": [{**kept, "note": ""}]},
    )
    found = next(each for each in series() if each.unit == "personer")
    assert found.rows == (("I alt", ("382", "812")),)
    assert (found.printed_periods, len(found.own)) == (("2019",), 1)
    assert "Her skifter tællemåden" in found.breaks[0]
    assert found.breaks[1] == "De trykte tal tæller personer. De egne tal tæller henvendelser."
    assert not next(each for each in series() if each.unit == "henvendelser").own
