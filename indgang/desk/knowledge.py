"""The knowledge base's pages (viden): find an article, read it, and see how it came to say what it says."""

from datetime import date
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.foundation import clock
from indgang.knowledge import plain
from indgang.knowledge.models import Article, Feedback, Notice, Reply, Version
from indgang.knowledge.models.articles import ArticleQuerySet
from indgang.knowledge.searching import find_articles
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.knowledge import ArticleFilter, FeedbackForm, ReviewForm, WithdrawForm, a_year_after

PER_PAGE: Final = 30
_FOUND_AT_MOST: Final = 100
_OVERDUE, _PROPOSED, _WITHDRAWN = "gammel", "forslag", "tilbagetrukket"
_STATES: Final = (
    (_OVERDUE, gettext_lazy("Gennemgang er forsinket")),
    (_PROPOSED, gettext_lazy("Har et forslag, der venter")),
    (_WITHDRAWN, gettext_lazy("Trukket tilbage")),
)


@needs(Ability.SEE_TASKS)
def articles(request: StaffRequest) -> HttpResponse:
    """List the articles that this person may read, found by words or narrowed by filters."""
    today = clock.local_day(clock.now())
    form = ArticleFilter.of(request.GET, _STATES if _writes(request.user) else _STATES[:1])
    narrowed = _narrowed(Article.objects.visible_to(request.user), form, today)
    page = Paginator(_numbers(narrowed, form, request.user), PER_PAGE).get_page(request.GET.get("page"))
    shown = Article.objects.with_surroundings().in_bulk(list(page))
    lines = [{"article": shown[number], "overdue": shown[number].is_overdue(today)} for number in page]
    context = {
        "form": form,
        "page": page,
        "lines": lines,
        "query": _query(request),
        "may_write": _writes(request.user),
        "tabs": tabs(request.user, "articles", today),
    }
    return render(request, "desk/knowledge/list.html", context)


@needs(Ability.SEE_TASKS)
def article(request: StaffRequest, slug: str) -> HttpResponse:
    """Show an article with its sources, how heavy it is to read, and what can be done with it."""
    return show(request, found(request, slug))


def found(request: StaffRequest, slug: str) -> Article:
    """Return the article with this code, if this person may read it; else 404."""
    return get_object_or_404(Article.objects.visible_to(request.user).with_surroundings(), slug=slug)


def show(
    request: StaffRequest, row: Article, turned_down: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Show the article, and a form that was turned down when there is one."""
    today = clock.local_day(clock.now())
    may_write = row.may_be_written_by(request.user)
    context: dict[str, Any] = {
        "article": row,
        "examined": plain.examine(row.text),
        "overdue": row.is_overdue(today),
        "may_write": may_write,
        "may_give": request.user.may(Ability.READ_KNOWLEDGE) and row.version > 0,
        "may_decide": request.user.may(Ability.WRITE_KNOWLEDGE),
        "pending": row.versions.pending().select_related("by").last() if may_write else None,
        "feedback_form": FeedbackForm(),
        "review_form": ReviewForm(initial={"review_by": a_year_after(today)}),
        "withdraw_form": WithdrawForm(),
        "decline_form": WithdrawForm(prefix="decline"),
        **(turned_down or {}),
    }
    return render(request, "desk/knowledge/show.html", context, status=status)


@needs(Ability.READ_KNOWLEDGE)
def versions(request: StaffRequest, slug: str) -> HttpResponse:
    """Show all versions of an article, the newest first: who wrote what when, and why."""
    row = found(request, slug)
    written = row.versions.newest_first().select_related("by", "approved_by", "declined_by")
    page = Paginator(written, PER_PAGE // 2).get_page(request.GET.get("page"))
    context = {"article": row, "page": page, "may_write": row.may_be_written_by(request.user)}
    return render(request, "desk/knowledge/versions.html", context)


def tabs(employee: Employee, here: str, today: date) -> list[dict[str, Any]]:
    """Return the links between the pages of the knowledge base, each with what waits there."""
    links: list[tuple[str, str, int | None]] = [("articles", _("Artikler"), None)]
    waiting = Notice.objects.waiting_for(employee.pk, employee.centre_id or 0, today)
    links.append(("notices", _("Beskeder"), waiting.count()))
    if employee.may(Ability.READ_KNOWLEDGE):
        links.append(("feedback_inbox", _("Til mig"), for_me(employee, today)))
        links.append(("learning_briefs", _("Læringsbreve"), None))
        links.append(("my_feedback", _("Mine tilbagemeldinger"), Reply.objects.unseen_by(employee).count()))
    if employee.may(Ability.TEACH_WAYFINDER):
        links.append(("searches", _("Vejviserens søgninger"), None))
    links.append(("law_rules", _("Lov og frister"), None))
    return [
        {"url": reverse(name), "label": label, "count": count or None, "current": name == here}
        for name, label, count in links
    ]


def for_me(employee: Employee, today: date) -> int:
    """Return how much waits for this person: open feedback, late reviews of own articles, proposals to decide on."""
    waiting = Feedback.objects.meant_for(employee).open().count()
    waiting += Article.objects.overdue(today).filter(owner=employee).count()
    if employee.may(Ability.WRITE_KNOWLEDGE):
        waiting += Version.objects.pending().filter(article__withdrawn_at=None).count()
    return waiting


def _writes(employee: Employee) -> bool:
    return employee.may(Ability.WRITE_KNOWLEDGE) or employee.may(Ability.WRITE_DEPARTMENT_KNOWLEDGE)


def _narrowed(rows: ArticleQuerySet, form: ArticleFilter, today: date) -> ArticleQuerySet:
    rows = _in_state(rows, form.chosen("state"), today)
    if audience := form.chosen("audience"):
        rows = rows.filter(audience=audience)
    if area := form.chosen("area"):
        rows = rows.filter(pk__in=Article.tasks.through.objects.filter(task__area=area).values("article_id"))
    if owner := form.chosen("owner"):
        rows = rows.filter(owner=owner)
    return rows


def _in_state(rows: ArticleQuerySet, state: str, today: date) -> ArticleQuerySet:
    if state == _WITHDRAWN:
        return rows.filter(withdrawn_at__isnull=False)
    if state == _PROPOSED:
        pending = Version.objects.filter(number__gt=F("article__version"), approved_at=None, declined_at=None)
        return rows.filter(withdrawn_at=None, pk__in=pending.values("article_id"))
    return rows.overdue(today) if state == _OVERDUE else rows.standing()


def _numbers(rows: QuerySet[Article], form: ArticleFilter, employee: Employee) -> list[int]:
    """Return the articles' numbers by title, or the best first when words were typed."""
    if not form.said:
        return list(rows.order_by("title", "pk").values_list("pk", flat=True))
    left = set(rows.values_list("pk", flat=True))
    return [each.pk for each in find_articles(form.said, employee, _FOUND_AT_MOST) if each.pk in left]


def _query(request: StaffRequest) -> str:
    """Return the address's filters, for the links to other pages of the list."""
    kept = request.GET.copy()
    kept.pop("page", None)
    return f"{kept.urlencode()}&" if kept else ""


urlpatterns = [
    path("viden/", articles, name="articles"),
    path("viden/<slug:slug>/", article, name="article"),
    path("viden/<slug:slug>/versioner/", versions, name="article_versions"),
]
