"""Mails in doubt, on the Today of administrators. Delivery itself knows no screens."""

from django.urls import reverse
from django.utils.translation import ngettext

from streetwork.delivery.models import MailJob
from streetwork.web.open_things import OpenThing, source


@source(order=60)
def mails_in_doubt(request):
    """Mails that were claimed and never confirmed: a person decides whether they went out."""
    if request.user.is_staff and (number := MailJob.objects.in_doubt().count()):
        text = ngettext("%(number)d mail in doubt", "%(number)d mails in doubt", number) % {"number": number}
        yield OpenThing(text, reverse("admin:delivery_mailjob_changelist"), "envelope-exclamation")
