from datetime import timedelta

from django.utils import timezone

from cases.models import Case, FollowUp
from streetwork.vocabulary.models import Platform, Topic
from tests.factories.accounts import programme
from tests.factories.cases import contact_of, state_id, writing
from tests.factories.cast import KOMPAN


def case_of(worker, where="ST", *, slug=KOMPAN, **facts):
    """An open case of this person, without texts."""
    topic = Topic.objects.order_by("pk").first()
    with writing(where, actor=worker.pk):
        return Case.objects.create(
            state_id=state_id(where),
            programme=programme(slug),
            worker=worker,
            language_id="pl",
            platform=Platform.objects.get(code="facebook"),
            main_topic=topic,
            topic_ids=[topic.pk],
            **({"code": f"K-{Case.objects.count():04}"} | facts),
        )


def follow_up_of(worker, code="ST", *, slug=KOMPAN, days=0, contact=None, case=None, **facts):
    """A follow-up of this person, due in so many days; of a contact of theirs when nothing is named."""
    if contact is None and case is None:
        contact = contact_of(worker, code, slug=slug)
    if facts.get("status", "open") != "open":
        facts.setdefault("settled_at", timezone.now())
    with writing(code, actor=worker.pk):
        return FollowUp.objects.create(
            state_id=state_id(code),
            programme=programme(slug),
            worker=worker,
            contact=contact,
            case=case,
            **(
                {
                    "due_on": timezone.localdate() + timedelta(days=days),
                    "platform": Platform.objects.get(code="facebook"),
                }
                | facts
            ),
        )
