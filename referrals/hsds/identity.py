"""UUIDs of what has no row of its own: derived from the centre's, so that they stay the same for ever.

Those of a location and of a service at its location can be turned back into the centre's.
"""

from uuid import UUID, uuid5

from streetwork.places.folding import fold
from streetwork.vocabulary.snapshot import vocabulary

OURS = UUID("6f1c1f5e-6f0e-5b0e-9c43-3c2f3f0a7d11")
# bits of the node, which leave version and variant of a UUID as they are
LOCATION, SERVICE_AT_LOCATION = 0x10CA, 0x5A1C
TOPICS, TARGET_GROUPS = str(uuid5(OURS, "taxonomy:topics")), str(uuid5(OURS, "taxonomy:target-groups"))


def organization_id(center) -> str:
    """One organisation for each provider and state; a centre without a provider is its own."""
    return organization_id_of(center.state_id, center.provider or center.name)


def organization_id_of(state: int, name: str) -> str:
    """Different spellings of case, umlauts and marks are the same organisation."""
    return str(uuid5(OURS, f"organization:{vocabulary().states[state].code}:{fold(name)}"))


def location_id(center) -> str:
    return str(_turned(center.uid, LOCATION))


def service_at_location_id(center) -> str:
    return str(_turned(center.uid, SERVICE_AT_LOCATION))


def uid_at_location(key: UUID) -> UUID:
    """The centre's UUID for that of its service at its location."""
    return _turned(key, SERVICE_AT_LOCATION)


def _turned(key: UUID, bits: int) -> UUID:
    return UUID(int=key.int ^ bits)


def part_id(center, *names) -> str:
    """Of a phone, a schedule, a language … of the centre."""
    return str(uuid5(center.uid, ":".join(map(str, names))))


def term_id(taxonomy: str, code: str) -> str:
    return str(uuid5(UUID(taxonomy), code))
