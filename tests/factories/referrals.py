"""Centres and referrals. Make them inside an opened scope that may write the state."""

from datetime import timedelta

import factory
from django.utils import timezone

from referrals.enums import Status
from referrals.models import AdvisoryCenter, PublishedCenter
from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Topic


class CenterFactory(factory.django.DjangoModelFactory):
    """A published, fresh, accepting centre in Magdeburg; `code` names another state, `about` topics by code."""

    class Meta:
        model = AdvisoryCenter

    class Params:
        code = "ST"
        about = ("recognition",)

    state = factory.LazyAttribute(lambda made: State.objects.get(code=made.code))
    name = factory.Sequence(lambda n: f"Beratungsstelle {n:03}")
    provider = "Verein Beispiel e. V."
    status = Status.PUBLISHED
    street = factory.Sequence(lambda n: f"Musterweg {n}")
    postcode = "39104"
    city = "Magdeburg"
    latitude = 52.1315
    longitude = 11.6399
    phones = ["+49 391 1234567"]
    email = "beratung@example.org"
    website = "https://beratung.example.org/"
    languages = ["de", "pl"]
    topic_ids = factory.LazyAttribute(
        lambda made: list(Topic.objects.filter(code__in=made.about).order_by("pk").values_list("pk", flat=True))
    )
    accepting = True
    hours = {"weekly": {"MO": [["09:00", "12:00"]]}}
    description_de = "Wir beraten kostenlos."
    verified_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=150))


def published(**facts) -> PublishedCenter:
    """The published copy of a new centre."""
    return PublishedCenter.objects.get(pk=CenterFactory(**facts).pk)
