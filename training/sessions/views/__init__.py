"""Requests about sessions: fetch, form, action, page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from training.sessions.lookup import session_or_404

__all__ = ["WHY", "for_readers", "for_writers", "refused", "session_or_404"]

for_readers = for_roles(*READS_TRAININGS)
for_writers = for_roles(*WRITES_TRAININGS)


WHY: dict[str, str | Promise] = {
    "status": gettext_lazy("A colleague was faster. Look at the session again."),
    "date": gettext_lazy("At least one date is missing: people could not know when to come."),
    "place": gettext_lazy("The place is missing: name a house or a town."),
    "people": gettext_lazy("People have registered. Their data stay in the host state that they registered for."),
    "attendance": gettext_lazy("Somebody's presence is recorded for a date that you took away. Keep this date."),
    "version": gettext_lazy("The session was held. Its course, version and host state stay: choose them as they were."),
    "retired": gettext_lazy("The course is retired. Take it into use again first, then copy the session."),
    "seats": gettext_lazy("More people have a seat already than there would be seats."),
}


def refused(request, session):
    messages.error(
        request, _("Only those who plan trainings for the host state change this, while the programme runs.")
    )
    return redirect("sessions:detail", session.pk)
