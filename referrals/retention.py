"""What of the directory is deleted when."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.models import Correction, ImportRow, ImportRun, Slip, Verification
from streetwork.delivery.retention import rule


@rule(key="referrals.slips", months=12, label=_("Slips"), start=_("the end of the slip"))
def slips(cutoff):
    """The public pages; their referrals stay as figures."""
    return Slip.objects.filter(expires_at__lte=cutoff)


@rule(
    key="referrals.verifications",
    months=24,
    label=_("Questions to centres about their entry"),
    start=_("the day the centre was asked"),
)
def verifications(cutoff):
    """The entry itself says when it was last verified; that somebody asked need no longer be proven."""
    return Verification.objects.filter(asked_on__lte=cutoff.date())


@rule(
    key="referrals.corrections",
    months=12,
    label=_("Decided corrections of entries, with their comments"),
    start=_("the decision"),
)
def corrections(cutoff):
    """The history of the entry keeps what was changed."""
    return Correction.objects.filter(decided_at__lte=cutoff)


@rule(
    key="referrals.import_rows",
    days=90,
    programme="run__programme",
    label=_("Lines of applied imports"),
    start=_("the application of the import"),
)
def import_rows(cutoff):
    """After this the import can no longer be undone as a whole; the history of each entry stays."""
    return ImportRow.objects.filter(run__applied_at__lte=cutoff)


@rule(
    key="referrals.imports_not_applied",
    days=7,
    label=_("Imports that were not applied"),
    start=_("the upload of the file"),
)
def imports_not_applied(cutoff):
    return ImportRun.objects.filter(applied_at=None, created_at__lte=cutoff)


def _empty_import_files() -> int:
    with transaction.atomic():
        return import_files(timezone.now() - timedelta(days=1)).update(content=None)


@rule(
    key="referrals.import_files",
    days=1,
    label=_("Uploaded files of imports"),
    start=_("the upload of the file"),
    purge=_empty_import_files,
)
def import_files(cutoff):
    """An applied or abandoned import has dropped its file before."""
    return ImportRun.objects.filter(content__isnull=False, created_at__lte=cutoff)
