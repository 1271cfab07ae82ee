"""What others see of the adviser's learning: a department its own advice, the chief numbers, and nobody a text."""

from indgang.adviser.models import Key, Recommendation
from indgang.sample.cast import Cast
from tests.adviser.learning_rows import came, theme
from tests.adviser.learning_town import learnt
from tests.cast import SignIn
from tests.desk.filling import send
from tests.pages import check_page


def test_a_department_answers_its_own_advice(cast: Cast, zone: Key, sign_in: SignIn) -> None:
    row = learnt(cast, zone).open_advice
    ditte = sign_in(cast.ditte)
    page = check_page(ditte.get("/afdeling/anbefalinger/"))
    assert "Tal pænt" in page.text
    assert "Tak for god hjælp ved skranken." in page.text
    where = f"/afdeling/anbefalinger/{row.pk}/"
    response = ditte.get(where)
    assert "6 klageforhold om temaet" in check_page(response).text
    check_page(send(ditte, response, f"{where}svar/", kind="declined"), 422)
    told = send(ditte, response, f"{where}svar/", kind="accepted", text="Ja.", owner="Lederen", due="01.12.2026")
    assert told.status_code == 302
    check_page(ditte.post(f"{where}svar/", {"kind": "accepted"}), 422)
    assert send(ditte, ditte.get(where), f"{where}opfoelgning/", status="done", text="Det er gjort.").status_code == 302
    check_page(ditte.post(f"{where}opfoelgning/", {"status": "done"}), 422)
    assert "Det er gjort." in check_page(ditte.get(where)).text
    row.refresh_from_db()
    assert (row.status, row.answer.by, f"{row.due}") == ("done", cast.ditte, "2026-12-01")


def test_another_department_sees_nothing(cast: Cast, zone: Key, sign_in: SignIn) -> None:
    row = learnt(cast, zone).open_advice
    per = sign_in(cast.per)
    assert "Tal pænt" not in check_page(per.get("/afdeling/anbefalinger/")).text
    assert per.get(f"/afdeling/anbefalinger/{row.pk}/").status_code == 404
    assert per.post(f"/afdeling/anbefalinger/{row.pk}/svar/", {"kind": "accepted"}).status_code == 404


def test_a_department_is_told_no_small_numbers(cast: Cast, zone: Key, sign_in: SignIn) -> None:
    came(cast, ("tone", cast.ydelse), times=3)
    row = Recommendation(theme=theme("tone"), department=cast.ydelse, title="Tal", text="Tal pænt.")
    row.evidence = {"first": "2025-09-15", "last": "2026-09-14", "points": 3, "department": 3, "theme": 3}
    row.give(by=cast.ali, at=cast.later(days=-60))
    page = check_page(sign_in(cast.ditte).get(f"/afdeling/anbefalinger/{row.pk}/"))
    assert "for få klageforhold" in page.text
    assert "Temaet før og efter" not in page.text


def test_the_chief_sees_protected_numbers_and_their_units(cast: Cast, zone: Key, sign_in: SignIn) -> None:
    came(cast, ("tone", cast.ydelse), ("begrundelse", cast.plan_og_byg), at=cast.later(days=-100), times=8)
    came(cast, ("tone", cast.plan_og_byg), at=cast.later(days=-100), times=2, text="Hemmelig tekst", way="web")
    chief = sign_in(cast.christian)
    assert "Borgervejlederens tal" in check_page(chief.get("/tal/")).text
    page = check_page(chief.get("/tal/borgervejleder/"))
    assert "Enhed: henvendelser." in page.text
    assert "Enhed: klageforhold." in page.text
    assert "Hemmelig" not in page.text
    assert "Hjemmesiden" not in page.text
    assert not any("laering" in each or "henvendelser/" in each for each in page.links if "borgervejleder/" in each)
    sheet = chief.get("/tal/borgervejleder/regneark/").content.decode()
    assert "Enhed: klageforhold" in sheet


def test_a_year_without_enough_shows_nothing(cast: Cast, zone: Key, sign_in: SignIn) -> None:
    came(cast, ("tone", cast.ydelse), at=cast.later(days=-100), times=4)
    page = check_page(sign_in(cast.ulla).get("/tal/borgervejleder/"))
    assert "Ingen tal at vise endnu" in page.text
