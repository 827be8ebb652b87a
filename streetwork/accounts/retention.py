from django.utils.translation import gettext_lazy as _

from streetwork.accounts.models import Invitation
from streetwork.delivery.retention import rule


@rule(
    key="accounts.invitations",
    days=30,
    programme="programme",
    label=_("Invitations"),
    start=_("the expiry of the invitation"),
)
def invitations(cutoff):
    return Invitation.objects.filter(expires_at__lte=cutoff)
