"""Answer cards for tests: a card with its approved source, and more texts of it."""

from django.utils import timezone

from campaigns.answers.rules import sources_of
from campaigns.flow import content_hash
from campaigns.models import AnswerCard, AnswerVersion
from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import UserFactory, programme
from tests.factories.cast import KOMPAN

SOURCE = "Die Anerkennung beantragt man bei der Kammer."


def card_of(*, slug=KOMPAN, topics=("recognition",), title="Wie wird mein Abschluss anerkannt?", text=SOURCE,
            status="approved", writer=None, **facts):  # fmt: skip
    """A card with its German source; approved by somebody else unless said otherwise."""
    by_code = dict(Topic.objects.filter(code__in=topics).values_list("code", "pk"))
    keys = [by_code[code] for code in topics]
    card = AnswerCard.objects.create(
        programme=programme(slug), title=title, topic_ids=keys, main_topic_id=keys[0], source_language_id="de", **facts
    )
    version_of(card, "de", text=text, status=status, writer=writer)
    return card


def version_of(card, language, *, text=None, status="approved", state=None, writer=None, reviewer=None):
    """A text of the card as the actions leave it, up to date when it is approved."""
    text = text or f"{card.title} ({language}{state or ''})"
    version = AnswerVersion.objects.create(
        card=card,
        language_id=language,
        state=State.objects.get(code=state) if state else None,
        text=text,
        text_hash=content_hash(text),
        edited_by=writer or UserFactory(),
    )
    if status == "approved":
        own = language == card.source_language_id and state is None
        sources = sources_of(card, card.versions.all())
        version.source_hash = version.text_hash if own else sources.hash_for(version, card)
        version.reviewed_by, version.reviewed_at = reviewer or UserFactory(), timezone.now()
    version.status = status
    version.save()
    return version
