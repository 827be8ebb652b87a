"""What the forms of sessions offer: the person's own programmes, states and colleagues."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from streetwork.accounts.access import Access
from streetwork.accounts.models import User
from streetwork.accounts.roles import READS_TRAININGS, WRITES_TRAININGS
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from training.courses.queries import released_versions
from training.models import CourseVersion, TrainingSession


def host_states(access: Access, programme: int) -> frozenset[int]:
    """For which states the person may plan sessions of a running programme."""
    return access.states_for(*WRITES_TRAININGS, programme=programme, running=True)


def may_plan_somewhere(access: Access) -> bool:
    return bool(access.states_for(*WRITES_TRAININGS, running=True))


def versions_for(access: Access, session: TrainingSession | None = None) -> list[CourseVersion]:
    """What a session can be held with; a session that is there stays within its programme and keeps its own version."""
    mine = access.programmes_for(*WRITES_TRAININGS, running=True)
    if session is not None:
        mine &= {session.programme_id}
    found = list(released_versions(access).filter(course__programme__in=mine))
    if session is not None and session.course_version_id not in {version.pk for version in found}:
        found.insert(0, session.course_version)
    return found


def version_label(version: CourseVersion) -> str:
    """“Digitale Beratung · Deutsch · version 3”."""
    language = vocabulary().languages.get(version.language_id)
    name = language.name if language else version.language_id
    return f"{version.title} · {name} · " + _("version %(number)d") % {"number": version.number}


def version_choices(versions: list[CourseVersion]) -> list:
    """Under the name of their programme, where there are several."""
    groups: dict[int, list] = {}
    for version in versions:
        groups.setdefault(version.course.programme_id, []).append((version.pk, version_label(version)))
    names = vocabulary().programmes
    if len(groups) < 2:
        return [row for rows in groups.values() for row in rows]
    return [(names[programme].short_name, rows) for programme, rows in groups.items()]


def state_choices(states: Iterable[int]) -> list[tuple[int, str]]:
    """States by name, *überregional* last."""
    known = vocabulary().states
    rows = [(pk, known[pk].name) for pk in states if pk in known]
    return sorted(rows, key=lambda row: (row[0] == State.DE, row[1].casefold()))


def audience_choices(programmes: Iterable[int]) -> list[tuple[int, str]]:
    """The states of the programmes, without *überregional*."""
    known = vocabulary().programmes
    states = {state.pk for pk in programmes if pk in known for state in known[pk].states.all()}
    return state_choices(states - {State.DE})


def language_choices(programmes: Iterable[int]) -> list[tuple[str, str]]:
    """German and the languages of the programmes first, then the others that are offered."""
    words, known = vocabulary().languages, vocabulary().programmes
    near = {"de", *(code for pk in programmes if pk in known for code in known[pk].languages)}
    rows = [(code, entry.name) for code, entry in words.items() if code in near]
    return rows + [(code, entry.name) for code, entry in words.items() if code not in near and not entry.is_retired]


def colleagues(programmes: Iterable[int], session: TrainingSession | None = None) -> list[tuple[int, str]]:
    """Who works with trainings there, by name; with those who are named already."""
    mine = User.objects.filter(
        memberships__programme__in=list(programmes), memberships__role__in=READS_TRAININGS, is_active=True
    )
    people = dict(mine.values_list("pk", "name"))
    if session is not None:
        if session.responsible_id:
            people.setdefault(session.responsible_id, str(session.responsible))
        for trainer in session.trainers.all():
            if trainer.user_id:
                people.setdefault(trainer.user_id, trainer.name)
    return sorted(people.items(), key=lambda row: row[1].casefold())
