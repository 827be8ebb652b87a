"""The facts of a centre in words: their labels, their values, and what changed between two versions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from referrals.enums import FirstContact, TargetGroup
from referrals.hours import DAYS, BadHours, read_hours
from referrals.models import TRANSLATED, AdvisoryCenter
from referrals.steps import is_text
from streetwork.vocabulary.snapshot import vocabulary

NOTHING = "–"
# Fields that say nothing to a reader; the untranslated columns repeat the German ones.
UNSAID = {
    "id", "uid", "state", "state_id", "source", "source_id", "updated_at", "created_at", "website_checked_on",
    "website_answers", *TRANSLATED,
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One fact that differs, in words. `is_text` is a free text, worth a word-by-word comparison."""

    field: str
    label: str
    before: str
    after: str
    is_text: bool = False


def said_fields() -> list[str]:
    """The names of the facts worth telling, in the order of the entry: attnames, as in the tables."""
    return [f.attname for f in AdvisoryCenter._meta.concrete_fields if f.name not in UNSAID]


def label_of(name: str) -> str:
    """What to call a field: “what to bring (Polish)”."""
    base, _sep, language = name.rpartition("_")
    if base in TRANSLATED:
        known = vocabulary().languages.get(language)
        return f"{AdvisoryCenter._meta.get_field(base).verbose_name} ({known.name if known else language})"
    if name == "verified_user_id":
        return _("verified by the editor")
    return str(AdvisoryCenter._meta.get_field(name).verbose_name)


def value_of(name: str, value, people: Mapping[int, str] | None = None) -> str:
    """A value in words, “–” for nothing. `people` names the members of staff by id."""
    if value in (None, "", [], {}):
        return NOTHING
    if say := SAID.get(name):
        return say(value)
    if name == "verified_user_id":
        return (people or {}).get(value) or _("a former member")
    if name == "merged_into_id":
        return f"#{value}"
    return _plain(value) or str(dict(AdvisoryCenter._meta.get_field(name).flatchoices).get(value, value))


def _plain(value) -> str:
    """What its type alone says how to write; "" for all else."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, float):
        return number_format(round(value, 5))
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else ""


def changes(before, after, people: Mapping[int, str] | None = None) -> list[Change]:
    """What differs between two versions (or a version and the entry), in the order of the entry."""
    return [
        Change(
            name,
            label_of(name),
            value_of(name, old, people),
            value_of(name, new, people),
            name == "editor_note" or is_text(name),
        )
        for name in said_fields()
        if (old := getattr(before, name)) != (new := getattr(after, name))
    ]


def hours_in_words(stored) -> str:
    """Opening hours in one line: “Mon 09:00–12:00, Tue …; 24/12/2026–31/12/2026 closed; by appointment”."""
    try:
        hours = read_hours(stored)
    except BadHours:
        return str(stored)
    days = (
        f"{WEEKDAYS_ABBR[number]} {', '.join(span.text for span in hours.weekly[day])}"
        for number, day in enumerate(DAYS)
        if day in hours.weekly
    )
    parts = [", ".join(days), *(_exception(each) for each in hours.exceptions)]
    if hours.by_appointment:
        parts.append(_("by appointment"))
    return "; ".join(part for part in parts if part) or NOTHING


def _exception(each) -> str:
    first, last = date_format(each.first, "SHORT_DATE_FORMAT"), date_format(each.last, "SHORT_DATE_FORMAT")
    days = first if first == last else f"{first}–{last}"
    times = ", ".join(span.text for span in each.spans) or _("closed")
    return f"{days} {times}" + (f" ({each.note})" if each.note else "")


def _names(entries: Mapping, keys: Iterable) -> str:
    return ", ".join(entries[key].name if key in entries else str(key) for key in keys)


def _labels(enum):
    known = dict(enum.choices)
    return lambda values: ", ".join(str(known.get(value, value)) for value in values)


SAID = {
    "hours": hours_in_words,
    "languages": lambda codes: _names(vocabulary().languages, codes),
    "interpreter_languages": lambda codes: _names(vocabulary().languages, codes),
    "topic_ids": lambda ids: _names(vocabulary().topics, ids),
    "served_state_ids": lambda ids: _names(vocabulary().states, ids),
    "first_contact": _labels(FirstContact),
    "target_groups": _labels(TargetGroup),
}
