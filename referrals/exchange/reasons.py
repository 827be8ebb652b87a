"""Why a line is rejected, what was left out, why a file or a run failed: codes with values, said when shown.

A run is analysed by a worker without a language; its reader has one. Stored as [code, {name: value}].
"""

from django.utils.translation import gettext_lazy as _

WORDS = {
    # --- files
    "too_large": _("The file is larger than %(limit)s MB. Split it, or leave out what is not needed."),
    "empty": _("The file is empty."),
    "no_rows": _("The file has a first line with headings, but no line below it."),
    "not_text": _("This is no table that can be read here. Save it as CSV (UTF-8), XLSX or HSDS JSON."),
    "old_excel": _("This is an old or an encrypted Excel file. Save it as .xlsx without a password."),
    "zero_bytes": _("The file contains NUL characters: it is damaged or no CSV. Save it again as CSV (UTF-8)."),
    "encoding": _("The characters cannot be read (neither UTF-8, UTF-16 nor Windows-1252). Save it as CSV (UTF-8)."),
    "broken_csv": _("Line %(line)s cannot be read: probably a quotation mark is missing."),
    "columns": _("The file has more than %(limit)s columns. Leave out those that are not needed."),
    "rows": _("The file has more than %(limit)s lines. Split it."),
    "broken_xlsx": _("The workbook is damaged or no XLSX file. Open it in your spreadsheet and save it again."),
    "bomb": _("Unpacked, the workbook would be larger than %(limit)s MB. It was not opened."),
    "broken_json": _("The JSON cannot be read (line %(line)s)."),
    "deep_json": _("The JSON is nested too deeply."),
    "no_services": _("The JSON holds no list of services: neither a list nor an object with “contents”."),
    # --- hints about a file
    "read_as": _("Read as %(encoding)s."),
    "one_sheet": _("The workbook has %(number)s sheets; only “%(sheet)s” was read."),
    "merged": _("Merged cells: only the first cell of each has a value."),
    "formulas": _("Formulas were not calculated; their last saved value was taken."),
    "same_headers": _("Several columns are called “%(header)s”; they got numbers."),
    # --- lines
    "no_name": _("The name is missing."),
    "too_long": _("%(field)s: longer than %(limit)s characters."),
    "more_cells": _("The line has more cells than there are headings."),
    "postcode": _("“%(text)s” is no German postcode."),
    "email": _("“%(text)s” is no e-mail address."),
    "link": _("“%(text)s” is no web address."),
    "number": _("%(field)s: “%(text)s” is no whole number from 0 to %(limit)s."),
    "coordinate": _("%(field)s: “%(text)s” is no coordinate."),
    "ages": _("The lower age is above the upper one."),
    "uid": _("“%(text)s” is no UID."),
    "unknown_state": _("“%(text)s” is no German state."),
    "other_state": _("Belongs to %(state)s; this import is for another state."),
    "foreign_state": _("Belongs to %(state)s, whose directory you may not change."),
    "same_line": _("The same entry as line %(line)s of this file."),
    "same_target": _("Means the same entry of the directory as line %(line)s."),
    "merged_center": _("The entry was merged into another one and is not changed by imports."),
    "incomplete": _("The public entry would lose what it needs to be public."),
    # --- hints about a line
    "left_out": _("%(field)s: “%(text)s” was not understood and left out."),
    "hours": _("Opening hours: “%(text)s” was not understood and left out."),
    "yes_no": _("%(field)s: “%(text)s” is neither yes nor no and was left out."),
    "half_place": _("One coordinate alone says nothing and was left out."),
    "placed": _("No coordinates: those of the postcode were taken."),
    "other_place": _("The postcode lies in %(state)s."),
    "stays_draft": _("Not complete enough to be published: becomes a draft."),
    # --- runs
    "stale": _("The directory has changed since the preview (%(number)s entries). It was analysed again: check it."),
    "stale_gone": _("The directory has changed since the preview, and the file is gone. Upload it again."),
    "same_entry": _("%(number)s lines would update an entry that another line updates, too. Skip all but one."),
    "file_gone": _("The file was deleted after a day. Upload it again."),
    "not_yours": _("You may no longer change the directory of this state."),
    "broke": _("Something went wrong on our side. Nothing was changed."),
}  # fmt: skip


def say(reason: list) -> str:
    """The sentence of a stored reason, in the active language."""
    code, values = reason
    return WORDS[code] % {name: said(value) for name, value in values.items()}


def said(value):
    """A field is stored by its key and said by its label."""
    from referrals.exchange.columns import columns

    if isinstance(value, str) and value.startswith("field:"):
        return columns()[value.removeprefix("field:")].label
    return value
