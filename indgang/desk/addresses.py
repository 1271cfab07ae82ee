"""Where a request comes from (afsenderadresse), also behind reverse proxies of ours."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the caller's address: what the outermost of our INDGANG_PROXIES proxies saw.

    Addresses further left in X-Forwarded-For were written by the caller and prove nothing.
    """
    here = str(request.META.get("REMOTE_ADDR", ""))
    seen = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    if not settings.PROXIES or len(seen) < settings.PROXIES:
        return here
    return seen[-settings.PROXIES]
