"""Claims of Kompan, in Polish unless told otherwise."""

from django.utils import timezone

from cases.models import Claim, ClaimSighting
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN


def claim_of(user, statement="Kindergeld is not paid to Poles", *, slug=KOMPAN, language="pl", **facts):
    """A saved claim that this person entered last."""
    topic = facts.pop("topic", None) or Topic.objects.order_by("pk").first()
    return Claim.objects.create(
        programme=programme(slug), statement=statement, language_id=language, topic=topic,
        created_by=user, edited_by=user, **facts,
    )  # fmt: skip


def seen(claim, day=None, *, count=1, space=None):
    return ClaimSighting.objects.create(claim=claim, seen_on=day or timezone.localdate(), count=count, space=space)
