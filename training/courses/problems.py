"""Why a step was refused, in a sentence that says what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streetwork.web import steps

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


class Refused(steps.Refused):
    sentences = SENTENCES
