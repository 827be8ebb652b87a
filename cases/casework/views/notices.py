"""The versions of a programme's privacy notice: a small page for leads."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.casework.actions import publish_notice
from cases.casework.forms.moving import NoticeForm
from cases.casework.views import INVALID
from cases.models import NoticeVersion
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import Role
from streetwork.vocabulary.snapshot import vocabulary


@for_roles(Role.LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request):
    led = request.access.programmes_for(Role.LEAD, running=True)
    programmes = [programme for programme in vocabulary().programmes.values() if programme.pk in led]
    form = NoticeForm(request.POST if request.method == "POST" else None, programmes=programmes)
    if form.is_bound and form.is_valid():
        _notice, is_new = publish_notice(access=request.access, **form.cleaned_data)
        if is_new:
            messages.success(request, _("The version is saved and offered for consents."))
            return redirect("cases:notices")
        form.add_error("version", _("There is a version of this name already."))
    mine = request.access.programmes_for(Role.LEAD)
    versions = NoticeVersion.objects.filter(programme__in=mine).select_related("programme")
    context = {"form": form, "versions": versions, "may_add": bool(programmes)}
    return render(request, "casework/notices.html", context, status=INVALID if form.is_bound else 200)
