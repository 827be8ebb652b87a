"""Why something could not be planned or moved, in sentences that say what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from streetwork.web.localtime import SKIPPED, TWICE

CHANGED = _("Somebody else moved or changed it in the meantime; nothing was changed now. Look at it again.")
SENTENCES: dict[str, str | Promise] = {
    "status": _("Only what is planned can be moved or cancelled: this one is out, on its way, or cancelled already."),
    "past": _("This time is over. Choose a later one."),
    "place": _("This channel or space does not belong to the programme and platform. Choose another one."),
    "post": _("This post was dropped. Bring it back before you plan it."),
    "filled": _("This post stands in the gap already."),
    "reach": _("This day is too far away. Choose a day nearer to today."),
    "closed": _("The calendar of this programme can only be read: it is archived, or you do not plan in it."),
}
REMARKS: dict[str, str | Promise] = {
    SKIPPED: _("On this day the clocks are put forward and this time does not exist: it was moved to an hour later."),
    TWICE: _("On this day the clocks are put back and this time comes twice: the first one was taken."),
}


def sentence(code: str) -> str:
    return str(SENTENCES.get(code, SENTENCES["status"]))


def remark_of(code: str) -> str:
    return str(REMARKS.get(code, ""))
