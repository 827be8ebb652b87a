"""Charts whose figures stand in no rollup: gaps, claims, campaigns, spaces, trainings. A query or two each."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from django.db.models import Count as CountOf
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.enums import Kind
from cases.models import Contact
from cases.queries import local_midnight
from cases.results.figures import Count
from referrals.models import Gap
from streetwork.presence.reach import reach_by_programme
from streetwork.reporting.charts.shapes import Chart, Series, Shape
from streetwork.reporting.dashboard.shaping import PEOPLE, Asked
from streetwork.reporting.dashboard.words import CLOSED, Text, word_of
from streetwork.reporting.discretion import Pairs
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import figures_of
from streetwork.reporting.figures.selection import Selection
from streetwork.reporting.periods import DAY, Period
from streetwork.vocabulary.choices import with_children
from streetwork.vocabulary.snapshot import vocabulary
from training.attendance.queries import counts_of
from training.enums import Engagement, Outcome, SessionStatus
from training.feedback.rules import LEAST
from training.figures.folding import Slice, folded
from training.models import TrainingSession

TOLD_TOGETHER = "together"


def within(pairs: Pairs) -> Q:
    """A condition on rows with a programme and a state."""
    by_states: dict[frozenset[int], list[int]] = {}
    for programme, states in pairs.items():
        by_states.setdefault(states, []).append(programme)
    condition = Q(pk__in=[])
    for states, programmes in by_states.items():
        condition |= Q(programme__in=sorted(programmes), state__in=sorted(states))
    return condition


def during(field: str, period: Period) -> Q:
    """A condition on a moment: on one of the local days."""
    return Q(**{f"{field}__gte": local_midnight(period.first), f"{field}__lt": local_midnight(period.last + DAY)})


def contacts_of(selection: Selection) -> QuerySet[Contact]:
    """The contacts that are counted: without unanswered offers, within the selection and its filters."""
    found = Contact.objects.filter(within(selection.pairs), during("occurred_at", selection.period)).order_by()
    found = found.exclude(Q(kind=Kind.OFFER) & ~Q(offer_answered=True))
    conditions = {"language": selection.language, "platform": selection.platform, "origin_group": selection.origin}
    found = found.filter(**{name: value for name, value in conditions.items() if value})
    return found.filter(main_topic__in=with_children(selection.topic)) if selection.topic else found


def evidence_states(asked: Asked) -> Chart:
    """How the region is known in each state; one reading of the rollup for all of them."""
    known = vocabulary().states
    shown = sorted((known[pk] for pk in asked.selection.states), key=lambda s: (s.is_supraregional, s.name.casefold()))
    selections = [asked.selection.narrowed(state=each.pk) for each in shown]
    figures = [each.by(Dimension.EVIDENCE) for each in figures_of(selections, {Dimension.EVIDENCE})]
    return Chart(
        key="evidence_states", title=_("How the region is known, by state"), shape=Shape.HEAT, heading=_("State"),
        unit=PEOPLE, labels=[each.name for each in shown], keys=[each.code for each in shown],
        series=[
            Series(word, [asked.count(cells[key].people if key in cells else 0) for cells in figures])
            for key, word in CLOSED[Dimension.EVIDENCE].items()
        ],
    )  # fmt: skip


def gaps(asked: Asked) -> Chart:
    def counts(selection: Selection) -> Mapping[str, int]:
        found = Gap.objects.filter(within(selection.pairs), during("noted_at", selection.period)).order_by()
        if selection.language:
            found = found.filter(language=selection.language)
        if selection.topic:
            found = found.filter(topic__in=with_children(selection.topic))
        return _by_first_level(found.values_list("topic").annotate(number=CountOf("pk")))

    return _bars(
        asked, counts, key="gaps", title=_("Gaps: nobody fitted"), heading=_("Topic"), unit=_("gaps"),
        words=lambda key: word_of(Dimension.TOPIC, key),
        caveat=_("Gaps that counselors noted while they looked for a centre. "
                 "Platform and origin are not known of them."),
    )  # fmt: skip


def claims(asked: Asked) -> Chart:
    def counts(selection: Selection) -> Mapping[str, int]:
        found = contacts_of(selection).filter(claim__isnull=False)
        return _by_first_level(found.values_list("claim__topic").annotate(people=Sum("people_reached")))

    return _bars(
        asked, counts, key="claims", title=_("False claims corrected"), heading=_("Topic of the claim"), unit=PEOPLE,
        words=lambda key: word_of(Dimension.TOPIC, key),
        caveat=_("Only corrections that counselors linked with a claim."),
    )  # fmt: skip


def _by_first_level(rows: Iterable[tuple[int, int]]) -> Mapping[str, int]:
    topics, sums = vocabulary().topics, Counter[str]()
    for topic, number in rows:
        sums[str(topics[topic].parent_id or topic)] += number
    return sums


def campaigns(asked: Asked) -> Chart:
    titles: dict[str, str] = {}

    def counts(selection: Selection) -> Mapping[str, int]:
        through = contacts_of(selection).filter(placement__isnull=False)
        rows = through.values_list("placement__post__campaign", "placement__post__campaign__title")
        sums = {}
        for pk, title, people in rows.annotate(people=Sum("people_reached")):
            titles[str(pk)], sums[str(pk)] = title, people
        return sums

    return _bars(
        asked, counts, key="campaigns", title=_("Contacts through campaigns"), heading=_("Campaign"), unit=PEOPLE,
        words=lambda key: titles[key],
        caveat=_("Only contacts that counselors linked with a post. There were more."),
    )  # fmt: skip


def spaces(asked: Asked) -> Chart:
    """As of today, whatever the period."""
    known = vocabulary().programmes
    reached = reach_by_programme(asked.selection.pairs)
    keys = sorted(reached, key=lambda pk: -reached[pk].members)

    def row(name: Text, values: Iterable[int | None]) -> Series:
        return Series(name, [None if value is None else Count(value, value) for value in values])

    return Chart(
        key="spaces", title=_("Spaces and their reach"), shape=Shape.TABLE, heading=_("Programme"),
        labels=[known[pk].short_name for pk in keys], keys=[known[pk].slug for pk in keys],
        series=[
            row(_("spaces joined"), (reached[pk].spaces for pk in keys)),
            row(_("memberships"), (reached[pk].members for pk in keys)),
            row(_("people, at least"), (reached[pk].at_least for pk in keys)),
            row(_("people, as the lead estimates"), (reached[pk].estimate for pk in keys)),
        ],
        caveat=_("As of today, for whole programmes: spaces belong to no state. Who is in three groups has three "
                 "memberships. Reach is not impact."),
    )  # fmt: skip


def _sessions(selection: Selection) -> QuerySet[TrainingSession]:
    found = TrainingSession.objects.filter(within(selection.pairs), during("starts_at", selection.period))
    return found.filter(status=SessionStatus.HELD).order_by()


def trainings(asked: Asked) -> Chart:
    titles: dict[str, str] = {}

    def counts(selection: Selection) -> Mapping[str, int]:
        rows = _sessions(selection).values_list("course_version__course", "course_version__course__title")
        sums = {}
        for pk, title, number in rows.annotate(number=CountOf("pk")):
            titles[str(pk)], sums[str(pk)] = title, number
        return sums

    return _bars(
        asked, counts, key="trainings", title=_("Trainings held"), heading=_("Course"), unit=_("sessions"),
        words=lambda key: titles[key], is_public=True,
        caveat=_("Sessions that these states host. Language, topic, platform and origin do not narrow them."),
    )  # fmt: skip


def participants(asked: Asked) -> Chart:
    """People who took part. Small groups are told together within each session, so that no difference of periods or
    states tells more than its sessions one by one.
    """
    names = dict(Engagement.choices) | {TOLD_TOGETHER: _("told together")}

    def counts(selection: Selection) -> Mapping[str, int]:
        ids = list(_sessions(selection).values_list("pk", flat=True))
        rows = [row for row in counts_of(ids, now=timezone.now()) if row.outcome == Outcome.ATTENDED] if ids else []
        cells: dict[int, Counter[str]] = {}
        for row in rows:
            cells.setdefault(row.session_id, Counter())[row.engagement] += row.people
        parts = (_slices(cell, exactly=asked.exactly) for cell in cells.values())
        sums = Counter[str]()
        for part in chain.from_iterable(parts):
            sums[str(part.key or TOLD_TOGETHER)] += part.people
        return sums

    caveat = _("A person counts once in each session that these states host.")
    if not asked.exactly:
        caveat += " " + _("Groups of fewer than %(least)d people of a session are told together, sessions with fewer "
                          "than %(least)d people are left out.") % {"least": LEAST}  # fmt: skip
    return _bars(
        asked, counts, key="participants", title=_("Participants of trainings"), heading=_("Full-time or volunteer"),
        unit=_("people"),
        words=lambda key: names.get(key, key), is_public=True, caveat=caveat,
    )  # fmt: skip


def _slices(cell: Counter[str], *, exactly: bool) -> list[Slice]:
    slices = [Slice(key, people, 0) for key, people in cell.items()]
    if exactly:
        return slices
    return folded(slices) if sum(cell.values()) >= LEAST else []


def _bars(
    asked: Asked, counts: Callable[[Selection], Mapping[str, int]], *, words: Callable[[str], Text],
    is_public: bool = False, **rest,
) -> Chart:  # fmt: skip
    """Now and before, largest first. `is_public`: the numbers are no people's secret, or were made safe before."""
    now = counts(asked.selection)
    then = counts(asked.compared) if asked.compared else {}
    keys = sorted({*now, *then}, key=lambda key: (key == TOLD_TOGETHER, -now.get(key, 0), -then.get(key, 0), key))
    question = Asked(asked.selection, asked.compared, asked.exactly or is_public)
    return Chart(
        shape=Shape.BARS, labels=[words(key) for key in keys], keys=keys,
        series=question.pair((now.get(key, 0) for key in keys), (then.get(key, 0) for key in keys)), **rest,
    )  # fmt: skip
