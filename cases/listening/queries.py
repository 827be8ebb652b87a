"""Reading leads, in the field's words."""

from cases.listening.enums import LeadStatus
from streetwork.accounts.roles import LISTENS
from streetwork.tenancy.managers import TenantManager, TenantQuerySet


class LeadQuerySet(TenantQuerySet):
    def visible_to(self, access):
        """Leads of finished readings, in the programmes and states in which the person works with contacts."""
        return self.filter(access.within(*LISTENS), is_staged=False)

    def untriaged(self):
        """Neither logged nor ignored nor turned into an idea yet."""
        return self.filter(status=LeadStatus.NEW)

    def newest_first(self):
        return self.order_by("-created_at", "-id")


# Leads in scope.
LeadManager = TenantManager.from_queryset(LeadQuerySet)
