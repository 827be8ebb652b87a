"""Trainings on Today: what comes next and what is still to be settled."""

import datetime

from django.db.models import Q
from django.utils import timezone

from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from training.enums import SessionStatus
from training.sessions.presenters import Row, rows_of
from training.sessions.queries import sessions_of, trained_by, unsettled

AHEAD = datetime.timedelta(days=14)
SHOWN = 6


def upcoming(request):
    """Mine in the next two weeks; who plans sees all of the host states, and those over which nobody has settled.

    None when there is nothing to say.
    """
    access, now = request.access, timezone.now()
    mine = trained_by(access.user_id)
    for programme in access.programmes_for(*WRITES_TRAININGS, running=True):
        states = access.states_for(*WRITES_TRAININGS, programme=programme, running=True)
        mine |= Q(programme=programme, state__in=states)
    sessions = sessions_of(access).filter(mine, programme__in=access.programmes_for(*READS_TRAININGS, running=True))
    soon = sessions.filter(status=SessionStatus.OPEN, ends_at__gte=now, starts_at__lte=now + AHEAD)
    over = sessions.filter(unsettled(now)).order_by("ends_at")[:SHOWN]
    rows = rows_of(soon.order_by("starts_at", "pk")[: SHOWN + 1], now)
    left = [Row(session, now) for session in over]
    if not rows and not left:
        return None
    return {"rows": rows[:SHOWN], "has_more": len(rows) > SHOWN, "unsettled": left}
