"""Where the verification of entries stands: what is due, asked, overdue, stuck."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from referrals.enums import Asked, Decision, Source, Status
from referrals.models import AdvisoryCenter, Correction, Verification
from streetwork.delivery.models import MailJob

MAIL = "referrals.verification"
# Who was asked so shortly before the day it became due (by hand) is not asked again on that day.
ASKED_SHORTLY = timedelta(days=14)
# After so long without an answer the entry goes back to its editor.
PATIENCE = timedelta(days=14)
ADDRESS = Coalesce(NullIf("verification_email", Value("")), "email", output_field=TextField())


def kept(states=None) -> QuerySet:
    """Published entries (of these states) with `address`, and `question`, `asked_on`, `expires_at` while one waits.

    `is_answered` says that a correction from the centre waits for its editor.
    """
    question = Verification.objects.filter(state=OuterRef("state"), center=OuterRef("pk"), status=Asked.ASKED)
    centers = AdvisoryCenter.objects.filter(status=Status.PUBLISHED)
    if states is not None:
        centers = centers.filter(state__in=sorted(states))
    return centers.annotate(
        address=ADDRESS,
        question=Subquery(question.values("pk")[:1]),
        asked_on=Subquery(question.values("asked_on")[:1]),
        expires_at=Subquery(question.values("expires_at")[:1]),
        is_answered=Exists(
            Correction.objects.filter(
                state=OuterRef("state"), center=OuterRef("pk"), decision=Decision.OPEN, source=Source.CENTER
            )
        ),
    )


def due(centers: QuerySet, today: date | None = None) -> QuerySet:
    """To be asked, and nobody has done it."""
    today = today or timezone.localdate()
    return centers.filter(due_on__lte=today, question=None, is_answered=False).exclude(address="")


def without_address(centers: QuerySet, today: date | None = None) -> QuerySet:
    """Due, but there is no address to write to."""
    return centers.filter(due_on__lte=today or timezone.localdate(), address="", is_answered=False)


def asked(centers: QuerySet) -> QuerySet:
    """A question waits for its answer, whether in time or not."""
    return centers.exclude(question=None)


def overdue(centers: QuerySet, today: date | None = None) -> QuerySet:
    """Back to the editor: asked 14 days ago without an answer, or due for more than 14 days and not asked."""
    day = (today or timezone.localdate()) - PATIENCE
    return centers.filter(Q(asked_on__lte=day) | Q(question=None, is_answered=False, due_on__lt=day))


def with_stuck_mail(centers: QuerySet) -> QuerySet:
    """The mail to the centre is in doubt or was refused."""
    stuck = MailJob.objects.undelivered().filter(kind=MAIL).values_list("object_id", flat=True)
    return centers.filter(question__in=[int(pk) for pk in stuck])


def to_ask(today: date) -> QuerySet:
    """Entries that the machine asks today: due ones with an address whose centre was not asked about this due day.

    A question from before, which an editor's own verification has overtaken, does not count.
    """
    lately = Verification.objects.filter(
        state=OuterRef("state"),
        center=OuterRef("pk"),
        status__in=[Asked.ASKED, Asked.CORRECTED],
        asked_on__gt=OuterRef("due_on") - ASKED_SHORTLY,
    )
    return (
        kept()
        .filter(~Exists(lately), due_on__lte=today, is_answered=False)
        .exclude(address="")
        .order_by(F("due_on").asc(), "pk")
    )


def open_corrections(states) -> QuerySet:
    """Corrections that wait for an editor of these states, the oldest first."""
    return Correction.objects.filter(state__in=sorted(states), decision=Decision.OPEN)
