"""Envelopes (kuverter): anybody may seal a text for a key's owner, and only the owner's private key opens it.

A text is sealed by HPKE (RFC 9180) in base mode: X25519, HKDF-SHA256, ChaCha20-Poly1305. The private key itself is kept
only as a locked copy (låst nøgle): AES-256-GCM under a key that Argon2id (RFC 9106) makes from a passphrase.
"""

import base64
import hashlib
import hmac
import secrets
import unicodedata
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_PASSES: Final = 3
_LANES: Final = 4
_KIBIBYTES: Final = 64 * 1024
_CODE_SIGNS: Final = "23456789ACFHJKLMRSUXYZ"
_CODE_GROUPS: Final = 6
_GROUP: Final = 5


class CannotOpen(Exception):
    """The envelope was sealed for another key, or the passphrase is not the one that locks this copy."""


def new_pair() -> tuple[str, str]:
    """Return a fresh private key and its public key."""
    private = X25519PrivateKey.generate()
    return _text(private.private_bytes_raw()), _text(private.public_key().public_bytes_raw())


def seal(text: str, public: str, *, about: str = "") -> str:
    """Put a text into an envelope for the owner of the public key; `about` must be told again to open it."""
    return _text(_SUITE.encrypt(text.encode(), _public(public), about.encode()))


def unseal(envelope: str, private: str, *, about: str = "") -> str:
    """Take the text out of an envelope; raises CannotOpen with another key, or when it is about something else."""
    try:
        return _SUITE.decrypt(_bytes(envelope), _private(private), about.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error


def public_of(private: str) -> str:
    """Return the public key that belongs to a private key."""
    return _text(_private(private).public_key().public_bytes_raw())


def lock(private: str, passphrase: str) -> str:
    """Return a copy of the private key that only the passphrase opens (låst nøgle); salted, so never the same twice.

    How it was stretched stands before it, so that copies can still be opened when newer ones are made slower.
    """
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    how = f"{_PASSES}.{_LANES}.{_KIBIBYTES}"
    key = _stretched(passphrase, salt, how)
    return f"{how}.{_text(salt + nonce + AESGCM(key).encrypt(nonce, _bytes(private), how.encode()))}"


def unlock(locked: str, passphrase: str) -> str:
    """Return the private key of a locked copy; raises CannotOpen when the passphrase is another."""
    how, _dot, copy = locked.rpartition(".")
    content = _bytes(copy)
    salt, nonce, sealed = content[:16], content[16:28], content[28:]
    try:
        return _text(AESGCM(_stretched(passphrase, salt, how)).decrypt(nonce, sealed, how.encode()))
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error


def new_code() -> str:
    """Return a code to be printed and put away (gendannelseskode): 30 easy signs, about 133 bits."""
    groups = ("".join(secrets.choice(_CODE_SIGNS) for _sign in range(_GROUP)) for _group in range(_CODE_GROUPS))
    return "-".join(groups)


def tidied_code(typed: str) -> str:
    """Return a printed code as it was made, however it was typed: any case, with or without hyphens and spaces."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def fingerprint(text: str, private: str) -> str:
    """Return the mark by which the key's owner finds the same text again (opslagsnøgle), and nobody else can."""
    key = hashlib.sha256(b"fingerprint" + _bytes(private)).digest()
    return _text(hmac.new(key, text.encode(), hashlib.sha256).digest()[:24])


def _stretched(passphrase: str, salt: bytes, how: str) -> bytes:
    """Return the key that a passphrase gives; the same whether a computer writes å as one sign or as a and a ring."""
    passes, lanes, kibibytes = map(int, how.split("."))
    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=kibibytes).derive(typed)


@lru_cache(maxsize=8)
def _public(key: str) -> X25519PublicKey:
    return X25519PublicKey.from_public_bytes(_bytes(key))


def _private(key: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(_bytes(key))


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text)
