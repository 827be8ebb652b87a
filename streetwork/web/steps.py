"""Steps that people take in the browser: done, or told in a sentence why not."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from django.contrib import messages
from django.utils.functional import Promise
from django.utils.translation import gettext as _


class Changed(Exception):
    """Somebody else changed it since the person began; nothing was saved."""


class Refused(Exception):
    """The step is not possible; `code` says why, by one of the `sentences` of the room that raises it."""

    sentences: ClassVar[Mapping[str, str | Promise]] = {}

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str | Promise:
        return self.sentences[self.code]


def tried(request, step: Callable[[], object]) -> bool:
    """Take a step; what stands in its way is said as a message. Answers whether it was taken."""
    try:
        step()
    except Refused as problem:
        messages.error(request, problem.sentence)
        return False
    except Changed:
        messages.error(request, _("A colleague changed it meanwhile. Read it again, then decide."))
        return False
    return True
