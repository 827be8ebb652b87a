"""What every action begins with."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cases.models import Case


def locked(case: Case) -> Case:
    """The case as it stands now, held until the transaction ends. Raises Case.DoesNotExist when it was erased."""
    return Case.objects.select_for_update(of=("self",)).get(state=case.state_id, pk=case.pk)


def require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied("Only those in charge of the case may do this.")


def touch(case: Case, *fields: str) -> None:
    """Save the named fields, and that something was entered now."""
    case.last_activity_at = timezone.now()
    case.save(update_fields=[*fields, "last_activity_at"])
