"""The last step of a start: everything is loaded once, and the collector of garbage then leaves it alone."""

import gc
import logging
from threading import Thread
from typing import Final

from django.db import connections
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils.module_loading import import_string

FIRST_PAGES: Final = ("desk/home/desk.html", "desk/inquiries/list.html", "desk/inquiries/show.html")
_ANSWER: Final = "indgang.wayfinder.answering.answer"
_LOG: Final = logging.getLogger(__name__)
_NEW_OBJECTS: Final = 10_000


def settle() -> None:
    """Load pages and templates; look only at what comes after them, and at a good heap of it at a time.

    Without this a quarter of a page's time goes to looking through objects that live as long as the server.
    """
    get_resolver().url_patterns  # noqa: B018 - imports the pages
    for page in FIRST_PAGES:
        get_template(page)
    _leave_alone()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    Thread(target=_learn_the_way, name="wayfinder", daemon=True).start()


def _leave_alone() -> None:
    gc.collect()
    gc.freeze()


def _learn_the_way() -> None:
    """Ask the wayfinder once, beside the first pages, so that no citizen waits for it to read the catalogue."""
    try:
        import_string(_ANSWER)("pas")
    except Exception as problem:  # whoever asks first builds it, and is told what is wrong
        _LOG.info("The wayfinder was not ready at the start: %s", problem)
    finally:
        connections.close_all()
    _leave_alone()
