"""What holds for letting a post out. Pure.

`hindrances` is the one rule that decides whether a placement may go out, by hand or by machine.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.editor.rules import is_outdated, stands_by_its_source
from campaigns.enums import CampaignStatus, VersionStatus
from campaigns.links.targets import is_target
from campaigns.models import Campaign, GateRelease, Placement, PostVersion
from campaigns.sending.connectors import sends_itself
from streetwork.accounts.access import Access
from streetwork.accounts.roles import PUBLISHES, RELEASES_POSTS


@dataclass(frozen=True)
class Hindrance:
    """Why a placement may not go out. `code`: archived, dropped, finished, missing, draft, outdated, source,
    image, target, count, unreleased, place; `count` says what the platform itself would refuse.
    """

    code: str
    sentence: str | Promise


SENTENCES: dict[str, str | Promise] = {
    "archived": _("The programme is archived: nothing of it goes out any more."),
    "dropped": _("The campaign or the post was dropped."),
    "finished": _("The campaign is finished. Open it again, or cancel the placement."),
    "missing": _("The text in this language is not written yet."),
    "draft": _("The text is not approved yet."),
    "outdated": _("The text is outdated: its source has changed since it was approved."),
    "source": _("The text that this one is translated from is not approved (any more)."),
    "image": _("The picture has no description for people who cannot see it."),
    "target": _("The link of the text cannot be used. Write its whole address anew, beginning with https://."),
    "unreleased": _("Nobody has released this wording yet."),
    "place": _("The channel is closed, or we may not write in the space any more."),
}


# A text that is not ready is not released either: that is said once it is ready.
UNFINISHED = frozenset({"missing", "draft", "outdated", "source"})


def hindrances(placement: Placement, *, version: PostVersion | None, source: PostVersion | None,
               release: GateRelease | None, count=None) -> list[Hindrance]:  # fmt: skip
    """Everything that keeps a placement from going out; empty when it may.

    `version` is the text in the placement's language, `source` the one it is translated from, `release` somebody's
    word for it; `count` is how the platform counts the text (`campaigns.wording.counting.Count`), when it is known.
    Whether it is time, and whether it went out already, is not asked here.
    """
    codes = [*_of_campaign(placement), *_of_place(placement), *_of_text(version, source)]
    found = [Hindrance(code, SENTENCES[code]) for code in codes]
    if version is not None and count is not None:
        found += [Hindrance("count", each.sentence) for each in count.problems if each.is_blocking]
    if UNFINISHED.isdisjoint(codes) and not is_valid(release, version):
        found.append(Hindrance("unreleased", SENTENCES["unreleased"]))
    return found


def _of_campaign(placement: Placement):
    post, campaign = placement.post, placement.post.campaign
    if campaign.programme.is_archived:
        yield "archived"
    if post.is_dropped or campaign.status == CampaignStatus.DROPPED:
        yield "dropped"
    elif campaign.status == CampaignStatus.DONE:
        yield "finished"


def _of_place(placement: Placement):
    channel, space = placement.channel, placement.space
    if (channel and channel.is_closed) or (space and space.status in (space.Status.LEFT, space.Status.BLOCKED)):
        yield "place"


def _of_text(version: PostVersion | None, source: PostVersion | None):
    if version is None or not (version.text.strip() or version.image_id):
        yield "missing"
        return
    if version.status != VersionStatus.APPROVED:
        yield "draft"
    elif is_outdated(version, source):
        yield "outdated"
    elif not stands_by_its_source(version, source):
        yield "source"
    if version.image_id and not version.alt.strip():
        yield "image"
    if version.target and not is_target(version.target):
        yield "target"


def is_valid(release: GateRelease | None, version: PostVersion | None) -> bool:
    """Whether somebody's word stands for exactly what the version says now."""
    return (
        version is not None
        and release is not None
        and release.version_id == version.pk
        and release.withdrawn_at is None
        and bytes(release.text_hash) == bytes(version.text_hash)
    )


def undo_problem(
    placement: Placement, *, due_at: datetime, now: datetime, was_sent: bool, is_in_doubt: bool = False
) -> str:
    """Why the mark of a published placement cannot be taken back, to be planned for `due_at`; "" when it can.

    `machine`: a machine posted it (`was_sent`: by its tries, also when a person found it there). `measured`: it has
    figures. `time`: a machine would post it at once; a time to come is needed. Nothing is sent while a try is in doubt.
    """
    if placement.external_id or was_sent:
        return "machine"
    if placement.measured_at:
        return "measured"
    return "time" if due_at <= now and sends_itself(placement) and not is_in_doubt else ""


def may_release(access: Access, campaign: Campaign) -> bool:
    """Leads and campaign editors of the programme, while it runs."""
    return campaign.programme_id in access.programmes_for(*RELEASES_POSTS, running=True)


def may_publish(access: Access, campaign: Campaign) -> bool:
    """Who may post by hand for the campaign, while its programme runs."""
    return campaign.programme_id in access.programmes_for(*PUBLISHES, running=True)


def may_set_gate(access: Access, programme: int) -> bool:
    """Who decides what the checklist of the programme asks."""
    return programme in access.programmes_for(*RELEASES_POSTS, running=True)
