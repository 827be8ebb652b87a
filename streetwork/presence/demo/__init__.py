"""The invented register of demo mode: LaRA's ninety groups and some forty spaces of the other programmes.

Every name and address is made up; Facebook gives no group an address with a hyphen, and the other
addresses say `demo`, use a reserved domain or a number that is not given out.
"""

from streetwork.presence.demo.rounds import clear_rounds, rounds_are_seeded, seed_rounds
from streetwork.presence.demo.writing import clear_spaces, seed_spaces

__all__ = ["clear_rounds", "clear_spaces", "rounds_are_seeded", "seed_rounds", "seed_spaces"]
