"""Recognising a returning person. The handle is never logged, stored or written into a page."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from cases.casework.actions import forget_handles, remember_handle
from cases.casework.actions.recognising import agrees_to_recognition
from cases.casework.forms.recognising import HandleForm
from cases.casework.recognition import recognise
from cases.casework.rules import rights_of
from cases.casework.views import INVALID, case_or_404, for_case_workers, refused, to_case
from cases.casework.views.page import case_page
from streetwork.web.networks import NetworkLimit

# Enough for a whole office; far too few to try out lists of names.
LIMIT = NetworkLimit("case_recognise", "60/h")
TOO_MANY = 429


@for_case_workers
@sensitive_post_parameters("handle")
@require_http_methods(["GET", "HEAD", "POST"])
def recognise_page(request):
    """Whether a person with this handle is known in one's own states and programmes, and to whom."""
    if request.method != "POST":
        return _page(request, HandleForm())
    if LIMIT.is_reached(request):
        return _page(request, HandleForm(), status=TOO_MANY, too_many=True)
    form = HandleForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=INVALID)
    LIMIT.count(request)
    found = recognise(handle=form.normal, access=request.access)
    platform = form.cleaned_data["platform"]
    return _page(request, HandleForm(initial={"platform": platform}), found=found, was_asked=True)


def _page(request, form, status=200, **context):
    response = render(request, "casework/recognise.html", {"form": form, **context}, status=status)
    response["Cache-Control"] = "no-store"
    return response


@for_case_workers
@sensitive_post_parameters("handle")
@require_POST
def remember(request, pk):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).keeps:
        return refused(request, case)
    if not agrees_to_recognition(case):
        return refused(request, case, _("First record that the person agrees to be recognised on return."))
    form = HandleForm(request.POST)
    if not form.is_valid():
        return case_page(request, case, handle_form=form, status=INVALID)
    remember_handle(case=case, access=request.access, handle=form.normal)
    messages.success(request, _("A mark of the handle is kept, the handle itself is not."))
    return to_case(case, "recognition")


@for_case_workers
@require_POST
def forget(request, pk):
    case = case_or_404(request, pk)
    if not rights_of(request.access, case).keeps:
        return refused(request, case)
    forget_handles(case=case, access=request.access)
    messages.success(request, _("The marks are deleted: the person is no longer recognised."))
    return to_case(case, "recognition")
