"""Reading the register."""

from django.apps import apps
from django.db import connection, models
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from streetwork.accounts.roles import READS_SPACES
from streetwork.presence.enums import Status


class SpaceQuerySet(models.QuerySet):
    def visible_to(self, access):
        """Spaces of the programmes in which the person may see the register."""
        return self.filter(programme__in=access.programmes_for(*READS_SPACES))

    def active(self):
        """Spaces in which the team is or wants to be."""
        return self.filter(status__in=[Status.JOINED, Status.PENDING])

    def due(self, day=None):
        """Joined spaces of running programmes whose next visit has come, the longest overdue first."""
        return self.filter(
            status=Status.JOINED, next_visit__lte=day or timezone.localdate(), programme__is_archived=False
        ).order_by("next_visit", "name")

    def falling_to(self, user_ids):
        """Spaces whose next visit is up to one of the people, or to nobody: who was asked, else who is responsible."""
        return self.annotate(falls_to=Coalesce("visitor", "responsible")).filter(
            Q(falls_to__in=list(user_ids)) | Q(falls_to=None)
        )

    def for_me(self, user_id):
        """Spaces that the person answers for, or nobody does."""
        return self.filter(Q(responsible=user_id) | Q(responsible=None))

    def about(self, words):
        """Spaces whose name, key or address contain each of the words."""
        found = self
        for word in words.split():
            found = found.filter(Q(name__icontains=word) | Q(key__icontains=word) | Q(url__icontains=word))
        return found

    def with_members(self):
        """Adds `members`, the newest count, and `members_before`, the one before it; None without."""
        counts = (
            apps.get_model("presence", "MemberCount")
            .objects.filter(space=OuterRef("pk"))
            .order_by("-counted_on")
            .values("count")
        )
        return self.annotate(members=Subquery(counts[:1]), members_before=Subquery(counts[1:2]))

    def totals(self):
        """{"spaces": …, "members": …}, nobody deduplicated. Needs with_members()."""
        totals = self.order_by().aggregate(spaces=Count("pk"), sum_of_members=Sum("members", default=0))
        return {"spaces": totals["spaces"], "members": totals["sum_of_members"]}


def registered_id(*, programme: int, platform: int, key: str) -> int | None:
    """The space of the programme's register with this key. Written out, for the saving of a contact."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM presence_space WHERE programme_id = %s AND platform_id = %s AND key = %s",
            [programme, platform, key],
        )
        row = cursor.fetchone()
    return row and row[0]
