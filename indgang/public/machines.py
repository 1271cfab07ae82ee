"""What machines read (til maskiner): which pages may be found, and a list of them."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from indgang.catalogue.models import LifeEvent, Task
from indgang.foundation import clock

_PAGES = ("public_start", "public_tasks", "public_life_events", "public_hours", "public_goals", "public_authorities")


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines read the citizens' pages, but nobody's question, and nothing of the desk."""
    lines = [
        "User-agent: *",
        f"Allow: {reverse('public_start')}",
        "Allow: /static/",
        "Allow: /kommune.css",
        f"Disallow: {reverse('public_answer')}",
        "Disallow: /",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('public_sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page that is worth finding, tasks with the day when their facts were checked."""
    today = clock.local_day(clock.now())
    tasks = Task.objects.offered(today).order_by("slug").values_list("slug", "checked_on")
    events = LifeEvent.objects.offered(today).order_by("slug").values_list("slug", flat=True)
    found: list[tuple[str, date | None]] = [(reverse(name), None) for name in (*_PAGES, "public_complaints")]
    found += [(reverse("public_life_event", args=[slug]), None) for slug in events]
    found += [(reverse("public_task", args=[slug]), checked) for slug, checked in tasks]
    pages = [(request.build_absolute_uri(url), checked) for url, checked in found]
    return HttpResponse(render_to_string("public/sitemap.xml", {"pages": pages}), content_type="application/xml")


urlpatterns = [path("sitemap.xml", sitemap, name="public_sitemap")]
at_the_root = [path("robots.txt", robots, name="public_robots")]
