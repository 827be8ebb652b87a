from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from referrals.actions.ready_texts import save_ready_texts
from referrals.forms.ready_texts import ReadyTextForm
from referrals.views import for_editors
from streetwork.accounts.roles import WRITES_DIRECTORY
from streetwork.vocabulary.snapshot import vocabulary


@for_editors
@require_http_methods(["GET", "HEAD", "POST"])
def ready_text_page(request):
    """The texts of one programme; `reset` names a language that goes back to the usual wording."""
    programmes = _programmes(request.access)
    programme = _chosen(request.GET.get("programme", ""), programmes)
    is_closed = programme.is_archived
    data = None
    if request.method == "POST" and not is_closed:
        data = request.POST.copy()
        if reset := data.get("reset"):
            data[f"text_{reset}"] = ""
    form = ReadyTextForm(data, programme=programme, is_closed=is_closed)
    if data is not None and form.is_valid():
        save_ready_texts(programme=programme.pk, texts=form.texts)
        messages.success(request, _("The usual wording is back.") if data.get("reset") else _("Saved."))
        return redirect(f"{reverse('directory:ready-texts')}?programme={programme.pk}")
    context = {"form": form, "programme": programme, "programmes": programmes, "is_closed": is_closed}
    return render(request, "referrals/ready_texts.html", context, status=422 if form.errors else 200)


def _programmes(access):
    mine = access.programmes_for(*WRITES_DIRECTORY)
    return [programme for pk, programme in vocabulary().programmes.items() if pk in mine]


def _chosen(asked, programmes):
    if not asked:
        return programmes[0]
    for programme in programmes:
        if str(programme.pk) == asked:
            return programme
    raise Http404
