"""Sessions (login-sessioner), as Django keeps them, found by a query that is written once."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from indgang.foundation import clock
from indgang.foundation.prepared import Prepared


def _with_key(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)


_found = Prepared(_with_key)


class SessionStore(db.SessionStore):
    """Reads the session at the start of every page."""

    def _get_session_from_db(self) -> Session | None:
        """Return the session's row, or None and no key when there is none that still holds."""
        row = _found.first(self.session_key or "")
        if row is None or row.expire_date <= clock.now():
            self._session_key = None
            return None
        return row
