"""Opening hours as a form field: a row per day, exceptions below, times as people write them."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.hours import DAYS, MOST_EXCEPTIONS, MOST_SPANS, BadHours, read_hours, stored_hours

SEEN_SPANS = 2
EMPTY_EXCEPTIONS = 2
LOOSE_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?(?:\s*(?:h|uhr))?", re.IGNORECASE)
REASONS = {
    "a span ends before it begins": gettext_lazy("the end is before the beginning"),
    "ends before it begins": gettext_lazy("the last day is before the first"),
    "spans overlap": gettext_lazy("two times overlap"),
    "not a time": gettext_lazy("write both times, like 9:00 and 12:30"),
    "a span has a beginning and an end": gettext_lazy("write both times, like 9:00 and 12:30"),
    "not a date": gettext_lazy("the first day is missing or is no date"),
    "too many spans": gettext_lazy("that are too many times"),
    "too many": gettext_lazy("that are too many"),
}


def clock_text(text: str) -> str:
    """“9”, “900”, “9.30” and “9 Uhr” as 09:00 …; anything else as it was written, so that nothing is lost."""
    text = str(text or "").strip()
    found = LOOSE_TIME.fullmatch(text)
    return f"{int(found[1]):02d}:{found[2] or '00'}" if found else text


def problems_of(raw: dict) -> list[str]:
    """What is wrong, a sentence for each day and exception, in the reader's language."""
    found = []
    for number, day in enumerate(DAYS):
        if reason := _reason({"weekly": {day: raw["weekly"].get(day, [])}}):
            found.append(_("%(day)s: %(reason)s.") % {"day": WEEKDAYS[number], "reason": reason})
    for number, each in enumerate(raw["exceptions"], 1):
        if reason := _reason({"exceptions": [each]}):
            found.append(_("Exception %(number)d: %(reason)s.") % {"number": number, "reason": reason})
    if len(raw["exceptions"]) > MOST_EXCEPTIONS:
        found.append(_("At most %(number)d exceptions.") % {"number": MOST_EXCEPTIONS})
    return found


def _reason(stored) -> str:
    try:
        read_hours(stored)
    except BadHours as bad:
        return str(REASONS.get(bad.why, bad.why))
    return ""


class HoursWidget(forms.Widget):
    """Text fields named <name>_MO_0_opens, <name>_exception_0_from, …; its value is the JSON of referrals.hours."""

    template_name = "referrals/widgets/hours.html"
    use_fieldset = True

    def value_from_datadict(self, data, files, name):
        weekly = {day: pairs for day in DAYS if (pairs := self._pairs(data, f"{name}_{day}"))}
        rows = (self._exception(data, f"{name}_exception_{number}") for number in range(MOST_EXCEPTIONS + 1))
        return {
            "weekly": weekly,
            "exceptions": [row for row in rows if row],
            "by_appointment": data.get(f"{name}_by_appointment") == "on",
        }

    def value_omitted_from_data(self, data, files, name):
        return f"{name}_sent" not in data

    @staticmethod
    def _pairs(data, prefix):
        pairs = (
            [clock_text(data.get(f"{prefix}_{number}_{end}")) for end in ("opens", "closes")]
            for number in range(MOST_SPANS)
        )
        return [pair for pair in pairs if any(pair)]

    def _exception(self, data, prefix):
        first, last, note = ((data.get(f"{prefix}_{part}") or "").strip() for part in ("from", "until", "note"))
        times = self._pairs(data, prefix)
        if not (first or last or note or times):
            return None
        return {"from": first, "until": last or first, "times": times, "note": note[:200]}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        value = value if isinstance(value, dict) else {}
        weekly, exceptions = value.get("weekly") or {}, value.get("exceptions") or []
        days = [
            {"code": day, "name": WEEKDAYS[number], "spans": self._spans(f"{name}_{day}", weekly.get(day) or [])}
            for number, day in enumerate(DAYS)
        ]
        for day in days:
            day["more_open"] = any(span["opens"] or span["closes"] for span in day["spans"][SEEN_SPANS:])
        rows = [*exceptions, *([{}] * EMPTY_EXCEPTIONS)][:MOST_EXCEPTIONS]
        context["widget"] |= {
            "days": days,
            "seen": SEEN_SPANS,
            "exceptions": [
                {
                    "prefix": f"{name}_exception_{number}",
                    "number": number + 1,
                    "row": row,
                    "spans": self._spans(f"{name}_exception_{number}", row.get("times") or [], SEEN_SPANS),
                }
                for number, row in enumerate(rows)
            ],
            "by_appointment": bool(value.get("by_appointment")),
        }
        return context

    @staticmethod
    def _spans(prefix, pairs, shown=MOST_SPANS):
        pairs = [*pairs, *([["", ""]] * MOST_SPANS)][: max(shown, len(pairs))]
        return [
            {"number": number + 1, "name": f"{prefix}_{number}", "opens": pair[0], "closes": pair[1]}
            for number, pair in enumerate(pairs)
        ]


class HoursField(forms.Field):
    """Cleans to the JSON that AdvisoryCenter.hours keeps; invalid with one sentence per day that cannot be."""

    widget = HoursWidget

    def clean(self, value):
        raw = {"weekly": {}, "exceptions": [], "by_appointment": False, **(value or {})}
        if problems := problems_of(raw):
            raise ValidationError(problems)
        return stored_hours(read_hours(raw))

    def has_changed(self, initial, data):
        return (initial or {}) != (data or {})
