"""What rooms above this one offer on the page of a case: they register, this room never knows who did."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from cases.casework.rules import Rights


@dataclass(frozen=True)
class Step:
    """A link under *More*. `url_name` takes the case's key; `allows` says who sees it."""

    url_name: str
    label: str | Promise
    icon: str
    allows: Callable[[Rights], bool]


_steps: dict[str, Step] = {}


def register(step: Step) -> None:
    """Add a step; registered again it replaces the earlier one."""
    _steps[step.url_name] = step


def steps_for(rights: Rights) -> list[Step]:
    """The steps that are open to somebody with these rights."""
    return [step for step in _steps.values() if step.allows(rights)]
