"""Reading gaps."""

from django.db.models import Count, Max

from streetwork.accounts.roles import READS_DIRECTORY
from streetwork.tenancy.managers import TenantManager, TenantQuerySet


class GapQuerySet(TenantQuerySet):
    """Gaps of the scope's states."""

    def visible_to(self, access):
        """Gaps of the programmes and states in which the person sees the directory from inside."""
        return self.filter(access.within(*READS_DIRECTORY))

    def newest_first(self):
        return self.order_by("-noted_at", "-pk")

    def sums(self):
        """(topic, language, how many, the last one's moment), the most frequent first."""
        counted = self.values("topic", "language").annotate(gaps=Count("pk"), last=Max("noted_at"))
        return counted.order_by("-gaps", "-last", "topic", "language").values_list("topic", "language", "gaps", "last")


# Gaps in scope.
GapManager = TenantManager.from_queryset(GapQuerySet)
