"""The printable concept of a course: a PDF in the language of the version. Its words are those of the public pages."""

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.pdf import pdf_of
from training.courses.version_page import aims_of
from training.enums import CaseStatus, VersionStatus
from training.models import CourseVersion

# The languages that the frame of the document is translated into; others get the English one.
FRAMES = ("de", "en", "bg", "es", "pl", "ro", "ru", "vi")


def concept_pdf(version: CourseVersion) -> bytes:
    """The whole curriculum on A4, with approved case studies at the end."""
    with translation.override(version.language_id if version.language_id in FRAMES else "en"):
        return pdf_of("concept", concept_data(version))


def concept_data(version: CourseVersion) -> dict:
    """What the template prints, in the active language."""
    course, words = version.course, vocabulary()
    programme = words.programmes[course.programme_id]
    language = words.languages[version.language_id].name if version.language_id in words.languages else ""
    modules = list(version.modules.order_by("position").prefetch_related("case_studies", "materials"))
    total, begins, rows = sum(module.minutes for module in modules), 0, []
    for number, module in enumerate(modules, start=1):
        rows.append(_module(module, number, begins))
        begins += module.minutes
    when = version.released_at or version.edited_at
    stand = date_format(timezone.localtime(when), "DATE_FORMAT")
    cases = {
        case.pk: _case(case, module.title)
        for module in modules
        for case in module.case_studies.all()
        if case.status == CaseStatus.APPROVED
    }
    return {
        "title": version.title,
        "language": version.language_id,
        "footer": f"{programme.short_name} · {version.title} · {_('Version')} {version.number}, {stand}",
        "programme": programme.name,
        "draft": _("Draft, not released") if version.status == VersionStatus.DRAFT else "",
        "summary": version.summary,
        "facts": [
            [_("For whom"), course.get_audience_display()],
            [_("Competence area"), course.get_competence_display()],
            [_("Language"), language],
            [_("Teaching time"), _time(total)],
            [_("Version"), f"{version.number} ({stand})"],
            *([[_("Prerequisites"), version.prerequisites]] if version.prerequisites else []),
        ],
        "aims": aims_of(version),
        "modules": rows,
        "cases": list(cases.values()),
        "materials": [_material(each) for each in version.materials.filter(module=None).order_by("title", "pk")],
        "words": {
            "aims": _("Aims"), "plan": _("Schedule"), "start": pgettext("schedule", "Start"),
            "module": _("Module"), "min": pgettext("minutes", "min"), "method": _("Method"),
            "minutes": _("Minutes"), "total": _("Total"), "aim": _("Aim"), "materials": _("Materials"),
            "cases": _("Case studies"), "questions": _("Questions to the group"), "insights": _("What can be learnt"),
        },
    }  # fmt: skip


def _time(minutes: int) -> str:
    text = ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    return f"{text} ({minutes // 60}:{minutes % 60:02d} h)" if minutes >= 60 else text


def _module(module, number: int, begins: int) -> dict:
    return {
        "number": number,
        "start": f"{begins // 60}:{begins % 60:02d}",
        "title": module.title,
        "minutes": module.minutes,
        "aim": module.aim,
        "content": module.content,
        "method": module.method,
        "materials": [_material(material) for material in module.materials.all()],
    }


def _material(material) -> str:
    return f"{material.title} ({material.credit})" if material.credit else material.title


def _case(case, module: str) -> dict:
    return {
        "title": case.title,
        "module": module,
        "situation": case.situation,
        "questions": [line.strip().lstrip("-–•* ") for line in case.questions.splitlines() if line.strip()],
        "insights": case.insights,
    }
