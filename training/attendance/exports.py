"""A participant as a line of a table."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from training.attendance.presenters import PersonRow

HEADINGS = (
    _("Name"), _("E-mail"), _("Institution"), _("Type of institution"), _("State or country"),
    _("Full-time or volunteer"), _("Status"), _("How registered"), _("What became of it"), _("Minutes present"),
    _("Registered"),
)  # fmt: skip


def line_of(row: PersonRow) -> list:
    each = row.registration
    return [
        each.name, each.email, each.institution, each.get_institution_type_display(), row.place,
        each.get_engagement_display(), each.get_status_display(), each.get_origin_display(), str(row.outcome.label),
        row.minutes, timezone.localtime(each.registered_at).strftime("%Y-%m-%d %H:%M"),
    ]  # fmt: skip
