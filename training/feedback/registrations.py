"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import READS_TRAININGS
from streetwork.web import tabs
from streetwork.web.tabs import Tab


def register():
    tabs.register("session", Tab("feedback:session", _("Feedback"), "chat-square-heart", 40, READS_TRAININGS))
    tabs.register("training", Tab("feedback:results", _("Results"), "bar-chart-line", 40, READS_TRAININGS))
