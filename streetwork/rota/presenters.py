"""The rota's hints in words."""

from django.utils.translation import gettext as _

from streetwork.rota.models import Weekday
from streetwork.rota.rest import LongDay, ShortRest


def hint_words(hint: ShortRest | LongDay) -> str:
    """A gentle note with its source."""
    day = Weekday(hint.weekday).label
    if isinstance(hint, LongDay):
        return _("%(day)s: %(hours)s hours. The law wants ten at most (§ 3 ArbZG).") % {
            "day": day,
            "hours": _hours(hint.length),
        }
    following = Weekday((hint.weekday + 1) % 7).label
    return _("%(day)s to %(following)s: %(hours)s hours of rest. The law wants eleven (§ 5 ArbZG).") % {
        "day": day,
        "following": following,
        "hours": _hours(hint.rest),
    }


def _hours(length) -> str:
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    return f"{hours}:{minutes:02}"
