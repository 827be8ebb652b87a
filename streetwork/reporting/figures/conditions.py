"""Which rows a selection keeps, as SQL conditions. The tables are named c, r as in `counting`."""

from cases.enums import Kind
from streetwork.reporting.enums import Source
from streetwork.reporting.figures.dimensions import OFFER_ANSWERED, OFFER_UNANSWERED
from streetwork.reporting.figures.selection import Selection
from streetwork.vocabulary.choices import with_children

KINDS = {
    OFFER_ANSWERED: "c.kind = 'offer' AND c.offer_answered IS TRUE",
    OFFER_UNANSWERED: "c.kind = 'offer' AND c.offer_answered IS NOT TRUE",
    **{kind.value: f"c.kind = '{kind.value}'" for kind in Kind},
}
PAIRS = "({alias}.programme_id, {alias}.state_id) IN (SELECT * FROM unnest({columns}))"
CONTACT_OF_REFERRAL = (
    "EXISTS (SELECT FROM cases_contact c WHERE c.state_id = r.state_id AND c.referral_id = r.id AND {kept})"
)


class Values:
    """Names for the values of a statement."""

    def __init__(self):
        self.named: dict[str, object] = {}

    def __call__(self, value: object, cast: str = "") -> str:
        name = f"v{len(self.named)}"
        self.named[name] = value
        return f"%({name})s{cast and f'::{cast}'}"


def in_states(selection: Selection, alias: str, values: Values) -> str:
    return f"{alias}.state_id = ANY({values(sorted(selection.states), 'smallint[]')})"


def of_pairs(selection: Selection, alias: str, values: Values) -> str:
    """Programmes where all have the same states (which `in_states` names), else pairs."""
    programmes = sorted(selection.pairs)
    if all(states == selection.states for states in selection.pairs.values()):
        return f"{alias}.programme_id = ANY({values(programmes, 'bigint[]')})"
    pairs = [(programme, state) for programme in programmes for state in sorted(selection.pairs[programme])]
    columns = values([each for each, _state in pairs], "bigint[]"), values([each for _p, each in pairs], "smallint[]")
    return PAIRS.format(alias=alias, columns=", ".join(columns))


def filters_of(selection: Selection, source: Source, values: Values) -> list[str]:
    """What the filters keep. A referral knows no platform, origin or kind of contact: its contact does."""
    if source == Source.CONTACTS:
        return [*_of_contact(selection, values), *_language_and_topic(selection, "c", "main_topic_id", values)]
    own = _language_and_topic(selection, "r", "topic_id", values)
    if through := _of_contact(selection, values):
        own.append(CONTACT_OF_REFERRAL.format(kept=" AND ".join(through)))
    return own


def _language_and_topic(selection: Selection, alias: str, topic: str, values: Values) -> list[str]:
    conditions = []
    if selection.language:
        conditions.append(f"{alias}.language_id = {values(selection.language)}")
    if selection.topic:
        conditions.append(f"{alias}.{topic} = ANY({values(with_children(selection.topic), 'smallint[]')})")
    return conditions


def _of_contact(selection: Selection, values: Values) -> list[str]:
    conditions = []
    if selection.platform:
        conditions.append(f"c.platform_id = {values(selection.platform)}")
    if selection.origin:
        conditions.append(f"c.origin_group_id = {values(selection.origin)}")
    if selection.kind:
        conditions.append(KINDS.get(selection.kind, "false"))
    return conditions
