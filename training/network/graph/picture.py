"""The map as shapes for the template: nodes with links, lines with arrows, a legend."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from textwrap import wrap

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from training.enums import Audience, InstitutionType, RelationKind
from training.models import Partner, PartnerRelation
from training.network.graph.layout import laid_out
from training.network.graph.lines import Spot, path_between
from training.network.rules import DIRECTED
from training.network.words import FROM_SOURCE, ICONS, place_of, short_place, years_of

MOST_DRAWN = 120
RADIUS = 17
MOST_RADIUS = 26
LINE_SIGNS, MOST_LINES = 19, 2
SIGN_WIDTH, LINE_HEIGHT = 6.4, 13
NAMED = 5
MARGIN = 12


@dataclass(frozen=True)
class Node:
    """An institution. `near` are the keys of those that a line joins it to, for the highlighting."""

    partner: Partner
    x: float
    y: float
    radius: int
    lines: list[tuple[float, str]]
    place: str
    place_y: float
    spot: Spot
    icon: str
    says: str
    url: str
    near: str
    is_centre: bool

    @property
    def icon_x(self) -> float:
        return round(self.x - 8, 1)

    @property
    def icon_y(self) -> float:
        return round(self.y - 8, 1)

    @property
    def classes(self) -> str:
        names = ["net-node"]
        names += ["is-abroad"] if self.partner.country.code != "DE" else []
        names += ["is-volunteer"] if self.partner.engagement == Audience.VOLUNTEER else []
        names += ["is-centre"] if self.is_centre else []
        return " ".join(names)


@dataclass(frozen=True)
class Line:
    """A relation as a path; `has_arrow`: it reads in one direction."""

    relation: PartnerRelation
    path: str
    says: str

    @property
    def has_arrow(self) -> bool:
        return self.relation.kind in DIRECTED


@dataclass(frozen=True)
class LegendEntry:
    code: str
    label: str
    number: int
    icon: str = ""


@dataclass(frozen=True)
class Picture:
    """`hidden`: how many linked institutions were left out, the least linked ones."""

    nodes: list[Node]
    lines: list[Line]
    width: float
    height: float
    kinds: list[LegendEntry]
    types: list[LegendEntry]
    has_abroad: bool
    has_volunteers: bool
    hidden: int

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"


def drawn(partners: list[Partner], relations: list[PartnerRelation], *, centre: int | None = None) -> Picture:
    """The picture of institutions that have a relation among these; the most linked ones, up to `MOST_DRAWN`."""
    known = {partner.pk: partner for partner in partners}
    relations = [each for each in relations if each.source_id in known and each.target_id in known]
    degrees = Counter(end for each in relations for end in (each.source_id, each.target_id))
    order = sorted(degrees, key=lambda pk: (pk != centre, -degrees[pk], pk))
    shown = sorted(order[:MOST_DRAWN])
    place = {pk: index for index, pk in enumerate(shown)}
    relations = [each for each in relations if each.source_id in place and each.target_id in place]
    spots = laid_out(len(shown), [(place[each.source_id], place[each.target_id]) for each in relations])
    points = {pk: (x + MARGIN, y + MARGIN - 16) for pk, (x, y) in zip(shown, spots.points, strict=True)}
    near: dict[int, list[int]] = defaultdict(list)
    for each in relations:
        for end, other in ((each.source_id, each.target_id), (each.target_id, each.source_id)):
            if other not in near[end]:
                near[end].append(other)
    radii = {pk: min(MOST_RADIUS, RADIUS + 2 * (len(near[pk]) - 1)) for pk in shown}
    nodes = [
        _node(known[pk], points[pk], radii[pk], [known[other] for other in near[pk]], is_centre=pk == centre)
        for pk in shown
    ]
    chosen = [known[pk] for pk in shown]
    return Picture(
        nodes=nodes,
        lines=_lines(relations, {node.partner.pk: node.spot for node in nodes}, known),
        width=spots.width + 2 * MARGIN,
        height=spots.height + 2 * MARGIN,
        kinds=_kinds(relations),
        types=_types(chosen),
        has_abroad=any(each.country.code != "DE" for each in chosen),
        has_volunteers=any(each.engagement == Audience.VOLUNTEER for each in chosen),
        hidden=len(order) - len(shown),
    )


def _node(partner: Partner, point, radius: int, near: list[Partner], *, is_centre: bool) -> Node:
    x, y = point
    rows = wrap(partner.name, LINE_SIGNS, break_long_words=True) or [partner.name]
    if len(rows) > MOST_LINES:
        rows = [*rows[: MOST_LINES - 1], rows[MOST_LINES - 1][: LINE_SIGNS - 1].rstrip() + "…"]
    first = y + radius + 14
    spot = Spot(x, y, radius, SIGN_WIDTH * max(map(len, rows)), LINE_HEIGHT * (len(rows) + 1) + 6)
    names = ", ".join(other.name for other in near[:NAMED])
    more = len(near) - NAMED
    if more > 0:
        names = ngettext("%(names)s and %(n)d more", "%(names)s and %(n)d more", more) % {"names": names, "n": more}
    says = _("%(name)s, %(type)s, %(place)s; linked with %(names)s") % {
        "name": partner.name, "type": partner.get_institution_type_display(), "place": place_of(partner),
        "names": names,
    }  # fmt: skip
    return Node(
        partner=partner,
        x=x,
        y=y,
        radius=radius,
        lines=[(round(first + LINE_HEIGHT * row, 1), text) for row, text in enumerate(rows)],
        place=short_place(partner),
        place_y=round(first + LINE_HEIGHT * len(rows), 1),
        spot=spot,
        icon=ICONS[InstitutionType(partner.institution_type)],
        says=says,
        url=reverse("network:partner", args=[partner.pk]),
        near=" ".join(str(other.pk) for other in near),
        is_centre=is_centre,
    )


def _lines(relations, spots: dict[int, Spot], known) -> list[Line]:
    """Several relations of the same two are bent apart."""
    together: dict[tuple[int, int], list[PartnerRelation]] = defaultdict(list)
    for each in relations:
        together[min(each.source_id, each.target_id), max(each.source_id, each.target_id)].append(each)
    lines = []
    for (low, _high), group in sorted(together.items()):
        for index, each in enumerate(sorted(group, key=lambda row: (row.kind, row.pk))):
            bend = (index - (len(group) - 1) / 2) * 26
            a, b = each.source_id, each.target_id
            path = path_between(spots[a], spots[b], bend if a == low else -bend)
            lines.append(Line(each, path, _says(each, known)))
    return lines


def _says(relation: PartnerRelation, known) -> str:
    words = _("%(source)s %(relation)s %(target)s") % {
        "source": known[relation.source_id].name, "relation": FROM_SOURCE[RelationKind(relation.kind)],
        "target": known[relation.target_id].name,
    }  # fmt: skip
    years = years_of(relation.since, relation.until)
    return f"{words} ({years})" if years else words


def _kinds(relations) -> list[LegendEntry]:
    counts = Counter(each.kind for each in relations)
    return [LegendEntry(kind.value, str(kind.label), counts[kind]) for kind in RelationKind if counts[kind]]


def _types(partners) -> list[LegendEntry]:
    counts = Counter(partner.institution_type for partner in partners)
    return [
        LegendEntry(kind.value, str(kind.label), counts[kind], ICONS[kind]) for kind in InstitutionType if counts[kind]
    ]  # fmt: skip
