"""Reading the network: institutions of the programmes that a person works in."""

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_TRAININGS
from training.models import Partner, PartnerAttendance, PartnerContact, PartnerRelation
from training.network.matching import fold
from training.network.rules import states_with_people


def partners_of(access: Access) -> QuerySet[Partner]:
    """The institutions that a person may see: those of their programmes, in all states, active and former."""
    return Partner.objects.filter(programme__in=access.programmes_for(*READS_TRAININGS))


def with_facts(partners: QuerySet[Partner]) -> QuerySet[Partner]:
    """With `links` (relations), `visits` (sessions in which somebody of it took part) and `visited_at` (the last)."""
    taken = PartnerAttendance.objects.filter(partner=OuterRef("pk")).order_by().values("partner")
    return partners.annotate(
        links=_count(PartnerRelation, "source") + _count(PartnerRelation, "target"),
        visits=Coalesce(Subquery(taken.annotate(n=Count("pk")).values("n")), 0),
        visited_at=Subquery(
            PartnerAttendance.objects.filter(partner=OuterRef("pk"))
            .order_by(F("session__starts_at").desc(nulls_last=True))
            .values("session__starts_at")[:1]
        ),
    )


def _count(model, field: str):
    rows = model.objects.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


def containing(partners: QuerySet[Partner], words: str) -> QuerySet[Partner]:
    """Institutions that have every word in their name, as written or folded, in their town or note."""
    for word in words.split()[:8]:
        said = Q(name__icontains=word) | Q(city__icontains=word) | Q(note__icontains=word)
        partners = partners.filter(said | Q(name_key__contains=fold(word)))
    return partners


def relations_among(partners: QuerySet[Partner]) -> QuerySet[PartnerRelation]:
    """Relations of which both ends are among the institutions."""
    keys = partners.order_by().values("pk")
    return PartnerRelation.objects.filter(source__in=keys, target__in=keys)


def relations_of(partner: Partner) -> QuerySet[PartnerRelation]:
    """In both directions; those that ended last."""
    own = PartnerRelation.objects.filter(Q(source=partner) | Q(target=partner))
    return own.select_related("source", "target").order_by(F("until").asc(nulls_first=True), "kind", "pk")


def people_of(access: Access, programme_id: int) -> QuerySet[PartnerContact]:
    """Contact persons in a programme's network whom the person may see: within the states where they plan trainings."""
    states = states_with_people(access, programme_id)
    return PartnerContact.objects.filter(partner__programme=programme_id, state__in=states)
