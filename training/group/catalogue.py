"""What this room's columns hold (privacy.md: data catalogue)."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, WITH_THE_RECORD

MEMBERS = _("the members of the group, and who keeps the programme's trainings")

plain("training.WorkingGroup", "id", "programme", "name", "purpose", "is_active", "created_at")
plain("training.GroupMember", "id", "key", "group", "state", "role", "since", "until")
personal(
    "training.GroupMember",
    "user", "name", "email", "institution",
    purpose=_("Inviting the members of a working group and knowing for which state they speak"),
    legal_basis=EMPLOYMENT,
    retention="group.members",
    readers=MEMBERS,
)  # fmt: skip
plain(
    "training.Meeting", "id", "key", "group", "title", "starts_at", "ends_at", "form", "place", "online_url", "status",
    "sequence", "invited_at", "minutes_intro", "minutes_released_at", "created_at",
)  # fmt: skip
personal(
    "training.Meeting",
    "minutes_by", "minutes_released_by", "created_by", "minutes_frozen",
    purpose=_("The record of a meeting: who was there, who wrote and released it"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=MEMBERS,
)  # fmt: skip
plain("training.MeetingPresence", "id", "meeting")
personal(
    "training.MeetingPresence",
    "member", "reply",
    purpose=_("Planning a meeting and noting who came"),
    legal_basis=EMPLOYMENT,
    retention="group.members",
    readers=MEMBERS,
)  # fmt: skip
plain(
    "training.AgendaItem", "id", "key", "group", "meeting", "title", "body", "proposed_at", "position", "duration",
    "status", "record",
)  # fmt: skip
personal(
    "training.AgendaItem",
    "proposed_by",
    purpose=_("Knowing whom to ask about an agenda item"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=MEMBERS,
)
plain("training.Decision", "id", "key", "meeting", "item", "number", "text")
plain(
    "training.GroupTask", "id", "key", "group", "meeting", "item", "title", "due_on", "status", "done_at", "created_at"
)
personal(
    "training.GroupTask",
    "assignee", "created_by",
    purpose=_("Knowing who took a task upon themselves, and reminding them"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=MEMBERS,
)  # fmt: skip
