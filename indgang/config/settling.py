"""The last step of a start: everything is loaded once, and the collector of garbage then leaves it alone."""

import gc
from typing import Final

from django.template.loader import get_template
from django.urls import get_resolver

FIRST_PAGES: Final = ("desk/home/desk.html", "desk/inquiries/list.html", "desk/inquiries/show.html")
_NEW_OBJECTS: Final = 10_000


def settle() -> None:
    """Load pages and templates; look only at what comes after them, and at a good heap of it at a time.

    Without this a quarter of a page's time goes to looking through objects that live as long as the server.
    """
    get_resolver().url_patterns  # noqa: B018 - imports the pages
    for page in FIRST_PAGES:
        get_template(page)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
