"""What the register of spaces stores. Spaces are no persons; who of the staff answers for them is one."""

from django.utils.translation import gettext_lazy as _

import streetwork.presence.channels.catalogue  # noqa: F401
from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import COUNSELLING, EMPLOYMENT, TEAM, WITH_THE_RECORD

FACTS = (
    "id", "programme", "platform", "name", "kind", "languages", "status", "advertising", "links", "permission",
    "privacy_risk", "visit_every_days", "last_visit", "next_visit",
)  # fmt: skip

plain("presence.Space", *FACTS, "origin_groups", "states", "created_at")
plain("presence.SpaceEvent", *FACTS, "pgh_id", "pgh_label")
plain("presence.MemberCount", "id", "space", "counted_on", "count")
plain("presence.Visit", "id", "space")
plain(
    "presence.BlockEntry", "id", "programme", "platform", "space", "happened_on", "measure", "cause", "step", "outcome",
    "settled_on", "guard_overrides",
)  # fmt: skip
plain("presence.ReachEstimate", "id", "programme", "overlap_percent", "basis")
personal(
    "presence.Space",
    "responsible",
    "visitor",
    purpose=_("Dividing the work in the spaces"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
personal(
    "presence.Space",
    "key",
    "url",
    "rules",
    purpose=_("Finding the space again; a page can bear the name of who runs it"),
    legal_basis=COUNSELLING,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
personal(
    "presence.SpaceEvent",
    "url",
    purpose=_("Proving what the register said; a page can bear the name of who runs it"),
    legal_basis=COUNSELLING,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
personal(
    "presence.SpaceEvent",
    "responsible",
    "actor",
    "pgh_created_at",
    purpose=_("Showing who changed the register"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
personal(
    "presence.Visit",
    "visitor",
    "visited_on",
    "minutes",
    purpose=_("Dividing the work in the spaces; how long a round takes, never who is quicker"),
    legal_basis=EMPLOYMENT,
    retention="presence.visits",
    readers=TEAM,
)
personal(
    "presence.BlockEntry",
    "note",
    purpose=_("Evidence for talks with platforms; a guard warns of names, numbers and addresses"),
    legal_basis=COUNSELLING,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
personal(
    "presence.BlockEntry",
    "reporter",
    purpose=_("Asking back about an entry of the block log"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
personal(
    "presence.ReachEstimate",
    "stated_by",
    "stated_on",
    purpose=_("Saying who stands for the assumption behind a figure"),
    legal_basis=EMPLOYMENT,
    retention=WITH_THE_RECORD,
    readers=TEAM,
)
