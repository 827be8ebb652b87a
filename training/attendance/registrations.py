"""What this room puts into the frames of `web` and `delivery`."""

from django.utils.translation import gettext_lazy as _

from streetwork.accounts.roles import WRITES_TRAININGS
from streetwork.web import tabs
from training.attendance import mailing
from training.sessions.rules import may_see_people

MAIL_KINDS = (mailing.KIND,)


TABS = (
    ("attendance:people", _("Participants"), "people", 20),
    ("attendance:sheet", _("Attendance"), "check2-square", 25),
    ("attendance:mails", _("Mails"), "envelope", 30),
)


def register():
    for url_name, label, icon, order in TABS:
        tabs.register("session", tabs.Tab(url_name, label, icon, order, WRITES_TRAININGS, allows=may_see_people))
