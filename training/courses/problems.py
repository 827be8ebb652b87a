"""Why a step was refused, in a sentence that says what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "released": _("This version is released and stays as it is. Begin a new version to change the course."),
    "empty": _("A version without modules cannot be released. Add the first module."),
    "draft": _("There is a draft in this language already. Go on with that one."),
    "held": _("Sessions were planned with this version; it stays."),
    "retired": _("This course is retired. Take it into use again first."),
    "nothing": _("Nothing of this course is released yet, so there is nothing to copy."),
    "full": _("A course has at most 60 modules and 60 materials."),
    "four_eyes": _("You wrote this case study yourself. Somebody else has to approve it."),
    "status": _("This step is not possible now: it is in another status. Look at it again."),
}


class Changed(Exception):
    """Somebody else changed it since the person began; nothing was saved."""


class Refused(Exception):
    """The step is not possible; `code` says why."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str | Promise:
        return SENTENCES[self.code]
