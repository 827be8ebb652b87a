"""Which files of the curriculum a participant may download."""

from datetime import datetime

from training.enums import RegistrationStatus, SessionStatus
from training.models import Material, Registration


def may_download(registration: Registration, now: datetime) -> bool:
    """Whoever has a seat, from the first minute of the training on, as long as the registration is kept."""
    session = registration.session
    if registration.status != RegistrationStatus.CONFIRMED or session.status == SessionStatus.CANCELLED:
        return False
    return session.starts_at is not None and session.starts_at <= now


def materials_for(registration: Registration, now: datetime) -> list[Material]:
    """The files for participants of the version that the session is held with; none before it begins."""
    if not may_download(registration, now):
        return []
    return list(
        Material.objects.filter(version=registration.session.course_version_id, for_participants=True).select_related(
            "module"
        )
    )
