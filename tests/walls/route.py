"""One row of the table of routes, and whose rows there are."""

from collections.abc import Callable
from dataclasses import dataclass, field

PUBLIC, SIGNED_IN = "public", "signed_in"

# Whose row it is → who may reach it, if the role allows the view at all. Everybody else gets 404.
OF_STATE, OF_PROGRAMME, OF_PERSON, OF_LEAD = "state", "programme", "person", "lead"
OF_EDITORS = "editors"  # who keep the directory of the row's state
OF_TRAINERS = "trainers"  # who keep the trainings of the row's state and so see its participants
OF_GROUP = "group"  # members of the row's working group, and who keep the trainings of its programme
OF_DIRECTORY = "directory"  # who work with the directory of the row's state, in whatever programme
KOMPAN_PEOPLE = {
    "owner", "colleague", "outsider", "lead", "coordinator", "directory_editor", "campaign_editor",
    "training_manager", "figures_only",
}  # fmt: skip
REACHES = {
    OF_EDITORS: {"directory_editor", "lead"},
    OF_TRAINERS: {"training_manager", "lead"},
    OF_GROUP: {"owner", "training_manager", "lead"},
    OF_DIRECTORY: {
        "owner", "colleague", "stranger", "lead", "coordinator", "directory_editor", "campaign_editor",
        "training_manager",
    },
    OF_STATE: {"owner", "colleague", "lead"},
    OF_PROGRAMME: KOMPAN_PEOPLE,
    OF_PERSON: {"owner"},
    OF_LEAD: {"lead"},
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """One row of the table; `name` is the URL's name, or its pattern where it has none."""

    name: str
    who: str | frozenset
    get: int = 405
    post: int = 405
    at: Callable = lambda world: {}
    row: str = ""
    but: dict = field(default_factory=dict)
