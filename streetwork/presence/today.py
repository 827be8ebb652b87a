"""What Today says about the register."""

from django.utils import timezone

from streetwork.presence.models import Space
from streetwork.presence.presenters import due_words
from streetwork.presence.rules import programmes_open_to
from streetwork.vocabulary.snapshot import vocabulary

SHOWN = 8


def spaces_due(request) -> dict | None:
    """Joined spaces whose visit is due and for which the person or nobody answers, or None."""
    mine = Space.objects.filter(programme__in=programmes_open_to(request.access)).for_me(request.user.pk).due()
    due = list(mine[: SHOWN + 1])
    if not due:
        return None
    platforms, today = vocabulary().platforms, timezone.localdate()
    return {
        "rows": [(space, platforms[space.platform_id], due_words(space, today)) for space in due[:SHOWN]],
        "has_more": len(due) > SHOWN,
    }
