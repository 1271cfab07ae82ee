"""Who one can be in the demo (demobrugere): one of each role, all with the same printed password."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.hashers import make_password
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee

PASSWORD: Final = "fjordby-demo-2026"  # noqa: S105 - printed on purpose, for a made-up municipality


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody to sign in as: their role, where they sit, and what is worth trying."""

    username: str
    name: str
    role: str | Promise
    place: str
    what_to_try: str | Promise


_PARTS: Final = (
    ("karen", _("Registrér en henvendelse med tastaturet, og se dit eget arbejde.")),
    ("bo", _("Fortsæt en henvendelse, som et andet center har åbnet.")),
    ("tina", _("Se centrets arbejde: åbent, lovet og forsinket.")),
    ("ditte", _("Tag imod en overdragelse, svar, eller send den tilbage.")),
    ("per", _("Se afdelingens indbakke i Plan og Byg.")),
    ("christian", _("Se tallet, åbn det for et center, og find henvendelserne bag.")),
    ("ali", _("Lås sagerne op med den samme adgangskode, skriv en henvendelse ned, og følg en sag.")),
    ("ulla", _("Læs tallet, som udvalget ser det.")),
    ("dorthe", _("Se i journalen, hvem der har set hvad.")),
    ("anders", _("Læg en fil med gamle registreringer ind.")),
)


def open_all() -> None:
    """Let every employee sign in with the demo's password; it is hashed once."""
    Employee.objects.update(password=make_password(PASSWORD))


def listed() -> list[Login]:
    """Return the logins to print, in the order in which one would try them."""
    known = {
        person.username: person
        for person in Employee.objects.with_roles()
        .select_related("centre", "department")
        .filter(username__in=[username for username, _text in _PARTS])
    }
    return [
        Login(
            username=username,
            name=known[username].name,
            role=", ".join(known[username].role_names),
            place=str(known[username].centre or known[username].department or ""),
            what_to_try=text,
        )
        for username, text in _PARTS
        if username in known
    ]
