"""Everything that stands around one version while it is written, translated or reviewed."""

from functools import cached_property

from django.utils.functional import Promise

from campaigns.answers.diff import Piece, word_diff
from campaigns.editor import rules
from campaigns.editor.actions import planned_platforms
from campaigns.editor.copies import Writing, began_with, copy_of, is_overtaken, others_writing, says_the_same
from campaigns.editor.problems import sentence
from campaigns.editor.queries import last_approved, source_when_approved, versions_of
from campaigns.editor.states import OUTDATED, State, state_of
from campaigns.enums import VersionStatus
from campaigns.flow import STEPS, seen_of
from campaigns.models import CampaignPost, PostVersion, PostVersionEvent, WorkingCopy
from campaigns.release.rules import may_release
from streetwork.accounts.access import Access
from streetwork.vocabulary.models import Platform
from streetwork.vocabulary.snapshot import vocabulary

FIELDS = ("headline", "text", "alt", "target")


class VersionPage:
    """A version of a post, or the place of one that is to be written, as one person sees it."""

    def __init__(self, post: CampaignPost, language: str, access: Access):
        self.post, self.campaign, self.language_code, self.access = post, post.campaign, language, access

    @cached_property
    def _versions(self) -> dict[str, PostVersion]:
        return {language: version for (_post, language), version in versions_of([self.post]).items()}

    @property
    def version(self) -> PostVersion | None:
        return self._versions.get(self.language_code)

    @property
    def is_source(self) -> bool:
        return self.language_code == self.post.source_language_id

    @cached_property
    def source(self) -> PostVersion | None:
        """What it is translated from; None for the source itself, and while there is none."""
        return None if self.is_source else self._versions.get(self.post.source_language_id)

    @cached_property
    def state(self) -> State:
        return State(state_of(self.version, self.source))

    @property
    def source_state(self) -> State:
        return State(state_of(self.source, None))

    @property
    def language(self) -> str:
        return _name(self.language_code)

    @property
    def source_language(self) -> str:
        return _name(self.post.source_language_id)

    @cached_property
    def languages(self) -> list[tuple[str, str, State]]:
        """(code, name, state) of all languages of the campaign and of the post, the source first."""
        source = self._versions.get(self.post.source_language_id)
        codes = dict.fromkeys([self.post.source_language_id, *self.campaign.languages, *self._versions])
        return [(code, _name(code), State(state_of(self._versions.get(code), source))) for code in codes]

    @property
    def seen(self) -> str:
        return seen_of(self.version)

    @property
    def source_seen(self) -> str:
        return seen_of(self.source)

    @cached_property
    def platforms(self) -> list[Platform]:
        """Where it is planned; all platforms of the campaign while nothing is planned."""
        codes = set(planned_platforms(self.post, self.language_code))
        return [platform for platform in vocabulary().platforms.values() if platform.code in codes]

    @property
    def platform_codes(self) -> list[str]:
        return [platform.code for platform in self.platforms]

    # what the person may do

    @cached_property
    def may_write(self) -> bool:
        return not self.post.is_dropped and rules.may_write(self.access, self.campaign)

    @property
    def is_mine(self) -> bool:
        return self.version is not None and self.version.edited_by_id == self.access.user_id

    @property
    def waits_for_review(self) -> bool:
        return self.may_write and self.state.code in (VersionStatus.REVIEW, OUTDATED)

    @property
    def is_approved(self) -> bool:
        return self.version is not None and self.version.status == VersionStatus.APPROVED

    @property
    def may_send_back(self) -> bool:
        return self.may_write and not self.is_mine and (self.waits_for_review or self.is_approved)

    @property
    def may_mend(self) -> bool:
        """Whether the person may mend a typo without a new approval."""
        return self.may_write and self.is_approved and not self.is_mine

    @property
    def keeps_release(self) -> bool:
        """Whether a release survives a mended typo: the person releases texts, too, and answers for the new wording."""
        return may_release(self.access, self.campaign)

    @property
    def may_hand_in(self) -> bool:
        return self.version is None or self.version.status != VersionStatus.REVIEW

    @property
    def may_remove(self) -> bool:
        return self.may_write and self.version is not None and not self.is_source and self.version.source_hash is None

    @property
    def steps(self) -> list[str]:
        """Where it can be handed on to, review apart."""
        steps = STEPS[self.version.status] if self.version and self.may_write else ()
        return [step for step in steps if step != VersionStatus.REVIEW]

    @property
    def problem(self) -> str | Promise:
        """Why it cannot be approved yet, in words."""
        if self.version is None:
            return ""
        code = rules.approval_problem(self.version, self.source or self.version, self.platform_codes)
        return sentence(code) if code else ""

    # what was typed and what others do

    @cached_property
    def copy(self) -> WorkingCopy | None:
        """What the person was typing and has not saved, if it is anything else than what stands there."""
        copy = copy_of(self.post, self.language_code, self.access.user_id) if self.access.user_id else None
        if copy is None or not self.may_write or says_the_same(copy, self.version):
            return None
        return copy

    @property
    def is_overtaken(self) -> bool:
        """Whether somebody saved the version since the working copy was begun."""
        return self.copy is not None and is_overtaken(self.copy, self.version)

    @property
    def copy_base(self) -> str:
        return began_with(self.copy) if self.copy else self.seen

    @cached_property
    def writing(self) -> list[Writing]:
        return others_writing(self.post, self.language_code, self.access.user_id)

    @cached_property
    def previous(self) -> PostVersionEvent | None:
        """What was approved last, where it said something else."""
        return last_approved(self.version)

    @property
    def previous_pieces(self) -> list[Piece]:
        """From what was approved last to what stands there now."""
        return word_diff(self.previous.text, self.version.text) if self.previous and self.version else []

    @cached_property
    def source_before(self) -> PostVersionEvent | None:
        """What the source said when this was approved; None unless it says something else now."""
        if self.source is None or self.version is None or not self.version.source_hash:
            return None
        if bytes(self.version.source_hash) == bytes(self.source.text_hash):
            return None
        return source_when_approved(self.source, bytes(self.version.source_hash))

    @property
    def source_pieces(self) -> list[Piece]:
        """What has changed in the source since."""
        return word_diff(self.source_before.text, self.source.text) if self.source_before and self.source else []


def differences(theirs: PostVersion | None, mine: dict) -> list[tuple[str, list[Piece]]]:
    """(field, pieces) of the fields in which my words differ from theirs; from theirs to mine."""
    if theirs is None:
        return []
    return [
        (str(PostVersion._meta.get_field(name).verbose_name), word_diff(getattr(theirs, name), mine.get(name) or ""))
        for name in FIELDS
        if getattr(theirs, name).split() != (mine.get(name) or "").split()
    ]


def _name(code: str) -> str:
    language = vocabulary().languages.get(code)
    return language.name if language else code
