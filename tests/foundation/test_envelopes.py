import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation import envelopes

PRIVATE, PUBLIC = envelopes.new_pair()
OTHER, _PUBLIC = envelopes.new_pair()


@given(st.text(), st.text(max_size=40))
def test_only_the_owner_opens_what_anybody_may_seal(text: str, about: str) -> None:
    envelope = envelopes.seal(text, PUBLIC, about=about)
    assert envelopes.unseal(envelope, PRIVATE, about=about) == text
    with pytest.raises(envelopes.CannotOpen):
        envelopes.unseal(envelope, OTHER, about=about)


def test_an_envelope_cannot_be_moved_to_another_place() -> None:
    envelope = envelopes.seal("Mette ringede", PUBLIC, about="adviser.Step")
    with pytest.raises(envelopes.CannotOpen):
        envelopes.unseal(envelope, PRIVATE, about="adviser.Contact")


def test_the_same_text_never_looks_the_same_twice() -> None:
    assert envelopes.seal("ja", PUBLIC) != envelopes.seal("ja", PUBLIC)


def test_a_torn_envelope_is_told_and_not_read() -> None:
    with pytest.raises(envelopes.CannotOpen):
        envelopes.unseal("AAAA", PRIVATE)


def test_the_key_is_locked_by_its_passphrase_alone() -> None:
    locked = envelopes.lock(PRIVATE, "fire gule ænder i sneen")
    assert PRIVATE not in locked
    assert envelopes.unlock(locked, "fire gule ænder i sneen") == PRIVATE
    with pytest.raises(envelopes.CannotOpen):
        envelopes.unlock(locked, "fire gule ænder i solen")


def test_a_code_is_read_however_it_was_typed() -> None:
    code = envelopes.new_code()
    assert len(code) == 35
    assert envelopes.tidied_code(code.lower().replace("-", " ")) == code


def test_a_fingerprint_is_the_owners_alone() -> None:
    assert envelopes.fingerprint("95304050", PRIVATE) == envelopes.fingerprint("95304050", PRIVATE)
    assert envelopes.fingerprint("95304050", PRIVATE) != envelopes.fingerprint("95304050", OTHER)
    assert len(envelopes.fingerprint("95304050", PRIVATE)) == 32
