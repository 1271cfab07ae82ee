"""Self-service (selvbetjening): where a task can be done by oneself, as a link where the address is certain."""

import re
from dataclasses import dataclass
from typing import Final, Self

from .models import Task

_SITE: Final = re.compile(r"\b((?:[a-z0-9æøå-]+\.)+dk)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SelfService:
    """A self-service solution: what it is called, on which site, and what to look for there."""

    text: str
    site: str
    page: str

    @property
    def url(self) -> str:
        """The site's address; empty when only its name is known."""
        return f"https://www.{self.site}/" if self.site.count(".") == 1 else f"https://{self.site}/" * bool(self.site)

    @classmethod
    def of(cls, task: Task) -> Self | None:
        """Return the task's self-service, None when it has none."""
        if not task.self_service:
            return None
        found = _SITE.search(task.self_service)
        site = found[1].lower() if found else ""
        _before, _colon, page = task.self_service.partition(": ")
        return cls(task.self_service, site, page)
