"""Every chart of the dashboards by its key: what it counts, and how its table reads."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streetwork.reporting.charts.shapes import Chart
from streetwork.reporting.dashboard import beside, shaping
from streetwork.reporting.dashboard.links import NO_LINKS, Links
from streetwork.reporting.dashboard.shaping import REFERRALS, Asked, Plan
from streetwork.reporting.figures.dimensions import Dimension
from streetwork.reporting.figures.queries import Figures, figures_of
from streetwork.reporting.figures.selection import Selection

EVIDENCE_CAVEAT = _(
    "Evidence, never proof: people say where they live, or write in a regional space, or are referred locally. "
    "Nobody's place of residence is checked, and none is guessed."
)
ORIGIN_CAVEAT = _(
    "Only where the conversation itself showed an origin group; nobody is asked for it. "
    "A difference may come from more or less logging."
)
READERS_CAVEAT = _("Estimated by counselors: how many may have read a public answer. Nobody knows who did.")

PLANS: dict[str, Plan] = {
    plan.key: plan
    for plan in (
        Plan("kinds", _("Kinds of contacts"), _("Kind"), Dimension.KIND,
             caveat=_("Unanswered offers stand here for comparison; they are no contacts and in no sum.")),
        Plan("topics", _("Topics"), _("Topic"), Dimension.TOPIC,
             caveat=_("The main topic of each contact, finer ones with their parent. The lists behind show every "
                      "contact that mentions the topic.")),
        Plan("mentioned", _("Topics that were mentioned"), _("Topic"), Dimension.MENTIONED,
             caveat=_("A contact counts under each of its topics; the bars do not add up.")),
        Plan("languages", _("Languages"), _("Language"), Dimension.LANGUAGE),
        Plan("platforms", _("Platforms"), _("Platform"), Dimension.PLATFORM),
        Plan("origins", _("Origin groups"), pgettext_lazy("figures", "Origin group"), Dimension.ORIGIN,
             caveat=ORIGIN_CAVEAT),
        Plan("evidence", _("How the region is known"), pgettext_lazy("region", "Evidence"),
             Dimension.EVIDENCE, caveat=EVIDENCE_CAVEAT),
        Plan("acts", _("What counselors did"), _("Act"), Dimension.ACT,
             caveat=_("A contact counts under each of its acts; the bars do not add up.")),
        Plan("initiative", _("Who began"), _("Initiative"), Dimension.INITIATIVE),
        Plan("settings", _("Who could read along"), _("Setting"), Dimension.SETTING),
        Plan("depth", _("Depth"), _("Depth"), Dimension.DEPTH),
        Plan("audience", _("Silent readers of public answers"), _("Silent readers"), Dimension.AUDIENCE,
             caveat=READERS_CAVEAT),
        Plan("countries", _("People who still live abroad"), _("Country of residence"), Dimension.COUNTRY,
             leaves_out=frozenset({""}), caveat=_("Only where somebody said it.")),
        Plan("targets_abroad", _("Where people from abroad want to go"), _("Target state"), Dimension.TARGET,
             leaves_out=frozenset({""}), caveat=_("Only where somebody said it.")),
        Plan("through", _("Contacts through posts"), _("Came through"), Dimension.THROUGH),
        Plan("results", _("What became of referrals"), _("Result"), Dimension.RESULT, unit=REFERRALS,
             caveat=_("The highest step that somebody told, as of today.")),
        Plan("levels", _("How much support went with a referral"), _("Support"), Dimension.LEVEL, unit=REFERRALS),
        Plan("referral_topics", _("Topics of referrals"), _("Topic"), Dimension.REFERRAL_TOPIC, unit=REFERRALS),
    )
}  # fmt: skip
# Drawn from figures, too, but in their own way: what they need, and how they are made.
DRAWN: dict[str, tuple[tuple[Dimension, ...], Callable[[Asked], Chart]]] = {
    "over_time": ((), shaping.over_time),
    "ladder": ((Dimension.RESULT,), shaping.ladder),
    "states": ((Dimension.STATE,), shaping.states),
    "programmes": ((Dimension.PROGRAMME,), shaping.programmes),
    "heat": ((Dimension.TOPIC_LANGUAGE,), shaping.heat),
}
# Counted by queries of their own.
BESIDE: dict[str, Callable[[Asked], Chart]] = {
    each.__name__: each
    for each in (
        beside.evidence_states, beside.gaps, beside.claims, beside.campaigns, beside.spaces, beside.trainings,
        beside.participants,
    )
}  # fmt: skip
KEYS: tuple[str, ...] = (*DRAWN, *PLANS, *BESIDE)


def dimensions_of(keys: Collection[str]) -> set[Dimension]:
    """What has to be counted for these charts. Raises KeyError for an unknown key."""
    found: set[Dimension] = set()
    for key in keys:
        if key in PLANS:
            found.add(PLANS[key].dimension)
        elif key not in BESIDE:
            found.update(DRAWN[key][0])
    return found


def charts_of(
    keys: Collection[str],
    *,
    selection: Selection,
    compared: Selection | None = None,
    exactly: bool,
    links: Links = NO_LINKS,
    figures: list[Figures] | None = None,
) -> dict[str, Chart]:
    """The charts by their keys, in the order asked for; few queries for many charts.

    `figures`: those of `selection` and, where there is one, of `compared`, when they were counted already. Raises
    KeyError for an unknown key.
    """
    asked = Asked(selection, compared, exactly, links=links)
    dimensions = dimensions_of(keys)
    if figures is None and any(key not in BESIDE for key in keys):
        figures = figures_for(selection, compared, dimensions, asked.bucket if "over_time" in keys else "")
    now, then = (*(figures or []), None, None)[:2]
    asked = Asked(selection, compared, exactly, now, then, links)
    return {key: _chart(key, asked) for key in keys}


def figures_for(
    selection: Selection,
    compared: Selection | None,
    dimensions: Collection[Dimension],
    bucket: str = "",
    series_of: Collection[Dimension] = (Dimension.KIND,),
) -> list[Figures]:
    """The figures of both periods in one go."""
    selections = [selection, compared] if compared else [selection]
    return figures_of(selections, dimensions, series=bucket, series_of=series_of)


def chart_of(key: str, *, selection: Selection, compared: Selection | None = None, exactly: bool) -> Chart:
    """One chart. Raises KeyError for an unknown key."""
    return charts_of([key], selection=selection, compared=compared, exactly=exactly)[key]


def _chart(key: str, asked: Asked) -> Chart:
    if key in PLANS:
        return PLANS[key].chart(asked)
    return BESIDE[key](asked) if key in BESIDE else DRAWN[key][1](asked)
