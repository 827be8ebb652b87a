"""What Today and the daily mail say about the register."""

from datetime import date

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from streetwork.accounts.access import access_of
from streetwork.delivery.digest import line
from streetwork.presence.presenters import due_words
from streetwork.presence.rules import programmes_open_to
from streetwork.presence.visits.rota import due_for, falls_to
from streetwork.vocabulary.snapshot import vocabulary

SHOWN = 8


def spaces_due(request) -> dict | None:
    """Joined spaces whose visit is due and falls to the person, to somebody they stand in for, or to nobody."""
    today = timezone.localdate()
    due = due_for(request.user.pk, programmes_open_to(request.access), today)
    found = list(due.select_related("visitor", "responsible")[: SHOWN + 1])
    if not found:
        return None
    platforms = vocabulary().platforms
    return {
        "rows": [
            (space, platforms[space.platform_id], due_words(space, today), _stands_in_for(space, request.user.pk))
            for space in found[:SHOWN]
        ],
        "has_more": len(found) > SHOWN,
    }


def _stands_in_for(space, user_id: int) -> str:
    """The colleague whose visit it is; "" for one's own and nobody's."""
    return "" if falls_to(space) in (None, user_id) else str(space.visitor or space.responsible)


@line(key="presence.visits_due", label=_("Spaces to visit"), path=reverse_lazy("spaces:rota"))
def visits_due(user, day: date) -> int:
    return due_for(user.pk, programmes_open_to(access_of(user.pk)), day).count()
