"""Making and changing short links."""

import secrets
from collections.abc import Iterable

from django.conf import settings
from django.db import IntegrityError, transaction

from campaigns.enums import PlacementStatus
from campaigns.links.targets import clean_target
from campaigns.models import LinkPolicy, Placement, PostVersion, ShortLink

# Without what is mixed up when read aloud or typed: 0 o 1 l i.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
SLUG_LENGTH = 6
TRIES = 5


class Taken(Exception):
    """The wished-for short address belongs to another link."""


def new_slug() -> str:
    return "".join(secrets.choice(ALPHABET) for _turn in range(SLUG_LENGTH))


def absolute(link: ShortLink) -> str:
    """The address to write into a post."""
    return f"{settings.BASE_URL}/l/{link.slug}"


def short_link_of(placement: Placement) -> ShortLink | None:
    """The short link of a placement, made on first need; None while its version names no link.

    Until the post is out the link follows what its version says; afterwards it is changed on its own page. Raises
    ValidationError for an address to which no link may lead (`clean_target`).
    """
    version = PostVersion.objects.filter(post=placement.post_id, language=placement.language_id).first()
    target = version.target if version else ""
    known = ShortLink.objects.filter(placement=placement).first()
    if known:
        if target and known.target != target and placement.status == PlacementStatus.PLANNED:
            known.target = clean_target(target)
            known.save(update_fields=["target"])
        return known
    if not target:
        return None
    try:
        return _make(
            programme_id=placement.post.campaign.programme_id,
            target=clean_target(target),
            placement=placement,
            created_by_id=placement.created_by_id,
        )
    except IntegrityError:
        # a colleague's page made it in the same moment
        return ShortLink.objects.get(placement=placement)


@transaction.atomic
def add_link(*, programme: int, target: str, label: str, slug: str, user: int) -> ShortLink:
    """A free short link: for a poster, a profile's text. Raises Taken for a wished-for slug that is another's."""
    facts = {"programme_id": programme, "target": target, "label": label, "created_by_id": user}
    if not slug:
        return _make(**facts)
    try:
        with transaction.atomic():
            return ShortLink.objects.create(slug=slug, **facts)
    except IntegrityError:
        raise Taken from None


def _make(**facts) -> ShortLink:
    """With a slug of chance. Raises IntegrityError when something else than the slug stands twice."""
    for attempt in range(TRIES):
        slug = new_slug()
        try:
            with transaction.atomic():
                return ShortLink.objects.create(slug=slug, **facts)
        except IntegrityError:
            if attempt == TRIES - 1 or not ShortLink.objects.filter(slug=slug).exists():
                raise
    raise AssertionError("The loop returns or raises.")


@transaction.atomic
def change_link(*, link: ShortLink, target: str, label: str) -> ShortLink:
    """Lead elsewhere; within ten seconds every process knows. What it led to before stays in its history."""
    held = ShortLink.objects.select_for_update().get(pk=link.pk)
    held.target, held.label = target, label
    held.save(update_fields=["target", "label"])
    return held


@transaction.atomic
def switch_link(*, link: ShortLink, on: bool) -> ShortLink:
    """Take a link out of use, or into use again. Its short address is never given to another."""
    held = ShortLink.objects.select_for_update().get(pk=link.pk)
    held.is_active = on
    held.save(update_fields=["is_active"])
    return held


@transaction.atomic
def set_policy(*, programme: int, shows_notice: bool, own_hosts: Iterable[str]) -> LinkPolicy:
    """Whether a notice is shown before foreign pages, and which hosts are not foreign."""
    facts = {"shows_notice": shows_notice, "own_hosts": list(own_hosts)}
    return LinkPolicy.objects.update_or_create(programme_id=programme, defaults=facts)[0]
