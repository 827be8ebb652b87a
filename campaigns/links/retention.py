"""When this room's data are deleted. Clicks are counts without a person: they stay with their link."""

from django.utils.translation import gettext_lazy as _

from campaigns.models import ClickFlush
from streetwork.delivery.retention import rule


@rule(key="campaigns.click_parcels", days=7, label=_("Numbers of written parcels of clicks"), start=_("the writing"))
def click_parcels(cutoff):
    """Remembered so that no parcel is counted twice; a parcel waits for seconds, not for days."""
    return ClickFlush.objects.filter(flushed_at__lte=cutoff)
