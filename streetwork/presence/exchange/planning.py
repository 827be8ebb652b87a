"""What a table would do to the register, line by line. Nothing is written here."""

from collections import Counter
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from streetwork.guard import findings
from streetwork.presence.enums import Kind, Status
from streetwork.presence.exchange.columns import NotUnderstood, columns, folded, headings
from streetwork.presence.exchange.plans import Change, Outcome, Plan, Planned
from streetwork.presence.exchange.reading import Sheet, Unreadable
from streetwork.presence.links import NotASpace, read_link
from streetwork.presence.models import Space
from streetwork.presence.people import able_in, who_can_answer
from streetwork.presence.rules import next_visit_after
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import Vocabulary
from streetwork.web.tables import unescaped

SETS = ("origin_groups", "states")
OF_COUNT = ("members", "counted_on")
OUT_OF_IT = (Status.LEFT, Status.BLOCKED)


class Planner:
    """Reads lines for one person: `programmes` are those in whose register they write, `default` the one meant where
    a line names none. Four queries, however many lines.
    """

    def __init__(self, *, programmes: list[Programme], default: Programme | None, words: Vocabulary, today: date):
        self.words, self.today, self.default = words, today, default
        self.programmes = {
            folded(name): p for p in programmes for name in (p.slug, p.short_name, p.name)
        }  # fmt: skip
        ids = [p.pk for p in programmes]
        found = Space.objects.filter(programme__in=ids).with_members()
        self.known = {
            (space.programme_id, space.platform_id, space.key): space
            for space in found.prefetch_related("origin_groups", "states", "member_counts")
        }
        self.able = able_in(ids)
        self.people: dict[str, list] = {}
        for person in who_can_answer(ids).distinct():
            self.people.setdefault(folded(str(person)), []).append(person)
        self.names = {person.pk: str(person) for found in self.people.values() for person in found}
        self.seen: dict[tuple, int] = {}

    def plan(self, sheet: Sheet) -> Plan:
        """Raises Unreadable when no column holds the address."""
        known = headings()
        keys = [known.get(folded(header)) for header in sheet.headers]
        if "url" not in keys:
            raise Unreadable(_("No column is called “url”, “address” or “link”. The export shows the headings."))
        doubled = {key for key, number in Counter(filter(None, keys)).items() if number > 1}
        if doubled:
            raise Unreadable(_("Two columns mean the same: %(names)s.") % {"names": ", ".join(sorted(doubled))})
        unknown = [header for header, key in zip(sheet.headers, keys, strict=True) if header and not key]
        return Plan([self._line(number, dict(self._cells(keys, cells))) for number, cells in sheet.lines], unknown)

    def _cells(self, keys, cells):
        for key, text in zip(keys, cells, strict=False):
            plain = unescaped(text).strip()
            if key and plain:
                yield key, plain

    def _line(self, number, cells) -> Planned:
        line = Planned(number, cells.get("name", "")[:160] or cells.get("url", "")[:160])
        self._where(line, cells)
        values = {}
        for key, text in cells.items():
            read = columns()[key].read
            if read is None:
                continue
            try:
                values[key] = read(text)
            except NotUnderstood as problem:
                line.reasons.append(f"{columns()[key].label!s}: {problem}")
        if line.reasons:
            return line
        self._responsible(line, cells, values)
        if not line.reasons:
            self._compare(line, values)
        return line

    def _where(self, line, cells):
        """Programme, link, and the space that the register has already."""
        programme = self.programmes.get(folded(cells["programme"])) if "programme" in cells else self.default
        if programme is None:
            line.reasons.append(
                _("the programme “%(name)s” is not one in which you keep the register")
                % {"name": cells["programme"][:40]}
                if "programme" in cells
                else _("no programme is named")
            )
        if "url" not in cells:
            line.reasons.append(_("no address"))
        if line.reasons:
            return
        try:
            line.link = read_link(cells["url"][:2000], self.words, is_page=True)
        except NotASpace as refusal:
            line.reasons.append(str(refusal.sentence))
            return
        line.programme = programme.pk
        place = (programme.pk, line.link.platform.pk, line.link.key)
        line.space = self.known.get(place)
        if place in self.seen:
            line.reasons.append(_("the same space as in line %(number)d") % {"number": self.seen[place]})
        elif line.space is None:
            self._refuse_person(line, cells)
        self.seen.setdefault(place, line.number)

    def _refuse_person(self, line, cells):
        """What looks like a person's profile is taken only where the table says that it is a page or channel."""
        try:
            read_link(cells["url"][:2000], self.words)
        except NotASpace as refusal:
            if folded(cells.get("kind", "")) not in _PAGES:
                line.reasons.append(f"{refusal.sentence} {_('If it is a page, write “page” under “kind”.')}")

    def _responsible(self, line, cells, values):
        if "responsible" not in cells:
            return
        now = line.space and line.space.responsible_id
        found = self.people.get(folded(cells["responsible"]), [])
        fitting = [p for p in found if p.pk == now] or [
            p for p in found if line.programme in self.able.get(p.pk, frozenset())
        ]
        if len(fitting) != 1:
            line.reasons.append(
                _("nobody, or more than one colleague of the programme, is called “%(name)s”")
                % {"name": cells["responsible"][:60]}
            )
        else:
            values["responsible_id"] = fitting[0].pk

    def _compare(self, line, values):
        count = values.pop("members", None)
        counted_on = values.pop("counted_on", None) or self.today
        line.sets = {key: values.pop(key) for key in SETS if key in values}
        space = line.space
        if space is None:
            self._new(line, values)
        else:
            changed = {key: value for key, value in values.items() if getattr(space, key) != value}
            self._follow(changed, space)
            line.values = changed
            line.sets = {key: keys for key, keys in line.sets.items() if set(keys) != _keys(space, key)}
            line.changes = [Change(self._label(key), self._words(key, getattr(space, key)), self._words(key, value))
                            for key, value in changed.items()]  # fmt: skip
            line.changes += [Change(self._label(key), self._words(key, sorted(_keys(space, key))),
                                    self._words(key, keys)) for key, keys in line.sets.items()]  # fmt: skip
        if count is not None and not _has_count(space, counted_on, count):
            line.members = (counted_on, count)
            if space is not None:
                before = "" if space.members is None else str(space.members)
                line.changes.append(Change(str(columns()["members"].label), before, str(count)))
        if line.reasons:
            return
        if space is None:
            line.outcome = Outcome.NEW
        else:
            line.outcome = Outcome.CHANGED if line.changes else Outcome.UNCHANGED
        if line.values.get("rules"):
            line.guard = [finding.text for finding in findings(line.values["rules"])]

    def _new(self, line, values):
        values.setdefault("name", line.link.name)
        values.setdefault("kind", line.link.kind)
        if not values["name"]:
            line.reasons.append(_("no name"))
        begin = values.get("last_visit") or self.today
        if values.get("status", Status.JOINED) in OUT_OF_IT:
            values["next_visit"] = None
        elif not values.get("next_visit"):
            values["next_visit"] = next_visit_after(begin, values.get("visit_every_days"))
        line.name, line.values = values["name"] or line.name, values

    def _follow(self, changed, space):
        """Who leaves a space visits no more; a new rhythm plans where nothing was planned."""
        if changed.get("status") in OUT_OF_IT:
            changed["next_visit"] = None
        elif changed.get("visit_every_days") and "next_visit" not in changed and space.next_visit is None:
            begin = changed.get("last_visit") or space.last_visit or self.today
            changed["next_visit"] = next_visit_after(begin, changed["visit_every_days"])
        if changed.get("next_visit", 0) is None and space.next_visit is None:
            del changed["next_visit"]

    def _label(self, key) -> str:
        return str(Space._meta.get_field(key.removesuffix("_id")).verbose_name)

    def _words(self, key, value) -> str:
        if value in (None, "", []):
            return ""
        match key:
            case "responsible_id":
                return self.names.get(value, "?")
            case "languages":
                return ", ".join(self.words.languages[code].name for code in value if code in self.words.languages)
            case "origin_groups" | "states":
                entries = self.words.origin_groups if key == "origin_groups" else self.words.states
                return ", ".join(entries[pk].name for pk in value)
            case "last_visit" | "next_visit":
                return date_format(value, "SHORT_DATE_FORMAT")
        return str(dict(Space._meta.get_field(key).flatchoices).get(value, value))


_PAGES = {folded(kind) for kind in (Kind.PAGE, Kind.CHANNEL, "Seite", "Kanal")}


def _keys(space, name) -> set:
    return {entry.pk for entry in getattr(space, name).all()}


def _has_count(space, day, count) -> bool:
    return space is not None and any(
        each.counted_on == day and each.count == count for each in space.member_counts.all()
    )
