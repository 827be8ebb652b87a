"""What the page of the map shows: the picture and, saying the same, the table of its relations."""

from functools import cached_property

from training.enums import PartnerStatus, RelationKind
from training.models import Partner, PartnerRelation
from training.network.filters import GraphFilter
from training.network.graph.picture import Picture, drawn
from training.network.presenters import RelationRow
from training.network.queries import relations_among

MOST_READ = 3000


class GraphPage:
    """The network in a selection. Three queries, however many institutions."""

    def __init__(self, wanted: GraphFilter):
        self.filter = wanted
        chosen = wanted.chosen
        partners = wanted.narrowed()
        self.centre: Partner | None = partners.filter(pk=chosen["around"]).first() if "around" in chosen else None
        if self.centre is None:
            partners = partners.filter(status=PartnerStatus.ACTIVE)
        relations = relations_among(partners)
        if "kind" in chosen:
            relations = relations.filter(kind=chosen["kind"])
        self.relations: list[PartnerRelation] = list(relations.order_by("pk")[:MOST_READ])
        self.partners: list[Partner] = list(partners.order_by("pk"))
        if self.centre is not None:
            self._narrow(self.centre.pk)

    def _narrow(self, centre: int) -> None:
        """The centre, who is linked with it, and how those are linked among each other."""
        near = {end for each in self.relations for end in (each.source_id, each.target_id)
                if centre in (each.source_id, each.target_id)} | {centre}  # fmt: skip
        self.relations = [each for each in self.relations if each.source_id in near and each.target_id in near]
        self.partners = [partner for partner in self.partners if partner.pk in near]

    @cached_property
    def picture(self) -> Picture:
        return drawn(self.partners, self.relations, centre=self.centre.pk if self.centre else None)

    @cached_property
    def rows(self) -> list[RelationRow]:
        """All relations of the selection, also of institutions that the picture leaves out; by name."""
        known = {partner.pk: partner for partner in self.partners}
        rows = [RelationRow(each, known[each.source_id], known[each.target_id]) for each in self.relations]
        return sorted(rows, key=lambda row: (row.source.name.casefold(), row.target.name.casefold(), row.relation.pk))

    @cached_property
    def unlinked(self) -> int:
        """How many institutions of the selection have no relation in it."""
        linked = {end for each in self.relations for end in (each.source_id, each.target_id)}
        return sum(partner.pk not in linked for partner in self.partners)

    @property
    def kind_label(self) -> str:
        kind = self.filter.chosen.get("kind")
        return str(RelationKind(kind).label) if kind else ""
