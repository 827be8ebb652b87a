"""Short links for tests."""

from campaigns.models import ShortLink
from tests.factories.accounts import programme
from tests.factories.cast import KOMPAN

TARGET = "https://www.bamf.de/kurse?a=1#b"


def link_of(*, slug="kurse", target=TARGET, programme_slug=KOMPAN, **facts):
    return ShortLink.objects.create(programme=programme(programme_slug), slug=slug, target=target, **facts)
