"""Reading follow-ups, in the field's words."""

from django.db.models import Q

from streetwork.accounts.roles import READS_CONTACTS, Role
from streetwork.tenancy.managers import TenantManager, TenantQuerySet


class FollowUpQuerySet(TenantQuerySet):
    def visible_to(self, access):
        """Follow-ups of the programmes and states in which the person works with contacts."""
        return self.filter(access.within(*READS_CONTACTS))

    def led_by(self, access):
        """Follow-ups of the programmes and states that the person leads."""
        return self.filter(access.within(Role.LEAD))

    def open(self):
        return self.filter(status="open")

    def due_by(self, day):
        """Open ones that are due on the day or have been since."""
        return self.open().filter(due_on__lte=day)

    def in_hands_of(self, user_ids):
        """Follow-ups of these people."""
        return self.filter(Q(worker__in=list(user_ids)))

    def soonest_first(self):
        return self.order_by("due_on", "due_time", "id")

    def with_matter(self):
        """Together with their case, contact and people."""
        return self.select_related("case", "contact", "worker")


# Follow-ups in scope.
FollowUpManager = TenantManager.from_queryset(FollowUpQuerySet)
