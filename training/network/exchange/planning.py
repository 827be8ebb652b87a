"""What a table would do to the network, line by line. Nothing is written here."""

from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from streetwork.guard import findings
from streetwork.presence.exchange.columns import NotUnderstood, folded
from streetwork.presence.exchange.reading import Sheet, Unreadable
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.tables import unescaped
from training.enums import Audience, InstitutionType, PartnerStatus, RelationKind
from training.models import Partner, PartnerRelation
from training.network.exchange.columns import INSTITUTIONS, RELATIONS, Column, as_read, headings
from training.network.exchange.plans import Change, Outcome, Plan, Planned
from training.network.matching import fold
from training.network.rules import DIRECTED
from training.network.words import country_name

FIELDS = {
    "name": "name", "type": "institution_type", "works_with": "engagement", "city": "city", "website": "website",
    "last_contact": "last_contact_on", "status": "status", "note": "note",
}  # fmt: skip
CLOSED = {"type": InstitutionType, "works_with": Audience, "status": PartnerStatus}


def plan_of(sheet: Sheet, *, programmes: list[Programme], default: Programme) -> Plan:
    """The plan; whether the lines are institutions or relations, the headings say. Raises Unreadable."""
    relations = _keys(sheet, RELATIONS)
    is_relations = {"source", "target", "kind"} <= set(relations)
    columns, keys = (RELATIONS, relations) if is_relations else (INSTITUTIONS, _keys(sheet, INSTITUTIONS))
    if not is_relations and "name" not in keys:
        raise Unreadable(
            _("No column is called “name”, and none “source”, “kind” and “target”. The export shows the headings.")
        )
    doubled = sorted(key for key, number in Counter(filter(None, keys)).items() if number > 1)
    if doubled:
        raise Unreadable(_("Two columns mean the same: %(names)s.") % {"names": ", ".join(doubled)})
    planner = (Relations if is_relations else Institutions)(columns, programmes, default)
    lines = [planner.line(number, dict(_cells(keys, cells))) for number, cells in sheet.lines]
    unknown = [header for header, key in zip(sheet.headers, keys, strict=True) if header and not key]
    return Plan(lines, unknown, is_relations)


def _keys(sheet: Sheet, columns: Iterable[Column]) -> list[str | None]:
    known = headings(columns)
    return [known.get(folded(header)) for header in sheet.headers]


def _cells(keys, cells):
    for key, text in zip(keys, cells, strict=False):
        plain = unescaped(text.replace("\x00", "")).strip()
        if key and plain:
            yield key, plain


class Planner(ABC):
    """Reads lines for one person: `programmes` are those whose network they keep. Two queries, however many lines."""

    def __init__(self, columns: Iterable[Column], programmes: list[Programme], default: Programme):
        self.columns = {column.key: column for column in columns}
        self.default = default
        self.programmes = {folded(name): p for p in programmes for name in (p.slug, p.short_name, p.name)}
        self.partners: dict[tuple[int, str], list[Partner]] = defaultdict(list)
        found = Partner.objects.filter(programme__in=[p.pk for p in programmes])
        for partner in found.prefetch_related("topics").order_by("pk"):
            self.partners[partner.programme_id, partner.name_key].append(partner)
        self.seen: dict[tuple, int] = {}

    def line(self, number: int, cells: dict[str, str]) -> Planned:
        line = Planned(number, self.title(cells)[:160])
        programme = self.programmes.get(folded(cells["programme"])) if "programme" in cells else self.default
        if programme is None:
            line.reasons.append(
                _("the programme “%(name)s” is not one whose network you keep") % {"name": cells["programme"][:40]}
            )
        values = {}
        for key, text in cells.items():
            column = self.columns[key]
            if column.read is None:
                continue
            try:
                values[key] = column.read(text)
            except NotUnderstood as problem:
                line.reasons.append(f"{column.label!s}: {problem}")
        if not line.reasons and programme is not None:
            self.compare(line, programme.pk, values)
        if line.reasons:
            line.outcome = Outcome.REJECTED
        elif "note" in line.values:
            line.guard = [finding.text for finding in findings(line.values["note"])]
        return line

    @abstractmethod
    def title(self, cells: dict[str, str]) -> str:
        """How the preview calls the line."""

    @abstractmethod
    def compare(self, line: Planned, programme: int, values: dict) -> None:
        """Find what the network has, and say what would change."""

    def is_second(self, line: Planned, place: tuple) -> bool:
        """Whether an earlier line of the file said the same thing."""
        if place in self.seen:
            line.reasons.append(_("the same as in line %(number)d") % {"number": self.seen[place]})
            return True
        self.seen[place] = line.number
        return False

    def change(self, key: str, before, after) -> Change:
        return Change(str(self.columns[key].label), self.words(key, before), self.words(key, after))

    def words(self, key: str, value) -> str:
        if value in (None, "", []):
            return ""
        if key == "last_contact":
            return date_format(value, "SHORT_DATE_FORMAT")
        if key == "topics":
            known = vocabulary().topics
            return ", ".join(sorted(known[pk].name for pk in value if pk in known))
        return str(CLOSED[key](value).label) if key in CLOSED else str(value)


class Institutions(Planner):
    """Found again by name and place; a town tells two of one name in one state apart.

    Each row of the network answers one line at most: a second one that finds it says so.
    """

    def title(self, cells):
        return cells.get("name", "")

    def compare(self, line, programme, values):
        if "name" not in values:
            line.reasons.append(_("no name"))
            return
        place = self._place(line, values)
        if line.reasons:
            return
        partner = self._found(line, programme, values, place)
        if line.reasons:
            return
        if partner is None and place is None:
            line.reasons.append(_("neither state nor country is named"))
            return
        new = (programme, fold(values["name"]), place, fold(values.get("city", "")))
        if self.is_second(line, new if partner is None else (partner.pk,)):
            return
        line.topics = values.pop("topics", None)
        if partner is None:
            facts = {FIELDS[key]: value for key, value in values.items() if key in FIELDS}
            line.values = facts | {"programme_id": programme, "state_id": place[0], "country": place[1]}
            line.outcome = Outcome.NEW
            return
        line.row = partner
        self._changes(line, partner, values)
        line.outcome = Outcome.CHANGED if line.changes else Outcome.UNCHANGED

    def _place(self, line, values) -> tuple[int | None, str] | None:
        state, country = values.get("state"), values.get("country")
        if state is not None and country not in (None, "DE"):
            line.reasons.append(_("An institution abroad has no German state."))
        if state is not None:
            return state, "DE"
        return (None, country) if country is not None else None

    def _found(self, line, programme, values, place) -> Partner | None:
        same = self.partners[programme, fold(values["name"])]
        if place is not None:
            same = [each for each in same if (each.state_id, each.country.code) == place]
        if "city" in values:
            same = _in_town(same, values["city"])
        elif place is not None:
            same = [each for each in same if not each.city] or same
        if len(same) > 1:
            line.reasons.append(
                _("the network has %(n)d institutions of this name: add state, country or town") % {"n": len(same)}
            )
        return same[0] if len(same) == 1 else None

    def _changes(self, line, partner, values):
        for key, name in FIELDS.items():
            if key in values and values[key] != as_read(getattr(partner, name)):
                line.values[name] = values[key]
                line.changes.append(self.change(key, getattr(partner, name), values[key]))
        now = sorted(topic.pk for topic in partner.topics.all())
        if line.topics is not None and sorted(line.topics) != now:
            line.changes.append(self.change("topics", now, line.topics))
        else:
            line.topics = None

    def words(self, key, value):
        return country_name(value) if key == "country" else super().words(key, value)


def _in_town(partners: list[Partner], city: str) -> list[Partner]:
    """Those in the town as it is written, else as it is meant, else those whose town nobody noted yet."""
    written = [each for each in partners if each.city == city]
    meant = [each for each in partners if each.city and fold(each.city) == fold(city)]
    return written or meant or [each for each in partners if not each.city]


class Relations(Planner):
    """Both ends are found by their names in one programme; a relation is found again by its ends and kind."""

    def __init__(self, columns, programmes, default):
        super().__init__(columns, programmes, default)
        self.known: dict[tuple, PartnerRelation] = {}
        for each in PartnerRelation.objects.filter(source__programme__in=[p.pk for p in programmes]):
            self.known[self._place(each.source_id, each.target_id, each.kind)] = each

    @staticmethod
    def _place(source: int, target: int, kind: str) -> tuple:
        ends = (source, target) if kind in DIRECTED else tuple(sorted((source, target)))
        return (*ends, str(kind))

    def title(self, cells):
        return " – ".join(filter(None, (cells.get("source", ""), cells.get("target", ""))))

    def compare(self, line, programme, values):
        missing = [str(self.columns[key].label) for key in ("source", "kind", "target") if key not in values]
        if missing:
            line.reasons.append(_("this is missing: %(names)s") % {"names": ", ".join(missing)})
            return
        source, target = (self._end(line, programme, values[key]) for key in ("source", "target"))
        if source is None or target is None:
            return
        if source.pk == target.pk:
            line.reasons.append(_("An institution is not linked with itself."))
        if values.get("since") and values.get("until") and values["until"] < values["since"]:
            line.reasons.append(_("it ended before it began"))
        place = self._place(source.pk, target.pk, values["kind"])
        if line.reasons or self.is_second(line, place):
            return
        facts = {key: values[key] for key in ("since", "until", "note") if key in values}
        line.row = self.known.get(place)
        if line.row is None:
            ends = {"source_id": source.pk, "target_id": target.pk, "kind": values["kind"]}
            line.values, line.outcome = facts | ends, Outcome.NEW
            label = str(RelationKind(values["kind"]).label)
            line.changes = [Change(str(self.columns["kind"].label), "", label)]
            return
        line.values = {key: value for key, value in facts.items() if value != as_read(getattr(line.row, key))}
        line.changes = [self.change(key, getattr(line.row, key), value) for key, value in line.values.items()]
        line.outcome = Outcome.CHANGED if line.changes else Outcome.UNCHANGED

    def _end(self, line, programme: int, name: str) -> Partner | None:
        found = self.partners[programme, fold(name)]
        if len(found) > 1:
            found = [each for each in found if each.status == PartnerStatus.ACTIVE] or found
        if len(found) == 1:
            return found[0]
        sentence = (
            _("the network has more than one “%(name)s”: link them on their page")
            if found
            else _("the network has no “%(name)s”: import the institutions first")
        )
        line.reasons.append(sentence % {"name": name[:60]})
        return None
