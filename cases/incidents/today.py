"""What incidents put on Today, into the daily mail and the calendar. Nowhere a word of what happened."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.incidents.rules import next_working_day
from cases.models import Incident, IncidentPerson
from streetwork.accounts.roles import Role
from streetwork.delivery.digest import line
from streetwork.rota.feed import Entry, source


def aftercare(request):
    """“How are you?”: the person's own aftercare that is due."""
    today = timezone.localdate()
    mine = IncidentPerson.objects.asked_how_they_are(request.user.pk, today).select_related("incident")
    people = list(mine.order_by("aftercare_on", "pk"))
    return {"people": people, "talk_on": next_working_day(today), "today": today} if people else None


def open_incidents(request):
    """Asked of me as second person; my own without one; for leads all that are open."""
    visible = Incident.objects.visible_to(request.access).open()
    asked = list(visible.asked_of(request.user.pk).order_by("reported_at"))
    alone = list(visible.filter(reporter=request.user.pk, seconded_at=None).order_by("reported_at"))
    seen = {incident.pk for incident in (*asked, *alone)}
    others = []
    if request.access.has(Role.LEAD):
        led = visible.filter(request.access.within(Role.LEAD)).select_related("reporter").order_by("reported_at")
        others = [incident for incident in led if incident.pk not in seen]
    return {"asked": asked, "alone": alone, "others": others} if asked or alone or others else None


@line(key="incidents.aftercare", label=gettext_lazy("Aftercare: how are you?"), path="/today/")
def aftercare_line(user, day) -> int:
    return IncidentPerson.objects.asked_how_they_are(user.pk, day).count()


@line(key="incidents.second_person", label=gettext_lazy("Asked as second person"), path="/incidents/")
def second_person_line(user, day) -> int:
    return Incident.objects.asked_of(user.pk).count()


@source("incidents.aftercare")
def aftercare_entries(user, first_day, last_day):
    """A day of the calendar for each aftercare that is still open."""
    mine = IncidentPerson.objects.filter(
        user=user.pk, aftercare_on__range=(first_day, last_day), aftercare_done_at=None
    )
    for person in mine.select_related("incident"):
        yield Entry(
            uid=f"{person.state_id}-{person.pk}",
            day=person.aftercare_on,
            title=_("Aftercare %(code)s") % {"code": person.incident.code},
            path=reverse("web:today"),
        )
