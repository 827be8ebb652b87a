"""Screen shapes of what is to be published: rows, and one placement to be posted by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.calendar.rules import is_due, is_late
from campaigns.calendar.timing import day_of, local
from campaigns.models import Campaign, Placement
from campaigns.release.enums import NotPublished
from campaigns.release.outgoing import Outgoing, outgoing
from campaigns.release.queries import Standing, standing_of
from campaigns.release.remedies import Remedy, machine_waits, remedies_of
from campaigns.release.rules import may_publish, undo_problem
from campaigns.sending.queries import in_doubt, were_sent
from campaigns.sending.rules import machine_takes
from streetwork.accounts.access import Access
from streetwork.presence.enums import Permission, Rule, Status
from streetwork.vocabulary.snapshot import vocabulary

# Platforms whose posts have a title of their own.
WITH_TITLE = frozenset({"youtube", "reddit", "forum", "email", "onsite"})


@dataclass
class Row:
    """A placement in a list of what is to go out."""

    placement: Placement
    standing: Standing
    now: datetime
    is_mine: bool = False

    @property
    def campaign(self) -> Campaign:
        return self.placement.post.campaign

    @property
    def url(self) -> str:
        return reverse("release:entry", args=[self.placement.pk])

    @property
    def place(self) -> str | Promise:
        """Where it is to stand: the name of the channel or space."""
        where = self.placement.channel or self.placement.space
        return where.name if where else _("place not chosen yet")

    @cached_property
    def is_due(self) -> bool:
        return is_due(self.placement, self.now)

    @cached_property
    def is_late(self) -> bool:
        return is_late(self.placement, self.now)

    @property
    def is_by_machine(self) -> bool:
        return machine_takes(self.placement, self.now)

    @property
    def waits_for(self) -> list[Remedy]:
        """What somebody has to decide, so that the machine goes on; until then it is posted by hand, or not at all."""
        return machine_waits(self.placement, self.now) if self.standing.may_go_out else []

    @property
    def when(self) -> str:
        """Today only the hour; another day with its weekday."""
        at, today = local(self.placement.due_at), day_of(self.now)
        if at.date() == today:
            return date_format(at, "TIME_FORMAT")
        return f"{date_format(at, 'D')}, {date_format(at, 'SHORT_DATETIME_FORMAT')}"

    @property
    def language(self) -> str:
        return language_name(self.placement.language_id)

    @cached_property
    def remedies(self) -> list[Remedy]:
        return remedies_of(self.placement, self.standing)

    @property
    def last_time(self) -> str:
        """Why it could not be posted the last time."""
        return NotPublished(self.placement.problem).label if self.placement.problem in NotPublished.values else ""


def language_name(code: str) -> str:
    words = vocabulary().languages
    return str(words[code].name) if code in words else code


@dataclass(frozen=True)
class Caution:
    """What is to be known before one posts in a place; `is_grave`: better ask first."""

    sentence: str | Promise
    is_grave: bool


def cautions_of(placement: Placement, *, has_link: bool) -> list[Caution]:
    """What the space says about advertising and links, and about us. Pure."""
    space, found = placement.space, []
    if space is None:
        return found
    says = {
        Rule.FORBIDDEN: (_("Advertising is forbidden there."), True),
        Rule.ASK: (_("Ask the admins before you advertise there."), True),
        Rule.UNKNOWN: (_("Whether advertising is allowed there is not known: look at the rules first."), False),
    }
    if space.permission != Permission.GRANTED and space.advertising in says:
        found.append(Caution(*says[space.advertising]))
    links = {
        Rule.FORBIDDEN: (_("Links are forbidden there: put it into words, or leave it out."), True),
        Rule.ASK: (_("Ask the admins before you post a link there."), True),
    }
    if has_link and space.links in links:
        found.append(Caution(*links[space.links]))
    if space.permission == Permission.REFUSED:
        found.append(Caution(_("The admins have refused us."), True))
    elif space.permission == Permission.GRANTED:
        found.append(Caution(_("The admins have agreed that we post there."), False))
    if space.status == Status.PENDING:
        found.append(Caution(_("Our request to join is still pending."), True))
    return found


class EntryPage:
    """One placement, to be posted by hand: the words, the picture, the place, and what keeps it back."""

    def __init__(self, placement: Placement, access: Access):
        self.placement, self.access = placement, access
        self.now = timezone.now()
        self.campaign = placement.post.campaign
        self.row = Row(placement, standing_of(placement), self.now)
        self.may_publish = may_publish(access, self.campaign)

    @property
    def is_open(self) -> bool:
        """Whether it still is to be posted."""
        return self.placement.status in ("planned", "failed")

    @property
    def is_published(self) -> bool:
        return self.placement.status == "published"

    @property
    def is_ready(self) -> bool:
        return self.is_open and self.may_publish and self.row.standing.may_go_out

    @cached_property
    def outgoing(self) -> Outgoing | None:
        """What is to be posted, once it may be: only then it gets its short link."""
        version = self.row.standing.version
        return outgoing(self.placement, version=version) if self.is_ready and version else None

    @property
    def shows_title(self) -> bool:
        return bool(self.outgoing and self.outgoing.headline) and self.placement.platform.code in WITH_TITLE

    @property
    def file_name(self) -> str:
        """A name for the downloaded picture."""
        kind = self.outgoing.image.media_type.rpartition("/")[2].replace("jpeg", "jpg")
        return f"{self.campaign.slug}-{self.placement.language_id}.{kind}"

    @cached_property
    def cautions(self) -> list[Caution]:
        return cautions_of(self.placement, has_link=bool(self.outgoing and self.outgoing.link))

    @property
    def is_early(self) -> bool:
        return self.placement.due_at - self.now > timedelta(hours=1)

    @cached_property
    def _undo_problem(self) -> str:
        placement = self.placement
        return undo_problem(
            placement, due_at=placement.due_at, now=self.now, was_sent=bool(were_sent([placement])),
            is_in_doubt=bool(in_doubt([placement])),
        )  # fmt: skip

    @property
    def may_undo(self) -> bool:
        """Only what was marked by hand, before figures were entered."""
        return self.is_published and self.may_publish and self._undo_problem in ("", "time")

    @property
    def undo_needs_time(self) -> bool:
        """Whether a machine would post it at once, if it were planned for its old time."""
        return self._undo_problem == "time"
