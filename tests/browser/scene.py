"""One test's own house: the cast at ten o'clock on their Monday, and a window for whoever is needed."""

from copy import deepcopy
from datetime import datetime, timedelta
from time import monotonic

from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from indgang.organisation.models import Employee
from indgang.sample.cast import Cast

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


class Scene:
    """A house with the cast in it, and the windows that were opened on it."""

    def __init__(self, house: House, browser: Browser) -> None:
        self.house = house
        self.cast: Cast = deepcopy(house.cast)
        self.watch = Watch()
        self._browser = browser
        self._began = monotonic()
        self._contexts: list[BrowserContext] = []

    def now(self) -> datetime:
        """Ten o'clock on the cast's Monday, and as long after as the test has run."""
        return self.cast.at + timedelta(seconds=monotonic() - self._began)

    def window(self, employee: Employee | None = None, **options: object) -> BrowserContext:
        """Open a window of one's own, signed in as the employee if one is given."""
        context = new_window(self._browser, base_url=self.house.address, **options)
        context.add_init_script(CLOCK % round(self.now().timestamp() * 1000))
        context.on("page", self.watch.keep_on)
        self._contexts.append(context)
        if employee:
            sign_in(context, employee, self.house.address)
        return context

    def page(self, employee: Employee | None = None, address: str = "/", **options: object) -> Page:
        """Open a page in a window of one's own."""
        page = self.window(employee, **options).new_page()
        page.goto(address)
        return page

    def end(self) -> None:
        for context in self._contexts:
            context.close()


def sign_in(context: BrowserContext, employee: Employee, address: str) -> None:
    """Give the window a session, as if the employee had signed in there."""
    session = signed_in(employee).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])


def signed_in(employee: Employee) -> Client:
    """Return Django's own client, signed in as the employee."""
    client = Client()
    client.force_login(Employee.objects.get(pk=employee.pk), backend="indgang.organisation.backends.EmployeeBackend")
    return client
