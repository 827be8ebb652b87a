"""What holds for courses and case studies. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from training.enums import CaseStatus, VersionStatus
from training.models import CaseStudy, Course, CourseVersion

MOST_MODULES = MOST_MATERIALS = 60


def may_read(access: Access, course: Course) -> bool:
    return course.programme_id in access.programmes_for(*READS_TRAININGS)


def may_write(access: Access, thing: Course | CaseStudy) -> bool:
    """Who keeps trainings in its programme, while the programme runs."""
    return thing.programme_id in access.programmes_for(*WRITES_TRAININGS, running=True)


def may_see_drafts(access: Access, course: Course) -> bool:
    """Who keeps trainings in its programme, archived or not."""
    return course.programme_id in access.programmes_for(*WRITES_TRAININGS)


def may_approve(access: Access, case: CaseStudy) -> bool:
    """Four eyes: who may write may approve what somebody else wrote last."""
    waits = case.status == CaseStatus.REVIEW
    return waits and may_write(access, case) and case.edited_by_id != access.user_id


@dataclass(frozen=True)
class Edition:
    """A language of a course: its newest released version, its draft, its earlier ones (newest first)."""

    language: str
    released: CourseVersion | None
    draft: CourseVersion | None
    earlier: tuple[CourseVersion, ...]
    is_source: bool
    is_behind: bool

    @property
    def newest(self) -> CourseVersion:
        """What the language says now; there is one, or the edition would not be."""
        newest = self.released or self.draft
        assert newest is not None
        return newest


def editions_of(versions: Iterable[CourseVersion]) -> list[Edition]:
    """The languages of a course, the one it was first written in first, then by code.

    A language is *behind* when the first one was released again after it: its participants learn something older.
    """
    by_language: dict[str, list[CourseVersion]] = {}
    for version in sorted(versions, key=lambda each: each.pk):
        by_language.setdefault(version.language_id, []).append(version)
    source = next(iter(by_language), "")
    newest = {language: _newest_released(rows) for language, rows in by_language.items()}
    stand = newest.get(source)
    return [
        Edition(
            language,
            newest[language],
            next((row for row in rows if row.status == VersionStatus.DRAFT), None),
            tuple(
                sorted(
                    (row for row in rows if row.status == VersionStatus.RELEASED and row is not newest[language]),
                    key=lambda row: -row.number,
                )
            ),
            is_source=language == source,
            is_behind=_is_older(newest[language], stand),
        )
        for language, rows in sorted(by_language.items(), key=lambda item: (item[0] != source, item[0]))
    ]


def _newest_released(versions: list[CourseVersion]) -> CourseVersion | None:
    released = [version for version in versions if version.status == VersionStatus.RELEASED]
    return max(released, key=lambda version: version.number, default=None)


def _is_older(version: CourseVersion | None, stand: CourseVersion | None) -> bool:
    if version is None or stand is None or version.released_at is None or stand.released_at is None:
        return False
    return version.language_id != stand.language_id and version.released_at < stand.released_at
