"""Who sees which small number. One rule for dashboards, targets, reports and their exports.

Who works with the contacts themselves sees exact numbers. For everybody else a cell of 1 or 2 is told as “1–2”, and
periods are whole calendar months. That keeps a figure from becoming a person by accident; it does not withstand
somebody who subtracts tables from each other. What strangers get is made to withstand that: see `releases`.
"""

from collections.abc import Mapping

from cases.results.figures import Count
from streetwork.accounts.access import Access
from streetwork.accounts.roles import READS_CONTACTS, READS_FIGURES

Pairs = Mapping[int, frozenset[int]]


def figures_pairs(access: Access) -> dict[int, frozenset[int]]:
    """{programme: states} of which the person may read figures, within the chosen state."""
    pairs = {each: access.states_for(*READS_FIGURES, programme=each) for each in access.programmes_for(*READS_FIGURES)}
    return {programme: states for programme, states in pairs.items() if states}


def sees_exactly(access: Access, pairs: Pairs) -> bool:
    """Whether the person works with contacts in every one of these programmes and states."""
    return all(states <= access.states_for(*READS_CONTACTS, programme=programme) for programme, states in pairs.items())


def told(number: int, *, exactly: bool) -> Count:
    """The number as it may be shown."""
    return Count.of(number, is_exact=exactly)
