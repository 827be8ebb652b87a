"""What feedback stores: ratings without a person, and texts that might name one."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import COUNSELLING
from training.feedback.retention import FEEDBACK

plain(
    "training.Feedback", "id", "state", "session", "overall", "content", "trainers", "organisation", "useful",
    "language", "counted",
)  # fmt: skip
personal(
    "training.Feedback",
    "good",
    "better",
    purpose=_("Making trainings better; anonymous, but a text may name a trainer"),
    legal_basis=COUNSELLING,
    retention=FEEDBACK,
    readers=_("who plans the trainings of the host state"),
)
