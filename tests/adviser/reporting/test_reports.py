from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser import refusals
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import (
    AdviserReport,
    Case,
    Contact,
    ContactKind,
    EarlierFigure,
    EarlierLink,
    Key,
    PeriodRemark,
    Theme,
    Way,
)
from indgang.adviser.registration import NewContact, NewPoint, log
from indgang.adviser.reporting import tables as reporting
from indgang.adviser.reporting.composing import compose
from indgang.adviser.reporting.delivering import deliver
from indgang.adviser.reporting.earlier import bring_in, series
from indgang.adviser.reporting.facts import gather
from indgang.foundation import clock
from indgang.foundation.documents import as_pdf, as_text
from indgang.foundation.tables import WrongFiles
from indgang.organisation.models import Department
from indgang.sample.adviser.material import FOLDER
from indgang.sample.cast import Cast

SPAN = Span(date(2026, 1, 1), date(2026, 8, 31))


def come(
    cast: Cast,
    count: int,
    *,
    themes: tuple[str, ...] = (),
    departments: int = 0,
    at: datetime | None = None,
    **facts: str,
) -> None:
    where: list[Department | None] = [cast.ydelse, cast.plan_og_byg]
    where = where[:departments] or [None]
    points = [NewPoint(theme=Theme.objects.get(code=code), department=each) for code in themes for each in where]
    at = (at or clock.start_of_day(date(2026, 3, 2))) + timedelta(hours=10)
    for _n in range(count):
        log(
            NewContact(
                kind=facts.get("kind", ContactKind.GUIDANCE),
                way=facts.get("way", Way.PHONE),
                at=at,
                text="Hvor skal jeg gå hen?",
                points=points,
            ),
            by=cast.ali,
            at=at,
        )


def table(code: str, span: Span = SPAN) -> reporting.Figures:
    return next(each for each in reporting.tables(span) if each.code == code)


def test_each_table_says_its_unit_and_its_rows_make_the_total(zone: Key, cast: Cast) -> None:
    come(cast, 7, themes=("sagsbehandlingstid", "tone"))
    come(cast, 6, kind=ContactKind.COMPLAINT, themes=("sagsbehandlingstid",))
    kinds, themes = table("typer"), table("temaer")
    assert [(each.name, each.now, each.before) for each in kinds.lines] == [("Vejledning", 7, 0), ("Klagesag", 6, 0)]
    assert (kinds.now, kinds.unit, kinds.differences) == (13, "henvendelser", (0, 0))
    assert {each.code: each.now for each in themes.lines} == {"sagsbehandlingstid": 13, "tone": 7}
    assert (themes.now, themes.unit) == (20, "klageforhold")


def test_rows_that_overlap_show_the_difference_and_are_never_forced(zone: Key, cast: Cast) -> None:
    come(cast, 8, themes=("tone",), departments=2)
    found = table("henvendelser-afdelinger")
    assert [each.now for each in found.lines] == [8, 8]
    assert (found.now, found.differences[0]) == (8, -8)
    assert "flere afdelinger" in found.note


def test_small_numbers_are_hidden_and_cannot_be_reckoned(zone: Key, cast: Cast) -> None:
    come(cast, 20)
    come(cast, 9, way=Way.LETTER)
    come(cast, 2, way=Way.MAIL)
    ways = {each.code: each.now for each in table("kanaler").lines}
    assert ways == {"phone": 20, "*": 11}
    assert table("kanaler").held == ("letter", "mail")
    assert table("kanaler").differences[0] == 0


def test_last_year_stands_beside(zone: Key, cast: Cast) -> None:
    come(cast, 6)
    later = table("typer", Span(date(2027, 1, 1), date(2027, 8, 31)))
    assert [(each.now, each.before) for each in later.lines] == [(0, 6)]
    assert reporting.year_before(Span(date(2028, 2, 29), date(2028, 2, 29))).first == date(2027, 2, 28)


def begun(cast: Cast, **words: str) -> AdviserReport:
    return AdviserReport.begin("Beretning 2026", SPAN.first, SPAN.last, by=cast.ali, at=cast.at, **words)


def test_a_delivered_report_is_made_again_to_the_letter_whatever_happens_after(zone: Key, cast: Cast) -> None:
    come(cast, 7, themes=("tone",))
    PeriodRemark.add(date(2026, 2, 2), date(2026, 3, 8), "Fem ugers orlov.", by=cast.ali, at=cast.at)
    row = begun(cast)
    row.write(preface="Et godt år.", by=cast.ali, at=cast.at)
    row.deliver(gather(SPAN), "byrådet", by=cast.ali, at=cast.at)
    before = compose(row, row.facts, municipality="Fjordby Kommune")
    come(cast, 30, themes=("sagsbehandlingstid",))
    row.refresh_from_db()
    again = compose(row, row.facts, municipality="Fjordby Kommune")
    assert as_pdf(again) == as_pdf(before)
    assert row.is_whole
    text = as_text(again)
    for said in ("Fem ugers orlov.", "Et godt år.", "Enhed: klageforhold", "Det kan jeg ikke behandle"):
        assert said in text
    with pytest.raises(refusals.ReportDelivered):
        row.write(preface="Noget andet.", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.ReportDelivered):
        row.deliver(gather(SPAN), "byrådet", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.ReportDelivered):
        row.discard(by=cast.ali, at=cast.at)


def test_a_report_that_was_changed_in_the_database_is_found_out(zone: Key, cast: Cast) -> None:
    row = begun(cast)
    row.deliver(gather(SPAN), "byrådet", by=cast.ali, at=cast.at)
    AdviserReport.objects.update(preface="Alt gik godt.")
    row.refresh_from_db()
    assert not row.is_whole


def test_what_cannot_be_a_report_is_turned_down(zone: Key, cast: Cast) -> None:
    with pytest.raises(refusals.EndsBeforeItBegins):
        AdviserReport.begin("x", SPAN.last, SPAN.first, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.NotTheAdviser):
        AdviserReport.begin("x", SPAN.first, SPAN.last, by=cast.christian, at=cast.at)
    row = AdviserReport.begin("x", cast.today, cast.today, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.PeriodNotOver):
        row.deliver({}, "byrådet", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.PersonalContent):
        row.write(preface="Ring til 0703651231.", by=cast.ali, at=cast.at)
    row.discard(by=cast.ali, at=cast.at)
    assert not AdviserReport.objects.exists()


def test_printed_years_stand_as_printed_with_their_differences(zone: Key, cast: Cast) -> None:
    count = bring_in(FOLDER, "earlier_years.csv", by=cast.ali, at=cast.at)
    assert count == EarlierFigure.objects.count() == 109
    found = {each.table: each for each in series()}
    themes = found["Klageforhold efter emne"]
    assert themes.periods[0] == "2020/21"
    first = themes.sums[0]
    assert first is not None
    assert (first.rows, first.printed, first.difference) == ("116", "121", "+5")
    assert themes.differs
    assert dict(themes.rows)["Intet svar"][0] == "24"
    bring_in(FOLDER, "earlier_years.csv", by=cast.ali, at=cast.at)
    assert EarlierFigure.objects.count() == 109


def test_a_series_goes_on_in_our_own_delivered_reports(zone: Key, cast: Cast) -> None:
    bring_in(FOLDER, "earlier_years.csv", by=cast.ali, at=cast.at)
    EarlierLink.objects.create(
        table="Klageforhold efter emne", unit="klageforhold", row="Intet svar", ours="temaer", code="manglende-svar"
    )
    come(cast, 8, themes=("manglende-svar",))
    row = begun(cast)
    row.deliver(gather(SPAN), "byrådet", by=cast.ali, at=cast.at)
    themes = next(each for each in series() if each.table == "Klageforhold efter emne")
    assert themes.periods[-1] == row.period
    assert dict(themes.rows)["Intet svar"][-1] == "8"
    assert dict(themes.rows)["Serviceniveau"][-1] == "–"


def test_a_wrong_file_changes_nothing_and_names_each_line(zone: Key, cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "tal.csv").write_text(
        "year,table,unit,row,column,value,printed_total,source\n"
        "2021,Typer,henvendelser,Råd,antal,mange,,Bilag\n"
        "2021,Typer,henvendelser,Klage,antal,4,,Bilag\n"
        "2021,Typer,henvendelser,Klage,antal,5,,Bilag\n",
        encoding="utf-8",
    )
    with pytest.raises(WrongFiles) as caught:
        bring_in(tmp_path, "tal.csv", by=cast.ali, at=cast.at)
    assert "linje 2" in caught.value.message
    assert "linje 4" in caught.value.message
    assert not EarlierFigure.objects.exists()
    with pytest.raises(refusals.NotTheAdviser):
        bring_in(tmp_path, "tal.csv", by=cast.anders, at=cast.at)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.integers(0, 200))
def test_a_kept_table_is_read_back_as_it_was(numbers: list[int], total: int) -> None:
    lines = tuple(reporting.Line(str(n), f"række {n}", number or None, number) for n, number in enumerate(numbers))
    figures = reporting.Figures("x", "Tabel", "henvendelser", "Række", lines, total, total, "note")
    assert reporting.Figures.of(figures.plain()) == figures


def test_nothing_taken_out_is_counted(zone: Key, cast: Cast) -> None:
    come(cast, 6)
    Contact.objects.update(discarded_at=cast.at)
    assert table("typer").now == 0


HEADER = "year,table,unit,row,column,value,source\n"


def printed(folder: Path, lines: str) -> None:
    (folder / "tal.csv").write_text(HEADER + lines, encoding="utf-8")


def test_a_total_printed_as_a_row_or_a_column_is_kept_and_held_against_the_rest(
    zone: Key, cast: Cast, tmp_path: Path
) -> None:
    printed(
        tmp_path,
        "2022,Typer,henvendelser,Råd,mænd,40,Bilag\n"
        "2022,Typer,henvendelser,Råd,kvinder,31,Bilag\n"
        "2022,Typer,henvendelser,Råd,I alt,72,Bilag\n"
        "2022,Typer,henvendelser,Klage,mænd,10,Bilag\n"
        "2022,Typer,henvendelser,Klage,kvinder,12,Bilag\n"
        "2022,Typer,henvendelser,Klage,I alt,22,Bilag\n"
        "2022,Typer,henvendelser,I alt,mænd,50,Bilag\n"
        "2022,Typer,henvendelser,I alt,kvinder,45,Bilag\n"
        "2022,Typer,henvendelser,I alt,I alt,1.095,Bilag\n",
    )
    bring_in(tmp_path, "tal.csv", by=cast.ali, at=cast.at)
    (found,) = series()
    assert [name for name, _numbers in found.rows] == ["Råd", "Klage"]
    assert found.periods == ("2022 mænd", "2022 kvinder", "2022 I alt")
    told = [(each.rows, each.printed, each.difference) for each in found.sums if each]
    assert told == [("50", "50", ""), ("43", "45", "+2"), ("94", "1.095", "+1.001")]
    across = [(each.row, each.sum, each.printed, each.difference) for each in found.across]
    assert across == [("Råd", "71", "72", "+1"), ("I alt", "95", "1.095", "+1.000")]


def test_numbers_are_read_as_they_are_printed(zone: Key, cast: Cast, tmp_path: Path) -> None:
    printed(tmp_path, '2022,Svartid,dage,Ydelse,,"12,5",Bilag\n2022,Svartid,dage,Skole,,1.234,Bilag\n')
    bring_in(tmp_path, "tal.csv", by=cast.ali, at=cast.at)
    assert [numbers for _name, numbers in series()[0].rows] == [("12,5",), ("1.234",)]
    printed(tmp_path, "2022,Svartid,dage,Ydelse,,-3,Bilag\n2023,Svartid,dage,Ydelse,,99999999,Bilag\n")
    with pytest.raises(WrongFiles):
        bring_in(tmp_path, "tal.csv", by=cast.ali, at=cast.at)
    assert EarlierFigure.objects.count() == 2


def test_themes_are_put_together_in_their_group_and_small_groups_too(zone: Key, cast: Cast) -> None:
    """What the table of groups shows must not give a hidden theme away."""
    come(cast, 9, themes=("sagsbehandlingstid",))
    come(cast, 3, themes=("manglende-svar",))
    come(cast, 6, themes=("manglende-opfoelgning", "tone"))
    come(cast, 2, themes=("habilitet",))
    themes, groups = table("temaer"), table("temagrupper")
    shown = {each.name: each.now for each in themes.lines}
    assert shown == {"Sagsbehandlingstid": 9, "Andet under Tid og svar": 9, "Andet, lagt sammen": 8}
    assert {each.name: each.now for each in groups.lines} == {"Tid og svar": 18, "Andet, lagt sammen": 8}
    assert (themes.now, themes.differences[0]) == (26, 0)
    assert set(themes.held) == {"manglende-svar", "manglende-opfoelgning", "tone", "habilitet"}


def test_a_total_that_is_small_itself_is_not_shown(zone: Key, cast: Cast) -> None:
    come(cast, 3)
    assert all(
        (each.now, each.differences[0]) == (None, None) for each in reporting.tables(SPAN) if each.code == "typer"
    )


def test_contacts_are_told_by_month_or_by_quarter(zone: Key, cast: Cast) -> None:
    for month, count in ((2, 6), (5, 7), (8, 2)):
        come(cast, count, at=clock.start_of_day(date(2026, month, 3)))
    found = table("maaneder")
    assert [(each.name, each.now) for each in found.lines] == [("januar–marts", 6), ("april–august", 9)]
    months = table("maaneder", Span(date(2026, 2, 1), date(2026, 5, 31)))
    assert [(each.name, each.now) for each in months.lines] == [("februar", 6), ("maj", 7)]
    assert not [each for each in reporting.tables(Span(date(2026, 2, 1), date(2026, 2, 28))) if each.code == "maaneder"]


def test_a_contact_in_a_case_ended_as_the_case_did(zone: Key, cast: Cast) -> None:
    come(cast, 6)
    case = Case.objects.create(kind="complaint", opened_at=cast.at, opened_by=cast.ali, outcome="svar-modtaget")
    Contact.objects.update(case=case, outcome="")
    assert {each.code: each.now for each in table("udfald").lines} == {"svar-modtaget": 6}


def test_reports_cannot_be_taken_from_each_other(zone: Key, cast: Cast) -> None:
    """Eight calls by April and ten by August would be two in between."""
    first = AdviserReport.begin("Status", SPAN.first, date(2026, 4, 30), by=cast.ali, at=cast.at)
    come(cast, 8)
    come(cast, 20, way=Way.MAIL)
    deliver(first, by=cast.ali, at=cast.at)
    for way, count in ((Way.PHONE, 2), (Way.MAIL, 20), (Way.LETTER, 9)):
        come(cast, count, way=way, at=clock.start_of_day(date(2026, 6, 3)))
    assert {each.code: each.now for each in table("kanaler").lines} == {"mail": 40, "*": 19}
    second = AdviserReport.begin("Beretning", SPAN.first, SPAN.last, by=cast.ali, at=cast.at)
    deliver(second, by=cast.ali, at=cast.at)
    come(cast, 3, at=clock.start_of_day(date(2026, 9, 2)))
    third = AdviserReport.begin("Tæt på", SPAN.first, date(2026, 9, 10), by=cast.ali, at=cast.at)
    with pytest.raises(refusals.TooCloseToAnother) as caught:
        deliver(third, by=cast.ali, at=cast.at)
    assert "01.01.2026–31.08.2026" in caught.value.in_full
    with pytest.raises(refusals.ReportDelivered):
        deliver(second, by=cast.ali, at=cast.at)


def test_the_report_itself_goes_on_with_the_printed_years(zone: Key, cast: Cast) -> None:
    bring_in(FOLDER, "earlier_years.csv", by=cast.ali, at=cast.at)
    EarlierLink.objects.create(
        table="Henvendelser efter type", unit="henvendelser", row="Konkret klage", ours="typer", code="complaint"
    )
    come(cast, 7, kind=ContactKind.COMPLAINT)
    row = begun(cast)
    row.write(preface="Et godt år:\n- flere kom\n- færre ventede\nTak.", by=cast.ali, at=cast.at, read_through=True)
    deliver(row, by=cast.ali, at=cast.at)
    text = as_text(compose(row, row.facts, municipality="Fjordby Kommune"))
    assert "TALLENE OVER ÅRENE" in text
    assert "2020/21, trykt" in text
    assert "01.01.2026–31.08.2026, egne tal" in text
    assert "Her skifter tællemåden" in text
    assert "7 henvendelser. Året før: 0." in text
    (kept,) = row.facts["series"]
    assert dict((each[0], each[1:]) for each in kept["rows"])["Konkret klage"] == ["44", "52", "–", "7"]
