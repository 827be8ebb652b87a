"""Writes and removes the invented campaigns."""

from django.utils import timezone

from campaigns.demo.channels import seed_channels
from campaigns.demo.figures import seed_figures
from campaigns.demo.texts import east_side, kompan, lara
from campaigns.demo.writing import Writer
from campaigns.models import Campaign, GateItem, LinkPolicy, MetricImport, PostImage, ShortLink
from streetwork.accounts.models import User
from streetwork.presence.models import OwnChannel

STORIES = (*kompan.STORIES, *east_side.STORIES, *lara.STORIES)


def is_seeded() -> bool:
    """Whether the demo's campaigns are there."""
    return Campaign.objects.filter(created_by__is_demo=True).exists()


def seed(*, people, now, dice) -> None:
    """Write them as of `now`. `people` are the demo people by key (accounts/demo.py)."""
    channels = seed_channels(people=people, today=timezone.localdate(now), dice=dice)
    writer = Writer(people=people, now=now, channels=channels)
    for story in STORIES:
        writer.write(story)
    seed_figures(people=people, now=now, dice=dice)


def clear() -> None:
    """Remove what `seed` wrote, and what demo people made since."""
    demo = User.objects.filter(is_demo=True).values("pk")
    ShortLink.objects.filter(created_by__in=demo).delete()
    Campaign.objects.filter(created_by__in=demo).delete()
    MetricImport.objects.filter(uploaded_by__in=demo).delete()
    PostImage.objects.filter(uploaded_by__in=demo).delete()
    OwnChannel.objects.filter(responsible__in=demo).delete()
    programmes = User.objects.filter(is_demo=True).values("memberships__programme")
    GateItem.objects.filter(programme__in=programmes).delete()
    LinkPolicy.objects.filter(programme__in=programmes).delete()
