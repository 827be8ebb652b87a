"""Reading contacts, in the field's words."""

from django.db.models import Count, Q, Sum
from django.utils import timezone

from streetwork.accounts.roles import READS_CONTACTS
from streetwork.tenancy.managers import TenantManager, TenantQuerySet
from streetwork.web.weeks import monday_of


class ContactQuerySet(TenantQuerySet):
    def visible_to(self, access):
        """Contacts of the programme × state pairs in which the person works with contacts."""
        return self.filter(access.within(*READS_CONTACTS))

    def of(self, access):
        """Contacts that the person logged and may still see: a right that ended takes the own ones along."""
        return self.visible_to(access).filter(counselor_id=access.user_id)

    def newest_first(self):
        return self.order_by("-occurred_at", "-id")

    def about(self, topic_ids):
        """Contacts with at least one of the topics."""
        return self.filter(topic_ids__overlap=list(topic_ids))

    def in_thread(self, pairs):
        """Contacts whose thread has one of the (state id, fingerprint) pairs."""
        condition = Q(pk__in=[])
        for state, fingerprint in pairs:
            condition |= Q(state=state, thread_fingerprint=fingerprint)
        return self.filter(condition)

    def since_monday(self, today=None):
        """Contacts of the running week in local time."""
        today = today or timezone.localdate()
        return self.filter(occurred_at__gte=local_midnight(monday_of(today)))

    def count_by_kind(self) -> dict[str, int]:
        """People reached per kind: an entry for 12 comments counts 12."""
        rows = self.order_by().values("kind").annotate(entries=Count("pk"), people=Sum("people_reached"))
        return {row["kind"]: row["people"] for row in rows}


# Contacts in scope.
ContactManager = TenantManager.from_queryset(ContactQuerySet)


def local_midnight(day):
    """The beginning of a local day as an aware moment: timestamps are compared with timestamps (leakproof)."""
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day))
