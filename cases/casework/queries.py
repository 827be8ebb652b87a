"""Reading cases, in the field's words."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from streetwork.accounts.roles import READS_CONTACTS, Role
from streetwork.rota.absences import stood_in_by
from streetwork.tenancy.managers import TenantManager, TenantQuerySet


class CaseQuerySet(TenantQuerySet):
    def visible_to(self, access, today=None):
        """Cases that the person works on, deputises or stands in for; whose check was asked of them; that they lead.

        Whether they also read the texts is another question: `rules.may_read_texts`.
        """
        return self.filter(
            access.within(*READS_CONTACTS)
            & (self._in_hands_of(access, today) | self._asked_of(access) | access.within(Role.LEAD))
        )

    def in_hands_of(self, access, today=None):
        """Cases that the person works on, deputises, or covers for an absent worker on the day."""
        return self.filter(access.within(*READS_CONTACTS) & self._in_hands_of(access, today))

    def worked_by(self, access):
        """Cases of which the person is the worker."""
        return self.filter(access.within(*READS_CONTACTS) & Q(worker=access.user_id))

    def covered_by(self, access, today=None):
        """Cases of others that the person deputises or covers on the day."""
        return self.in_hands_of(access, today).exclude(worker=access.user_id)

    def led_by(self, access):
        """All cases of the programmes and states that the person leads."""
        return self.filter(access.within(Role.LEAD))

    def open(self):
        return self.filter(status="open")

    def newest_first(self):
        return self.order_by("-last_activity_at", "-id")

    def with_due_follow_up(self, day):
        """Cases with an open follow-up that is due on the day or has been since."""
        from cases.models.followup import FollowUp

        due = FollowUp.objects.filter(state=OuterRef("state"), case=OuterRef("pk"), status="open", due_on__lte=day)
        return self.filter(Exists(due))

    @staticmethod
    def _in_hands_of(access, today):
        covered = stood_in_by(access.user_id, today or timezone.localdate())
        return Q(worker__in=[access.user_id, *covered]) | Q(deputy=access.user_id)

    @staticmethod
    def _asked_of(access):
        from cases.models.case import CaseCheck

        return Exists(
            CaseCheck.objects.filter(
                state=OuterRef("state"), case=OuterRef("pk"), asked_of=access.user_id, answered_at=None
            )
        )


# Cases in scope.
CaseManager = TenantManager.from_queryset(CaseQuerySet)
