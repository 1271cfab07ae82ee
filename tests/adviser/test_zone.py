import unicodedata
from datetime import timedelta

import pytest

from indgang.adviser import refusals
from indgang.adviser.models import Key, KeyKind, Person, Words, Zone
from indgang.foundation import envelopes
from indgang.journal.models import Event
from indgang.organisation.models import Employee
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast

SECRET = "fire gule ænder i sneen"


@pytest.fixture
def founded(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> tuple[Zone, str, str]:
    """The zone as Ali founded it; locking is made quick, as its slowness is not what is asked about."""
    monkeypatch.setattr(envelopes, "_KIBIBYTES", 64)
    monkeypatch.setattr(envelopes, "_PASSES", 1)
    return Zone.found(SECRET, by=cast.ali, at=cast.at)


def substitute(cast: Cast) -> Employee:
    cast.outsider.grant(Role.ADVISER, at=cast.at)
    return cast.outsider


def test_the_adviser_opens_with_the_passphrase_and_the_journal_tells(
    cast: Cast, founded: tuple[Zone, str, str]
) -> None:
    zone, private, _code = founded
    assert zone.unlock(SECRET, by=cast.ali, at=cast.at) == private
    kinds = list(Event.objects.order_by("id").values_list("kind", flat=True))
    assert kinds[-2:] == ["zone.founded", "zone.opened"]


def test_nothing_that_opens_is_kept_readable(founded: tuple[Zone, str, str]) -> None:
    zone, private, code = founded
    kept = "".join(zone.keys.values_list("locked", flat=True)) + zone.public_key
    assert private not in kept
    assert code not in kept
    assert SECRET not in kept


def test_a_wrong_passphrase_and_a_wrong_person_are_turned_down(cast: Cast, founded: tuple[Zone, str, str]) -> None:
    zone = founded[0]
    with pytest.raises(refusals.WrongPassphrase):
        zone.unlock("noget andet, der er langt", by=cast.ali, at=cast.at)
    for other in (cast.christian, cast.anders, cast.dorthe, cast.karen):
        with pytest.raises(refusals.NotTheAdviser):
            zone.unlock(SECRET, by=other, at=cast.at)
    with pytest.raises(refusals.NoKeyOfYours):
        zone.unlock(SECRET, by=substitute(cast), at=cast.at)


def test_the_zone_is_founded_once_by_the_adviser_with_a_strong_passphrase(cast: Cast) -> None:
    with pytest.raises(refusals.NotTheAdviser):
        Zone.found(SECRET, by=cast.christian, at=cast.at)
    with pytest.raises(refusals.WeakPassphrase):
        Zone.found("kort", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.NoZone):
        Zone.current()


def test_founding_twice_is_turned_down(cast: Cast, founded: tuple[Zone, str, str]) -> None:
    with pytest.raises(refusals.ZoneExists):
        Zone.found(SECRET, by=cast.ali, at=cast.at)


def test_an_invitation_gives_a_key_once_and_for_a_week(cast: Cast, founded: tuple[Zone, str, str]) -> None:
    zone, private, _code = founded
    other, late = substitute(cast), cast.at + timedelta(days=8)
    code = zone.invite(private, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.WrongCode):
        zone.enter_with(code, "en helt ny sætning her", by=other, at=late)
    assert zone.enter_with(code.lower(), "en helt ny sætning her", by=other, at=cast.at) == private
    assert zone.unlock("en helt ny sætning her", by=other, at=cast.at) == private
    with pytest.raises(refusals.WrongCode):
        zone.enter_with(code, "en helt ny sætning her", by=other, at=cast.at)


def test_the_recovery_code_gives_a_new_passphrase_until_it_is_renewed(
    cast: Cast, founded: tuple[Zone, str, str]
) -> None:
    zone, private, code = founded
    assert zone.enter_with(code, "glemte den gamle helt", by=cast.ali, at=cast.at) == private
    with pytest.raises(refusals.WrongPassphrase):
        zone.unlock(SECRET, by=cast.ali, at=cast.at)
    renewed = zone.renew_recovery(private, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.WrongCode):
        zone.enter_with(code, "glemte den gamle helt", by=cast.ali, at=cast.at)
    assert zone.enter_with(renewed, "og så en ny igen", by=cast.ali, at=cast.at) == private


def test_a_changed_passphrase_leaves_the_texts_readable(cast: Cast, founded: tuple[Zone, str, str]) -> None:
    zone, private, _code = founded
    person = Person(created_at=cast.at)
    person.seal(name="Mette Lauridsen", phone="95304050")
    person.save()
    zone.change_passphrase(SECRET, "en anden lang sætning", by=cast.ali, at=cast.at)
    key = Key(zone.unlock("en anden lang sætning", by=cast.ali, at=cast.at))
    assert key.private == private
    assert key.read(Person.objects.get()) == Words(name="Mette Lauridsen", phone="95304050")
    assert "Mette" not in Person.objects.get().sealed


def test_the_last_persons_key_stays(cast: Cast, founded: tuple[Zone, str, str]) -> None:
    zone, private, _code = founded
    with pytest.raises(refusals.LastKey):
        zone.end_key_of(cast.ali, by=cast.ali, at=cast.at)
    other = substitute(cast)
    code = zone.invite(private, by=cast.ali, at=cast.at)
    zone.enter_with(code, "en helt ny sætning her", by=other, at=cast.at)
    zone.end_key_of(cast.ali, by=other, at=cast.at)
    with pytest.raises(refusals.NoKeyOfYours):
        zone.unlock(SECRET, by=cast.ali, at=cast.at)
    assert zone.keys.standing().filter(kind=KeyKind.PERSON).count() == 1


def test_what_another_key_sealed_is_told_and_never_written_over(zone: Key, cast: Cast) -> None:
    person = Person(created_at=cast.at)
    person.seal(name="Mette")
    stranger = Key(envelopes.new_pair()[0])
    assert stranger.read(person)["name"] == "Kan ikke læses med din nøgle"
    with pytest.raises(envelopes.CannotOpen):
        stranger.change(person, note="ringer i morgen")
    zone.change(person, note="ringer i morgen")
    assert zone.read(person) == Words(name="Mette", note="ringer i morgen")


def test_a_text_that_the_row_does_not_have_is_a_mistake(zone: Key) -> None:
    with pytest.raises(ValueError, match="Person has no titel"):
        Person().seal(titel="x")


def test_a_key_that_was_put_in_place_of_the_real_one_is_told_at_the_door(
    cast: Cast, founded: tuple[Zone, str, str]
) -> None:
    zone, _private, code = founded
    zone.public_key = envelopes.new_pair()[1]
    zone.save()
    with pytest.raises(refusals.KeyReplaced) as told:
        zone.unlock(SECRET, by=cast.ali, at=cast.at)
    assert "Skriv intet" in told.value.in_full
    with pytest.raises(refusals.KeyReplaced):
        zone.enter_with(code, "en helt ny sætning her", by=cast.ali, at=cast.at)


def test_the_last_key_of_somebody_who_still_holds_the_role_stays(cast: Cast, founded: tuple[Zone, str, str]) -> None:
    zone, private, _code = founded
    other = substitute(cast)
    code = zone.invite(private, by=cast.ali, at=cast.at)
    zone.enter_with(code, "en helt ny sætning her", by=other, at=cast.at)
    other.grants.all().delete()
    with pytest.raises(refusals.LastKey):
        zone.end_key_of(cast.ali, by=cast.ali, at=cast.at)
    zone.end_key_of(other, by=cast.ali, at=cast.at)
    assert zone.keys.standing().of(cast.ali).exists()


def test_invitations_that_are_out_end_with_the_key_of_whoever_may_hold_one(
    cast: Cast, founded: tuple[Zone, str, str]
) -> None:
    zone, private, _code = founded
    other = substitute(cast)
    zone.enter_with(zone.invite(private, by=cast.ali, at=cast.at), "en helt ny sætning her", by=other, at=cast.at)
    in_the_drawer = zone.invite(private, by=other, at=cast.at)
    zone.end_key_of(other, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.WrongCode):
        zone.enter_with(in_the_drawer, "en anden lang sætning", by=other, at=cast.at)


def test_what_is_tried_first_is_no_passphrase(cast: Cast) -> None:
    cast.ali.set_password("min adgangskode til alt")
    cast.ali.name = "Ali Rosengaard Holm"
    for guess in ("aaaaaaaaaaaaaa", "121212121212", "1234567890123", "min adgangskode til alt", "ali rosengaard holm"):
        with pytest.raises((refusals.GuessablePassphrase, refusals.WeakPassphrase)):
            Zone.found(guess, by=cast.ali, at=cast.at)


def test_the_same_words_open_however_the_computer_writes_them(cast: Cast, founded: tuple[Zone, str, str]) -> None:
    zone = founded[0]
    zone.change_passphrase(SECRET, "blå åer løber Øst", by=cast.ali, at=cast.at)
    typed = unicodedata.normalize("NFD", "blå åer løber Øst")
    assert typed != "blå åer løber Øst"
    assert zone.unlock(typed, by=cast.ali, at=cast.at)


def test_copies_that_were_locked_more_quickly_can_still_be_opened(
    cast: Cast, founded: tuple[Zone, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    zone, private, _code = founded
    monkeypatch.setattr(envelopes, "_KIBIBYTES", 128)
    assert zone.unlock(SECRET, by=cast.ali, at=cast.at) == private
    zone.keys.update(locked="noget sludder")
    with pytest.raises(refusals.WrongPassphrase):
        zone.unlock(SECRET, by=cast.ali, at=cast.at)
