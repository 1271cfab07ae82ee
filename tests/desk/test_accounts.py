from datetime import timedelta

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import NoReverseMatch, reverse

from indgang.inquiries.models import Inquiry
from indgang.journal.models import Event
from indgang.organisation.models import Employee
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page

PASSWORD = "en lang adgangskode til Karen"
WRONG = "Brugernavnet eller adgangskoden er forkert. Prøv igen."


@pytest.fixture(autouse=True)
def quick_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 is made to be slow; here it need not be."""
    for name in ("time_cost", "memory_cost", "parallelism"):
        monkeypatch.setattr(Argon2PasswordHasher, name, {"memory_cost": 8}.get(name, 1))


@pytest.fixture
def karen(cast: Cast) -> Employee:
    cast.karen.set_password(PASSWORD)
    cast.karen.save()
    return cast.karen


def attempt(client: Client, password: str = PASSWORD, username: str = "karen", **more: str):
    return client.post("/log-ind/", {"login": username, "password": password, **more})


def test_the_sign_in_page_asks_for_two_things_and_shows_no_logins(karen: Employee, client: Client) -> None:
    page = check_page(client.get("/log-ind/"))
    assert page.title == "Log ind – Indgang – Fjordby Kommune"
    assert "Brugernavn Adgangskode Log ind" in page.text
    assert "karen" not in page.text.lower()


def test_karen_signs_in_and_stands_at_the_desk(karen: Employee, client: Client) -> None:
    answer = attempt(client)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(karen.pk)
    assert client.session["_auth_user_backend"] == "indgang.organisation.backends.EmployeeBackend"


def test_passwords_are_kept_with_argon2(karen: Employee) -> None:
    assert karen.password.startswith("argon2$argon2id$")


def test_nobody_is_greeted_with_a_message(karen: Employee, client: Client) -> None:
    attempt(client)
    page = check_page(client.get("/opgaver/"))
    assert "Successfully" not in page.text
    assert "Karen Holm" in page.text


def test_one_comes_back_to_where_one_was_going(karen: Employee, client: Client) -> None:
    sent_away = client.get("/opgaver/?q=pas")
    assert sent_away.headers["Location"] == "/log-ind/?next=%2Fopgaver%2F%3Fq%3Dpas"
    page = client.get(sent_away.headers["Location"]).content.decode()
    assert '<input type="hidden" name="next" value="/opgaver/?q=pas">' in page
    assert attempt(client, next="/opgaver/?q=pas").headers["Location"] == "/opgaver/?q=pas"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_one_is_never_sent_to_another_site(karen: Employee, client: Client, elsewhere: str) -> None:
    assert attempt(client, next=elsewhere).headers["Location"] == "/"


def test_a_wrong_password_is_told_and_the_name_is_kept(karen: Employee, client: Client) -> None:
    answer = attempt(client, "forkert")
    page = check_page(answer)
    assert WRONG in page.text
    assert 'value="karen"' in answer.content.decode()
    assert "forkert" not in answer.content.decode().replace(WRONG, "")


def test_an_unknown_name_is_told_no_differently(karen: Employee, client: Client) -> None:
    assert WRONG in check_page(attempt(client, username="ukendt")).text


def test_who_has_left_cannot_sign_in(karen: Employee, client: Client) -> None:
    Employee.objects.filter(pk=karen.pk).update(is_active=False)
    assert WRONG in check_page(attempt(client)).text


def test_who_has_left_is_signed_out_at_once(karen: Employee, client: Client) -> None:
    attempt(client)
    Employee.objects.filter(pk=karen.pk).update(is_active=False)
    assert client.get("/opgaver/").status_code == 302


def test_five_wrong_passwords_close_the_door_for_a_quarter_of_an_hour(karen: Employee, client: Client, monday) -> None:
    for _ in range(4):
        assert attempt(client, "forkert").status_code == 200
    page = check_page(attempt(client, "forkert"), status=429)
    assert "Prøv igen kl. 10.16" in page.text
    assert attempt(client).status_code == 429
    monday.shift(timedelta(minutes=14))
    assert attempt(client).status_code == 429


def test_the_door_opens_again(karen: Employee, client: Client, monday) -> None:
    for _ in range(5):
        attempt(client, "forkert")
    monday.shift(timedelta(minutes=16))
    assert attempt(client).headers["Location"] == "/"


def test_bo_is_not_shut_out_by_karens_mistakes(karen: Employee, cast: Cast, client: Client) -> None:
    cast.bo.set_password(PASSWORD)
    cast.bo.save()
    for _ in range(5):
        attempt(client, "forkert")
    assert attempt(client, username="bo").headers["Location"] == "/"


def test_the_answer_says_when_to_come_back(karen: Employee, client: Client) -> None:
    answers = [attempt(client, "forkert") for _ in range(5)]
    assert answers[-1].headers["Retry-After"] == "960"


def test_a_success_forgets_the_mistakes(karen: Employee, client: Client) -> None:
    for _ in range(4):
        attempt(client, "forkert")
    attempt(client)
    client.post("/log-ud/")
    assert attempt(client, "forkert").status_code == 200


def test_signing_out_is_asked_first_and_posted(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.karen)
    page = check_page(client.get("/log-ud/"))
    assert "Vil du logge ud?" in page.text
    assert "_auth_user_id" in client.session
    answer = client.post("/log-ud/")
    assert answer.headers["Location"] == "/log-ind/"
    assert "_auth_user_id" not in client.session
    assert "Du er logget ud." in check_page(client.get("/log-ind/")).text


def test_a_stranger_has_nothing_to_sign_out_of(client: Client, db: None) -> None:
    assert client.get("/log-ud/").headers["Location"] == "/log-ind/"
    assert client.post("/log-ud/").headers["Location"] == "/log-ind/"


def test_karen_changes_her_password_and_stays_signed_in(karen: Employee, client: Client) -> None:
    attempt(client)
    check_page(client.get("/adgangskode/"))
    new = "en helt anden og ny kode"
    answer = client.post("/adgangskode/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.headers["Location"] == "/"
    assert "Din adgangskode er skiftet." in check_page(client.get("/opgaver/")).text
    karen.refresh_from_db()
    assert karen.check_password(new)
    event = Event.objects.newest_first()[0]
    assert (event.kind, event.actor, event.facts) == ("employee.password_changed", karen, {})


@pytest.mark.parametrize(
    ("old", "one", "two", "told"),
    [
        ("forkert", "en helt anden og ny kode", "en helt anden og ny kode", "Det er ikke din nuværende adgangskode."),
        (PASSWORD, "kort", "kort", "mindst 12 tegn"),
        (PASSWORD, "en helt anden og ny kode", "noget andet end det", "samme adgangskode"),
        (PASSWORD, "karen@fjordby.example", "karen@fjordby.example", "minder for meget om"),
        (PASSWORD, "112233445566", "112233445566", "for almindelig"),
    ],
)
def test_a_password_is_not_changed_when(
    karen: Employee, client: Client, old: str, one: str, two: str, told: str
) -> None:
    attempt(client)
    page = check_page(client.post("/adgangskode/", {"oldpassword": old, "password1": one, "password2": two}))
    assert told in page.text
    karen.refresh_from_db()
    assert karen.check_password(PASSWORD)


def test_a_password_kept_elsewhere_is_changed_elsewhere(cast: Cast, sign_in: SignIn) -> None:
    cast.karen.set_unusable_password()
    cast.karen.save()
    page = check_page(sign_in(cast.karen).get("/adgangskode/"), status=409)
    assert "Din adgangskode skiftes ikke her." in page.text


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "account_inactive"])
def test_there_is_no_door_for_making_accounts(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("address", ["/signup/", "/accounts/login/", "/accounts/signup/", "/password/reset/"])
def test_allauths_own_addresses_do_not_exist(db: None, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_what_was_typed_is_shown_when_the_session_has_run_out(cast: Cast, client: Client) -> None:
    typed = {
        "text": "Borgeren mangler sit <pas>, og rejsen er i morgen.",
        "subject": "Pas",
        "outcome": "solved",
        "key": "7f2c6a5e-0000-4000-8000-000000000000",
        "started_at": "2026-09-14 10:00:00",
        "oldpassword": "en hemmelig kode",
    }
    answer = client.post("/registrering/", typed, headers={"Referer": "http://testserver/?task=pas-voksen"})
    page = check_page(answer, status=401)
    assert page.title.startswith("Du er blevet logget ud")
    markup = answer.content.decode()
    assert markup.count("<textarea") == 2
    assert markup.count("readonly") == 2
    assert "Borgeren mangler sit &lt;pas&gt;, og rejsen er i morgen.</textarea>" in markup
    assert "hemmelig" not in markup
    assert "/log-ind/?next=%2F%3Ftask%3Dpas-voksen" in page.links
    assert "no-store" in answer.headers["Cache-Control"]
    assert not Inquiry.objects.exists()


def test_the_way_back_is_never_to_another_site(cast: Cast, client: Client) -> None:
    answer = client.post("/registrering/", {"text": "Hej med dig"}, headers={"Referer": "https://evil.example/a"})
    assert "evil" not in answer.content.decode()
    assert "/log-ind/" in check_page(answer, status=401).links


def test_a_script_without_a_session_is_told_so_and_not_sent_away(cast: Cast, client: Client) -> None:
    for ask in (client.get, client.post):
        answer = ask("/opgaver/", headers={"HX-Request": "true"})
        assert (answer.status_code, answer.content) == (401, b"")
