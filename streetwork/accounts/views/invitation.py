"""The public page behind an invitation's link."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from streetwork.accounts.access import public
from streetwork.accounts.actions import InvitationClosed, accept_invitation, hash_of
from streetwork.accounts.forms import AcceptForm
from streetwork.accounts.models import Invitation, User
from streetwork.accounts.rules import Refused


@public
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token):
    """Show the invitation; GET changes nothing, so that mail scanners do not use it up.

    A new person gives a name and a password, a known one signs in first and then accepts.
    """
    found = (
        Invitation.objects.open()
        .filter(token_hash=hash_of(token), programme__is_archived=False)
        .select_related("programme", "invited_by")
        .prefetch_related("states")
        .first()
    )
    response = _closed(request) if found is None else _answer(request, token, found)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    # Not “no-referrer”: with it browsers post `Origin: null`, which the CSRF check must refuse.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _closed(request):
    return render(request, "accounts/invitation_closed.html", status=410)


def _answer(request, token, found):
    is_known = User.objects.filter(email=found.email).exists()
    is_me = request.user.is_authenticated and request.user.email.lower() == found.email
    is_new = not is_known and not request.user.is_authenticated
    form = AcceptForm(request.POST if is_new and request.method == "POST" else None, invitation=found)
    if request.method == "POST" and (is_me or (is_new and form.is_valid())):
        try:
            return _accept(request, token, form, is_me=is_me)
        except InvitationClosed:
            return _closed(request)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
    context = {"invitation": found, "form": form, "is_known": is_known, "is_me": is_me}
    return render(request, "accounts/invitation.html", context, status=422 if form.errors else 200)


def _accept(request, token, form, *, is_me):
    if is_me:
        accept_invitation(token=token, user=request.user)
        messages.success(request, _("Welcome to the team. Your new role counts from now on."))
        return redirect("web:today")
    user = accept_invitation(token=token, name=form.cleaned_data["name"], password=form.cleaned_data["password"])
    return perform_login(request, user, email_verification="none")
