"""What keeps the adviser independent, in tests: a request for access with a gap, and an open invitation."""

from datetime import timedelta

from indgang.adviser.access import redacting, requests
from indgang.adviser.models import Anchoring, Case, GapGround, Key, KeyKind, ZoneKey
from indgang.foundation import clock
from indgang.sample.cast import Cast
from tests.adviser.access import rows

_OF_REQUEST = ("request", "gathering", "extension", "decision", "strike")
_PAPERS = tuple(f"{which}_{form}" for which in ("svar", "akter", "fristbrev") for form in ("pdf", "docx", "txt"))


def lived_in(cast: Cast, key: Key) -> dict[str, int]:
    """Write one of everything, and return the rows' numbers by what they are."""
    today = clock.local_day(cast.at)
    case = rows.case(cast, key)
    request = rows.request(cast, key, case)
    redacting.gather(request, by=cast.ali, at=cast.at, key=key)
    redacting.strike(request, [rows.NEIGHBOUR], GapGround.OTHERS, "", by=cast.ali, at=cast.at, key=key)
    requests.disclose("law", today, recipient="Tilsynet", what="Et brev", by=cast.ali, at=cast.at, case=case)
    Anchoring.settle("council", "borgervejleder", valid_from=today, by=cast.ali, at=cast.at)
    invitation = ZoneKey.objects.create(zone_id=1, kind=KeyKind.INVITATION, locked="", made_at=cast.at)
    redaction, item = request.redactions.get(), request.items.order_by("pk").first()
    return {
        "case": case.pk,
        "person": case.person_id or 0,
        "request": request.pk,
        "item": item.pk if item else 0,
        "redaction": redaction.pk,
        "key": invitation.pk,
    }


def fill(cast: Cast, count: int) -> None:
    """Write so many requests for access down, and as many disclosures, of old and closed cases."""
    today = clock.local_day(cast.at)
    for number in range(count):
        case = Case(
            kind="complaint", opened_at=cast.at, opened_by=cast.ali, closed_at=cast.at - timedelta(days=9 * 365)
        )
        case.seal(title=f"Sag {number}")
        case.save()
        requests.register("party", today, f"Navn {number}", by=cast.ali, at=cast.at, cases=[case])
        requests.disclose("law", today, recipient="Tilsynet", what="Et brev", by=cast.ali, at=cast.at, case=case)


def known(cast: Cast, key: Key) -> dict[str, int]:
    """Return the number of the row that each address asks for, by the address's name."""
    written = lived_in(cast, key)
    return {
        **{f"adviser_access_{name}": written["request"] for name in (*_OF_REQUEST, *_PAPERS)},
        "adviser_access_item": written["item"],
        "adviser_access_unstrike": written["redaction"],
        "adviser_case_recusal": written["case"],
        "adviser_case_listed": written["case"],
        "adviser_person_recusal": written["person"],
        "zone_key_end": written["key"],
    }
