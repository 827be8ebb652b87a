"""The list that is signed on paper, as data for its Typst template. Names and institutions, no addresses."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from training.models import Registration, TrainingSession
from training.sessions.when import when_text

MOST_COLUMNS = 4  # dates that fit beside each other; more go on further tables
SPARE_LINES = 5


def sheet_data(session: TrainingSession, people: list[Registration]) -> dict:
    """What `attendance.typ` shows: one table for every four dates, with spare lines for who comes unannounced."""
    dates = [f"{timezone.localtime(date.starts_at):%d.%m.}" for date in session.dates.all()] or [""]
    place = ", ".join(part for part in (session.place, session.city) if part) or session.get_form_display()
    return {
        "title": f"{_('Attendance list')}: {session.title}",
        "language": (get_language() or "de")[:2],
        "heading": _("Attendance list"),
        "session": session.title,
        "facts": [
            [_("When"), when_text(session) or "–"],
            [_("Where"), place],
            [_("Trainers"), ", ".join(trainer.name for trainer in session.trainers.all()) or "–"],
            [_("Programme"), session.programme.name],
        ],
        "columns": [_("No."), _("Name"), _("Institution")],
        "signature": _("Signature"),
        "tables": [dates[start : start + MOST_COLUMNS] for start in range(0, len(dates), MOST_COLUMNS)],
        "people": [[each.name, each.institution] for each in people],
        "spare": SPARE_LINES,
        "notice": _(
            "The list proves who took part. It goes to the organiser, is kept in a locked place, and is destroyed "
            "when the funder no longer asks for it."
        ),
        "footer": _("Printed on %(day)s") % {"day": date_format(timezone.localdate(), "DATE_FORMAT")},
    }  # fmt: skip
