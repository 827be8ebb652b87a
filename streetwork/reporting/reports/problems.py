"""Why a step was refused, or a build failed, in a sentence that says what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streetwork.web import steps

SENTENCES: dict[str, str | Promise] = {
    "status": _("This step is not possible now: the report is in another status. Look at it again."),
    "building": _("The figures are being built. Your texts are still here: save them again in a moment."),
    "four_eyes": _("You wrote or submitted this report yourself. Somebody else has to sign it."),
    "not_over": _("The period is not over yet. Submit the report when it is."),
    "too_early": _("The figures were built before the period was over. Build them again, then submit."),
    "texts_missing": _("Some texts are still to be written. They are marked below."),
    "vignette": _("A vignette was withdrawn meanwhile. Send the report back, so that another one is picked."),
    "superseded": _("There is a newer version already."),
    "retired": _("This template is retired. Take it into use again first."),
    "no_sections": _("The template has no sections yet. Add the first one."),
    "full": _("A template has at most 40 sections."),
    "signed": _("A signed report never changes. Begin a new version instead."),
}
BUILD_PROBLEMS: dict[str, str | Promise] = {
    "rights": _("Whoever asked for the report may no longer read the figures of all its states. Build it yourself."),
    "retired": _("The template was retired meanwhile. Take it into use again, then build the report."),
    "no_sections": SENTENCES["no_sections"],
    "broke": _("Something went wrong while counting. Nothing is lost; build it again. If it fails again, tell us."),
}


class Refused(steps.Refused):
    sentences = SENTENCES
