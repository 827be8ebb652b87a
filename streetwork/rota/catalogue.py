"""What this room stores, for the data catalogue."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, NOBODY, SECURITY, THEMSELVES, WITH_THE_ACCOUNT

TEAM = _("the people of the programme")

plain("rota.PresenceTime", "id", "programme")
personal(
    "rota.PresenceTime",
    "user",
    "weekday",
    "starts",
    "ends",
    purpose=_("Knowing who is there for the people of a programme, and when"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_ACCOUNT,
    readers=TEAM,
)
plain("rota.Absence", "id", "created_at")
personal(
    "rota.Absence",
    "user",
    "stand_in",
    "first_day",
    "last_day",
    purpose=_("Letting somebody else keep what was agreed; no reason is stored"),
    legal_basis=EMPLOYMENT,
    retention="rota.absences",
    readers=TEAM,
)
plain("rota.CalendarFeed", "id", "created_at")
personal(
    "rota.CalendarFeed",
    "user",
    "token_hash",
    "last_used_on",
    purpose=_("Showing a person their own dates in their calendar"),
    legal_basis=SECURITY,
    retention=WITH_THE_ACCOUNT,
    readers=NOBODY,
)
plain("rota.DailyMail", "id")
personal(
    "rota.DailyMail",
    "user",
    "days",
    purpose=_("Sending the daily mail only to who wants it"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_ACCOUNT,
    readers=THEMSELVES,
)
