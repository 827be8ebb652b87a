"""How long, in words of the active language."""

from django.utils.translation import gettext as _


def in_words(minutes: int) -> str:
    """“6 h 30 min”; parts that are zero are left out."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
