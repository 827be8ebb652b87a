"""What happened to a campaign, told from the versions that the trigger keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.enums import CampaignStatus
from campaigns.models import CampaignEvent
from streetwork.vocabulary.snapshot import vocabulary

STEPS: dict[str, str | Promise] = {
    CampaignStatus.DRAFT: gettext_lazy("in preparation again"),
    CampaignStatus.RUNNING: gettext_lazy("started"),
    CampaignStatus.DONE: gettext_lazy("finished"),
    CampaignStatus.DROPPED: gettext_lazy("dropped"),
}


@dataclass(frozen=True)
class Moment:
    """One change: what, by whom, when."""

    at: datetime
    actor: str
    what: tuple[str, ...]


def moments_of(events: Iterable[CampaignEvent]) -> list[Moment]:
    """The newest first; changes of what is not followed leave no line."""
    earlier, moments = None, []
    for event in sorted(events, key=lambda event: event.pgh_id):
        what = _changes(earlier, event) if earlier else [_("set up")]
        if what:
            moments.append(Moment(event.pgh_created_at, str(event.actor) if event.actor else "", tuple(what)))
        earlier = event
    return moments[::-1]


def _changes(before: CampaignEvent, after: CampaignEvent) -> list[str]:
    said = []
    if before.status != after.status:
        said.append(str(STEPS[after.status]))
    if before.title != after.title:
        said.append(_("title: %(new)s (was: %(old)s)") % {"new": after.title, "old": before.title})
    if before.goal != after.goal:
        said.append(_("goal: %(new)s") % {"new": after.goal})
    if (before.starts_on, before.ends_on) != (after.starts_on, after.ends_on):
        said.append(_("period: %(first)s to %(last)s") % {"first": _day(after.starts_on), "last": _day(after.ends_on)})
    if before.languages != after.languages:
        said.append(_("languages: %(names)s") % {"names": _languages(after.languages)})
    if before.responsible_id != after.responsible_id:
        said.append(_("responsible: %(name)s") % {"name": str(after.responsible) if after.responsible else "–"})
    if before.page_is_public != after.page_is_public:
        said.append(_("public page switched on") if after.page_is_public else _("public page switched off"))
    return said


def _day(day) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")


def _languages(codes: Iterable[str]) -> str:
    words = vocabulary().languages
    return ", ".join(words[code].name if code in words else code for code in codes)
