"""Where answers are used. Apps above register who uses them; this room only shows what they say.

Nobody is told who used what: figures by week, never by person.
"""

from collections.abc import Callable, Iterable
from datetime import date

from streetwork.accounts.access import Access

# function(version_ids, access, since) -> {version: contacts}
Counter = Callable[[Iterable[int], Access, date], dict[int, int]]
_counters: list[Counter] = []


def count_contacts_with(counter: Counter) -> None:
    """Name the function that counts contacts in which a version was used, in the person's states."""
    if counter not in _counters:
        _counters.append(counter)


def contacts_with(version_ids: Iterable[int], access: Access, since: date) -> dict[int, int]:
    """{version: contacts since the day}, of those that the person may see or count."""
    version_ids, total = list(version_ids), {}
    for counter in _counters:
        for version, number in counter(version_ids, access, since).items():
            total[version] = total.get(version, 0) + number
    return total
