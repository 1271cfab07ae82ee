"""Drafts (kladder): what is typed is kept while it is typed."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from indgang.foundation import clock
from indgang.inquiries import texts
from indgang.inquiries.models import Draft
from indgang.inquiries.refusals import TextTooLong
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs

# A draft is kept for what somebody has put into words; a choice alone is made again with one key.
_TYPED = {"text", "subject", "story", "reason", "new_name"}
_NEVER_KEPT = {"csrfmiddlewaretoken", "discard", "key", "new_cpr", "started_at", "contact", "said", "found"}


@require_POST
@needs(Ability.REGISTER, Ability.SEE_DEPARTMENT_INQUIRIES)
def draft(request: StaffRequest, name: str) -> HttpResponse:
    """Keep the fields of a form, CPR numbers masked, or throw them away (kassér)."""
    name = name.replace("\x00", "")[:60]
    mine = Draft.objects.filter(employee=request.user, name=name)
    if request.POST.get("discard"):
        mine.delete()
        return HttpResponse(status=204)
    try:
        fields = {
            field: texts.clean(str(value)).text
            for field, value in request.POST.items()
            if field not in _NEVER_KEPT and value and field.replace("-", "_").isidentifier()
        }
    except TextTooLong:
        return HttpResponse(status=413)
    if not any(field.rpartition("-")[2] in _TYPED for field in fields):
        mine.delete()
        return HttpResponse(status=204)
    Draft.objects.update_or_create(
        employee=request.user, name=name, defaults={"fields": fields, "saved_at": clock.now()}
    )
    return HttpResponse(status=204)
