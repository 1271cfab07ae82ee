"""Emptying the database after a test that really commits: the journal lets go, and the words for search go too.

Django empties the tables of its models only, by DELETE on SQLite and TRUNCATE on PostgreSQL. The journal's trigger
would stop the one, and the words of the inquiries, a table of our own, would stop the other or stay behind.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from django.db import connection

JOURNAL, INQUIRIES, WORDS = "journal_event", "inquiries_inquiry", "inquiries_words"
UNGUARD = "DROP TRIGGER journal_event_no_delete"
GUARD = (
    "CREATE TRIGGER journal_event_no_delete BEFORE delete ON journal_event"
    " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
)


@pytest.fixture(scope="session", autouse=True)
def tables_can_be_emptied() -> Iterable[None]:
    with pytest.MonkeyPatch.context() as patch:
        engine = type(connection.ops)
        guarded = connection.vendor == "sqlite"
        patch.setattr(engine, "sql_flush", with_our_tables(engine.sql_flush, guarded=guarded))
        yield


def with_our_tables(plain: Any, *, guarded: bool) -> Any:
    def sql_flush(self: Any, style: Any, tables: Sequence[str], **how: Any) -> list[str]:
        whole = [*tables, WORDS] if INQUIRIES in tables else tables
        statements: list[str] = plain(self, style, whole, **how)
        return [UNGUARD, *statements, GUARD] if guarded and JOURNAL in tables else statements

    return sql_flush
