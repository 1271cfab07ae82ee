"""Secrets at rest: encryption with changeable keys, and a keyed blind index for exact look-up (opslag)."""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """The secret was sealed with a key that this installation no longer has."""


def seal(secret: str) -> str:
    """Encrypt a secret with the newest key (AES-128-CBC with HMAC-SHA256, the Fernet standard)."""
    return _box().encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """Decrypt a sealed secret; raises Unreadable when no key fits."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def blind_index(secret: str) -> str:
    """Return the keyed fingerprint by which a secret can be found again without being readable."""
    digest = hmac.new(_index_key(), secret.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:24]).decode()


def new_key() -> str:
    """Return a fresh key for the setting INDGANG_KEYS."""
    return Fernet.generate_key().decode()


@lru_cache(maxsize=4)
def _box_of(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def _box() -> MultiFernet:
    return _box_of(tuple(settings.INDGANG_KEYS))


def _index_key() -> bytes:
    return hashlib.sha256(b"blind index" + settings.INDGANG_INDEX_KEY.encode()).digest()
