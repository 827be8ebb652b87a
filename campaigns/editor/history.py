"""What happened to a version of a post, told from the events that the trigger keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.answers.diff import Piece, word_diff
from campaigns.enums import VersionStatus
from campaigns.flow import STEP_WORDS
from campaigns.models import PostVersion, PostVersionEvent

TEXTS = ("headline", "text", "alt", "target")


@dataclass(frozen=True)
class Moment:
    """One change of a version. `changes`: (field, its words from before to after)."""

    pk: int
    at: datetime
    actor: str
    what: str | Promise
    remark: str = ""
    changes: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
    has_other_picture: bool = False


def moments_of(events: Iterable[PostVersionEvent]) -> list[Moment]:
    """The newest first, each compared with the one before."""
    earlier: PostVersionEvent | None = None
    moments = []
    for event in sorted(events, key=lambda event: event.pgh_id):
        if what := _what(event, earlier):
            moments.append(_moment(event, earlier, what))
        earlier = event
    return moments[::-1]


def _moment(event: PostVersionEvent, earlier: PostVersionEvent | None, what: str | Promise) -> Moment:
    changes = tuple(
        (str(PostVersion._meta.get_field(name).verbose_name), tuple(word_diff(old, new)))
        for name in TEXTS
        if earlier and (old := getattr(earlier, name)) != (new := getattr(event, name))
    )
    sent_back = earlier is not None and event.remark and event.remark != earlier.remark
    return Moment(
        event.pgh_id, event.pgh_created_at, str(event.actor) if event.actor else "", what,
        remark=event.remark if sent_back else "", changes=changes,
        has_other_picture=earlier is not None and earlier.image_id != event.image_id,
    )  # fmt: skip


def _what(event: PostVersionEvent, earlier: PostVersionEvent | None) -> str | Promise:
    """In words; "" for what is no change of wording or status."""
    if event.pgh_label == "insert" or earlier is None:
        return _("written")
    if event.pgh_label == "delete":
        return _("removed")
    if any(getattr(event, name) != getattr(earlier, name) for name in (*TEXTS, "image_id")):
        mended = event.status == earlier.status == VersionStatus.APPROVED
        return _("typo mended, approvals kept") if mended else _("text changed")
    return _step(event, earlier)


def _step(event: PostVersionEvent, earlier: PostVersionEvent) -> str | Promise:
    if event.remark and event.remark != earlier.remark:
        return _("sent back")
    if event.status != earlier.status:
        return STEP_WORDS[event.status]
    return _("confirmed as still right") if event.reviewed_at != earlier.reviewed_at else ""
