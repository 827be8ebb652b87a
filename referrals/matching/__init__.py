"""Which advisory centres fit what somebody needs, and why (docs/adr/0014).

`scoring.score` is the one pure formula; `candidates` reads by one query what it could like; `reasons` says in the
reader's language why a centre is named and what it lacks.
"""

from referrals.matching.matcher import explain, match
from referrals.matching.needs import Match, Matches, Need

__all__ = ["Match", "Matches", "Need", "explain", "match"]
