"""Reading incidents, in the field's words."""

from django.db.models import Exists, OuterRef, Q

from streetwork.accounts.roles import Role
from streetwork.tenancy.managers import TenantManager, TenantQuerySet


class IncidentQuerySet(TenantQuerySet):
    def visible_to(self, access):
        """Incidents that the person reported, seconded or is involved in, and those of programmes they lead."""
        from cases.models.incident import IncidentPerson

        involved = Exists(
            IncidentPerson.objects.filter(state=OuterRef("state"), incident=OuterRef("pk"), user=access.user_id)
        )
        mine = Q(reporter=access.user_id) | Q(second_person=access.user_id) | involved
        return self.filter(access.within(*Role) & (mine | access.within(Role.LEAD)))

    def open(self):
        return self.filter(status="open")

    def asked_of(self, user_id: int):
        """Those that wait for this person's stamp as the second person."""
        return self.open().filter(second_person=user_id, seconded_at=None)

    def newest_first(self):
        """Open ones first."""
        return self.order_by("-status", "-reported_at", "-pk")


# Incidents in scope.
IncidentManager = TenantManager.from_queryset(IncidentQuerySet)


class PersonQuerySet(TenantQuerySet):
    def asked_how_they_are(self, user_id: int, day):
        """The person's own aftercare that is due on the day or since before."""
        return self.filter(user=user_id, aftercare_on__lte=day, aftercare_done_at=None)


# People involved, in scope.
PersonManager = TenantManager.from_queryset(PersonQuerySet)
