import factory

from cases.listening.enums import Tallied
from cases.models import LeadTally, TrendNote
from streetwork.vocabulary.models import Topic
from tests.factories.accounts import programme
from tests.factories.cases import state_id, writing
from tests.factories.cast import KOMPAN


class TrendNoteFactory(factory.django.DjangoModelFactory):
    """A note in Polish for Kompan; `slug` names another programme."""

    class Meta:
        model = TrendNote

    class Params:
        slug = KOMPAN

    programme = factory.LazyAttribute(lambda made: programme(made.slug))
    language_id = "pl"
    asked = "Kindergeld"


def topic(code):
    return Topic.objects.get(code=code)


def tally(week, count, *, code="ST", slug=KOMPAN, language="pl", about="child_benefit", outcome=Tallied.FOUND):
    """So many finds of this outcome in the week of that Monday."""
    with writing(code):
        return LeadTally.objects.create(
            state_id=state_id(code), programme=programme(slug), week=week, language_id=language,
            topic=about and topic(about), outcome=outcome, count=count,
        )  # fmt: skip
