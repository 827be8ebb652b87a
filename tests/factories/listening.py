import os
from datetime import timedelta
from itertools import count

from django.utils import timezone

from cases.listening.enums import Format, RunStatus
from cases.models import Lead, ListeningRun
from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Platform, Topic
from tests.factories.accounts import programme
from tests.factories.cases import writing
from tests.factories.cast import KOMPAN

DIGESTS = count(1)


def topic(code):
    return Topic.objects.get(code=code)


def run_of(user, code="ST", *, slug=KOMPAN, **fields):
    """A finished import of this person in this state."""
    with writing(code, actor=getattr(user, "pk", None)):
        return ListeningRun.objects.create(
            state=State.objects.get(code=code), programme=programme(slug), user=user,
            **{"format": Format.TEXT, "status": RunStatus.DONE, "finished_at": timezone.now()} | fields,
        )  # fmt: skip


def lead_of(user, code="ST", *, slug=KOMPAN, run=None, days_ago=0, **fields):
    """A find in the inbox of this person's state and programme."""
    run = run or run_of(user, code, slug=slug)
    first = Topic.objects.order_by("pk").first()
    facts = {
        "platform": Platform.objects.get(code="facebook"),
        "text": f"Gdzie złożyć wniosek o Kindergeld? {next(DIGESTS)}",
        "language_id": "pl",
        "topic": first,
        "topic_ids": [first.pk],
        "digest": os.urandom(16),
        "is_staged": False,
        "created_at": timezone.now() - timedelta(days=days_ago),
    }
    with writing(code, actor=getattr(user, "pk", None)):
        return Lead.objects.create(state=run.state, programme=run.programme, run=run, **facts | fields)
