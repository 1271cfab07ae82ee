"""The pages about the post: anchoring, access, what was passed on, keeping, writing out, conflicts of interest."""

import io
import json
import zipfile
from datetime import timedelta

import pytest

from indgang.adviser import anchoring
from indgang.adviser.models import AccessRequest, Anchoring, Case, CaseRecusal, Disclosure, Disposal, Key, RetentionRule
from indgang.foundation import clock
from indgang.journal.models import Event
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast
from tests.adviser.access import rows
from tests.adviser_zone import Unlock
from tests.pages import check_page

AT = "/borgervejleder/"


def test_the_post_is_a_guess_until_it_is_written_down(unlock: Unlock, cast: Cast) -> None:
    client, today = unlock(cast.ali), clock.local_day(cast.at)
    page = client.get(f"{AT}om-posten/")
    check_page(page)
    assert "Det er et gæt" in page.content.decode()
    assert anchoring.on(today).addressee == "chefen for borgerservice"
    said = {"kind": "council", "title": "borgerraadgiver", "valid_from": f"{today:%d.%m.%Y}", "basis": "§ 12"}
    assert client.post(f"{AT}om-posten/", said).status_code == 302
    post = anchoring.on(today)
    assert (post.title, post.addressee, post.is_direct) == ("borgerrådgiver", "kommunalbestyrelsen", True)
    assert "65 e" in post.standing
    assert not anchoring.on(today - timedelta(days=1)).is_settled
    assert client.post(f"{AT}om-posten/", {**said, "kind": "x"}).status_code == 422
    assert Anchoring.objects.count() == 1


def test_a_request_for_access_goes_from_receipt_to_letter(unlock: Unlock, zone: Key, cast: Cast) -> None:
    case, client = rows.case(cast, zone), unlock(cast.ali)
    today = f"{clock.local_day(cast.at):%d.%m.%Y}"
    asked = {"kind": "party", "received_on": today, "asker": "Mette Lauridsen", "cases": f"{case.pk}"}
    check_page(client.get(f"{AT}aktindsigt/ny/"))
    assert client.post(f"{AT}aktindsigt/ny/", {**asked, "cases": "x"}).status_code == 422
    assert client.post(f"{AT}aktindsigt/ny/", {**asked, "cases": ""}).status_code == 409
    assert client.post(f"{AT}aktindsigt/ny/", asked).status_code == 302
    row = AccessRequest.objects.get()
    url = f"{AT}aktindsigt/{row.pk}/"
    for address in (f"{AT}aktindsigt/", url):
        answer = client.get(address)
        check_page(answer)
        page = answer.content.decode()
        assert "Mette Lauridsen" in page
    assert "Aktindsigt" in client.get(AT).content.decode()
    item = next(each for each in row.items.all() if rows.NEIGHBOUR in zone.read(each)["text"])
    answer = client.get(f"{AT}aktindsigt/dokumenter/{item.pk}/")
    check_page(answer)
    page = answer.content.decode()
    assert "Felterne er udfyldt" in page
    words = {"strike-passages": rows.NEIGHBOUR, "strike-ground": "others", "strike-everywhere": "on"}
    assert client.post(f"{AT}aktindsigt/dokumenter/{item.pk}/", {**words, "act": "words"}).status_code == 302
    assert client.post(f"{url}overstregninger/", {**words, "strike-passages": "findes ikke"}).status_code == 409
    assert "[udeladt 1]" in client.get(f"{AT}aktindsigt/dokumenter/{item.pk}/").content.decode()
    mark = row.redactions.get()
    client.post(f"{AT}aktindsigt/overstregninger/{mark.pk}/fortrydelse/")
    assert not row.redactions.exists()
    assert client.post(f"{url}overstregninger/", words).status_code == 302
    whole = {"act": "whole", "left_out": "internal"}
    assert client.post(f"{AT}aktindsigt/dokumenter/{item.pk}/", whole).status_code == 302
    assert client.post(f"{url}samling/").status_code == 302
    later = f"{row.due + timedelta(days=7):%d.%m.%Y}"
    assert client.post(f"{url}frist/", {"extension-until": later, "extension-why": "Der er meget"}).status_code == 302
    assert client.post(f"{url}afgoerelse/", {"decision-decision": "full"}).status_code == 409
    assert client.post(f"{url}afgoerelse/", {"decision-decision": "partly"}).status_code == 302
    for paper in ("svar", "akter", "fristbrev"):
        text = client.get(f"{url}{paper}.txt").content.decode()
        assert rows.NEIGHBOUR not in text
    assert client.get(f"{url}akter.docx").status_code == 200
    assert client.get(f"{url}").status_code == 200
    assert Disclosure.objects.count() == 1


def test_what_was_passed_on_is_written_down(unlock: Unlock, cast: Cast) -> None:
    client = unlock(cast.ali)
    said = {
        "given_on": f"{clock.local_day(cast.at):%d.%m.%Y}",
        "ground": "law",
        "recipient": "Tilsynet",
        "what": "Brev",
    }
    assert client.post(f"{AT}videregivelser/", said).status_code == 302
    answer = client.get(f"{AT}videregivelser/")
    check_page(answer)
    page = answer.content.decode()
    assert "Tilsynet" in page
    assert client.post(f"{AT}videregivelser/", {**said, "case": "99"}).status_code == 404
    assert client.post(f"{AT}videregivelser/", {**said, "recipient": ""}).status_code == 422


def test_rules_are_settled_and_what_is_due_is_erased_with_one_confirmation(
    unlock: Unlock, zone: Key, cast: Cast
) -> None:
    client, case = unlock(cast.ali), rows.case(cast, zone)
    case.close("vejledt", "ingen", "", by=cast.ali, at=cast.at, key=zone)
    Case.objects.update(closed_at=cast.at - timedelta(days=9 * 365))
    answer = client.get(f"{AT}opbevaring/")
    check_page(answer)
    page = answer.content.decode()
    assert "Forslag" in page
    today = f"{clock.local_day(cast.at):%d.%m.%Y}"
    assert (
        client.post(f"{AT}opbevaring/regler/", {"kind": "case", "years": "8", "valid_from": today}).status_code == 302
    )
    assert (
        client.post(f"{AT}opbevaring/regler/", {"kind": "case", "years": "99", "valid_from": today}).status_code == 422
    )
    assert RetentionRule.objects.get().years == 8
    client.post(f"{AT}opbevaring/sletning/")
    assert not Disposal.objects.exists()
    client.post(f"{AT}opbevaring/sletning/", {"sure": "on"})
    assert Disposal.objects.get().number == case.pk


def test_everything_is_written_out_readable_for_a_reason_and_the_journal_tells(
    unlock: Unlock, zone: Key, cast: Cast
) -> None:
    rows.case(cast, zone)
    client = unlock(cast.ali)
    check_page(client.get(f"{AT}eksport/"))
    assert client.post(f"{AT}eksport/", {"reason": ""}).status_code == 422
    answer = client.post(f"{AT}eksport/", {"reason": "Stillingen gives videre"})
    folder = zipfile.ZipFile(io.BytesIO(answer.content))
    assert rows.NEIGHBOUR in folder.read("adviser_step.csv").decode()
    people = json.loads(folder.read("adviser_person.json"))
    assert people[0]["text_name"] == "Mette Lauridsen"
    assert not any("zonekey" in name or "personmark" in name for name in folder.namelist())
    assert Event.objects.latest("id").reason == "Stillingen gives videre"


RECUSAL = {"recusal-ground": "family", "recusal-told": "Formanden", "recusal-way": "exception", "recusal-why": "Alene"}


def test_with_nobody_else_the_adviser_stays_for_a_reason(unlock: Unlock, zone: Key, cast: Cast) -> None:
    case, client = rows.case(cast, zone), unlock(cast.ali)
    url = f"{AT}sager/{case.pk}/inhabilitet/"
    assert client.post(url, {**RECUSAL, "recusal-way": "substitute"}).status_code == 409
    assert client.post(url, {**RECUSAL, "recusal-told": ""}).status_code == 409
    assert client.post(url, {**RECUSAL, "recusal-why": ""}).status_code == 409
    assert client.post(url, {**RECUSAL, "recusal-way": ""}).status_code == 422
    assert client.post(url, RECUSAL).status_code == 302
    page = client.get(f"{AT}sager/{case.pk}/").content.decode()
    assert "Inhabilitet er oplyst" in page


def test_a_declared_case_is_closed_at_once_everywhere_and_open_to_the_substitute(
    unlock: Unlock, zone: Key, cast: Cast
) -> None:
    case, client = rows.case(cast, zone), unlock(cast.ali)
    rows.request(cast, zone, case)
    cast.outsider.grant(Role.ADVISER, at=cast.at)
    other = unlock(cast.outsider)
    url = f"{AT}sager/{case.pk}/inhabilitet/"
    assert client.post(url, RECUSAL).status_code == 409
    answer = client.post(url, {**RECUSAL, "recusal-way": "substitute"})
    assert answer.headers["Location"] == f"{AT}sager/"
    assert CaseRecusal.objects.get().substitute == cast.outsider
    pages = ("", "sager/?vis=alle", "henvendelser/", "aktindsigt/", "videregivelser/", "opbevaring/", "beskeder/")
    for page in pages:
        text = client.get(f"{AT}{page}").content.decode()
        assert "Støj fra naboen" not in text, page
        assert "vred over støj" not in text, page
    for page in (f"sager/{case.pk}/", f"aktindsigt/{case.access_requests.get().pk}/"):
        assert client.get(f"{AT}{page}").status_code == 404
        assert other.get(f"{AT}{page}").status_code == 200
    assert client.post(f"{AT}sager/?vis=alle", {"q": "naboen"}).content.decode().count("Støj fra naboen") == 0
    written = client.post(f"{AT}eksport/", {"reason": "Prøve"}).content
    assert rows.NEIGHBOUR not in zipfile.ZipFile(io.BytesIO(written)).read("adviser_step.csv").decode()


@pytest.mark.parametrize("address", ["personer/{person}/", "sager/{case}/"])
def test_all_about_a_person_is_closed(unlock: Unlock, zone: Key, cast: Cast, address: str) -> None:
    case, client = rows.case(cast, zone), unlock(cast.ali)
    url = address.format(person=case.person_id, case=case.pk)
    page = f"{AT}personer/{case.person_id}/inhabilitet/"
    check_page(client.get(page))
    assert client.post(page, {**RECUSAL, "recusal-way": "outside"}).status_code == 409
    said = {**RECUSAL, "recusal-way": "outside", "recusal-passed_to": "Nabokommunen"}
    assert client.post(page, said).status_code == 302
    assert client.get(f"{AT}{url}").status_code == 404


def test_a_cases_documents_are_listed_for_the_journal_without_their_texts(
    unlock: Unlock, zone: Key, cast: Cast
) -> None:
    case, client = rows.case(cast, zone), unlock(cast.ali)
    text = client.get(f"{AT}sager/{case.pk}/journalliste.csv?kle=00.01.00").content.decode()
    assert text.count("\r\n") == 5
    assert "00.01.00" in text
    assert rows.NEIGHBOUR not in text
