"""What somebody with the keys to the database could do, and what the chain is there to show."""

from typing import Any

from django.db import connection

from indgang.journal.models import Event


def without_guards() -> None:
    """Take away the triggers that hold the journal; the test's own transaction brings them back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE journal_event DISABLE TRIGGER USER")
            return
        cursor.execute("DROP TRIGGER journal_event_no_update")
        cursor.execute("DROP TRIGGER journal_event_no_delete")


def change(event: Event, column: str, value: Any) -> None:
    """Rewrite one column of an event."""
    without_guards()
    with connection.cursor() as cursor:
        # The column is one of the test's own words.
        cursor.execute(f'UPDATE journal_event SET "{column}" = %s WHERE id = %s', [value, event.pk])


def remove(event: Event) -> None:
    """Take an event out."""
    without_guards()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_event WHERE id = %s", [event.pk])
