"""Which answer cards the invented contacts of the last weeks used."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from campaigns.enums import VersionStatus
from campaigns.models import AnswerCopies, AnswerVersion
from cases.models import CardUse, Contact

DAYS, SHARE = 56, 0.45


def is_seeded() -> bool:
    """Whether the demo's uses of cards are there."""
    return CardUse.objects.filter(contact__counselor__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Let contacts use an approved card that fits their programme, language and main topic."""
    fitting: dict[tuple[int, str, int], list[int]] = {}
    versions = AnswerVersion.objects.filter(status=VersionStatus.APPROVED, state=None, card__created_by__is_demo=True)
    for version in versions.select_related("card").order_by("pk"):
        for topic in version.card.topic_ids:
            fitting.setdefault((version.card.programme_id, version.language_id, topic), []).append(version.pk)
    since = now - timedelta(days=DAYS)
    recent = Contact.objects.filter(counselor__is_demo=True, occurred_at__gte=since).order_by(
        "occurred_at", "client_ref"
    )
    uses, copies = [], {}
    for contact in recent:
        offered = fitting.get((contact.programme_id, contact.language_id, contact.main_topic_id))
        if not offered or dice.random() > SHARE:
            continue
        version = dice.choice(offered)
        uses.append(CardUse(state_id=contact.state_id, contact=contact, version_id=version))
        day = timezone.localdate(contact.occurred_at)
        copies[version, day] = copies.get((version, day), 0) + 1
    CardUse.objects.bulk_create(uses)
    for (version, day), count in sorted(copies.items()):
        AnswerCopies.objects.get_or_create(version_id=version, day=day)
        AnswerCopies.objects.filter(version=version, day=day).update(count=F("count") + count)


def clear() -> None:
    """Remove the uses of the demo's contacts."""
    CardUse.objects.filter(contact__counselor__is_demo=True).delete()
