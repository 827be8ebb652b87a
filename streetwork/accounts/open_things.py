"""What of people's accounts waits for a lead."""

from django.urls import reverse
from django.utils.translation import gettext as _

from streetwork.accounts.queries import pending_invitations
from streetwork.accounts.roles import Role
from streetwork.web.open_things import OpenThing, source


@source(order=40)
def invitations(request):
    """Invitations to my programmes that nobody has accepted yet."""
    led = request.access.programmes_for(Role.LEAD, running=True)
    for invitation in pending_invitations(led) if led else ():
        text = _("Invitation not accepted yet: %(who)s") % {"who": invitation.name or invitation.email}
        yield OpenThing(text, reverse("team:list"), "envelope", invitation.created_at)
