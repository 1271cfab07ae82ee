"""What the command line says when something cannot be done (klager): a sentence and what to do, never a traceback."""

import errno
from collections.abc import Sequence
from typing import Final

import click
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management.base import CommandError
from django.db import DatabaseError, InterfaceError

from indgang.config import checks
from indgang.foundation.refusals import Refusal

_REASONS: Final = {
    errno.ENOENT: "findes ikke",
    errno.EACCES: "må ikke læses eller skrives af dig",
    errno.EPERM: "må ikke læses eller skrives af dig",
    errno.EISDIR: "er en mappe, ikke en fil",
    errno.ENOTDIR: "er en fil, ikke en mappe",
    errno.EEXIST: "findes allerede",
    errno.ENOSPC: "kan ikke skrives: disken er fuld",
    errno.EROFS: "kan ikke skrives: disken er skrivebeskyttet",
}
_NO_TABLES: Final = ("no such table", "no such column", "does not exist", "UndefinedTable", "UndefinedColumn")


class Complaint(click.ClickException):
    """The user's mistake, or something around the house that the user can mend; exit code 2."""

    exit_code = 2


def about(problem: Exception) -> Complaint | None:
    """Return the complaint that tells of a problem; None when it is a fault of ours and must be seen whole."""
    if isinstance(problem, Refusal):
        return Complaint("\n".join(filter(None, (problem.message, problem.hint))))
    if isinstance(problem, (DatabaseError, InterfaceError)):
        return _about_database(problem)
    if isinstance(problem, OSError):
        return _about_file(problem)
    if isinstance(problem, ValidationError):
        return Complaint("\n".join(problem.messages))
    if isinstance(problem, (ImproperlyConfigured, CommandError)):
        return Complaint(str(problem))
    return None


def refuse_wrong_settings() -> None:
    """Raise a complaint when the settings cannot be used; every command but `check` and `key` begins so."""
    if found := [*checks.mistakes(), *checks.keys(), *checks.production()]:
        raise Complaint("Indstillingerne kan ikke bruges.\n" + "\n".join(told(found)))


def told(messages: Sequence[CheckMessage]) -> list[str]:
    """Return a line for each finding of a check, with its hint."""
    return [f"  {each.msg} {each.hint or ''}".rstrip() for each in messages]


def _about_database(problem: Exception) -> Complaint:
    text = str(problem).strip().split("\n")[0]
    if any(sign in f"{type(problem.__cause__).__name__} {text}" for sign in _NO_TABLES):
        return Complaint("Databasen har ikke alle sine tabeller.\nKør `indgang migrate`, og prøv igen.")
    if "locked" in text:
        return Complaint("Databasen er optaget af en anden, der skriver meget.\nPrøv igen om lidt.")
    return Complaint(f"Databasen kan ikke bruges: {text}\nSe efter, om den kører, og om DATABASE_URL er rigtig.")


def _about_file(problem: OSError) -> Complaint | None:
    if not problem.filename:
        return None
    reason = _REASONS.get(problem.errno or 0, f"kan ikke bruges ({problem.strerror})")
    return Complaint(f"{problem.filename} {reason}.")
