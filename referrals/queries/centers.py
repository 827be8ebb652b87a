"""Reading centres: the editors' entries, and what is published."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from referrals.enums import Status
from streetwork.accounts.roles import READS_DIRECTORY
from streetwork.tenancy.managers import TenantManager, TenantQuerySet

OVERDUE_AFTER = timedelta(days=14)


class CenterQuerySet(TenantQuerySet):
    """Entries of the scope's states, drafts included."""

    def visible_to(self, access):
        """Entries of the states in which the person works with the directory."""
        return self.filter(state__in=sorted(access.states_for(*READS_DIRECTORY)))

    def due(self, today: date | None = None):
        """Published entries that are to be verified."""
        return self.filter(status=Status.PUBLISHED, due_on__lte=today or timezone.localdate())

    def overdue(self, today: date | None = None):
        """Published entries whose verification is due for more than 14 days: they sink and are marked."""
        return self.due((today or timezone.localdate()) - OVERDUE_AFTER - timedelta(days=1))


# Entries in scope.
CenterManager = TenantManager.from_queryset(CenterQuerySet)


class PublishedCenterQuerySet(models.QuerySet):
    """What everybody may read, without a scope."""

    def listed(self):
        """Centres that take part: shown, matched, exported."""
        return self.filter(status=Status.PUBLISHED)

    def shown(self):
        """Listed ones, and paused ones with a notice."""
        return self.filter(status__in=[Status.PUBLISHED, Status.PAUSED])

    def overdue(self, today: date | None = None):
        """Listed ones whose verification is due for more than 14 days."""
        return self.listed().filter(due_on__lt=(today or timezone.localdate()) - OVERDUE_AFTER)

    def serving(self, state: int):
        """Centres whose service area holds the state."""
        return self.filter(
            Q(state=state) | Q(area__in=["nationwide", "online"]) | Q(served_state_ids__contains=[state])
        )
