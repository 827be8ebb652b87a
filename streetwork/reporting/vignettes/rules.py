"""May this be? Who writes, reads and releases vignettes."""

from streetwork.accounts.access import Access
from streetwork.accounts.roles import WRITES_VIGNETTES, Role
from streetwork.reporting.enums import VignetteStatus
from streetwork.reporting.models import Vignette
from streetwork.reporting.vignettes.alterations import is_altered_enough

OWN = frozenset({VignetteStatus.DRAFT, VignetteStatus.WITHDRAWN})


def writable_pairs(access: Access) -> dict[int, frozenset[int]]:
    """{programme: states} in which the person writes vignettes now."""
    pairs = {
        each: access.states_for(*WRITES_VIGNETTES, programme=each, running=True)
        for each in access.programmes_for(*WRITES_VIGNETTES, running=True)
    }
    return {programme: states for programme, states in pairs.items() if states}


def works_here(access: Access, vignette: Vignette) -> bool:
    """Whether the person writes vignettes in its programme and state, while the programme runs."""
    return vignette.state_id in writable_pairs(access).get(vignette.programme_id, frozenset())


def leads_here(access: Access, vignette: Vignette) -> bool:
    return vignette.state_id in access.states_for(Role.LEAD, programme=vignette.programme_id, running=True)


def is_author(access: Access, vignette: Vignette) -> bool:
    return access.user_id is not None and vignette.author_id == access.user_id


def may_edit(access: Access, vignette: Vignette) -> bool:
    """The author, as long as nobody else reads it."""
    return vignette.status in OWN and is_author(access, vignette) and works_here(access, vignette)


def may_submit(access: Access, vignette: Vignette) -> bool:
    """The author, when enough of it was altered."""
    return may_edit(access, vignette) and is_altered_enough(vignette.altered)


def may_review(access: Access, vignette: Vignette) -> bool:
    """Four eyes: a colleague of the programme in this state, never the author."""
    return (
        vignette.status == VignetteStatus.IN_REVIEW and works_here(access, vignette) and not is_author(access, vignette)
    )


def may_take_back(access: Access, vignette: Vignette) -> bool:
    """The author gets it back while it waits."""
    return vignette.status == VignetteStatus.IN_REVIEW and is_author(access, vignette) and works_here(access, vignette)


def may_withdraw(access: Access, vignette: Vignette) -> bool:
    """The author, who released it, or the lead: whoever sees first that somebody may be recognised."""
    near = is_author(access, vignette) or vignette.released_by_id == access.user_id
    return vignette.status == VignetteStatus.RELEASED and (
        leads_here(access, vignette) or (near and works_here(access, vignette))
    )


def may_delete(access: Access, vignette: Vignette) -> bool:
    """The author, and the lead where the author is gone."""
    return vignette.status in OWN and (
        may_edit(access, vignette) or (vignette.author_id is None and leads_here(access, vignette))
    )
