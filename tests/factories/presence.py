import factory

from streetwork.presence.enums import Measure
from streetwork.presence.models import BlockEntry, MemberCount, Space, Visit
from streetwork.vocabulary.models import Platform
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN


class SpaceFactory(factory.django.DjangoModelFactory):
    """A joined Facebook group in Kompan's register; `slug` and `on` name another programme or platform."""

    class Meta:
        model = Space

    class Params:
        slug = KOMPAN
        on = "facebook"

    programme = factory.LazyAttribute(lambda made: programme(made.slug))
    platform = factory.LazyAttribute(lambda made: Platform.objects.get(code=made.on))
    key = factory.Sequence(lambda n: f"groups/{1000 + n}")
    url = factory.LazyAttribute(lambda made: f"https://facebook.com/{made.key}")
    name = factory.Sequence(lambda n: f"Space {n:03}")
    languages = ["pl"]


class MemberCountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MemberCount

    space = factory.SubFactory(SpaceFactory)
    count = 100


class VisitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Visit

    space = factory.SubFactory(SpaceFactory)


class BlockEntryFactory(factory.django.DjangoModelFactory):
    """A deleted comment in a space of Kompan; without a space, `slug` and `on` name programme and platform."""

    class Meta:
        model = BlockEntry

    class Params:
        slug = KOMPAN
        on = "facebook"

    space = factory.SubFactory(SpaceFactory, slug=factory.SelfAttribute("..slug"), on=factory.SelfAttribute("..on"))
    programme = factory.LazyAttribute(lambda made: made.space.programme if made.space else programme(made.slug))
    platform = factory.LazyAttribute(
        lambda made: made.space.platform if made.space else Platform.objects.get(code=made.on)
    )
    measure = Measure.COMMENT
