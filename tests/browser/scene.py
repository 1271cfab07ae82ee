"""Who looks at the house, and when: a window for whoever is needed, and a clock that is set."""

from copy import deepcopy
from datetime import datetime, timedelta
from time import monotonic

from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from indgang.desk.adviser import access
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability
from indgang.sample.cast import Cast
from tests import adviser_zone

from .house import House
from .windows import Watch, new_window

# The browser's clock is set to the house's; timers run as always.
CLOCK = """(() => {
  const Real = Date, ahead = %d - Real.now();
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length) super(...given); else super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  };
})()"""


class Visit:
    """Windows on a house at a moment from which the clock goes on; each is signed in as whoever is needed."""

    def __init__(self, browser: Browser, address: str, at: datetime) -> None:
        self.address = address
        self.watch = Watch()
        self._browser = browser
        self._at = at
        self._began = monotonic()
        self._contexts: list[BrowserContext] = []

    def now(self) -> datetime:
        """Return the moment, and as long after as the visit has lasted."""
        return self._at + timedelta(seconds=monotonic() - self._began)

    def window(self, employee: Employee | None = None, **options: object) -> BrowserContext:
        """Open a window of one's own, signed in as the employee if one is given."""
        context = new_window(self._browser, base_url=self.address, **options)
        context.add_init_script(CLOCK % round(self.now().timestamp() * 1000))
        context.on("page", self.watch.keep_on)
        self._contexts.append(context)
        if employee:
            cookies = signed_in(employee).cookies
            folders = {access.COOKIE: access.PATH}
            context.add_cookies(
                [
                    {"name": name, "value": each.value, "url": self.address + folders.get(name, "/")}
                    for name, each in cookies.items()
                ]
            )
        return context

    def page(self, employee: Employee | None = None, address: str = "/", **options: object) -> Page:
        """Open a page in a window of one's own."""
        page = self.window(employee, **options).new_page()
        page.goto(address)
        return page

    def end(self) -> None:
        for context in self._contexts:
            context.close()


class Scene(Visit):
    """One test's own house: the cast at ten o'clock on their Monday."""

    def __init__(self, house: House, browser: Browser) -> None:
        super().__init__(browser, house.server.address, house.cast.at)
        self.house = house
        self.cast: Cast = deepcopy(house.cast)


def signed_in(employee: Employee) -> Client:
    """Return Django's own client, signed in as the employee; an adviser has unlocked the closed zone too."""
    client, person = Client(), Employee.objects.get(pk=employee.pk)
    client.force_login(person, backend="indgang.organisation.backends.EmployeeBackend")
    if person.may(Ability.ADVISE):
        session = client.session.session_key or ""
        client.cookies[access.COOKIE] = access.sealed_for(adviser_zone.PRIVATE, person.pk, session)
    return client
