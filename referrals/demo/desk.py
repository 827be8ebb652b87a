"""What waits on the editor's desk in NW: corrections to decide, and centres that were asked to look at their entry."""

from datetime import datetime, timedelta

from django.utils import timezone

from referrals.demo.specials import ASKED_LATELY, ASKED_LONG_AGO, MERGED
from referrals.enums import Asked, Source
from referrals.models import AdvisoryCenter, Correction, Verification
from streetwork.accounts.models import User


def seed_desk(centers: list[AdvisoryCenter], *, people: dict[str, User], now: datetime) -> None:
    """Two open corrections (by a centre, by a counselor), and two verifications, one without an answer for long."""
    by_name, today = {center.name: center for center in centers}, timezone.localdate(now)
    _ask(by_name.get(ASKED_LATELY), today - timedelta(days=5))
    _ask(by_name.get(ASKED_LONG_AGO), today - timedelta(days=24))
    _correct(
        by_name.get(MERGED[0]), now - timedelta(days=2),
        {"accepting": False, "waiting_weeks": 9, "languages": ["de", "bg", "ro", "tr"]},
        "Wir nehmen erst nach den Ferien wieder neue Ratsuchende auf. Neu im Team: Beratung auf Türkisch.",
    )  # fmt: skip
    _correct(
        by_name.get(ASKED_LATELY), now - timedelta(days=1, hours=3),
        {"street": "Glockengießerplatz 17"}, "Ratsuchende standen vor Nummer 11; das Büro ist umgezogen.",
        user=people["counselor"],
    )  # fmt: skip


def _ask(center, day) -> None:
    if center is not None:
        Verification.objects.create(state_id=center.state_id, center=center, asked_on=day, status=Asked.ASKED)


def _correct(center, at, proposed, comment, *, user=None) -> None:
    """By the user, else by the centre itself."""
    if center is not None:
        Correction.objects.create(
            state_id=center.state_id, center=center, created_at=at,
            source=Source.COUNSELOR if user else Source.CENTER, created_by=user, proposed=proposed, comment=comment,
            base={field: getattr(center, field) for field in proposed},
        )  # fmt: skip
