"""What vignettes store: altered stories that name nobody, without any link to a case."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import COUNSELLING, EMPLOYMENT, TEAM
from streetwork.reporting.vignettes.retention import DRAFTS

plain(
    "reporting.Vignette", "id", "state", "programme", "topic", "origin", "is_success", "altered", "status",
    "guard_overrides", "revision", "changed_on", "released_on",
)  # fmt: skip
personal(
    "reporting.Vignette", "title", "situation", "support", "outcome",
    purpose=_("Telling what the work does in a story that was altered until nobody is recognised"),
    legal_basis=COUNSELLING, retention=DRAFTS,
    readers=_("the author and the lead; as soon as a second person released it, counselors and coordinators"),
)  # fmt: skip
personal(
    "reporting.Vignette", "author", "released_by", "remark",
    purpose=_("Four eyes before a story is told"), legal_basis=EMPLOYMENT, retention=DRAFTS, readers=TEAM,
)  # fmt: skip
