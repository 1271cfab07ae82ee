"""The post itself (posten): how it is anchored and what it is called, on the adviser's own page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from indgang.adviser import anchoring
from indgang.adviser.models import Anchoring
from indgang.desk.access import StaffRequest, needs
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.organisation.rights import Ability

from .forms.post import AnchoringForm


@needs(Ability.ADVISE)
def post(request: StaffRequest) -> HttpResponse:
    """Tell how the post is anchored, and write it anew from a day on."""
    today = clock.local_day(clock.now())
    if request.method != "POST":
        return _shown(request, AnchoringForm.of(anchoring.on(today), today))
    form = AnchoringForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, 422)
    data = dict(form.cleaned_data)
    try:
        Anchoring.settle(data.pop("kind"), data.pop("title"), by=request.user, at=clock.now(), **data)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _shown(request, form, 409)
    messages.success(request, _("Gemt. Rapporter og breve retter sig efter det fra den dag."))
    return redirect("adviser_post")


def _shown(request: StaffRequest, form: AnchoringForm, status: int = 200) -> HttpResponse:
    today = clock.local_day(clock.now())
    context = {"post": anchoring.on(today), "form": form, "versions": Anchoring.objects.select_related("set_by")}
    return render(request, "desk/adviser/post/show.html", context, status=status)


urlpatterns = [path("om-posten/", post, name="adviser_post")]
