"""What of the register waits for a person."""

from django.urls import reverse
from django.utils.translation import gettext as _

from streetwork.presence.enums import Permission, Status
from streetwork.presence.models import Space
from streetwork.presence.rules import programmes_open_to
from streetwork.web.open_things import OpenThing, source


@source(order=20)
def join_requests(request):
    """Spaces that I answer for: the request to join is pending, or the admins were asked and have not answered."""
    mine = Space.objects.filter(responsible=request.user.pk, programme__in=programmes_open_to(request.access))
    for space in mine.filter(status=Status.PENDING).order_by("created_at"):
        text = _("Join request pending: %(space)s") % {"space": space.name}
        yield OpenThing(text, reverse("spaces:detail", args=[space.pk]), "hourglass-split", space.created_at)
    for space in mine.filter(status=Status.JOINED, permission=Permission.ASKED).order_by("name"):
        text = _("Admins asked, no answer yet: %(space)s") % {"space": space.name}
        yield OpenThing(text, reverse("spaces:detail", args=[space.pk]), "question-circle")
