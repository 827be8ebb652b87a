from datetime import date

from django.db import IntegrityError, transaction

from cases.casework.actions.locking import require
from cases.models import NoticeVersion
from streetwork.accounts.access import Access
from streetwork.accounts.roles import Role


def publish_notice(*, access: Access, programme: int, version: str, url: str, valid_from: date) -> tuple:
    """The notice's version, and whether it is new: the same name of the same programme is the same version."""
    require(programme in access.programmes_for(Role.LEAD, running=True))
    try:
        with transaction.atomic():
            made = NoticeVersion.objects.create(programme_id=programme, version=version, url=url, valid_from=valid_from)
    except IntegrityError:
        return NoticeVersion.objects.get(programme=programme, version=version), False
    return made, True
