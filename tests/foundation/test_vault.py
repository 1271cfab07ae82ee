import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from indgang.foundation import vault

SECRET = "0703651231"


@given(st.text(max_size=100))
def test_what_is_sealed_can_be_unsealed(secret: str) -> None:
    assert vault.unseal(vault.seal(secret)) == secret


def test_a_seal_shows_nothing_and_never_looks_the_same() -> None:
    one, other = vault.seal(SECRET), vault.seal(SECRET)
    assert one != other
    assert SECRET not in one


def test_an_old_key_still_opens_when_a_new_one_is_put_before_it(settings: Settings) -> None:
    old, new = vault.new_key(), vault.new_key()
    settings.INDGANG_KEYS = [old]
    sealed = vault.seal(SECRET)
    settings.INDGANG_KEYS = [new, old]
    assert vault.unseal(sealed) == SECRET
    assert Fernet(new).decrypt(vault.seal(SECRET)).decode() == SECRET


def test_without_its_key_a_secret_cannot_be_read(settings: Settings) -> None:
    sealed = vault.seal(SECRET)
    settings.INDGANG_KEYS = [vault.new_key()]
    with pytest.raises(vault.Unreadable):
        vault.unseal(sealed)


@pytest.mark.parametrize("spoiled", ["", "noget andet", "gAAAAA"])
def test_what_is_no_seal_cannot_be_read(spoiled: str) -> None:
    with pytest.raises(vault.Unreadable):
        vault.unseal(spoiled)


def test_a_changed_seal_cannot_be_read() -> None:
    sealed = vault.seal(SECRET)
    spoiled = sealed[:20] + ("A" if sealed[20] != "A" else "B") + sealed[21:]
    with pytest.raises(vault.Unreadable):
        vault.unseal(spoiled)


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_index_finds_the_same_secret_and_no_other(one: str, other: str) -> None:
    assert (vault.blind_index(one) == vault.blind_index(other)) == (one == other)


def test_the_index_fits_its_column_and_shows_nothing() -> None:
    index = vault.blind_index(SECRET)
    assert len(index) == 32
    assert SECRET not in index


def test_the_index_depends_on_its_own_key_and_not_on_the_keys_of_the_seal(settings: Settings) -> None:
    before = vault.blind_index(SECRET)
    settings.INDGANG_KEYS = [vault.new_key()]
    assert vault.blind_index(SECRET) == before
    settings.INDGANG_INDEX_KEY = "en anden nøgle, som er lang nok til at gælde"
    assert vault.blind_index(SECRET) != before


def test_a_new_key_is_a_key() -> None:
    assert Fernet(vault.new_key())
    assert vault.new_key() != vault.new_key()
