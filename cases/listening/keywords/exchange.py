"""A programme's own keywords as a CSV, and back: read, shown, and only then written."""

import csv
import io
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from cases.listening.enums import Match
from cases.listening.keywords.forms import KeywordForm
from cases.listening.keywords.patterns import Rule, tidy
from cases.models.keyword import Keyword
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.tables import unescaped

HEADINGS = ["language", "topic", "pattern", "match", "not_with", "only_with", "note"]
MOST_LINES = 2000


class Unreadable(Exception):
    """The file is not such a table; says why."""


@dataclass(frozen=True)
class Line:
    """A line of the file: what it would become, or why it cannot."""

    number: int
    cells: dict[str, str]
    rule: Rule | None
    note: str
    problem: str
    is_known: bool

    @property
    def is_new(self) -> bool:
        return self.rule is not None and not self.is_known


def rows_of(keywords) -> list[list[str]]:
    """Own keywords as rows under `HEADINGS`."""
    codes = {topic.pk: topic.code for topic in vocabulary().topics.values()}
    return [
        [
            keyword.language_id or "",
            codes[keyword.topic_id],
            keyword.pattern,
            keyword.match,
            ", ".join(keyword.excludes),
            ", ".join(keyword.requires),
            keyword.note,
        ]
        for keyword in keywords
    ]


def decoded(content: bytes) -> str:
    """The text of a file as German spreadsheets write it."""
    if b"\0" in content:
        raise Unreadable(_("This is not a CSV. Export a list here, fill it, and save it as CSV."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def lines_of(text: str, *, programme, others: list[Rule]) -> list[Line]:
    """What the lines of the text would become. Raises Unreadable."""
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if head.count(";") >= head.count(",") else ",")
    try:
        table = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error:
        raise Unreadable(_("This is not a CSV. Export a list here, fill it, and save it as CSV.")) from None
    if not table or not {"topic", "pattern"} <= {cell.strip().lower() for cell in table[0]}:
        raise Unreadable(_("The columns “topic” and “pattern” are missing in the first line."))
    if len(table) > MOST_LINES + 1:
        raise Unreadable(_("The file has more than %(most)s lines. Divide it.") % {"most": MOST_LINES})
    names = [cell.strip().lower() for cell in table[0]]
    own = {
        (row[0] or None, *row[1:])
        for row in Keyword.objects.filter(programme=programme.pk).values_list(
            "language_id", "topic_id", "pattern", "match"
        )
    }
    lines = []
    for number, row in enumerate(table[1:], 2):
        cells = {name: unescaped(cell.strip()) for name, cell in zip(names, row, strict=False)}
        line = _line(number, cells, programme, others, own)
        if line.is_new:
            own.add((line.rule.language, line.rule.topic, line.rule.pattern, line.rule.match))
        lines.append(line)
    return lines


def _line(number, cells, programme, others, own) -> Line:
    by_code = {topic.code: topic.pk for topic in vocabulary().topics.values()}
    match = cells.get("match", "").lower() or Match.PREFIX.value
    topic = by_code.get(cells.get("topic", ""))
    pattern = tidy(cells.get("pattern", ""), match)
    if topic and (cells.get("language") or None, topic, pattern, match) in own:
        return Line(number, cells, None, "", "", is_known=True)
    form = KeywordForm(
        {
            "pattern": cells.get("pattern", ""),
            "match": match,
            "language": cells.get("language", ""),
            "topic": str(topic or ""),
            "excludes": cells.get("not_with", ""),
            "requires": cells.get("only_with", ""),
            "note": cells.get("note", ""),
        },
        programme=programme,
        others=others,
    )
    if form.is_valid():
        return Line(number, cells, form.rule, form.cleaned_data["note"], "", is_known=False)
    return Line(number, cells, None, "", _problem(form, cells, topic), is_known=False)


def _problem(form: forms.Form, cells, topic) -> str:
    if not topic:
        return _("The topic “%(code)s” is not known.") % {"code": cells.get("topic", "")[:40]}
    name, errors = next(iter(form.errors.items()))
    label = form.fields[name].label if name in form.fields else ""
    return f"{label}: {errors[0]}" if label else errors[0]
