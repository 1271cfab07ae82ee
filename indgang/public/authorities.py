"""Other authorities (andre myndigheder): who decides what, and how to reach them."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.urls import path

from indgang.catalogue.models import Task
from indgang.foundation import clock
from indgang.organisation.models import Authority

from .alphabet import in_order
from .pages import open_page, show


@dataclass(frozen=True, slots=True)
class Line:
    """An authority and the tasks that it decides."""

    authority: Authority
    tasks: list[Task] = field(default_factory=list)


@open_page
def authorities(request: HttpRequest) -> HttpResponse:
    """List the authorities that citizens are sent to, with what each does."""
    lines = {each.pk: Line(each) for each in sorted(Authority.objects.all(), key=lambda each: in_order(each.name))}
    for task in Task.objects.offered(clock.local_day(clock.now())).filter(authority__isnull=False):
        lines[task.authority_id or 0].tasks.append(task)
    return show(request, "public/authorities.html", {"lines": lines.values()})


urlpatterns = [path("myndigheder/", authorities, name="public_authorities")]
