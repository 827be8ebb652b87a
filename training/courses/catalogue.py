"""What courses store: curricula and files of the team; who wrote and released them are colleagues."""

from django.utils.translation import gettext_lazy as _

from streetwork.delivery.catalogue import personal, plain
from streetwork.delivery.legal_bases import EMPLOYMENT, TEAM, WITH_THE_RECORD

plain(
    "training.Course", "id", "key", "programme", "title", "audience", "competence", "topics", "status", "copied_from",
    "created_at", "updated_at",
)  # fmt: skip
plain(
    "training.CourseVersion", "id", "course", "language", "number", "based_on", "title", "summary", "aims",
    "prerequisites", "change_note", "status", "revision", "edited_at", "released_at",
)  # fmt: skip
plain(
    "training.CourseModule", "id", "key", "version", "position", "title", "aim", "content", "method", "minutes",
    "case_studies", "revision",
)  # fmt: skip
plain(
    "training.CaseStudy", "id", "key", "programme", "language", "title", "situation", "questions", "insights", "topics",
    "status", "revision", "edited_at", "approved_at",
)  # fmt: skip
plain(
    "training.Material", "id", "key", "version", "module", "title", "file_name", "stored_as", "content_type", "size",
    "for_participants", "added_at",
)  # fmt: skip
for model, columns, purpose in (
    ("training.Course", ("created_by",), _("Knowing whom to ask about a course")),
    ("training.CourseVersion", ("edited_by", "released_by"), _("Knowing who answers for a version of a course")),
    ("training.CaseStudy", ("edited_by", "approved_by", "remark"), _("Four eyes: who wrote and who approved a story")),
    ("training.Material", ("credit", "added_by"), _("Passing files on only with the right to: whose work they are")),
):
    personal(model, *columns, purpose=purpose, legal_basis=EMPLOYMENT, retention=WITH_THE_RECORD, readers=TEAM)
