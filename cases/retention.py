from django.utils.translation import gettext_lazy as _

from cases.models import ContactNote
from streetwork.delivery.retention import rule

NOTES = "cases.contact_notes"
NOTE_DAYS = 90


def note_days(programme) -> int:
    """After how many days a note of this programme is deleted: its legal profile may say otherwise."""
    profile = programme.legal_profile
    return profile.retention_days.get(NOTES, NOTE_DAYS) if profile else NOTE_DAYS


@rule(
    key=NOTES,
    days=NOTE_DAYS,
    programme="contact__programme",
    label=_("Notes of contacts"),
    start=_("the writing of the note"),
)
def contact_notes(cutoff):
    """Notes of contacts; the counted facts stay."""
    return ContactNote.objects.filter(written_at__lte=cutoff)


# The rooms beside the contacts: `delivery` loads this module alone by name.
import cases.casework.retention  # noqa: E402
import cases.claims.retention  # noqa: E402
import cases.followups.retention  # noqa: E402
import cases.incidents.retention  # noqa: E402
import cases.listening.retention  # noqa: E402
import cases.trends.retention  # noqa: E402, F401
