"""One invented gap for each programme: places where nobody advises on the matter in the language."""

from datetime import UTC, datetime, timedelta

from referrals.models import Gap
from streetwork.accounts.models import User
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.models import Topic

# programme, state, place, topic, language, who noted it (key of a demo person), days ago
GAPS = (
    ("kompan", "NI", "Cuxhaven", "mental_health", "ro", "ni", 9),
    ("welcome-to-the-east-side", "ST", "Salzwedel", "addiction", "vi", "vietnamese", 16),
    ("lara-la-red", "BE", "Berlin", "insolvency", "pt", "portuguese", 4),
)
# The closed programme's lies in its last year.
OLD = ("integrif", "ST", "Wernigerode", "mental_health", "ar", "archive")
OLD_AT = datetime(2019, 5, 14, 9, 20, tzinfo=UTC)


def seed_gaps(*, people: dict[str, User], now: datetime) -> None:
    """Write the gaps. Needs an open scope of all states and a transaction."""
    programmes, states = Programme.objects.in_bulk(field_name="slug"), State.objects.in_bulk(field_name="code")
    topics = Topic.objects.in_bulk(field_name="code")
    rows = [(*row[:-1], now - timedelta(days=row[-1])) for row in GAPS] + [(*OLD, OLD_AT)]
    Gap.objects.bulk_create(
        Gap(
            programme=programmes[programme], state=states[state], place=place, topic=topics[topic],
            language_id=language, noted_by=people[person], noted_at=at,
        )
        for programme, state, place, topic, language, person, at in rows
    )  # fmt: skip
