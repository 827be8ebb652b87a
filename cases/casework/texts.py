"""Opening the sealed texts of one case for the screen. A broken one is named and stops no other."""

import json
from dataclasses import dataclass

import structlog
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models import Case, CaseNote
from streetwork.vault.sealing import BrokenSeal

log = structlog.get_logger(__name__)

SECTION_LABELS: dict[str, str | Promise] = {
    "observation": _("Observation"),
    "statement": _("Statement"),
    "assessment": _("Assessment"),
    "action": pgettext_lazy("note", "Action"),
}


@dataclass(frozen=True)
class Section:
    name: str
    text: str

    @property
    def label(self):
        return SECTION_LABELS[self.name]


class OpenTexts:
    """Texts of a case that may be read. None stands for a broken seal, "" for no text."""

    def __init__(self, case: Case):
        self.case = case
        self.broken = 0

    def text(self, field: str, sealed: bytes | None) -> str | None:
        try:
            return self.case.unseal(field, sealed)
        except BrokenSeal:
            self.broken += 1
            log.warning("broken_seal", case=self.case.pk, state=self.case.state_id, field=field.partition(":")[0])
            return None

    @property
    def concern(self) -> str | None:
        return self.text("concern", self.case.concern)

    @property
    def result(self) -> str | None:
        return self.text("result", self.case.result)

    def sections(self, note: CaseNote) -> list[Section] | None:
        """The filled sections of a note, in their order."""
        text = self.text(f"note:{note.uid}", note.sealed)
        if text is None:
            return None
        filled = json.loads(text)
        return [Section(name, filled[name]) for name in CaseNote.SECTIONS if name in filled]
