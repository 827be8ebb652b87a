"""Keywords of a programme."""

import factory

from cases.models.keyword import Keyword
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Topic


class KeywordFactory(factory.django.DjangoModelFactory):
    """An own keyword of Kompan; `programme=None` makes one of the start list."""

    class Meta:
        model = Keyword

    programme = factory.LazyFunction(lambda: Programme.objects.get(slug="kompan"))
    topic = factory.LazyFunction(lambda: Topic.objects.get(code="working_conditions"))
    language_id = "pl"
    pattern = factory.Sequence(lambda number: f"szparag{'abcdefghij'[number % 10] * (number // 10 + 1)}*")
    match = "prefix"
