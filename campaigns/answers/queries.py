"""Reading answer cards, in the field's words."""

from datetime import date, timedelta

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from campaigns.models import AnswerCard, AnswerCopies, AnswerVersion, AnswerVersionEvent
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_ANSWERS
from streetwork.web.weeks import monday_of

# The use that a list shows and sorts by.
USE_WEEKS = 8


def use_since(today: date | None = None) -> date:
    """The Monday with which the weeks of use begin, the running week being the last one."""
    today = today or timezone.localdate()
    return today - timedelta(days=today.weekday(), weeks=USE_WEEKS - 1)


def cards_of(access: Access) -> QuerySet[AnswerCard]:
    """Cards of the programmes in which the person reads answers."""
    return AnswerCard.objects.filter(programme__in=access.programmes_for(*READS_ANSWERS))


def with_use(cards: QuerySet[AnswerCard], today: date | None = None) -> QuerySet[AnswerCard]:
    """Each card with `uses`: how often any of its versions was copied in the last weeks."""
    copies = (
        AnswerCopies.objects.filter(version__card=OuterRef("pk"), day__gte=use_since(today))
        .order_by()
        .values("version__card")
        .annotate(total=Sum("count"))
        .values("total")
    )
    return cards.annotate(uses=Coalesce(Subquery(copies), 0))


def containing(cards: QuerySet[AnswerCard], words: str) -> QuerySet[AnswerCard]:
    """Cards that have every word in their question or in one of their texts."""
    for word in words.split()[:8]:
        texts = AnswerVersion.objects.filter(text__icontains=word).values("card")
        cards = cards.filter(Q(title__icontains=word) | Q(pk__in=texts))
    return cards


def copies_by_week(version_ids, since: date) -> dict[int, dict[date, int]]:
    """{version: {Monday: copies}}"""
    found: dict[int, dict[date, int]] = {}
    for copies in AnswerCopies.objects.filter(version__in=version_ids, day__gte=since):
        monday = monday_of(copies.day)
        weeks = found.setdefault(copies.version_id, {})
        weeks[monday] = weeks.get(monday, 0) + copies.count
    return found


def events_of(card: AnswerCard) -> QuerySet[AnswerVersionEvent]:
    """Everything that was changed in the card's versions, the newest first; deleted versions included."""
    return (
        AnswerVersionEvent.objects.filter(card=card.pk)
        .select_related("actor")
        .annotate(moment=F("pgh_created_at"))
        .order_by("-pgh_id")
    )
