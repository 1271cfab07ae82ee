"""Prints what the steps need to know of a filled database, as JSON: sessions, references, words to search for."""

import json
import random
import sys
from collections import Counter
from datetime import timedelta
from typing import Any, Final

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402 - Django first
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402

from benchmarks.house.words import Vocabulary  # noqa: E402
from indgang.catalogue.models import Task  # noqa: E402
from indgang.citizens.models import Citizen  # noqa: E402
from indgang.foundation import clock, reference  # noqa: E402
from indgang.inquiries.models import Inquiry  # noqa: E402
from indgang.organisation.models import Centre, Department, Employee  # noqa: E402

BACKEND: Final = "indgang.organisation.backends.EmployeeBackend"
SOME: Final = 2_000


def town() -> dict[str, Any]:
    """Return the town as the steps see it."""
    vocabulary = Vocabulary(7)
    dice = random.Random(1)
    top = Inquiry.objects.order_by("-id").values_list("id", flat=True)[0]
    numbers = sorted({dice.randrange(1, top + 1) for _ in range(SOME)})
    known = Inquiry.objects.filter(pk__in=numbers, citizen__isnull=False).values_list("pk", flat=True)
    return {
        "sessions": [_session(clerk) for clerk in Employee.objects.filter(username__startswith="clerk")],
        "known": [reference.encode(number) for number in known],
        "citizens": list(Citizen.objects.values_list("pk", flat=True)[:SOME]),
        "tasks": dict(Task.objects.values_list("slug", "department_id")),
        "centre": Centre.objects.values_list("pk", flat=True)[0],
        "departments": list(Department.objects.receiving().values_list("pk", flat=True)),
        "bodies": [" ".join(vocabulary.body(dice)) for _ in range(500)],
        "searches": searches(vocabulary, dice),
        "due": f"{clock.local_day(clock.now()) + timedelta(days=14):%d.%m.%Y}",
    }


def _session(clerk: Employee) -> str:
    """Return the key of a session in which the clerk is signed in."""
    store = SessionStore(session_key=f"bench{clerk.pk:027}")
    store.update(
        {
            SESSION_KEY: str(clerk.pk),
            BACKEND_SESSION_KEY: BACKEND,
            HASH_SESSION_KEY: clerk.get_session_auth_hash(),
        }
    )
    Session.objects.filter(session_key=store.session_key).delete()
    store.save(must_create=True)
    return str(store.session_key)


def searches(vocabulary: Vocabulary, dice: random.Random) -> dict[str, list[str]]:
    """Return words to look for: in every tenth body, in one of a hundred, in hardly any; and pairs of them."""
    seen = Counter(stem for _ in range(4_000) for stem in set(vocabulary.tokens_of(vocabulary.body(dice))))
    word_of = {found[0]: word for word, found in vocabulary.tokens.items() if found == [word] and word.isalpha()}
    by_share = [(count / 4_000, word_of[stem]) for stem, count in seen.items() if stem in word_of]
    common = sorted(word for share, word in by_share if share > 0.06)
    middling = sorted(word for share, word in by_share if 0.008 < share < 0.02)
    rare = sorted(word for share, word in by_share if share < 0.0004)
    return {
        "common": dice.sample(common, min(12, len(common))),
        "middling": dice.sample(middling, 20),
        "rare": dice.sample(rare, 40),
        "two common": [" ".join(dice.sample(common, 2)) for _ in range(12)],
        "common and middling": [f"{dice.choice(common)} {dice.choice(middling)}" for _ in range(20)],
        "two middling": [" ".join(dice.sample(middling, 2)) for _ in range(20)],
        "common and rare": [f"{dice.choice(common)} {dice.choice(rare)}" for _ in range(20)],
    }


if __name__ == "__main__":
    json.dump(town(), sys.stdout)
