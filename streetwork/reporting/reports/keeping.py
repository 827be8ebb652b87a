"""Changing templates: one transaction each. What was reported with a template stays as it was."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from streetwork.reporting.models import ReportTemplate
from streetwork.reporting.reports.problems import Refused
from streetwork.reporting.reports.sections import (
    MOST_SECTIONS,
    Section,
    moved,
    put,
    sections_of,
    stored,
    with_new_keys,
    without,
)
from streetwork.web.steps import Changed


def _held(template: ReportTemplate, seen: str) -> ReportTemplate:
    found = ReportTemplate.objects.select_for_update(of=("self",)).filter(pk=template.pk).first()
    if found is None or str(found.revision) != seen:
        raise Changed
    return found


def _save(template: ReportTemplate, user: int, fields: list[str]) -> ReportTemplate:
    template.revision += 1
    template.changed_by_id, template.changed_at = user, timezone.now()
    template.save(update_fields=[*fields, "revision", "changed_by", "changed_at"])
    return template


@transaction.atomic
def create_template(*, facts: dict[str, Any], states: list[int], user: int) -> ReportTemplate:
    """A template without sections. Raises IntegrityError when the programme has one of that name."""
    template = ReportTemplate.objects.create(**facts, changed_by_id=user)
    template.states.set(states)
    return template


@transaction.atomic
def change_template(
    *, template: ReportTemplate, facts: dict[str, Any], states: list[int], seen: str, user: int
) -> ReportTemplate:
    """Raises Changed, IntegrityError."""
    held = _held(template, seen)
    for name, value in facts.items():
        setattr(held, name, value)
    _save(held, user, list(facts))
    held.states.set(states)
    return held


@transaction.atomic
def copy_template(
    *, template: ReportTemplate, name: str, programme: int, states: list[int], user: int
) -> ReportTemplate:
    """The same sections under another name, without a schedule. Raises IntegrityError."""
    new = ReportTemplate.objects.create(
        programme_id=programme, name=name, funder=template.funder, language=template.language, scheme=template.scheme,
        due_days=template.due_days, sections=stored(with_new_keys(sections_of(template.sections))), changed_by_id=user,
    )  # fmt: skip
    new.states.set(states)
    return new


@transaction.atomic
def set_retired(*, template: ReportTemplate, is_retired: bool, user: int) -> None:
    """Retired, nothing new is built with it; reports stay."""
    held = ReportTemplate.objects.select_for_update(of=("self",)).get(pk=template.pk)
    if held.is_retired != is_retired:
        held.is_retired = is_retired
        _save(held, user, ["is_retired"])


@transaction.atomic
def put_section(*, template: ReportTemplate, section: Section, seen: str, user: int) -> ReportTemplate:
    """Add a section at the end, or change the one with its key. Raises Changed, Refused "full"."""
    held = _held(template, seen)
    sections = put(sections_of(held.sections), section)
    if len(sections) > MOST_SECTIONS:
        raise Refused("full")
    held.sections = stored(sections)
    return _save(held, user, ["sections"])


@transaction.atomic
def move_section(*, template: ReportTemplate, key: str, to: str, seen: str, user: int) -> ReportTemplate:
    """One place "up" or "down". Raises Changed."""
    held = _held(template, seen)
    held.sections = stored(moved(sections_of(held.sections), key, to))
    return _save(held, user, ["sections"])


@transaction.atomic
def remove_section(*, template: ReportTemplate, key: str, seen: str, user: int) -> ReportTemplate:
    """Raises Changed."""
    held = _held(template, seen)
    held.sections = stored(without(sections_of(held.sections), key))
    return _save(held, user, ["sections"])
