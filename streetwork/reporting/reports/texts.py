"""What people put into a report: texts, estimates, and the vignettes they picked.

`Report.texts` holds, by the key of a section: of a text the words, of participants `{row: number}`, of vignettes the
ids that were picked, and once the report is signed their stories.
"""

from typing import Any

from streetwork.reporting.enums import ReportStatus
from streetwork.reporting.models import Report, Vignette
from streetwork.reporting.reports.problems import Refused
from streetwork.reporting.reports.sections import Section, SectionKind, sections_of
from streetwork.reporting.vignettes.queries import released_for

STORY = ("title", "situation", "support", "outcome")


def words(report: Report, section: Section) -> str:
    said = report.texts.get(section.key)
    return said if isinstance(said, str) else ""


def estimates(report: Report, section: Section) -> dict[str, int]:
    said = report.texts.get(section.key)
    return said if isinstance(said, dict) else {}


def picked(report: Report, section: Section) -> list[int]:
    """Ids of the vignettes, in the order in which they stand in the report."""
    said = report.texts.get(section.key)
    return [each for each in said if isinstance(each, int)] if isinstance(said, list) else []


def offered(report: Report) -> list[Vignette]:
    """Released vignettes of the report's programme and states."""
    return list(released_for(report.programme_id, report.state_ids))


def missing(report: Report) -> list[Section]:
    """Texts that the template requires and nobody wrote yet."""
    return [
        section
        for section in sections_of(report.sections)
        if section.kind == SectionKind.TEXT and section.required and not words(report, section).strip()
    ]


def stories(report: Report) -> dict[str, list[dict[str, str]]]:
    """{section: stories} as the report shows them: frozen ones as they are, before that what is released now."""
    sections = [each for each in sections_of(report.sections) if each.kind == SectionKind.VIGNETTES]
    if report.status == ReportStatus.SIGNED:
        return {section.key: list(report.texts.get(section.key) or []) for section in sections}
    wanted = {pk for section in sections for pk in picked(report, section)}
    known = {each.pk: each for each in offered(report)} if wanted else {}
    return {section.key: [story_of(known[pk]) for pk in picked(report, section) if pk in known] for section in sections}


def story_of(vignette: Vignette) -> dict[str, str]:
    return {name: getattr(vignette, name) for name in STORY}


def frozen(report: Report) -> dict[str, Any]:
    """The texts with stories in the place of ids. Raises Refused "vignette" when one was withdrawn meanwhile."""
    told = stories(report)
    for section in sections_of(report.sections):
        if section.kind == SectionKind.VIGNETTES and len(told[section.key]) != len(picked(report, section)):
            raise Refused("vignette")
    return report.texts | told


def carried_over(report: Report) -> dict[str, Any]:
    """The texts for a new version: the author picks the vignettes again, since theirs may be withdrawn."""
    stories_of = {each.key for each in sections_of(report.sections) if each.kind == SectionKind.VIGNETTES}
    return {key: said for key, said in report.texts.items() if key not in stories_of}


def left_over(report: Report) -> list[str]:
    """Texts of sections that the template has no more: shown, so that nobody's words are lost."""
    keys = {section.key for section in sections_of(report.sections)}
    return [said for key, said in report.texts.items() if key not in keys and isinstance(said, str) and said.strip()]
