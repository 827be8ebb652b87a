"""Team: who works in the programmes that I lead, and what they may do."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from streetwork.accounts import actions, queries
from streetwork.accounts.access import for_roles
from streetwork.accounts.forms import GrantForm, InviteForm
from streetwork.accounts.models import Invitation, Membership
from streetwork.accounts.roles import MANAGES_MEMBERS
from streetwork.accounts.rules import Refused, reach_of, why_not_touch
from streetwork.tenancy.models import Programme, State

leads_only = for_roles(*MANAGES_MEMBERS)
read_or_post = require_http_methods(["GET", "HEAD", "POST"])


@leads_only
@require_safe
def team_list(request):
    """Members and pending invitations of my programmes, or of one of them."""
    programmes = queries.led_programmes(reach_of(request.access).led)
    chosen = next((p for p in programmes if p.slug == request.GET.get("programme")), None)
    shown = [chosen.pk] if chosen else [programme.pk for programme in programmes]
    context = {
        "programmes": programmes,
        "chosen": chosen,
        "members": queries.members_of(shown),
        "invitations": queries.pending_invitations(shown),
        "may_invite": any(not programme.is_archived for programme in programmes),
    }
    return render(request, "team/list.html", context)


@leads_only
@read_or_post
def invite(request):
    """Invite somebody by e-mail."""
    reach = reach_of(request.access)
    programmes = Programme.objects.running().filter(pk__in=reach.led)
    states = State.objects.filter(pk__in=set().union(*reach.led.values()))
    form = InviteForm(request.POST or None, programmes=programmes, states=states)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite_member(by=request.user, reach=reach, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Invitation to %(email)s is on its way.") % {"email": invitation.email})
            return redirect("team:list")
    return render(request, "team/invite.html", {"form": form}, status=422 if form.errors else 200)


@leads_only
@read_or_post
def member_edit(request, pk):
    """Change role and states of a member."""
    membership, reach = _membership(request, pk)
    states = State.objects.filter(pk__in=reach.led[membership.programme_id])
    initial = {
        "role": membership.role,
        "all_states": membership.all_states,
        "states": list(membership.states.all()),
    }
    form = GrantForm(request.POST or None, initial=initial, states=states)
    reason = why_not_touch(reach, actions.wanted_by(membership))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_membership(membership=membership, reach=reach, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. It counts from now on."))
            return redirect("team:list")
    context = {"membership": membership, "form": form, "reason": reason}
    return render(request, "team/member_edit.html", context, status=422 if form.errors else 200)


@leads_only
@read_or_post
def member_end(request, pk):
    """Ask, then end a membership."""
    membership, reach = _membership(request, pk)
    if request.method == "POST":
        who = str(membership.user)
        try:
            actions.end_membership(membership=membership, reach=reach)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("%(name)s no longer has this role.") % {"name": who})
            if membership.user_id == request.user.pk:
                return redirect("web:today")
        return redirect("team:list")
    return render(request, "team/member_end.html", {"membership": membership})


@leads_only
@require_POST
def invitation_resend(request, pk):
    """Send a new link; the old one dies."""
    invitation, reach = _invitation(request, pk)
    try:
        actions.resend_invitation(invitation=invitation, reach=reach)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("A new link to %(email)s is on its way.") % {"email": invitation.email})
    return redirect("team:list")


@leads_only
@read_or_post
def invitation_withdraw(request, pk):
    """Ask, then withdraw an invitation."""
    invitation, reach = _invitation(request, pk)
    if request.method == "POST":
        try:
            actions.withdraw_invitation(invitation=invitation, reach=reach)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The invitation is withdrawn. Its link no longer works."))
        return redirect("team:list")
    return render(request, "team/invitation_withdraw.html", {"invitation": invitation})


def _membership(request, pk):
    """A membership of a programme that I lead; anything else is 404."""
    reach = reach_of(request.access)
    found = Membership.objects.select_related("programme", "user").filter(programme__in=reach.led)
    return get_object_or_404(found, pk=pk), reach


def _invitation(request, pk):
    reach = reach_of(request.access)
    found = Invitation.objects.pending().select_related("programme").filter(programme__in=reach.led)
    return get_object_or_404(found, pk=pk), reach
