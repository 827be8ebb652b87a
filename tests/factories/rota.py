from datetime import time, timedelta

from django.utils import timezone

from streetwork.rota.models import Absence, PresenceTime
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN


def away(user, *, stand_in=None, first=0, last=0, today=None):
    """An absence from `first` to `last` days from today."""
    today = today or timezone.localdate()
    return Absence.objects.create(
        user=user, stand_in=stand_in, first_day=today + timedelta(days=first), last_day=today + timedelta(days=last)
    )


def there(user, weekday=0, starts="09:00", ends="13:00", *, slug=KOMPAN):
    """A presence time."""
    return PresenceTime.objects.create(
        programme=programme(slug), user=user, weekday=weekday, starts=time.fromisoformat(starts),
        ends=time.fromisoformat(ends),
    )  # fmt: skip
