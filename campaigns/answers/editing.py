"""What stands beside a text while it is written or reviewed."""

from functools import cached_property

from campaigns.answers import rules
from campaigns.answers.presenters import Text, texts_of
from campaigns.answers.problems import sentence
from campaigns.enums import VersionStatus
from campaigns.flow import STEPS
from campaigns.models import AnswerCard, AnswerVersion
from streetwork.accounts.access import Access
from streetwork.vocabulary.snapshot import vocabulary


class EditPage:
    """A text of a card, or one that is to be written for a language and a state."""

    def __init__(
        self,
        card: AnswerCard,
        access: Access,
        *,
        version: AnswerVersion | None = None,
        language: str = "",
        state: int | None = None,
    ):
        self.card, self.access, self.version = card, access, version
        self.language_code = version.language_id if version else language
        self.state_id = version.state_id if version else state

    @cached_property
    def _texts(self) -> list[Text]:
        return texts_of(self.card, self.access)

    @cached_property
    def text(self) -> Text | None:
        return next((text for text in self._texts if self.version and text.version.pk == self.version.pk), None)

    @cached_property
    def sources(self) -> list[Text]:
        """What the text is made from: the variant of its state first, then the general text."""
        made_from = [
            text
            for text in self._texts
            if text.version.language_id == self.card.source_language_id
            and text.version.state_id in (None, self.state_id)
            and (self.version is None or text.version.pk != self.version.pk)
            and not (text.version.state_id and self.language_code == self.card.source_language_id)
        ]
        if self.text and self.text.is_source:
            return []
        return sorted(made_from, key=lambda text: text.version.state_id is None)

    @property
    def language(self) -> str:
        return vocabulary().languages[self.language_code].name

    @property
    def state(self) -> str:
        return vocabulary().states[self.state_id].name if self.state_id else ""

    @property
    def may_write(self) -> bool:
        return rules.may_write(self.access, self.card)

    @property
    def steps(self) -> list[str]:
        """Where the text can be handed on to, review apart."""
        steps = STEPS[self.version.status] if self.version else ()
        return [step for step in steps if VersionStatus.REVIEW not in (step, self.version.status)]

    @property
    def may_hand_in(self) -> bool:
        return self.version is None or self.version.status != VersionStatus.REVIEW

    @property
    def problem(self) -> str:
        """Why it cannot be approved yet, in words."""
        code = self.text.problem if self.text else ""
        return str(sentence(code)) if code else ""
