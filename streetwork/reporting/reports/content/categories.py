"""The same log in the headings of one funder.

Each contact counts by its main topic. A topic that no heading takes stands under “not mapped”, so that nothing is lost;
one with several headings counts under each, and the table says so.
"""

from collections import defaultdict
from collections.abc import Mapping

from django.utils.translation import gettext as _

from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import Cell
from streetwork.reporting.reports.content.cells import summed, veiled
from streetwork.reporting.reports.content.context import Context
from streetwork.reporting.reports.sections import Section
from streetwork.vocabulary.models import FunderCategory, Topic
from streetwork.vocabulary.snapshot import vocabulary

NOT_MAPPED, NO_TOPIC = "-", "?"


def category_table(section: Section, context: Context) -> list[dict]:
    scheme = context.scheme
    if not scheme:
        return [_without_scheme()]
    categories = {each.pk: each for each in FunderCategory.objects.filter(scheme=scheme).order_by("order", "pk")}
    mapped = mapping_of(set(categories))
    periods = [context.figures()]
    if compared := context.compared(section.compare):
        periods.append(context.figures(section.compare))
    contacts = [by_category(figures.by(Dimension.TOPIC_LEAF), mapped) for figures in periods]
    referrals = by_category(context.figures().by(Dimension.REFERRAL_TOPIC), mapped)
    keys = [*categories, NOT_MAPPED, NO_TOPIC]
    names = {pk: category.name for pk, category in categories.items()} | {
        NOT_MAPPED: _("not mapped"), NO_TOPIC: _("without a topic"),
    }  # fmt: skip
    rows = [
        {"key": str(key), "is_total": False,
         "cells": [names[key], *(veiled(numbers[key].people) for numbers in contacts), veiled(referrals[key].entries)]}
        for key in keys if key in categories or contacts[0][key].people or referrals[key].entries
        or any(numbers[key].people for numbers in contacts)
    ]  # fmt: skip
    columns = [_("Category"), _("Contacts %(period)s") % {"period": context.period}]
    if compared:
        columns.append(_("Contacts %(period)s") % {"period": compared.period})
    columns.append(_("Referrals"))
    if rows:
        sums = [summed(row["cells"][n] for row in rows) for n in range(1, len(columns))]
        rows.append({"key": "total", "is_total": True, "cells": [_("Sum of the rows"), *sums]})
    return [
        {"type": "table", "key": "categories", "title": str(FunderCategory.Scheme(scheme).label), "columns": columns,
         "rows": rows, "notes": _notes(context, mapped)}
    ]  # fmt: skip


def mapping_of(categories: set[int]) -> dict[int, list[int]]:
    """{topic: its categories among these}; a finer topic without any takes those of the one above it."""
    pairs: dict[int, list[int]] = defaultdict(list)
    links = Topic.categories.through.objects.filter(fundercategory__in=categories)
    for topic, category in links.order_by("fundercategory__order", "pk").values_list("topic", "fundercategory"):
        pairs[topic].append(category)
    topics = vocabulary().topics
    return {pk: pairs.get(pk) or pairs.get(topic.parent_id, []) for pk, topic in topics.items()}


def by_category(cells: Mapping[str, Cell], mapped: Mapping[int, list[int]]) -> dict:
    """{category, NOT_MAPPED or NO_TOPIC: cell}, with an empty cell for every other key."""
    found: dict = defaultdict(Cell)
    for key, cell in cells.items():
        for category in (mapped.get(int(key)) or [NOT_MAPPED]) if key else [NO_TOPIC]:
            found[category] += cell
    return found


def _notes(context: Context, mapped) -> list[str]:
    """Which topics of the period count more than once, and which stand under no heading."""
    names = {pk: topic.name for pk, topic in vocabulary().topics.items()}
    seen = sorted(int(key) for key in context.figures().by(Dimension.TOPIC_LEAF) if key and int(key) in names)
    several = [names[topic] for topic in seen if len(mapped.get(topic, [])) > 1]
    missing = [names[topic] for topic in seen if not mapped.get(topic)]
    notes = [_("Each contact counts by its main topic.")]
    if several:
        notes.append(_("These topics belong to several categories and count in each: %(topics)s.")
                     % {"topics": ", ".join(several)})  # fmt: skip
    if missing:
        notes.append(_("Not mapped to a category of this funder: %(topics)s.") % {"topics": ", ".join(missing)})
    return notes


def _without_scheme() -> dict:
    note = _("The template names no funder whose categories it uses. Choose them in the template, then build again.")
    return {"type": "table", "key": "categories", "title": _("Categories"), "columns": [_("Category")], "rows": [],
            "notes": [note]}  # fmt: skip
