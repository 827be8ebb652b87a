"""The gate of one text: what would stand there, and each question with what the machine found."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.editor.queries import versions_of
from campaigns.editor.rules import stands_by_its_source
from campaigns.editor.states import State, state_of
from campaigns.enums import GateCheck, PlacementStatus
from campaigns.flow import seen_of
from campaigns.models import GateRelease, Placement, PostVersion
from campaigns.release import signs
from campaigns.release.capacity import of_capacity
from campaigns.release.presenters import language_name
from campaigns.release.queries import count_of, with_places
from campaigns.release.questions import Question, asked_of, in_words
from campaigns.release.rules import is_valid, may_release, may_set_gate
from campaigns.wording.previews import Preview, preview_of
from streetwork.accounts.access import Access
from streetwork.vocabulary.models import Platform

REASONS = {
    "archived": _("The programme is archived: nothing of it goes out any more."),
    "status": _("The text is not approved yet. Somebody who did not write it approves it first."),
    "outdated": _("The text is outdated: bring it in line with its source, then have it approved again."),
    "source": _("The text that this one is translated from is not approved (any more). Have that one approved first."),
    "role": _("Campaign editors and leads of the programme release texts."),
}


@dataclass(frozen=True)
class Item:
    """A question with what was found for it."""

    question: Question
    signs: list[signs.Sign]
    is_ticked: bool


class GatePage:
    def __init__(self, version: PostVersion, access: Access, *, ticked=frozenset()):
        self.version, self.access, self._ticked = version, access, ticked
        self.post, self.campaign = version.post, version.post.campaign
        self.seen = seen_of(version)
        self.versions = versions_of([self.post])
        self.source = self.versions.get((self.post.pk, self.post.source_language_id))
        self.state = State(state_of(version, self.source))
        self.language = language_name(version.language_id)
        self.may_set = may_set_gate(access, self.campaign.programme_id)

    @cached_property
    def releases(self) -> list[GateRelease]:
        """Everybody's word for this text, the newest first."""
        return list(self.version.releases.select_related("released_by", "withdrawn_by")[:20])

    @property
    def standing(self) -> GateRelease | None:
        return next((each for each in self.releases if is_valid(each, self.version)), None)

    @property
    def checked(self):
        return in_words(self.standing.checks)

    @property
    def earlier(self) -> list[GateRelease]:
        return [each for each in self.releases if each is not self.standing]

    @property
    def obstacle(self) -> str:
        """Why it cannot be released now, as a code of `REASONS`; "" when it can."""
        if self.campaign.programme.is_archived:
            return "archived"
        if self.state.code == "outdated":
            return "outdated"
        if self.state.code != "approved":
            return "status"
        if not stands_by_its_source(self.version, self.source):
            return "source"
        return "" if may_release(self.access, self.campaign) else "role"

    @property
    def reason(self):
        return REASONS.get(self.obstacle, "")

    @property
    def may_withdraw(self) -> bool:
        return self.standing is not None and may_release(self.access, self.campaign)

    @property
    def text_url(self) -> str:
        return reverse("editor:version", args=[self.campaign.pk, self.post.pk, self.version.language_id])

    @cached_property
    def questions(self) -> list[Question]:
        return asked_of(self.campaign.programme_id, has_picture=self.version.image_id is not None)

    @cached_property
    def items(self) -> list[Item]:
        return [
            Item(question, self._signs_for(question.code), question.key in self._ticked) for question in self.questions
        ]

    def _signs_for(self, code: str) -> list[signs.Sign]:
        version, campaign = self.version, self.campaign
        look = {
            GateCheck.RELEVANCE: lambda: signs.of_relevance(campaign.goal, campaign.ideas.all()[:5]),
            GateCheck.LANGUAGE: lambda: signs.of_language(version, self.not_ready),
            GateCheck.CONTENT: lambda: signs.of_content(
                version,
                is_outdated=self.state.code == "outdated",
                counts=[(platform, count_of(version, platform)) for platform in self.platforms],
            ),
            GateCheck.IMAGE: lambda: signs.of_picture(version),
            GateCheck.CONTACT: lambda: signs.of_contact(version),
            GateCheck.CAPACITY: lambda: of_capacity(campaign.programme_id, self.planned),
        }
        return look[GateCheck(code)]() if code in look else []

    @property
    def not_ready(self) -> list[str]:
        """Languages of the campaign in which this post is not approved or is outdated."""
        states = {code: state_of(self.versions.get((self.post.pk, code)), self.source) for code in self._languages}
        return [language_name(code) for code, state in states.items() if state != "approved"]

    @property
    def _languages(self) -> list[str]:
        return [code for code in self.campaign.languages if code != self.version.language_id]

    @cached_property
    def planned(self) -> list[Placement]:
        """What is planned of this text, the first due first."""
        placements = Placement.objects.filter(
            post=self.post, language=self.version.language_id, status=PlacementStatus.PLANNED
        )
        return list(with_places(placements).order_by("due_at", "pk")[:50])

    @cached_property
    def platforms(self) -> list[Platform]:
        """Where it is planned; else every platform of the campaign."""
        planned = {placement.platform_id: placement.platform for placement in self.planned}
        return list(planned.values()) or list(self.campaign.platforms.all())

    @cached_property
    def previews(self) -> list[Preview]:
        """How it would look on each platform, under the name of the first channel that it is planned for."""
        names = {each.platform_id: each.channel.name for each in reversed(self.planned) if each.channel}
        return [
            preview_of(self.version, platform, author=names.get(platform.pk, self.campaign.programme.short_name))
            for platform in self.platforms
        ]
